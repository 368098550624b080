"""Blocks that are made from other things, or stand in for them."""

from dataclasses import replace

from badgefolio.model import blocks
from badgefolio.model.audience import EVERYBODY
from badgefolio.model.cv import CvBlock, Entry, Section
from badgefolio.model.derived import Figure, PageCard, PageList, Statistics, Timeline, TimelineEntry
from badgefolio.model.held import HeldBadge, Route
from badgefolio.model.media import MediaBlock, Recording
from badgefolio.model.paths import Path, PathState, Progress, Requirement
from badgefolio.model.project import FoundFile
from badgefolio.model.selection import Format
from badgefolio.model.skills import Skills
from badgefolio.portfolio.finding import frameworks

FILM, SUBTITLES, SOUND = (
    FoundFile(path=path, digest=path.encode().hex().ljust(64, "0"), size=1_500)
    for path in ("files/talk.mp4", "files/talk.vtt", "files/talk.mp3")
)
RECORDING = Recording(
    url="https://archive.org/details/a",
    host="archive.org",
    player="https://archive.org/embed/a",
    origin="https://archive.org",
)
ENTRY = Entry(
    section=Section.WORK,
    texts=(
        ("name", "School"),
        ("position", "Teacher"),
        ("startDate", "2012-09"),
        ("endDate", "2019"),
        ("summary", "*Outdoors*"),
    ),
    lists=(("highlights", ("One", "**Two**")),),
)


def path_of(*badges: HeldBadge) -> Path:
    """Return a path of two groups, the first of which these badges meet."""
    asked = Requirement(title="Soldering", issuer="", url="", group="A", badges=badges)
    other = Requirement(title="Care", issuer="c.example", url="https://c.example/", group="", badges=())
    return Path(
        name="maker",
        title="Maker",
        description="A *long* way.",
        picture=FoundFile(path="files/photo.jpg", digest="66" * 32, size=1_500),
        picture_alt="A hill",
        state=PathState.ACTIVE,
        audience=EVERYBODY,
        route=Route(path="paths/maker/"),
        minimum=0,
        requirements=(asked, other),
    )


def new_blocks(*badges: HeldBadge) -> tuple[blocks.Block, ...]:
    """Return the blocks that are made from other things, or stand in for them."""
    card = PageCard(
        name="cv",
        title="Another page",
        description="In short",
        tags=(),
        route=Route(path="pages/cv/"),
        declared=EVERYBODY,
    )
    happened = TimelineEntry(date="2019-06", title="Moved", text="By *train*")
    languages = tuple(
        Entry(section=Section.LANGUAGES, texts=(("language", name), ("fluency", "well"))) for name in "AB"
    )
    return (
        blocks.Quote(text="So it *is*.", by="Ada", url="https://ada.example/q", border="thin-dashed-dark"),
        blocks.Quote(text="Bare."),
        blocks.Licence(id="CC-BY-SA-4.0", note="Not the *badges*", padding=20),
        blocks.Licence(words="Ask me"),
        MediaBlock(title="A film", recording=RECORDING, description="Long"),
        MediaBlock(title="A sound", recording=replace(RECORDING, is_sound=True)),
        MediaBlock(title="My film", file=FILM, captions=SUBTITLES),
        MediaBlock(title="My sound", file=SOUND),
        PageList(pages=(card, replace(card, description="")), title="Pages"),
        PageList(pages=()),
        Timeline(badges=badges, entries=(happened,), title="In time"),
        Timeline(badges=()),
        Statistics(figures=tuple(Figure), badges=badges, title="Numbers"),
        Statistics(figures=tuple(Figure), badges=()),
        CvBlock(sections=((Section.WORK, (ENTRY,)), (Section.LANGUAGES, languages)), title="My way"),
        CvBlock(sections=()),
        Progress(path=path_of(*badges)),
        Progress(path=path_of(*badges), is_long=True),
        Skills(frameworks=frameworks(badges), title="Skills"),
        Skills(frameworks=()),
        blocks.Columns(
            columns=(
                (
                    blocks.Heading(text="Inside", level=1),
                    blocks.Heading(text="Deeper", level=2),
                    *(blocks.BadgeBlock(badge=each, format=Format.LONG) for each in badges),
                ),
                (PageList(pages=(card,), title="Beside"), blocks.Text(markdown="Words")),
                (),
            ),
            border="thick-solid-light",
            padding=50,
        ),
    )

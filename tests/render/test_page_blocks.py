"""Blocks of a page: their rule and room, what they hold, and the page they make."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from tests.render.conftest import (
    FULL,
    MINIMAL,
    PHOTO,
    PLAN,
    Skeleton,
    all_blocks,
    held,
    page,
    rendered,
    settings,
    site,
    viewer,
)
from tests.render.made_blocks import ENTRY, FILM, RECORDING, new_blocks

from badgefolio.model import blocks
from badgefolio.model.cv import DATES, LISTS, MEMBERS, CvBlock, Entry, Section
from badgefolio.model.derived import Figure, Statistics, Timeline, TimelineEntry
from badgefolio.model.held import HeldBadge, OwnEvidence
from badgefolio.model.media import MediaBlock
from badgefolio.model.selection import Format
from badgefolio.render import views
from badgefolio.render.media_views import media_policy
from badgefolio.render.page_blocks import page_block
from badgefolio.render.subjects import Look, World
from badgefolio.render.themes import Theme

LOOK = Look(
    theme=Theme(name="t", title="T", folders=(), digest=""), style_path="a", script_path="b", embed_style=""
)
WORLD = World(settings=settings(), navigation=(), owner_picture=None, look=LOOK)
GOLDEN = Path(__file__).parent / "golden"


def seen(block: blocks.Block, language: str = "en") -> views.BlockView:
    return page_block(block, WORLD, viewer("pages/cv/", language))


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_a_page_of_all_blocks_is_as_it_was_read(theme: str, golden: Callable[[Path, str], None]) -> None:
    one, bare = held("one", note="*Mine*", tags=("a", "b")), held("bare", MINIMAL)
    made = rendered(site((one, bare), (page("cv", *all_blocks(one, bare)),), theme=theme, base_url=""))
    text = made["pages/cv/index.html"]
    main = text[text.index("<main") : text.index("</main>")]
    golden(GOLDEN / f"blocks-{theme}.html", f"{main}</main>\n")


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_no_heading_is_skipped_in_columns_either(theme: str) -> None:
    one = held("one")
    for start in ((), (blocks.Heading(text="A", level=1),), (blocks.Heading(text="A", level=2),)):
        of = site((one,), (page("cv", *start, *new_blocks(one)),), theme=theme)
        tags = [tag for tag, _ in Skeleton(rendered(of)["pages/cv/index.html"]).tags]
        levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert "h7" not in tags
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_rule_and_room_are_class_names() -> None:
    assert seen(blocks.Text(markdown="A", border="thin-dashed-dark", padding=25)).look == (
        "ruled rule-thin rule-dashed rule-dark room-25"
    )
    assert seen(blocks.Text(markdown="A")).look == ""


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_every_block_that_shows_something_carries_its_rule(theme: str) -> None:
    one = held("one")
    many = tuple(replace(block, border="thin-solid-light") for block in all_blocks(one))
    text = rendered(site((one,), (page("cv", *many),), theme=theme))["pages/cv/index.html"]
    shown = len(re.findall(r'class="block[ "]', text))
    inside = 5  # blocks in columns have their own
    ruled = re.findall(r'class="block[^"]* ruled rule-thin rule-solid rule-light', text)
    assert len(ruled) == shown - inside


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_every_class_of_rule_and_room_has_a_style(theme: str) -> None:
    style = "".join(path.read_text() for path in Path("themes/base/assets").glob("*.css"))
    for name in ("rule-thick", "rule-dashed", "rule-dotted", "rule-medium", "rule-dark", "ruled"):
        assert f".{name} " in style, theme
    assert all(f".room-{px} {{ padding-block: {px}px; }}" in style for px in range(5, 51, 5))


def badge(evidence: tuple[OwnEvidence, ...], form: Format) -> views.BadgeBlock:
    found = seen(blocks.BadgeBlock(badge=replace(held(), evidence=evidence), format=form))
    assert isinstance(found, views.BadgeBlock)
    return found


def test_a_long_badge_shows_the_evidence_of_both_apart() -> None:
    own = (OwnEvidence(name="Diary", text="I *did*."), OwnEvidence(name="Plan", files=(PLAN, PHOTO)))
    long, short = badge(own, Format.LONG), badge(own, Format.SHORT)
    assert [one.name for one in long.own_evidence] == ["Diary", "Plan"]
    assert [one.name for one in long.evidence] == ["The clock", "Evidence"]
    assert long.narrative is not None
    assert (short.own_evidence, short.evidence, short.narrative) == ((), (), None)


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_the_evidence_of_a_long_badge_and_its_picture_are_on_the_page(theme: str) -> None:
    one = replace(held("one"), evidence=(OwnEvidence(name="Diary", files=(PHOTO,)),))
    block = blocks.BadgeBlock(badge=one, format=Format.LONG)
    of = site((one,), (page("cv", blocks.Columns(columns=((block,), (block,)))),), theme=theme)
    text = rendered(of)["pages/cv/index.html"]
    assert "Evidence that the issuer names" in text
    assert "Added by Maya Lindqvist" in text
    assert "Diary" in text
    assert "../../files/photo-" in text
    assert "Read the criteria at their source" in text


def test_a_story_of_a_showcase_stands_in_place_of_the_badges_own() -> None:
    first, second = held("a", note="Own"), held("b", note="Own")
    group = blocks.BadgeGroup(
        badges=(first, second), title="", format=Format.LONG, by_hand=True, notes=(("b", "Here"),)
    )
    found = seen(group)
    assert isinstance(found, views.BadgesBlock)
    assert [one.note and one.note.markdown for one in found.badges] == ["Own", "Here"]


def times(block: Timeline, language: str = "en") -> list[tuple[str, str]]:
    found = seen(block, language)
    assert isinstance(found, views.TimelineBlock)
    return [
        (one.date.text.replace("\xa0", " "), one.title or (one.badge.name if one.badge else ""))
        for one in found.events
    ]


def test_badges_and_entries_share_one_row_in_time() -> None:
    entries = tuple(
        TimelineEntry(date=date, title=date) for date in ("2024", "2024-05-02", "2024-04", "1000")
    )
    badges = (held("one"), held("undated", MINIMAL))
    newest = times(Timeline(badges=badges, entries=entries))
    assert newest == [
        ("May 2, 2024", "2024-05-02"),
        ("May 1, 2024", "Soldering"),
        ("April 2024", "2024-04"),
        ("2024", "2024"),
        ("1000", "1000"),
    ]
    oldest = times(Timeline(badges=badges, entries=entries, is_oldest_first=True))
    assert oldest == newest[::-1]
    assert times(Timeline(badges=(), entries=entries[2:3]), "fr")[0][0] == "avril 2024"


def numbers(*badges: HeldBadge, language: str = "en") -> list[tuple[str, str]]:
    found = seen(Statistics(figures=tuple(Figure), badges=badges), language)
    assert isinstance(found, views.StatisticsBlock)
    return [(one.value, one.label) for one in found.figures]


def test_numbers_are_counted_and_nought_is_left_out() -> None:
    late = replace(FULL, issued=replace(FULL.issued, instant=FULL.issued.instant.replace(year=2026)))  # type: ignore[type-var, union-attr]  # it has one
    assert numbers(held("a", tags=("x", "Y")), held("b", late, tags=("y",)), held("c", MINIMAL)) == [
        ("3", "badges"),
        ("1", "issuer"),
        ("2024\u20132026", "years of badges"),
        ("2", "subjects"),
    ]
    assert numbers(held("a")) == [("1", "badge"), ("1", "issuer"), ("2024", "year of badges")]
    assert numbers() == []
    assert numbers(*(held(f"n{n}", MINIMAL) for n in range(1234)), language="fr")[0] == (
        "1\u202f234",
        "badges",
    )


def lines(*entries: Entry, language: str = "en") -> list[views.CvEntryView]:
    found = seen(CvBlock(sections=tuple((entry.section, (entry,)) for entry in entries)), language)
    assert isinstance(found, views.CvBlock)
    return [entry for section in found.sections for entry in section.entries]


def entry(section: Section, **texts: str) -> Entry:
    return Entry(section=section, texts=tuple(texts.items()))


@pytest.mark.parametrize(
    ("said", "title", "by", "more"),
    [
        (entry(Section.WORK, name="School", position="Teacher", location="L"), "Teacher", "School", ("L",)),
        (entry(Section.WORK, name="School"), "School", "", ()),
        (entry(Section.VOLUNTEER, organization="O", position="P"), "P", "O", ()),
        (entry(Section.EDUCATION, institution="I", area="A", studyType="S"), "S", "A", ("I",)),
        (entry(Section.EDUCATION, institution="I", area="A", score="1"), "A", "", ("I", "1")),
        (entry(Section.EDUCATION, institution="I"), "I", "", ()),
        (entry(Section.AWARDS, title="T", awarder="A"), "T", "A", ()),
        (entry(Section.CERTIFICATES, name="N", issuer="I"), "N", "I", ()),
        (entry(Section.PUBLICATIONS, name="N", publisher="P"), "N", "P", ()),
        (entry(Section.SKILLS, name="N", level="L"), "N", "", ("L",)),
        (entry(Section.LANGUAGES, language="L", fluency="F"), "L", "", ("F",)),
        (entry(Section.INTERESTS, name="N"), "N", "", ()),
        (entry(Section.REFERENCES, name="N", reference="R"), "N", "", ()),
        (entry(Section.PROJECTS, name="N", entity="E", type="T"), "N", "E", ("T",)),
        (entry(Section.WORK, url="https://a.example"), "", "", ()),
    ],
)
def test_each_section_calls_things_by_its_own_names(
    said: Entry, title: str, by: str, more: tuple[str, ...]
) -> None:
    (line,) = lines(said)
    assert (line.title, line.by, line.more) == (title, by, more)


@pytest.mark.parametrize(
    ("start", "end", "dates"),
    [
        ("2012-09", "", "Since September\xa02012"),
        ("2009", "2012-02-29", "2009 \u2013 February\xa029, 2012"),
        ("", "2012", "2012"),
        ("2012", "2012", "2012"),
        ("", "", ""),
    ],
)
def test_from_when_until_when_is_said_in_words(start: str, end: str, dates: str) -> None:
    given = {name: date for name, date in (("startDate", start), ("endDate", end)) if date}
    assert lines(entry(Section.WORK, name="N", **given))[0].dates == dates


def test_what_happened_once_has_one_date() -> None:
    assert lines(entry(Section.AWARDS, title="T", date="2019"))[0].dates == "2019"
    assert lines(entry(Section.PUBLICATIONS, name="T", releaseDate="2019-06"), language="fr")[0].dates == (
        "juin\xa02019"
    )


def test_long_texts_of_a_curriculum_are_markdown() -> None:
    (line,) = lines(ENTRY)
    assert [one.markdown for one in (*line.text, *line.highlights)] == ["*Outdoors*", "One", "**Two**"]


def test_a_page_may_frame_its_own_players_and_no_other() -> None:
    everything = new_blocks()
    assert media_policy(everything) == "; frame-src https://archive.org; media-src 'self'"
    assert media_policy([blocks.Columns(columns=((everything[4],), ()))]) == "; frame-src https://archive.org"
    assert media_policy([everything[6]]) == "; media-src 'self'"
    assert media_policy([everything[0]]) == ""


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_no_page_loads_anything_of_another_host(theme: str) -> None:
    made = rendered(site((), (page("cv", *new_blocks()),), theme=theme))
    for path in ("pages/cv/index.html", "pages/cv/embed/index.html"):
        found = Skeleton(made[path])
        assert [one for one in found.values("iframe", "src") if not one.endswith("/embed/index.html")] == []
        loaded = [
            value
            for tag, name, value in found.attributes
            if name in {"src", "srcset", "poster", "data"} or (tag == "link" and name == "href")
        ]
        assert [one for one in loaded if "://" in one and not one.startswith("https://maya.example/")] == []
        assert found.values("video", "preload") == ["none"]
        assert found.values("audio", "preload") == ["none"]
        assert "https://archive.org/details/a" in found.values("a", "href")


def test_a_licence_says_what_it_means() -> None:
    found = seen(blocks.Licence(id="CC0-1.0"))
    assert isinstance(found, views.LicenceBlock)
    assert (found.name, found.url) == ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    assert found.meaning == "You may do with it what you like."
    own = seen(blocks.Licence(words="Ask"))
    assert isinstance(own, views.LicenceBlock)
    assert (own.url, own.text and own.text.markdown) == ("", "Ask")


@pytest.mark.parametrize("theme", ["atelier", "vita"])
def test_nothing_that_an_owner_writes_becomes_markup(theme: str) -> None:
    evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'"
    texts = {
        name: evil for names in MEMBERS.values() for name in names if name not in LISTS | DATES | {"url"}
    }
    entries = tuple(
        (
            section,
            (
                Entry(
                    section=section,
                    texts=tuple((name, text) for name, text in texts.items() if name in names),
                    lists=tuple((name, (evil,)) for name in names if name in LISTS),
                ),
            ),
        )
        for section, names in MEMBERS.items()
    )
    said = (
        CvBlock(sections=entries, title=evil),
        blocks.Quote(text=evil, by=evil),
        blocks.Licence(words=evil, note=evil),
        MediaBlock(title=evil, recording=RECORDING, description=evil),
        MediaBlock(title=evil, file=FILM, description=evil),
        Timeline(badges=(), entries=(TimelineEntry(date="2019", title=evil, text=evil),), title=evil),
    )
    made = rendered(site((), (page("cv", *said),), theme=theme, base_url=""))
    tags = Skeleton(made["pages/cv/index.html"])
    assert len(tags.values("script", "src")) == 1
    assert [tag for tag, _ in tags.tags if tag in {"img", "iframe"}] == []
    assert [tag for tag, _ in tags.tags].count("script") == 1
    assert [name for _, name, _ in tags.attributes if name.startswith("on")] == []

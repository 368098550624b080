"""The owner's curriculum as themes see it.

Each section of JSON Resume calls the same things by other names; here they become one line: what it is,
whom it belongs to, when.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.cv import CvBlock, Entry, Section
from badgefolio.render import views
from badgefolio.render.views import By, Prose

if TYPE_CHECKING:
    from badgefolio.render.words import Words


@dataclass(frozen=True, kw_only=True, slots=True)
class _Parts:
    """Which members of an entry say what it is, whom it belongs to, and so on."""

    title: tuple[str, ...]
    by: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    date: str = ""
    text: tuple[str, ...] = ("summary",)
    keywords: tuple[str, ...] = ("keywords",)


_PARTS = {
    Section.WORK: _Parts(title=("position", "name"), by=("name",), more=("location", "description")),
    Section.VOLUNTEER: _Parts(title=("position", "organization"), by=("organization",)),
    Section.EDUCATION: _Parts(
        title=("studyType", "area", "institution"),
        by=("area",),
        more=("institution", "score"),
        keywords=("courses",),
    ),
    Section.AWARDS: _Parts(title=("title",), by=("awarder",), date="date"),
    Section.CERTIFICATES: _Parts(title=("name",), by=("issuer",), date="date"),
    Section.PUBLICATIONS: _Parts(title=("name",), by=("publisher",), date="releaseDate"),
    Section.SKILLS: _Parts(title=("name",), more=("level",)),
    Section.LANGUAGES: _Parts(title=("language",), more=("fluency",)),
    Section.INTERESTS: _Parts(title=("name",)),
    Section.REFERENCES: _Parts(title=("name",), text=("reference",)),
    Section.PROJECTS: _Parts(
        title=("name",), by=("entity",), more=("type",), text=("description",), keywords=("roles", "keywords")
    ),
}
_BRIEF = frozenset([Section.SKILLS, Section.LANGUAGES, Section.INTERESTS])


def cv_view(block: CvBlock, words: "Words") -> views.CvBlock:
    """Return the parts of a curriculum that a block shows."""
    titles = section_titles(words)
    return views.CvBlock(
        title=block.title,
        sections=tuple(
            views.CvSectionView(
                name=section.value,
                title=titles[section],
                entries=tuple(_entry(entry, words) for entry in entries),
                is_brief=section in _BRIEF,
            )
            for section, entries in block.sections
        ),
    )


def _entry(entry: Entry, words: "Words") -> views.CvEntryView:
    parts = _PARTS[entry.section]
    named = next((name for name in parts.title if entry.text(name)), "")
    start, end = entry.text(parts.date or "startDate"), entry.text("endDate")
    highlights = entry.several("highlights")
    return views.CvEntryView(
        title=entry.text(named),
        url=entry.text("url"),
        by=next((entry.text(name) for name in parts.by if name != named), ""),
        more=tuple(entry.text(name) for name in parts.more if name != named and entry.text(name)),
        dates=words.when(start) if parts.date and start else _dates(start, end, words),
        start=start,
        end=end,
        text=tuple(_prose(entry.text(name)) for name in parts.text if entry.text(name)),
        highlights=tuple(_prose(one) for one in highlights),
        keywords=tuple(word for name in parts.keywords for word in entry.several(name)),
    )


def _dates(start: str, end: str, words: "Words") -> str:
    """Return from when until when; what has begun and has no end goes on."""
    if start and end and start != end:
        return f"{words.when(start)} \u2013 {words.when(end)}"
    if start and not end:
        return words("Since {date}", date=words.when(start))
    return words.when(end) if end else ""


def _prose(markdown: str) -> Prose:
    return Prose(markdown=markdown, by=By.OWNER)


def section_titles(words: "Words") -> dict[Section, str]:
    """Return what each section is called."""
    return {
        Section.WORK: words("Work"),
        Section.VOLUNTEER: words("Voluntary work"),
        Section.EDUCATION: words("Education"),
        Section.AWARDS: words("Prizes"),
        Section.CERTIFICATES: words("Certificates"),
        Section.PUBLICATIONS: words("Publications"),
        Section.SKILLS: words("Skills"),
        Section.LANGUAGES: words("Languages"),
        Section.INTERESTS: words("Interests"),
        Section.REFERENCES: words("References"),
        Section.PROJECTS: words("Projects"),
    }

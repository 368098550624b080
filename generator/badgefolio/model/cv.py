"""A curriculum vitae in the words of JSON Resume, section by section.

Source: JSON Resume 1.0.0 (jsonresume.org/schema). Its names are kept as they are, `startDate` and all, so
that what was read can be written again without a translation in between. `basics` is not here: who the
owner is stands in `content/site.yaml`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from badgefolio.model.framed import Framed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio.problems import Span


class Section(StrEnum):
    """The parts of a curriculum, in the order of the standard."""

    WORK = "work"
    VOLUNTEER = "volunteer"
    EDUCATION = "education"
    AWARDS = "awards"
    CERTIFICATES = "certificates"
    PUBLICATIONS = "publications"
    SKILLS = "skills"
    LANGUAGES = "languages"
    INTERESTS = "interests"
    REFERENCES = "references"
    PROJECTS = "projects"


# The members of an entry in each section, in the order of the standard.
MEMBERS: dict[Section, tuple[str, ...]] = {
    Section.WORK: (
        *("name", "location", "description", "position", "url"),
        *("startDate", "endDate", "summary", "highlights"),
    ),
    Section.VOLUNTEER: (
        *("organization", "position", "url"),
        *("startDate", "endDate", "summary", "highlights"),
    ),
    Section.EDUCATION: (
        *("institution", "url", "area", "studyType"),
        *("startDate", "endDate", "score", "courses"),
    ),
    Section.AWARDS: ("title", "date", "awarder", "summary"),
    Section.CERTIFICATES: ("name", "date", "url", "issuer"),
    Section.PUBLICATIONS: ("name", "publisher", "releaseDate", "url", "summary"),
    Section.SKILLS: ("name", "level", "keywords"),
    Section.LANGUAGES: ("language", "fluency"),
    Section.INTERESTS: ("name", "keywords"),
    Section.REFERENCES: ("name", "reference"),
    Section.PROJECTS: (
        *("name", "description", "highlights", "keywords", "startDate", "endDate"),
        *("url", "roles", "entity", "type"),
    ),
}
LISTS = frozenset(["highlights", "courses", "keywords", "roles"])  # members that are lists of texts
BADGE_MEMBER = "x-badge"  # of a certificate that is a badge of this portfolio, in a JSON Resume made of it
DATES = frozenset(["startDate", "endDate", "date", "releaseDate"])


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One entry of a section.

    `texts` and `lists` are pairs of a member's name and what the owner said, in the order of the standard,
    without those that are absent. Dates are `2019`, `2019-06` or `2019-06-24`, checked. Long texts are
    Markdown.
    """

    section: Section
    texts: tuple[tuple[str, str], ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def text(self, name: str) -> str:
        """Return the text of a member, '' where it is absent."""
        return next((value for key, value in self.texts if key == name), "")

    def several(self, name: str) -> tuple[str, ...]:
        """Return the texts of a member that is a list, none where it is absent."""
        return next((value for key, value in self.lists if key == name), ())

    def as_json(self) -> dict[str, str | list[str]]:
        """Return the entry as JSON Resume writes it, members in the order of the standard."""
        said: dict[str, str | list[str]] = dict(self.texts)
        said |= {name: list(value) for name, value in self.lists}
        return {name: said[name] for name in MEMBERS[self.section] if name in said}


@dataclass(frozen=True, kw_only=True, slots=True)
class Cv:
    """The curriculum of the owner: all entries, by section in the order of the standard, then as said."""

    entries: tuple[Entry, ...] = ()

    def of(self, section: Section) -> tuple[Entry, ...]:
        """Return the entries of a section."""
        return tuple(entry for entry in self.entries if entry.section is section)

    def only(self, sections: "Iterable[Section]") -> "Cv":
        """Return the curriculum without any other section."""
        kept = frozenset(sections)
        return Cv(entries=tuple(entry for entry in self.entries if entry.section in kept))

    def as_json(self) -> dict[str, list[dict[str, str | list[str]]]]:
        """Return the sections that are not empty as members of a JSON Resume, without `basics`."""
        found = {section.value: [entry.as_json() for entry in self.of(section)] for section in Section}
        return {name: entries for name, entries in found.items() if entries}


NO_CV = Cv()


@dataclass(frozen=True, kw_only=True, slots=True)
class CvBlockSource(Framed):
    """Sections of the curriculum by name."""

    sections: tuple[Section, ...]
    title: str = ""
    span: "Span"


@dataclass(frozen=True, kw_only=True, slots=True)
class CvBlock(Framed):
    """Sections of the curriculum with their entries; sections without any are left out."""

    sections: tuple[tuple[Section, tuple[Entry, ...]], ...]
    title: str = ""

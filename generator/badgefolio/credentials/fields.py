"""Typed reading of a JSON-LD object: what is there and right, what is absent, what is odd.

JSON-LD lets an issuer write the same thing in many ways: one value or a list of one, a string or an
object with an id, `id` or `@id`, a text or a text in several languages, a term or its compact IRI.
These getters read them all; a value of the wrong kind is noted with its path and left out.
Source: W3C, JSON-LD 1.1, sections 3.1, 4.1 and 4.2.4.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.credentials.kinds import listed, types_of
from badgefolio.credentials.pictures import picture
from badgefolio.model.dates import NoDateError, moment_of
from badgefolio.problems import Code
from badgefolio.sources import strings
from badgefolio.sources.json import Json, as_object
from badgefolio.sources.wording import shown, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.model.credential import Image, Moment
    from badgefolio.problems import Problem

_MOST_ODDITIES = 50
_MOST_VALUES = 500  # in one list; the longest that was seen in a real badge has 30
_EMAIL = re.compile(r"[^\s@:<>\"]+@[^\s@:<>\"]+")
_INDEX = re.compile(r"\[(\d+)\]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S")
_PREFIXES = (
    "schema:",
    "http://schema.org/",
    "https://schema.org/",
    "obi:",
    "ob:",
    "https://w3id.org/openbadges#",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#",
)


class Oddities:
    """Gathers what was odd in one credential; at most 50, since a stranger writes the file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []

    def add(self, path: str, message: str) -> None:
        """Keep that the value at this path is odd and was left out."""
        if len(self._problems) < _MOST_ODDITIES:
            self._problems.append(
                warning(
                    Code.BADGE_VALUE_ODD,
                    f"{path}: {message}",
                    file=self.file,
                    hint="The rest of the badge is read. Only the issuer can correct this.",
                )
            )

    @property
    def problems(self) -> "tuple[Problem, ...]":
        """All that was noted, in the order of reading."""
        return tuple(self._problems)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """One JSON object and its `path` in the credential (`badge.issuer`; empty at the top)."""

    members: "Mapping[str, Json]"
    path: str
    odd: Oddities

    @property
    def pointer(self) -> str:
        """Its path as a JSON Pointer (RFC 6901)."""
        return "/" + _INDEX.sub(r"/\1", self.path).replace(".", "/")

    @property
    def types(self) -> tuple[str, ...]:
        """The local names of its types."""
        return types_of(self.members)

    @property
    def id(self) -> str | None:
        """Its identifier: a web address, urn:, did: or bare name; never a blank node."""
        path, value = self._first("id", "@id")
        if value is None or value == "" or (isinstance(value, str) and value.startswith("_:")):
            return None
        found = strings.identifier(value) if isinstance(value, str) else None
        if found is None:
            self.odd.add(path, f"{_words(value)} is no identifier and was left out.")
        return found

    @property
    def id_url(self) -> str | None:
        """Its identifier where that is a web address; None for urn: and did:, which no one can open."""
        found = self.id
        address = strings.web_address(found) if found else None
        if found and address is None and not _SCHEME.match(found):
            self.odd.add(self.path, f"{shown(found)} is no web address (http or https) and was left out.")
        return address

    @property
    def address(self) -> Json:
        """What it names as its place, as written: an id or a url; null if neither."""
        return self._first("id", "@id", "url")[1]

    def has(self, name: str) -> bool:
        """Whether the member is there and not null."""
        return self._first(name)[1] is not None

    def name(self, *names: str) -> str | None:
        """Return the first of these members as one line of text."""
        return strings.name(self._text(*names)) or None

    def passage(self, *names: str) -> str | None:
        """Return the first of these members as a text of many lines."""
        return strings.passage(self._text(*names)) or None

    def names(self, *names: str) -> tuple[str, ...]:
        """Return the first of these members as lines of text, each once."""
        path, value = self._first(*names)
        values = [self._plain(where, one) for where, one in self._each(path, value)]
        return tuple(dict.fromkeys(text for one in values if (text := strings.name(one))))

    def url(self, *names: str) -> str | None:
        """Return the first of these members as an http or https address."""
        path, value = self._first(*names)
        value = self._one(path, value)
        if isinstance(value, dict):
            value = value.get("id", value.get("@id"))
        if value is None or value == "":
            return None
        found = strings.web_address(value) if isinstance(value, str) else None
        if found is None:
            self.odd.add(path, f"{_words(value)} is no web address (http or https) and was left out.")
        return found

    def email(self, *names: str) -> str | None:
        """Return the first of these members as an e-mail address, without `mailto:`."""
        path, _ = self._first(*names)
        written = self.name(*names)
        if written is None:
            return None
        address = written.removeprefix("mailto:")
        if not _EMAIL.fullmatch(address):
            self.odd.add(path, f"{shown(written)} is no e-mail address and was left out.")
            return None
        return address

    def flag(self, *names: str) -> bool | None:
        """Return the first of these members as true or false."""
        path, value = self._first(*names)
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str) and value.lower() in {"true", "false"}:
            return value.lower() == "true"
        self.odd.add(path, f"{_words(value)} is neither true nor false and was left out.")
        return None

    def moment(self, *names: str) -> "Moment | None":
        """Return the first of these members as a date; one without a zone is noted and read as UTC."""
        path, value = self._first(*names)
        value = self._one(path, value)
        if isinstance(value, dict):
            value = value.get("@value")
        if value is None or value == "":
            return None
        try:
            moment, has_zone = moment_of(value)
        except NoDateError:
            self.odd.add(path, f"{_words(value)} is no date that can be read and was left out.")
            return None
        if not has_zone:
            self.odd.add(path, f"{_words(value)} does not say its time zone; it is taken as UTC.")
        return moment

    def image(self, *names: str) -> "Image | None":
        """Return the first of these members as a picture: an address, or an object with a caption."""
        path, value = self._first(*names)
        value = self._one(path, value)
        if value is None or value == "":
            return None
        child = self._child(path, value)
        if child is None:
            return None
        address = child.address
        found = picture(address, caption=child.name("caption")) if isinstance(address, str) else None
        if found is None:
            self.odd.add(path, f"{_words(address)} is no picture that can be shown and was left out.")
        return found

    def child(self, *names: str) -> "Fields | None":
        """Return the first of these members as an object; a string is taken as its id."""
        path, value = self._first(*names)
        value = self._one(path, value)
        return None if value is None or value == "" else self._child(path, value)

    def children(self, *names: str) -> "tuple[Fields, ...]":
        """Return the first of these members as objects, whether one or a list was written."""
        path, value = self._first(*names)
        found = (self._child(where, one) for where, one in self._each(path, value) if one != "")
        return tuple(child for child in found if child is not None)

    def _each(self, path: str, value: Json) -> list[tuple[str, Json]]:
        """Return path and value of all that is there, at most 500, whether one or a list was written."""
        if not isinstance(value, list):
            return [(path, one) for one in listed(value)]
        if len(value) > _MOST_VALUES:
            self.odd.add(path, f"{_words(value)} is too long; the first {_MOST_VALUES} were read.")
        numbered = enumerate(value[:_MOST_VALUES])
        return [(f"{path}[{number}]", one) for number, one in numbered if one is not None]

    def _child(self, path: str, value: Json) -> "Fields | None":
        if isinstance(value, str):
            return Fields(members={"id": value}, path=path, odd=self.odd)
        members = as_object(value)
        if members is None:
            self.odd.add(path, f"{_words(value)} stands where an object belongs, and was left out.")
            return None
        return Fields(members=members, path=path, odd=self.odd)

    def _first(self, *names: str) -> tuple[str, Json]:
        """Return path and value of the first member that is there; the path of the first name if none."""
        for name in names:
            value = self.members.get(name)
            if value is not None:
                return self._path(name), value
        if any(":" in key for key in self.members):
            for key in (prefix + name for name in names for prefix in _PREFIXES):
                value = self.members.get(key)
                if value is not None:
                    return self._path(key), value
        return self._path(names[0]), None

    def _path(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def _one(self, path: str, value: Json) -> Json:
        """Return the value, or the first where a list was written."""
        if not isinstance(value, list):
            return value
        if len(value) > 1 and not all(isinstance(one, dict) and "@value" in one for one in value):
            self.odd.add(path, f"{_words(value)} stands where one value belongs; the first was read.")
        return value[0] if value else None

    def _text(self, *names: str) -> str:
        path, value = self._first(*names)
        return self._plain(path, self._one(path, value))

    def _plain(self, path: str, value: Json) -> str:
        """Return a string, a number or the first language of a text as a string; empty if none."""
        if isinstance(value, dict):
            value = _first_language(value)
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(int(value)) if value == int(value) else str(value)
        if value is not None:
            self.odd.add(path, f"{_words(value)} stands where a text belongs, and was left out.")
        return ""


def _first_language(value: "dict[str, Json]") -> Json:
    """Return the text of a JSON-LD value object or language map; the object itself if it is neither."""
    if "@value" in value:
        return value["@value"]
    if value and all(isinstance(text, str) for text in value.values()) and "id" not in value:
        return next(iter(value.values()))
    return value


def _words(value: Json) -> str:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, list):
        return f"a list with {len(value)} values" if len(value) != 1 else "a list with one value"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "nothing" if value is None else f"the number {str(value)[:40]}"

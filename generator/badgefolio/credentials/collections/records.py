"""JSON that holds several badges: learner records, presentations, lists of backpacks.

A part is taken out where it stands alone: it carries its own proof, or the issuer's server repeats it. What
only the record around it proves stays in the record. The JSON of a part is written anew; what it says is not
changed. Sources: 1EdTech, Comprehensive Learner Record Standard 2.0, "ClrCredential" and "ClrSubject"; IMS
Global, Comprehensive Learner Record 1.0, "Clr" and "ClrSet"; W3C, Verifiable Credentials Data Model 2.0,
sections 4.13 ("EnvelopedVerifiableCredential") and 4.14; Mozilla Open Badges Backpack, "Displayer API"; Badgr
API v2.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.credentials.collections import wording
from badgefolio.credentials.collections.pieces import Piece
from badgefolio.credentials.kinds import kind_of, listed, types_of
from badgefolio.model.credential import OpenBadgesVersion
from badgefolio.sources.json import Json, as_object
from badgefolio.sources.strings import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.problems import Problem

_LISTS = (
    "badges",
    "assertions",
    "signedAssertions",
    "credentials",
    "verifiableCredential",
    "verifiableCredentials",
    "result",
    "clrs",
    "signedClrs",
)
_ADDRESSES = ("hostedUrl", "openBadgeId")  # Mozilla's and Badgr's names for where the assertion lies
_ENVELOPED = "data:application/vc"
_RECORDS = frozenset({"ClrCredential", "Clr", "ClrSet"})
_TOKEN_PARTS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Collected:
    """The parts of a document, and whether one signature over all of them is what proves them."""

    parts: tuple[Json, ...]
    is_record: bool = False
    own_achievements: int = 0


def collected(value: Json) -> Collected | None:
    """Return the parts of a JSON value that holds several badges, None where it is one or holds none."""
    if isinstance(value, list):
        if len(value) == 1 and as_object(value[0]) is not None:
            return None  # JSON-LD allows a list around a single document
        return Collected(parts=tuple(value)) if any(map(_promises, value)) else None
    document = as_object(value)
    if document is None or kind_of(document).version is not None:
        return None
    types = types_of(document)
    if "ClrCredential" in types:
        return _of_record(document)
    presented = as_object(document.get("vp")) or document
    parts = tuple(part for name in _LISTS for part in _entries(presented.get(name)))
    is_record = not _RECORDS.isdisjoint(types)
    if not any(map(_promises, parts)):
        return None
    return Collected(parts=parts, is_record=is_record)


def _of_record(document: "Mapping[str, Json]") -> Collected | None:
    subjects = [one for one in map(as_object, listed(document.get("credentialSubject"))) if one]
    parts = tuple(part for one in subjects for part in _entries(one.get("verifiableCredential")))
    achievements = sum(len(listed(one.get("achievement"))) for one in subjects)
    return Collected(parts=parts, is_record=True, own_achievements=achievements) if parts else None


def _entries(value: Json) -> list[Json]:
    """Return the entries of a list; one credential alone may stand without it, a text alone may not."""
    if isinstance(value, str):
        return [value] if _is_token(value) else []
    return listed(value) if isinstance(value, list | dict) else []


def _promises(part: Json) -> bool:
    """Whether a part looks like a badge, or like something that holds or names one."""
    if isinstance(part, str):
        return _is_token(part) or web_address(part) is not None
    document = as_object(part)
    if document is None:
        return False
    return (
        kind_of(document).version is not None
        or document.get("assertion") is not None
        or _envelope(document) is not None
        or any(isinstance(document.get(name), str) for name in _ADDRESSES)
        or not _RECORDS.isdisjoint(types_of(document))
    )


def pieces_of(found: Collected, *, file: str) -> "Iterator[Piece | Problem]":
    """Give each part as a file of its own, or a warning why it stays where it is."""
    for number, part in enumerate(found.parts, start=1):
        yield _piece(part, name=f"{file}#{number}", is_record=found.is_record)
    if found.own_achievements:
        count = found.own_achievements
        what = "An achievement" if count == 1 else f"Each of {count} achievements"
        yield wording.part_of_whole(file, f"{what} that the record names itself")


def _piece(part: Json, *, name: str, is_record: bool) -> "Piece | Problem":
    if isinstance(part, str):
        text = part.strip()
        if _is_token(text) or web_address(text):
            return Piece(name=name, content=text.encode())
        return wording.not_awarded(name, "a text")
    document = as_object(part)
    if document is None:
        return wording.not_awarded(name, "a single value")
    token = _envelope(document)
    if token is not None:
        return Piece(name=name, content=token.encode())
    inside = document.get("assertion")
    if inside is not None and kind_of(document).version is None:
        return _of_backpack(document, inside, name=name, is_record=is_record)
    return _of_document(document, name=name, is_record=is_record)


def _of_backpack(
    document: "Mapping[str, Json]", inside: Json, *, name: str, is_record: bool
) -> "Piece | Problem":
    """Return the assertion of an entry in a backpack's list; its address where that is all there is."""
    if isinstance(inside, dict) and kind_of(inside).version is None:
        return _of_address(document, name) or _of_document(inside, name=name, is_record=is_record)
    if isinstance(inside, dict):
        return _of_document(inside, name=name, is_record=is_record)
    return _piece(inside if isinstance(inside, str) else None, name=name, is_record=is_record)


def _of_document(document: "Mapping[str, Json]", *, name: str, is_record: bool) -> "Piece | Problem":
    kind = kind_of(document)
    if kind.version is None:
        if not _RECORDS.isdisjoint(types_of(document)):
            return _written(document, name)
        return _of_address(document, name) or wording.not_awarded(name, kind.words)
    if is_record and "achievement" in document and "badge" not in document and not _is_newest(kind.version):
        return wording.not_awarded(
            name,
            "an award in the form of a Comprehensive Learner Record 1.0, which is not that of Open Badges",
        )
    if is_record and not _stands_alone(document, kind.version):
        return wording.part_of_whole(name, "This part of the record")
    return _written(document, name)


def _stands_alone(document: "Mapping[str, Json]", version: OpenBadgesVersion) -> bool:
    """Whether a part can be checked without the record: signed in words of its own, or hosted."""
    if _is_newest(version):
        return bool(listed(document.get("proof"))) and bool(listed(document.get("@context")))
    verify = as_object(document.get("verification")) or as_object(document.get("verify")) or {}
    places = (document.get("id"), document.get("@id"), verify.get("url"))
    return any(isinstance(one, str) and web_address(one) for one in places)


def _is_newest(version: OpenBadgesVersion) -> bool:
    return version is OpenBadgesVersion.V3_0


def _of_address(document: "Mapping[str, Json]", name: str) -> Piece | None:
    for key in _ADDRESSES:
        address = document.get(key)
        if isinstance(address, str) and web_address(address):
            return Piece(name=name, content=address.strip().encode())
    return None


def _envelope(document: "Mapping[str, Json]") -> str | None:
    """Return the token that a credential is wrapped in."""
    named = document.get("id")
    if not isinstance(named, str) or not named.startswith(_ENVELOPED):
        return None
    token = named.partition(",")[2].strip()
    return token if _is_token(token) else None


def _is_token(text: str) -> bool:
    parts = text.strip().split("~", 1)[0].split(".")
    return len(parts) == _TOKEN_PARTS and parts[0].startswith("eyJ")


def _written(document: "Mapping[str, Json]", name: str) -> Piece:
    return Piece(name=name, content=f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode())

"""From the bytes of an endorsement file to an Endorsement: Open Badges 3.0 or 2.0, as JSON or as a token.

Nothing is verified here. A file says one thing about one thing: what names several is refused, since it could
be checked against one and shown for another.
"""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from badgefolio.credentials.fields import Fields, Oddities
from badgefolio.credentials.kinds import listed, types_of
from badgefolio.credentials.ob2 import read_endorsement as read_old_endorsement
from badgefolio.credentials.ob3 import credential_in
from badgefolio.credentials.ob3parts import read_endorsement as read_new_endorsement
from badgefolio.model.original import Original
from badgefolio.problems import Code, ProblemError
from badgefolio.sources.json import Json, as_object, parse_json
from badgefolio.sources.text import decode
from badgefolio.sources.tokens import parse_token
from badgefolio.sources.wording import refusal, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.model.credential import Endorsement
    from badgefolio.sources.tokens import Token

MAX_BYTES = 256 * 1024
MAX_COMMENT = 10_000
_TOKEN = re.compile(rb"\s*eyJ[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadEndorsement:
    """An endorsement, and the JSON (and token) that it was understood from. `about` of it is never None."""

    endorsement: "Endorsement"
    original: Original

    @property
    def ending(self) -> str:
        """The ending of a file that holds it: `json`, `jwt`, or `jws` for a token of Open Badges 2.0."""
        if self.original.token is None:
            return "json"
        return "jwt" if "credentialSubject" in self.original.document else "jws"


def is_endorsement(content: bytes) -> bool:
    """Whether the bytes are an endorsement, well made or not, and nothing else."""
    if len(content) > MAX_BYTES or not (_TOKEN.fullmatch(content) or content.lstrip()[:1] in {b"{", b"\xef"}):
        return False
    try:
        return _is_one(_document(content, file="endorsement")[0])
    except ProblemError:
        return False


def read_endorsement(content: bytes, *, file: str) -> ReadEndorsement:
    """Return the endorsement that a file holds.

    Args:
        content: the bytes of the file.
        file: how the person calls the file; it only names the place of problems.

    Raises:
        ProblemError: `file-too-large`, `text-not-utf8`, `json-broken`, `json-unsafe`, `token-broken`;
            `not-an-endorsement`.
    """
    if len(content) > MAX_BYTES:
        raise refusal(
            Code.FILE_TOO_LARGE,
            f"The file has {len(content):,} bytes; an endorsement has at most {MAX_BYTES:,}.",
            file=file,
            hint="Ask whoever wrote it for a shorter one.",
        )
    document, token = _document(content, file=file)
    if not _is_one(document):
        raise _none(file, "It is no endorsement", "Badge files belong into content/badges/.")
    is_new = "credentialSubject" in document
    subject = _only(document, "credentialSubject" if is_new else "claim", file)
    odd = Oddities(file)
    fields = Fields(members=document, path="", odd=odd)
    found = read_new_endorsement(fields) if is_new else read_old_endorsement(fields)
    if found.about is None:
        raise _none(file, "It does not name what it endorses", "Ask whoever wrote it for another one.")
    if found.comment and len(found.comment) > MAX_COMMENT:
        raise _none(
            file,
            f"Its text has {len(found.comment):,} characters; at most {MAX_COMMENT:,} are shown",
            "Ask whoever wrote it for a shorter one.",
        )
    if isinstance(subject.get("id"), str) and subject["id"] != found.about:
        raise _none(file, f"It names what it endorses in an odd way: {shown(str(subject['id']))}", "")
    return ReadEndorsement(
        endorsement=replace(found, part=""), original=Original(document=document, token=token)
    )


def _document(content: bytes, *, file: str) -> "tuple[Mapping[str, Json], Token | None]":
    text = decode(content, file=file, max_bytes=MAX_BYTES).text.strip()
    if _TOKEN.fullmatch(content):
        token = parse_token(text, file=file)
        return credential_in(token.payload), token
    document = as_object(parse_json(text, file=file))
    if document is None:
        raise _none(file, "It is JSON that says nothing about anything", "")
    return document, None


def _is_one(document: "Mapping[str, Json]") -> bool:
    types = types_of(document)
    if "credentialSubject" in document:
        return "EndorsementCredential" in types
    return "claim" in document and ("Endorsement" in types or (not types and "issuer" in document))


def _only(document: "Mapping[str, Json]", member: str, file: str) -> "Mapping[str, Json]":
    """Return the one thing that is said; refuse several, and a text that is only an address."""
    said = listed(document.get(member))
    subject = as_object(said[0]) if len(said) == 1 else None
    if subject is None:
        raise _none(
            file,
            f"It endorses {len(said)} things at once" if said else "It endorses nothing",
            "One endorsement is about one thing: ask whoever wrote it for one file for each.",
        )
    return subject


def _none(file: str, message: str, hint: str) -> ProblemError:
    return refusal(Code.NOT_AN_ENDORSEMENT, f"{message}.", file=file, hint=hint or "Is it the right file?")

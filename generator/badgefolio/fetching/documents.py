"""Whether an answer is the document that was looked for: JSON, a signed token, a key, a picture.

A web page is none, whatever type the server claims: hosts behind a firewall or a login answer with one, and
status 200. A baked picture at the address of a badge is none either: what is inside it is the file that we
have.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from badgefolio.fetching.answers import NotFetchedError
from badgefolio.model.report import because
from badgefolio.problems import Code, ProblemError
from badgefolio.sources.json import Json, as_object, parse_json
from badgefolio.sources.tokens import Token, parse_token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.fetching.answers import Answer
    from badgefolio.model.report import Reason

_GONE = 410
_TOKEN = re.compile(r"eyJ[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*", re.ASCII)
_PEM = re.compile(
    r"-----BEGIN [A-Z0-9 ]{1,40}-----\s[A-Za-z0-9+/=\s]+-----END [A-Z0-9 ]{1,40}-----\s*", re.ASCII
)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_WEB_PAGE = re.compile(r"<!doctype html|<html|<head|<body", re.IGNORECASE)
_START = 1024


class Role(StrEnum):
    """What a document is for a badge, in the words of a person."""

    BADGE = "badge"
    BADGE_CLASS = "description of the badge"
    ISSUER = "issuer"
    KEY = "key"
    REVOCATIONS = "list of revoked badges"
    STATUS = "status list"
    SCHEMA = "schema"
    PICTURE = "picture"


@dataclass(frozen=True, kw_only=True, slots=True)
class Understood:
    """The JSON in a document: the object itself, or the payload of the token around it; None if neither."""

    document: "Mapping[str, Json] | None" = None
    token: Token | None = None


def understood(answer: "Answer", role: Role) -> Understood:
    """Return what an answer says, for the part that it was asked for.

    Raises:
        NotFetchedError: it is not what was looked for.
    """
    if role is Role.PICTURE:
        _refuse_gone(answer)
        if not _is_picture(answer.content):
            raise NotFetchedError(_what_it_is(answer.content) or _NO_PICTURE)
        return Understood()
    if role is not Role.BADGE:
        _refuse_gone(answer)
    try:
        return understood_text(_text(answer.content), role)
    except NotFetchedError:
        if answer.status == _GONE:
            return Understood()  # that it is gone is all that needs to be known
        raise


def understood_text(text: str, role: Role) -> Understood:
    """Return what a text says: JSON, a token, or a key in PEM where a key was looked for.

    Raises:
        NotFetchedError: it is none of them.
    """
    bare = text.strip()
    try:
        if _TOKEN.fullmatch(bare):
            token = parse_token(bare, file="")
            return Understood(document=_credential(token), token=token)
        if role is Role.KEY and _PEM.fullmatch(bare):
            return Understood()
        document = as_object(_sole(parse_json(bare, file="")))
    except ProblemError as error:
        raise NotFetchedError(_of_text(text, error)) from None
    if document is None:
        raise NotFetchedError(because("The server answers with JSON that says nothing about anything."))
    return Understood(document=document)


def _credential(token: Token) -> "Mapping[str, Json]":
    """Return the payload, or the credential inside it (VC Data Model 1.1, section 6.3.1)."""
    return as_object(token.payload.get("vc")) or token.payload


def _sole(value: Json) -> Json:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _text(content: bytes) -> str:
    if not content.strip():
        raise NotFetchedError(because("The server answers with nothing."))
    if reason := _what_it_is(content):
        raise NotFetchedError(reason)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotFetchedError(because("The server answers with a text that is not UTF-8.")) from None


def _what_it_is(content: bytes) -> "Reason | None":
    """Return what is said of an answer that is plainly something else."""
    start = content[:_START].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if _WEB_PAGE.search(start) and start.startswith("<"):
        return because("The server answers with a web page instead of the document.")
    if _is_picture(content):
        return because("The server answers with a picture instead of the document.")
    if content.startswith(b"%PDF-"):
        return because("The server answers with a PDF instead of the document.")
    return None


def _is_picture(content: bytes) -> bool:
    if content.startswith(_PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return True
    start = content[:_START].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"<") and b"<svg" in start and not _WEB_PAGE.match(start.decode("latin-1"))


def _of_text(text: str, error: ProblemError) -> "Reason":
    (problem,) = error.problems
    if text.lstrip().startswith("<"):
        return because("The server answers with XML or a web page instead of the document.")
    if problem.code is Code.JSON_BROKEN and text.lstrip()[:1] not in {"{", "["}:
        return because("The server answers with a text instead of the document.")
    if problem.code is Code.JSON_BROKEN:
        return because("The server answers with broken JSON.")
    return because("The server answers with something that cannot be read safely: {why}", why=problem.message)


def _refuse_gone(answer: "Answer") -> None:
    if answer.status == _GONE:
        raise NotFetchedError(because("The server says that it is gone for good (410)."))


_NO_PICTURE = because("The server answers with something that is no picture.")

"""Whose e-mail addresses anybody can read in a badge file.

A recipient is not the only place: a second chunk, the author of the picture, an extension or a token inside
the badge can name somebody too. So the whole file is searched, not only what was understood.
"""

import base64
import binascii
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from badgefolio.credentials.baking.chunks import SIGNATURE, CutShortError, chunks
from badgefolio.credentials.baking.inflate import TooMuchError
from badgefolio.credentials.baking.textchunk import UnreadableError, keyword_of, text_of
from badgefolio.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.model.credential import Badge, Endorsement, Profile
    from badgefolio.model.payload import BakedPayload

MAX_TEXT = 1024 * 1024
_MAX_CHUNKS = 10_000
_ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_TOKEN = re.compile(r"eyJ[A-Za-z0-9_-]{4,}\.(eyJ[A-Za-z0-9_-]{4,})\.")
_TOKENS = 100


def shows_email(content: bytes, payload: "BakedPayload", badge: "Badge") -> bool:
    """Return whether a file holds an e-mail address that is not that of its issuer, creator or endorsers."""
    own = {email.casefold() for email in _emails_of_issuers(badge)}
    return any(
        address.casefold() not in own
        for text in _texts(content, payload, badge)
        for address in _ADDRESS.findall(_plain(text))
    )


def _texts(content: bytes, payload: "BakedPayload", badge: "Badge") -> "Iterator[str]":
    """Give every text of a file: as it stands, as it was understood, and inside tokens."""
    found = [payload.text, badge.document, *_file_texts(content)]
    yield from found
    for text in found:
        for part in _TOKEN.findall(text)[:_TOKENS]:
            yield _decoded(part)


def _file_texts(content: bytes) -> "Iterator[str]":
    if not content.startswith(SIGNATURE):
        yield content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", "replace")
        return
    try:
        for chunk in chunks(content, file="", most=_MAX_CHUNKS):
            if keyword_of(chunk) is not None:
                yield chunk.content.decode("utf-8", "replace")
                yield text_of(chunk, most=MAX_TEXT).text
            elif chunk.name == b"eXIf":
                yield chunk.content.decode("latin-1")
    except (CutShortError, UnreadableError, TooMuchError, ProblemError):
        # What cannot be read as a PNG any more is searched as the bytes it is.
        yield content.decode("latin-1")


def _decoded(part: str) -> str:
    try:
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _plain(text: str) -> str:
    """Return a text with the sign of an address as itself, however JSON, XML or an address wrote it."""
    return unquote(unescape(text.replace("\\u0040", "@")))


def _emails_of_issuers(badge: "Badge") -> "Iterator[str]":
    achievement = badge.achievement
    profiles: list[Profile | None] = [badge.issuer, achievement.creator if achievement else None]
    endorsements: tuple[Endorsement, ...] = badge.endorsements
    endorsements += achievement.endorsements if achievement else ()
    profiles += [one.endorser for one in endorsements]
    for profile in profiles:
        if profile is not None and profile.email:
            yield profile.email

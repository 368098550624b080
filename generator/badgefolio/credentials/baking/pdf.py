"""Badges in PDF certificates: a document property, or an element of the XMP metadata.

No specification says how to bake a PDF; these are the two places where issuers put it.
"""

import logging
import warnings
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from badgefolio.credentials.baking.elements import XmlRefusedError, as_utf8, find_badges
from badgefolio.credentials.baking.missing import nothing_baked_in
from badgefolio.credentials.baking.text import sure_form, trimmed
from badgefolio.model.payload import BakedPayload, Container
from badgefolio.problems import Code, ProblemError
from badgefolio.sources.wording import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pypdf import PdfReader

    from badgefolio.credentials.baking.limits import Limits

_FIELDS = ("openbadges", "openbadgecredential")


def unbake_pdf(content: bytes, *, file: str, limits: "Limits") -> BakedPayload:
    """Return the badge of a PDF file: from its properties, else from its XMP metadata.

    Raises:
        ProblemError: `file-too-large`; `file-not-readable` where the PDF is damaged or locked;
            `nothing-baked-in`, `baked-text-broken`, `baked-text-too-large`.
    """
    if len(content) > limits.pdf_bytes:
        raise refusal(
            Code.FILE_TOO_LARGE,
            f"The PDF has {len(content):,} bytes; at most {limits.pdf_bytes:,} are read.",
            file=file,
            hint="Ask the issuer for the badge as a PNG picture.",
        )
    found = _found(content, file=file, limits=limits)
    if found is None:
        raise nothing_baked_in(file, "PDF")
    keyword, place, text = found
    if len(text) > limits.text_bytes:
        raise refusal(
            Code.BAKED_TEXT_TOO_LARGE,
            f"The badge in the {place} is longer than {limits.text_bytes:,} characters.",
            file=file,
            hint="No real badge is that long; ask the issuer for a correct file.",
        )
    return BakedPayload(
        container=Container.PDF,
        form=sure_form(text, place=place, file=file),
        text=text,
        place=place,
        keyword=keyword,
    )


def _found(content: bytes, *, file: str, limits: "Limits") -> tuple[str, str, str] | None:
    """Return keyword, place and text, or None where the PDF holds no badge."""
    from pypdf import PdfReader

    with _silence():
        try:
            reader = PdfReader(BytesIO(content))
            return _property(reader) or _metadata(reader, limits=limits)
        except XmlRefusedError as error:
            raise _unreadable(file, f"its metadata is not read: {error}") from None
        except Exception as error:  # noqa: BLE001 - a stranger's PDF makes the library fail in any way
            raise _unreadable(file, f"it is damaged or locked ({type(error).__name__})") from None


def _property(reader: "PdfReader") -> tuple[str, str, str] | None:
    properties: Mapping[str, object] = reader.metadata or {}
    for field in _FIELDS:
        text = properties.get(f"/{field}")
        if isinstance(text, str) and trimmed(text):
            return field, f'PDF property "{field}"', trimmed(text)
    return None


def _metadata(reader: "PdfReader", *, limits: "Limits") -> tuple[str, str, str] | None:
    stream = reader.root_object.get("/Metadata")
    if stream is None:
        return None
    xml = stream.get_object().get_data()
    if len(xml) > limits.svg_bytes:
        message = f"it is longer than {limits.svg_bytes:,} bytes"
        raise XmlRefusedError(message)
    for badge in find_badges(as_utf8(xml.lstrip(b" \r\n\t"))[0], limits=limits).badges:
        text = trimmed(badge.body) or trimmed(badge.verify)
        if text:
            return badge.name, f'XMP metadata "openbadges:{badge.name}"', text
    return None


@contextmanager
def _silence() -> "Iterator[None]":
    """Keep what the library tells its log about a stranger's file off the person's screen."""
    log = logging.getLogger("pypdf")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(before)


def _unreadable(file: str, why: str) -> ProblemError:
    return refusal(
        Code.FILE_NOT_READABLE,
        f"The PDF cannot be read: {why}.",
        file=file,
        hint="Download the PDF again, or ask the issuer for the badge as a PNG picture.",
    )

"""A badge out of a file, a badge into a picture: the two doors of this package."""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.credentials.baking.inflate import GZIP, DamagedError, TooMuchError, inflate
from badgefolio.credentials.baking.limits import Limits
from badgefolio.credentials.baking.pdf import unbake_pdf
from badgefolio.credentials.baking.png import bake_png, unbake_png
from badgefolio.credentials.baking.sniff import FileKind, kind_of_file
from badgefolio.credentials.baking.svg import unbake_svg
from badgefolio.credentials.baking.svgsplice import bake_svg
from badgefolio.credentials.baking.text import ASK_AGAIN, form_of, trimmed
from badgefolio.credentials.kinds import kind_of
from badgefolio.model.credential import OpenBadgesVersion
from badgefolio.model.payload import BakedPayload, Container, PayloadForm
from badgefolio.problems import Code
from badgefolio.sources.json import as_object, parse_json
from badgefolio.sources.tokens import parse_token
from badgefolio.sources.wording import refusal, shown, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.sources.json import Json

_DEFAULTS = Limits()


def unbake(content: bytes, *, file: str, limits: Limits = _DEFAULTS) -> BakedPayload:
    """Return the credential that a file holds, as text.

    Args:
        content: the bytes of a PNG, SVG (also gzipped) or PDF file, of JSON, of a compact token, or of
            a text that is nothing but a web address.
        file: how the person calls the file; it only names the place of problems.
        limits: how much is read at most.

    Raises:
        ProblemError: the file is too large, of another kind, damaged, or holds no badge; see `Code`,
            group "badge files".
    """
    if len(content) > limits.file_bytes:
        raise refusal(
            Code.FILE_TOO_LARGE,
            f"The file has {len(content):,} bytes; at most {limits.file_bytes:,} are read.",
            file=file,
            hint="Badges are small; is this the right file?",
        )
    kind = kind_of_file(content, file=file)
    if kind is FileKind.PNG:
        return unbake_png(content, file=file, limits=limits)
    if kind is FileKind.SVG:
        return unbake_svg(content, file=file, limits=limits)
    if kind is FileKind.SVG_COMPRESSED:
        return _unbake_compressed_svg(content, file=file, limits=limits)
    if kind is FileKind.PDF:
        return unbake_pdf(content, file=file, limits=limits)
    return _unbake_text(content, file=file, limits=limits)


def bake(image: bytes, text: str, *, file: str) -> bytes:
    """Return the PNG or SVG picture with the credential in it, in place of any badge it held.

    Nothing else in the picture changes. A credential of Open Badges 3.0 goes where that version wants
    it, every other one and a bare web address where 2.0 wants it.
    Sources: Open Badges Baking Specification 2.0; Open Badges Specification 3.0, section 5.3.

    Args:
        image: the bytes of the picture.
        text: a credential as JSON or as a compact token, or the address of a hosted assertion.
        file: how the person calls the picture, for the problem's place.

    Raises:
        ProblemError: `file-type-unknown` where the picture is neither PNG nor SVG; `image-broken`;
            `baked-text-broken`, `baked-text-too-large`, `json-broken`, `json-unsafe`, `token-broken`
            where the text is no credential that could be read again.
    """
    kind = kind_of_file(image, file=file)
    text = _bakeable(text, file=file)
    is_newest = _is_newest(text, file=file)
    if kind is FileKind.PNG:
        keyword = "openbadgecredential" if is_newest else "openbadges"
        return bake_png(image, text, keyword=keyword, file=file, limits=_DEFAULTS)
    if kind is FileKind.SVG:
        name = "credential" if is_newest else "assertion"
        return bake_svg(image, text, name=name, file=file, limits=_DEFAULTS)
    raise refusal(
        Code.FILE_TYPE_UNKNOWN,
        "A badge can be baked into a PNG or an SVG picture only.",
        file=file,
        hint="Save the picture as PNG first.",
    )


def _is_newest(text: str, *, file: str) -> bool:
    """Whether the text is a credential of Open Badges 3.0; refuses what is no credential at all."""
    form = form_of(text)
    if form is PayloadForm.URL:
        return False
    document: Mapping[str, Json] | None = None
    if form is PayloadForm.JWS:
        payload = parse_token(text, file=file).payload
        document = as_object(payload.get("vc")) or payload
    if form is PayloadForm.JSON:
        document = as_object(parse_json(text, file=file, max_characters=_DEFAULTS.text_bytes))
    if document is None:
        raise refusal(
            Code.BAKED_TEXT_BROKEN,
            f"This text is no credential and cannot be baked: {shown(text)}.",
            file=file,
            hint="Bake the JSON of the badge, its signed token or its web address.",
        )
    return kind_of(document).version is OpenBadgesVersion.V3_0 or "credentialSubject" in document


def _bakeable(text: str, *, file: str) -> str:
    """Return the trimmed text; refuses one that could not be read again."""
    text = trimmed(text)
    if any("\ud800" <= mark <= "\udfff" for mark in text):
        raise refusal(
            Code.BAKED_TEXT_BROKEN,
            "The text contains half a character (a lone surrogate), which no file can hold.",
            file=file,
            hint=ASK_AGAIN,
        )
    if len(text.encode("utf-8")) > _DEFAULTS.text_bytes:
        raise refusal(
            Code.BAKED_TEXT_TOO_LARGE,
            f"The text is longer than {_DEFAULTS.text_bytes:,} bytes and would not be read again.",
            file=file,
            hint="Take large pictures out of the credential and let it name their addresses.",
        )
    return text


def _unbake_compressed_svg(content: bytes, *, file: str, limits: Limits) -> BakedPayload:
    try:
        inflated = inflate(content, most=limits.svg_bytes, window=GZIP)
    except TooMuchError:
        raise refusal(
            Code.FILE_TOO_LARGE,
            f"The compressed file unfolds to more than {limits.svg_bytes:,} bytes.",
            file=file,
            hint="Badges are small; is this the right file?",
        ) from None
    except DamagedError:
        raise refusal(
            Code.FILE_NOT_READABLE, "The compressed file is damaged.", file=file, hint=ASK_AGAIN
        ) from None
    if kind_of_file(inflated, file=file) is not FileKind.SVG:
        raise refusal(
            Code.FILE_TYPE_UNKNOWN,
            "This is a compressed file (gzip) and no SVG picture.",
            file=file,
            hint="Unpack it and add the badge that lies inside.",
        )
    found = unbake_svg(inflated, file=file, limits=limits)
    compressed = warning(
        Code.BAKED_COMPRESSED,
        "The SVG picture is compressed (gzip); other programs may not find the badge in it.",
        file=file,
        hint="Unpack it with gunzip to get an ordinary SVG file.",
    )
    return replace(found, warnings=(compressed, *found.warnings))


def _unbake_text(content: bytes, *, file: str, limits: Limits) -> BakedPayload:
    if len(content) > limits.text_bytes:
        raise refusal(
            Code.BAKED_TEXT_TOO_LARGE,
            f"The text has {len(content):,} bytes; at most {limits.text_bytes:,} are read.",
            file=file,
            hint="No real badge is that long; is this the right file?",
        )
    text = trimmed(_decoded(content, file=file))
    form = form_of(text)
    if form is None and text.startswith("eyJ"):
        raise refusal(
            Code.TOKEN_BROKEN,
            "This begins like a signed token, and is none: it may be cut off.",
            file=file,
            hint="A whole token has three parts with dots between them; copy or download it again.",
        )
    if form is None:
        raise refusal(
            Code.FILE_TYPE_UNKNOWN,
            f"This text is no badge; it begins with {shown(text)}.",
            file=file,
            hint="Badges come as PNG, SVG, PDF or JSON files.",
        )
    container = Container.JSON if form is PayloadForm.JSON else Container.JWS
    place = {PayloadForm.JSON: "the JSON file", PayloadForm.JWS: "the token file"}.get(form, "the text file")
    return BakedPayload(container=container, form=form, text=text, place=place)


def _decoded(content: bytes, *, file: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        place = f"byte {error.start:,} is not UTF-8"
    if content.lstrip().startswith((b"{", b"[")):
        raise refusal(
            Code.TEXT_NOT_UTF8,
            f"The JSON is not written in UTF-8: {place}.",
            file=file,
            hint="Save the file again with the encoding UTF-8, or download it again.",
        )
    raise refusal(
        Code.FILE_TYPE_UNKNOWN,
        f"This is neither a picture nor text: {place}.",
        file=file,
        hint="Badges come as PNG, SVG, PDF or JSON files.",
    )

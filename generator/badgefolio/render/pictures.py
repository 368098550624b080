"""Pictures made ready to be published: measured, made small, stripped of everything that does not show.

A published picture is made anew or is the picture's own chunks without text, position and time: never
the stranger's or the owner's file as it came. The file type is told from the content.
"""

import io
import struct
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from badgefolio.model.pictures import MadePicture, Picture
from badgefolio.model.work import Step
from badgefolio.problems import Code, Problem, Span
from badgefolio.render.drawing import draw
from badgefolio.render.placeholder import placeholder
from badgefolio.render.svg import SvgError, clean_svg

if TYPE_CHECKING:
    from PIL.Image import Image

BADGE_SIDE = 512  # px; the largest a theme shows a badge, on a screen with two dots a px
PHOTO_SIDE = 1600  # px
MAX_PIXELS = 50_000_000
SMALL_ENOUGH = 96 * 1024  # bytes: a PNG up to here is published with its own pixels
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_PNG = b"\x89PNG\r\n\x1a\n"
# the chunks that pixels and colours depend on (PNG, Third Edition, sections 11.2 and 11.3.2)
_SHOWING = frozenset([b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"sBIT"])
_FULL = 0.9  # the share of its square that a badge fills when it needs no scaling
_SCALES = (0.6, 1.4)


@dataclass(frozen=True, kw_only=True, slots=True)
class PictureRequest:
    """A picture to make ready: where its bytes lie (an absolute path, or here), and what it is for.

    `name` is what a placeholder shows; `file` is how the person calls the file.
    """

    file: str
    name: str
    is_badge: bool
    path: str = ""
    content: bytes = b""


def make_picture(request: PictureRequest) -> MadePicture:
    """Return the picture as it is published; with a problem and a placeholder where it cannot be shown."""
    from pathlib import Path

    content = request.content or (Path(request.path).read_bytes() if request.path else b"")
    if not content:
        return _placeholder(request, None)
    try:
        if content.lstrip()[:1] == b"<" or content[:3] == b"\xef\xbb\xbf":
            return _from_svg(content, is_badge=request.is_badge)
        return _from_pixels(content, is_badge=request.is_badge)
    except _CannotShowError as error:
        return _placeholder(request, _problem(request, str(error)))


PICTURE = Step("picture", make_picture)


class _CannotShowError(Exception):
    """Why a file is no picture that can be shown, in words."""


def _from_svg(content: bytes, *, is_badge: bool) -> MadePicture:
    try:
        clean = clean_svg(content)
    except SvgError as error:
        message = f"the SVG cannot be used: {error}"
        raise _CannotShowError(message) from None
    preview = draw(clean) if is_badge else b""
    scale, (width, height) = _measured(preview) if preview else (1.0, (0, 0))
    return MadePicture(
        picture=Picture(
            ending="svg",
            size=len(clean.content),
            width=clean.width,
            height=clean.height,
            scale=scale,
            had_active_content=clean.had_active_content,
            preview_width=width,
            preview_height=height,
        ),
        content=clean.content,
        preview=preview,
    )


def _measured(png: bytes) -> tuple[float, tuple[int, int]]:
    from PIL import Image

    with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
        return _scale(image), image.size


def _from_pixels(content: bytes, *, is_badge: bool) -> MadePicture:
    from PIL import Image, ImageOps

    try:
        # a wrong checksum in a text that does not show, as early bakers wrote it, must not hide the picture
        readable = _chunks_of(content, _SHOWING | {b"eXIf"}) or content
        with Image.open(io.BytesIO(readable), formats=_FORMATS) as opened:
            _check_size(opened)
            opened.seek(0)
            opened.load()
            kind = opened.format
            image = _in_eight_bits(ImageOps.exif_transpose(opened))
            scale = _scale(image) if is_badge else 1.0
            side = BADGE_SIDE if is_badge else PHOTO_SIDE
            if kind == "PNG" and max(image.size) <= side and len(content) <= SMALL_ENOUGH:
                kept = _chunks_of(content, _SHOWING)
                if kept is not None:
                    return _made(kept, "png", image, scale)
            return _encoded(image, is_badge=is_badge, is_photo=kind == "JPEG", scale=scale)
    except _CannotShowError:
        raise
    except Exception as error:  # noqa: BLE001 - Pillow raises many kinds for broken files
        message = f"the picture is damaged ({type(error).__name__})"
        raise _CannotShowError(message) from None


def _in_eight_bits(image: "Image") -> "Image":
    """Return the picture; 16-bit grey scaled to 8 bits, which Pillow would cut off into white."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _check_size(image: "Image") -> None:
    if image.width * image.height > MAX_PIXELS:
        message = f"it has {image.width} x {image.height} pixels"
        raise _CannotShowError(message)


def _encoded(image: "Image", *, is_badge: bool, is_photo: bool, scale: float) -> MadePicture:
    side = BADGE_SIDE if is_badge else PHOTO_SIDE
    plain = image.convert("RGB" if is_photo else "RGBA")
    plain.info = {}
    plain.thumbnail((side, side))
    stream = io.BytesIO()
    if is_photo:
        plain.save(stream, "JPEG", quality=85, optimize=True, progressive=True)
    else:
        plain.save(stream, "PNG", optimize=True)
    return _made(stream.getvalue(), "jpg" if is_photo else "png", plain, scale)


def _made(content: bytes, ending: str, image: "Image", scale: float) -> MadePicture:
    picture = Picture(ending=ending, size=len(content), width=image.width, height=image.height, scale=scale)
    return MadePicture(picture=picture, content=content)


def _scale(image: "Image") -> float:
    """Return the factor that makes a badge look as large as one that fills its square.

    Issuers leave different margins: what counts is the area of what is not transparent.
    """
    alpha = image.convert("RGBA").getchannel("A").point(lambda value: 255 if value > 16 else 0)  # noqa: PLR2004 - nearly nothing to see
    box = alpha.getbbox()
    if box is None:
        return 1.0
    width, height = box[2] - box[0], box[3] - box[1]
    side = max(image.size)
    filled = sqrt(width * height) / side
    least, most = _SCALES
    return round(max(least, min(most, _FULL / filled)), 2)


def _chunks_of(content: bytes, kinds: frozenset[bytes]) -> bytes | None:
    """Return a PNG with only the chunks of these kinds; None where it is none or they do not add up."""
    if not content.startswith(_PNG):
        return None
    kept = [_PNG]
    position = len(_PNG)
    while position + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, position)
        kind = content[position + 4 : position + 8]
        end = position + 12 + length
        if end > len(content):
            return None
        if kind in kinds:
            kept.append(content[position:end])
        if kind == b"IEND":
            return b"".join(kept)
        position = end
    return None


def _placeholder(request: PictureRequest, problem: Problem | None) -> MadePicture:
    content = placeholder(request.name)
    picture = Picture(ending="svg", size=len(content), width=400, height=400)
    return MadePicture(picture=picture, content=content, problem=problem)


def _problem(request: PictureRequest, why: str) -> Problem:
    return Problem(
        code=Code.IMAGE_BROKEN,
        message=f"The picture cannot be shown: {why}.",
        span=Span(file=request.file),
        hint="Open it in a picture viewer; if it does not open there, get it anew.",
    )

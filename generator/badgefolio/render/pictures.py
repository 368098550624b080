"""Pictures made ready to be published: measured, made small, stripped of everything that does not show.

A published picture is made anew or is the picture's own chunks without text, position and time: never
the stranger's or the owner's file as it came. The file type is told from the content.
"""

import io
import struct
import warnings
from dataclasses import dataclass, replace
from hashlib import sha256
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.model.pictures import MadePicture, Picture
from badgefolio.model.work import Step
from badgefolio.problems import Code, Problem, ProblemError, Span
from badgefolio.render.drawing import draw
from badgefolio.render.placeholder import placeholder
from badgefolio.render.svg import SvgError, clean_svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL.Image import Image

BADGE_SIDE = 512  # px; the largest a theme shows a badge, on a screen with two dots a px
PHOTO_SIDE = 1600  # px
MAX_PIXELS = 50_000_000  # of a photo, which is made smaller while it is decoded
MAX_DECODED = 25_000_000  # pixels that are held at once: 4 bytes each, and again while they are scaled
SMALL_ENOUGH = 96 * 1024  # bytes: a PNG up to here is published with its own pixels
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_PHOTOS = frozenset(["JPEG", "MPO"])  # cameras write several JPEG pictures into one file (CIPA DC-007)
_ORIENTATION = 0x0112  # Exif 2.32, section 4.6.4
_PNG = b"\x89PNG\r\n\x1a\n"
# the chunks that pixels and colours depend on (PNG, Third Edition, sections 11.2 and 11.3.2), and the most
# bytes that each may have: no message hides in a chunk that is longer than its meaning
_SHOWING = {
    b"IHDR": 13,
    b"PLTE": 768,
    b"IDAT": SMALL_ENOUGH,
    b"IEND": 0,
    b"tRNS": 256,
    b"gAMA": 4,
    b"sRGB": 1,
    b"cHRM": 32,
    b"sBIT": 4,
}
_FULL = 0.9  # the share of its square that a badge fills when it needs no scaling
_SCALES = (0.6, 1.4)


@dataclass(frozen=True, kw_only=True, slots=True)
class PictureRequest:
    """A picture to make ready: where its bytes lie (an absolute path, or here), and what it is for.

    `name` is what a placeholder shows; `file` is how the person calls the file; `digest` is the SHA-256
    (hex) that the file at `path` had when the project was read, '' where it does not matter.
    """

    file: str
    name: str
    is_badge: bool
    path: str = ""
    digest: str = ""
    content: bytes = b""


def make_picture(request: PictureRequest) -> MadePicture:
    """Return the picture as it is published; with a problem and a placeholder where it cannot be shown.

    Raises:
        ProblemError: `file-not-readable` where the file is another than the project was read with.
    """
    content = request.content or _file(request)
    if not content and not request.path:
        return _placeholder(request, None)
    read = _from_svg if _is_xml(content) else _from_pixels
    try:
        return read(content, is_badge=request.is_badge)
    except _CannotShowError as error:
        made = _placeholder(request, _problem(request, str(error)))
        # A drawing that could not be read may do anything when a browser opens it.
        return replace(made, picture=replace(made.picture, had_active_content=_is_xml(content)))


PICTURE = Step("picture", make_picture)


def _file(request: PictureRequest) -> bytes:
    """Return the file as it was found, so that the memo never keeps a picture under another's digest."""
    content = Path(request.path).read_bytes() if request.path else b""
    if request.digest and sha256(content).hexdigest() != request.digest:
        raise ProblemError(
            Problem(
                code=Code.FILE_NOT_READABLE,
                message="The file changed while the site was being built.",
                span=Span(file=request.file),
                hint="Build again.",
            )
        )
    return content


class _CannotShowError(Exception):
    """Why a file is no picture that can be shown, in words."""


def _is_xml(content: bytes) -> bool:
    """Whether a file is a text that begins as XML does, in UTF-8 or UTF-16."""
    head = content[:1024].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")
    return head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()[:1] == b"<"


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
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(_readable(content)), formats=_FORMATS)
        with opened:
            return _from_image(opened, content, is_badge=is_badge)
    except _CannotShowError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        message = f"it has more than {MAX_PIXELS:,} pixels"
        raise _CannotShowError(message) from None
    except Exception as error:  # noqa: BLE001 - Pillow raises many kinds for broken files
        message = f"the picture is damaged ({type(error).__name__})"
        raise _CannotShowError(message) from None


def _from_image(opened: "Image", content: bytes, *, is_badge: bool) -> MadePicture:
    from PIL import ImageOps

    _check_size(opened, MAX_PIXELS)
    opened.seek(0)
    side = BADGE_SIDE if is_badge else PHOTO_SIDE
    kind = opened.format
    if kind in _PHOTOS:
        opened.draft("RGB", (2 * side, 2 * side))  # a JPEG is decoded no larger than it is needed
    _check_size(opened, MAX_DECODED)
    opened.load()
    is_upright = opened.getexif().get(_ORIENTATION, 1) == 1
    ImageOps.exif_transpose(opened, in_place=True)
    if kind == "PNG" and is_upright and max(opened.size) <= side and len(content) <= SMALL_ENOUGH:
        kept = _chunks_of(content, _SHOWING)
        if kept is not None:
            return _made(kept, "png", opened, is_badge=is_badge)
    return _encoded(_in_eight_bits(opened), side=side, is_badge=is_badge, is_photo=kind in _PHOTOS)


def _in_eight_bits(image: "Image") -> "Image":
    """Return the picture; 16-bit grey scaled to 8 bits, which Pillow would cut off into white."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _check_size(image: "Image", most: int) -> None:
    if image.width * image.height > most:
        message = f"it has more than {most:,} pixels"
        raise _CannotShowError(message)


def _encoded(image: "Image", *, side: int, is_badge: bool, is_photo: bool) -> MadePicture:
    mode = "RGB" if is_photo else "RGBA"
    plain = image if image.mode == mode else image.convert(mode)
    plain.thumbnail((side, side))
    plain.info = {}
    stream = io.BytesIO()
    if is_photo:
        plain.save(stream, "JPEG", quality=85, optimize=True, progressive=True)
    else:
        plain.save(stream, "PNG", optimize=True)
    return _made(stream.getvalue(), "jpg" if is_photo else "png", plain, is_badge=is_badge)


def _made(content: bytes, ending: str, image: "Image", *, is_badge: bool) -> MadePicture:
    picture = Picture(
        ending=ending,
        size=len(content),
        width=image.width,
        height=image.height,
        scale=_scale(image) if is_badge else 1.0,
    )
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


def _readable(content: bytes) -> bytes:
    """Return a picture without the chunks that do not show.

    A wrong checksum in a text, as early bakers wrote it, must not hide the picture.
    """
    return _chunks_of(content, dict.fromkeys([*_SHOWING, b"eXIf"], len(content))) or content


def _chunks_of(content: bytes, most: "Mapping[bytes, int]") -> bytes | None:
    """Return a PNG with only these kinds of chunk, each up to so many bytes.

    None where it is no PNG or its chunks do not add up.
    """
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
        if length <= most.get(kind, -1):
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

"""Badges and portraits as they stand in a preview."""

import io
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from badgefolio.render.previewing.requests import Art

_MOST_ENLARGED = 1.5  # what is enlarged further looks torn
_NEARLY_CLEAR = 16  # of 255
_LONGER = 1.25  # how much longer than its square a badge may be
_FINER = 4  # a circle is drawn larger and made small, which gives it a smooth edge


def sized_art(art: "Art", side: int) -> "Image":
    """Return a badge without its clear margin, as large to the eye as others of that side in px.

    Issuers leave different margins and draw different shapes: what counts is the area. Nothing of the
    badge is cut off.
    """
    from PIL import Image

    with Image.open(io.BytesIO(art.content), formats=["PNG", "JPEG"]) as opened:
        image = opened.convert("RGBA")
    alpha = image.getchannel("A").point(lambda value: 255 if value > _NEARLY_CLEAR else 0)
    shown = image.crop(alpha.getbbox() or (0, 0, *image.size))
    factor = side / sqrt(shown.width * shown.height)
    factor = min(factor, _MOST_ENLARGED, side * _LONGER / max(shown.size))
    size = (max(1, round(shown.width * factor)), max(1, round(shown.height * factor)))
    return shown.resize(size, Image.Resampling.LANCZOS)


def round_portrait(portrait: "Art", side: int) -> "Image":
    """Return the middle of a portrait in a circle of that width in px, as pages show it."""
    from PIL import Image, ImageDraw, ImageOps

    with Image.open(io.BytesIO(portrait.content), formats=["PNG", "JPEG"]) as opened:
        opened.draft("RGB", (2 * side, 2 * side))
        image = ImageOps.fit(opened.convert("RGBA"), (side, side), Image.Resampling.LANCZOS)
    circle = Image.new("L", (side * _FINER, side * _FINER))
    ImageDraw.Draw(circle).ellipse((0, 0, side * _FINER - 1, side * _FINER - 1), fill=255)
    clear = Image.new("RGBA", (side, side))
    return Image.composite(image, clear, circle.resize((side, side), Image.Resampling.LANCZOS))

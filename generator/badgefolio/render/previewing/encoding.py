"""A drawn preview as a PNG that no network finds too heavy."""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 250_000  # WhatsApp leaves out what is much heavier
_COLOURS = (256, 64, 16, 4)  # with four, even noise all over weighs less
_EFFORT, _MORE_EFFORT = 4, 7  # of 9; what comes after costs much time and saves little


def encoded(image: "Image") -> bytes:
    """Return a PNG of at most 250 kB: in all its colours where that is light enough, else in fewer.

    Colours are not mixed from dots: a pattern of dots is heavier than what it replaces.
    """
    from PIL import Image

    content = _png(image, _EFFORT)
    for colours in _COLOURS:
        if len(content) <= MOST_BYTES:
            return content
        fewer = image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        content = _png(fewer, _MORE_EFFORT)
    return content


def _png(image: "Image", effort: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=effort)
    return stream.getvalue()

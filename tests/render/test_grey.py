"""Grey of 16 bits is shown as the grey it is."""

import io

import pytest
from PIL import Image

from badgefolio.render.pictures import PictureRequest, make_picture


@pytest.mark.parametrize(("value", "grey"), [(0, 0), (0x8000, 128), (0x4000, 64), (0xFFFF, 255)])
def test_grey_of_16_bits_stays_that_grey(value: int, grey: int) -> None:
    stream = io.BytesIO()
    Image.new("I;16", (700, 700), value).save(stream, "PNG")
    made = make_picture(PictureRequest(file="a.png", name="a", is_badge=True, content=stream.getvalue()))
    assert made.problem is None
    with Image.open(io.BytesIO(made.content)) as image:
        assert image.size == (512, 512)
        assert image.convert("RGB").getpixel((5, 5)) == (grey, grey, grey)

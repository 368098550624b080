"""An SVG drawn as a PNG: the same every time, and never at the price of a build that hangs."""

import io
from time import monotonic

import pytest
from PIL import Image

from badgefolio.render import drawing
from badgefolio.render.drawing import draw
from badgefolio.render.pictures import PictureRequest, make_picture
from badgefolio.render.svg import clean_svg

SQUARE = 'width="400" height="400"'


def svg(body: str, size: str = SQUARE) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'.encode()


def drawn(body: str, size: str = SQUARE) -> bytes:
    return draw(clean_svg(svg(body, size)))


def test_the_longer_side_has_512_px_and_the_bytes_are_the_same_each_time() -> None:
    body = '<rect width="50" height="200" fill="red"/>'
    first = drawn(body, 'width="100" height="200"')
    with Image.open(io.BytesIO(first)) as image:
        assert image.size == (256, 512)
        assert image.convert("RGBA").getpixel((10, 10)) == (255, 0, 0, 255)
    assert drawn(body, 'width="100" height="200"') == first


@pytest.mark.parametrize(
    "body",
    [
        "<text>Letters</text>",
        '<filter id="f"><feTurbulence numOctaves="100000"/></filter><rect filter="url(#f)"/>',
        '<pattern id="p" width="100000" height="100000"/><rect fill="url(#p)"/>',
        '<mask id="m"/><rect mask="url(#m)"/>',
        '<g id="a">' + "<rect/>" * 100 + "</g>" + '<use href="#a"/>' * 100,
        f'<path d="M0 0{"L1 1" * 200_000}"/>',
    ],
    ids=["text", "filter", "pattern", "mask", "use", "path"],
)
def test_what_differs_between_machines_or_costs_much_is_not_drawn(body: str) -> None:
    assert drawn(body) == b""


@pytest.mark.parametrize("size", ['width="1" height="100000"', "", 'width="0" height="9"'])
def test_an_svg_of_no_sane_size_is_not_drawn(size: str) -> None:
    assert drawn("<rect/>", size) == b""


def test_an_svg_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "PATIENCE", 1)
    begun = monotonic()
    assert drawn('<g opacity=".5"><rect width="400" height="400" stroke="red"/></g>' * 2_400) == b""
    assert monotonic() - begun < 10


def test_a_badge_has_a_preview_and_is_measured_by_it() -> None:
    content = svg('<circle cx="200" cy="200" r="100"/>')
    made = make_picture(PictureRequest(file="a.svg", name="a", is_badge=True, content=content))
    assert made.preview.startswith(b"\x89PNG")
    assert (made.picture.preview_width, made.picture.preview_height) == (512, 512)
    assert made.picture.scale == 1.4
    plain = make_picture(PictureRequest(file="a.svg", name="a", is_badge=False, content=content))
    assert (plain.preview, plain.picture.preview_width, plain.picture.scale) == (b"", 0, 1.0)

"""Badges and portraits in a preview: whole, equally large to the eye, never torn."""

import io
from hashlib import sha256

import pytest
from PIL import Image, ImageDraw

from badgefolio.render.previewing.pictures import round_portrait, sized_art
from badgefolio.render.previewing.requests import Art


def art(size: tuple[int, int], margin: int = 0, kind: str = "PNG") -> Art:
    image = Image.new("RGBA", size)
    box = (margin, margin, size[0] - margin - 1, size[1] - margin - 1)
    if margin * 2 < min(size):
        ImageDraw.Draw(image).rectangle(box, fill=(200, 30, 30, 255))
    stream = io.BytesIO()
    image.convert("RGB" if kind == "JPEG" else "RGBA").save(stream, kind)
    return Art(content=stream.getvalue(), digest=sha256(stream.getvalue()).hexdigest())


@pytest.mark.parametrize("margin", [0, 40, 100])
def test_a_clear_margin_makes_no_badge_smaller(margin: int) -> None:
    assert sized_art(art((400, 400), margin), 200).size == (200, 200)


def test_shapes_have_the_same_area_and_are_whole() -> None:
    wide, tall = sized_art(art((400, 300)), 200), sized_art(art((300, 400)), 200)
    assert wide.size == tall.size[::-1]
    assert abs(wide.width * wide.height - 200 * 200) < 400


def test_a_very_long_badge_stays_in_its_place() -> None:
    assert max(sized_art(art((500, 50)), 200).size) == 250


def test_a_tiny_badge_is_not_torn() -> None:
    assert sized_art(art((20, 20)), 200).size == (30, 30)
    assert sized_art(art((1, 1)), 200).size == (2, 2)


def test_a_badge_of_which_nothing_is_seen_is_taken_as_it_is() -> None:
    assert sized_art(art((100, 100), margin=60), 100).size == (100, 100)


def test_a_portrait_is_a_circle_of_its_middle() -> None:
    made = round_portrait(art((300, 200), kind="JPEG"), 100)
    assert made.size == (100, 100)
    alpha = made.getchannel("A")
    assert [alpha.getpixel(place) for place in ((0, 0), (99, 99), (50, 50))] == [0, 0, 255]

"""Previews as PNG: never too heavy, whatever is on them."""

import io

from PIL import Image

from badgefolio.render.previewing.encoding import MOST_BYTES, encoded


def test_a_flat_drawing_keeps_its_colours() -> None:
    image = Image.new("RGB", (1200, 630), "#105b70")
    with Image.open(io.BytesIO(encoded(image))) as made:
        assert (made.mode, made.size, made.getpixel((3, 3))) == ("RGB", (1200, 630), (16, 91, 112))


def test_a_photograph_loses_colours_until_it_is_light() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((700, 500), 90) for _ in range(3)])
    image = Image.new("RGB", (1200, 630), "white")
    image.paste(noise.resize((350, 250)).resize((700, 500), Image.Resampling.BICUBIC), (50, 50))
    content = encoded(image)
    assert len(content) <= MOST_BYTES
    with Image.open(io.BytesIO(content)) as made:
        assert (made.mode, made.size) == ("P", (1200, 630))


def test_the_worst_that_can_be_is_light_too() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((1200, 630), 200) for _ in range(3)])
    assert len(encoded(noise)) <= MOST_BYTES

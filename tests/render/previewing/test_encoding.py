"""Previews as PNG: never too heavy, whatever is on them."""

import io

import pytest
from PIL import Image

from badgefolio.render.previewing import encoding
from badgefolio.render.previewing.encoding import MOST_BYTES, encoded


def test_a_flat_drawing_keeps_its_colours() -> None:
    image = Image.new("RGB", (1200, 630), "#105b70")
    with Image.open(io.BytesIO(encoded(image))) as made:
        assert (made.mode, made.size, made.getpixel((3, 3))) == ("RGB", (1200, 630), (16, 91, 112))


def test_a_photograph_loses_colours_until_it_is_light() -> None:
    image = Image.new("RGB", (1200, 630), "white")
    image.paste(Image.merge("RGB", [Image.effect_noise((320, 320), 90) for _ in range(3)]), (50, 50))
    content = encoded(image)
    assert len(content) <= MOST_BYTES
    with Image.open(io.BytesIO(content)) as made:
        assert (made.mode, made.size) == ("P", (1200, 630))


def test_the_worst_that_can_be_is_light_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ninth of the pixels, and of the bytes."""
    monkeypatch.setattr(encoding, "MOST_BYTES", MOST_BYTES // 9)
    noise = Image.merge("RGB", [Image.effect_noise((400, 210), 200) for _ in range(3)])
    assert len(encoded(noise)) <= MOST_BYTES // 9

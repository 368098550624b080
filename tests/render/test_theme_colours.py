"""The colours of previews are those of a theme's pages by day, and can be read."""

import math
import re
from pathlib import Path

import pytest

from badgefolio import resources
from badgefolio.problems import Code, ProblemError
from badgefolio.render.themes import Colours, ThemeShelf

THEMES = resources.bundled("themes")
NAMES = ("paper", "ink", "soft", "accent")


def linear(lightness: float, chroma: float, hue: float) -> tuple[float, ...]:
    """Return linear sRGB of OKLCH (CSS Color 4, section 10.9)."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def written(colour: tuple[float, ...]) -> str:
    curved = (12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055 for one in colour)
    return "#" + "".join(f"{round(255 * max(0, min(1, one))):02x}" for one in curved)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ThemeShelf(THEMES).names)
def test_previews_have_the_colours_of_the_styles(name: str) -> None:
    style = (THEMES / name / "assets/paint.css").read_text(encoding="utf-8").partition("@media")[0]
    said = dict(re.findall(r"--(\w+): oklch\(([^)]*)\)", style))
    colours = ThemeShelf(THEMES).theme(name).colours
    assert {one: getattr(colours, one) for one in NAMES} == {
        one: written(linear(*map(float, said[one].split()))) for one in NAMES
    }


@pytest.mark.parametrize(
    "colours", [Colours(), *(ThemeShelf(THEMES).theme(one).colours for one in ThemeShelf(THEMES).names)]
)
def test_every_letter_on_a_preview_can_be_read(colours: Colours) -> None:
    paper = luminance(colours.paper)
    for one in (colours.ink, colours.soft, colours.accent):
        assert (paper + 0.05) / (luminance(one) + 0.05) >= 4.5


def mine(folder: Path, text: str) -> ThemeShelf:
    (folder / "mine").mkdir()
    (folder / "mine/theme.yaml").write_text(f"title: M\n{text}\n", encoding="utf-8")
    return ThemeShelf(folder, THEMES)


def test_a_theme_without_colours_has_those_of_its_parent_else_plain_ones(tmp_path: Path) -> None:
    shelf = mine(tmp_path, "parent: atelier")
    assert shelf.theme("mine").colours == shelf.theme("atelier").colours
    (tmp_path / "other").mkdir()
    assert mine(tmp_path / "other", "parent: base").theme("mine").colours == Colours()


def test_a_theme_names_only_the_colours_that_it_wants(tmp_path: Path) -> None:
    assert mine(tmp_path, 'colours: {accent: "#00aa00"}').theme("mine").colours == Colours(accent="#00aa00")


@pytest.mark.parametrize(
    "said", ["red", "{ink: red}", '{ink: "#12345"}', '{glow: "#123456"}', "[1]", "{1: 2}"]
)
def test_other_colours_are_a_broken_theme(said: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as caught:
        mine(tmp_path, f"colours: {said}")
    assert caught.value.problems[0].code is Code.THEME_BROKEN

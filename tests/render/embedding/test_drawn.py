import io
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from tests.conftest import png
from tests.render.embedding.made import TEXTS

from badgefolio.render.embedding.drawn import HEIGHT, SMALL_SIDE, WIDTH, CardRequest, make_card
from badgefolio.render.previewing.requests import Fact

SVG = "{http://www.w3.org/2000/svg}"


def card(title: str, *facts: str, picture: bytes = b"", size: tuple[int, int] = (0, 0)) -> ET.Element:
    made = make_card(CardRequest(title=title, facts=tuple(map(Fact, facts)), picture=picture, size=size))
    return ET.fromstring(made.light)  # noqa: S314 - our own file


def lines(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def test_a_card_has_the_picture_the_name_and_the_facts() -> None:
    root = card("First aid", "badges.example", "May 1, 2024", picture=png(), size=(1, 1))
    assert (root.get("width"), root.get("height"), root.get("role")) == ("360", "132", "img")
    assert root.findtext(f"{SVG}title") == "First aid"
    assert lines(root) == ["First aid", "badges.example", "May 1, 2024"]
    (image,) = root.iter(f"{SVG}image")
    assert (image.get("href") or "").startswith("data:image/png;base64,")


def test_nothing_is_loaded_and_nothing_runs() -> None:
    made = make_card(CardRequest(title="A", facts=(Fact("b"),), picture=png(), size=(1, 1)))
    for text in (made.light.decode(), made.dark.decode()):
        assert text.count("href=") == 1
        assert not [word for word in ("script", "style", "url(", "foreignObject") if word in text]


def test_light_and_dark_differ_in_their_colours_alone() -> None:
    made = make_card(CardRequest(title="A", facts=(Fact("b"),), picture=png(), size=(1, 1)))
    pairs = (("#ffffff", "#151b23"), ("#d0d7de", "#3d444d"), ("#1f2328", "#f0f6fc"), ("#57606a", "#9aa3ad"))
    text = made.light.decode()
    for light, dark in pairs:
        text = text.replace(light, dark)
    assert text == made.dark.decode()


def test_the_small_picture_keeps_its_shape_and_is_the_same_every_time() -> None:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGBA", (600, 300), (200, 0, 60, 128)).save(stream, "PNG")
    request = CardRequest(title="A", facts=(), picture=stream.getvalue(), size=(600, 300))
    first = make_card(request)
    assert first == make_card(request)
    with Image.open(io.BytesIO(first.small)) as small:
        assert small.size == (SMALL_SIDE, SMALL_SIDE // 2)
        shown = small.convert("RGBA").getpixel((5, 5))
    assert isinstance(shown, tuple)
    assert all(abs(one - other) <= 2 for one, other in zip(shown, (200, 0, 60, 128), strict=True))


def test_without_a_picture_the_words_begin_at_the_edge() -> None:
    root = card("First aid")
    assert [one.get("x") for one in root.iter(f"{SVG}text")] == ["18"]
    assert list(root.iter(f"{SVG}image")) == []


def test_a_long_name_takes_three_lines_and_ends_with_dots() -> None:
    root = card("An achievement with a very long name " * 8, "badges.example", picture=png(), size=(1, 1))
    assert len(lines(root)) == 4
    assert lines(root)[2].endswith("…")


def test_a_word_that_is_wider_than_the_card_is_broken() -> None:
    root = card("Epäjärjestelmällistyttämättömyydellänsäkäänköhän", picture=png(), size=(1, 1))
    assert len(lines(root)) > 1
    assert "".join(lines(root)) == "Epäjärjestelmällistyttämättömyydellänsäkäänköhän"


@pytest.mark.parametrize("title", ["وسيطة بين اللغات", "תג"])
def test_what_is_written_from_the_right_begins_there(title: str) -> None:
    (text,) = card(title, picture=png(), size=(1, 1)).iter(f"{SVG}text")
    assert (text.get("direction"), text.get("x")) == ("rtl", "344")


def test_a_date_keeps_its_year_and_only_a_very_long_line_ends_with_dots() -> None:
    date = "gültig bis zum 30. September im Jahre 2031"
    (line,) = [
        one for one in card("A", date, picture=png(), size=(1, 1)).iter(f"{SVG}text") if one.text == date
    ]
    assert line.get("textLength") == "214"
    assert lines(card("A", "x" * 200))[1].endswith("…")


@pytest.mark.parametrize("always", [" (not confirmed)", ".badges.evil.example"])
def test_a_long_fact_never_loses_what_must_be_read(always: str) -> None:
    made = make_card(CardRequest(title="A", facts=(Fact("University of " * 9, always),), picture=b""))
    (_, line) = lines(ET.fromstring(made.light))  # noqa: S314 - our own file
    assert line.startswith("University of")
    assert line.endswith(f"…{always}")


def test_a_mark_stays_on_its_letter() -> None:
    found = lines(card("e\u0301" * 60))
    assert all(not line.startswith("\u0301") for line in found)


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_any_words_make_a_drawing_that_holds_them(title: str, fact: str) -> None:
    root = card(title, fact)
    for text in root.iter(f"{SVG}text"):
        assert 0 < float(text.get("y") or 0) <= HEIGHT
        assert 0 <= float(text.get("x") or 0) <= WIDTH
    assert len(lines(root)) <= 4
    assert {one.tag for one in root.iter()} <= {f"{SVG}{name}" for name in ("svg", "title", "rect", "text")}

import re
from dataclasses import replace

import pytest
from tests.render.conftest import Skeleton
from tests.render.embedding.made import PLAIN, embedded

from badgefolio.render.embedding.codes import card_codes, page_codes
from badgefolio.render.words import words

WORDS = words("en")
OTHERS = [
    "html",
    "image",
    "readme",
    "markdown",
    "bbcode",
    "asciidoc",
    "rst",
    "latex",
    "signature",
    "web-component",
]


def test_a_card_stands_in_frames_of_five_sizes_and_in_ten_other_ways() -> None:
    codes = card_codes(PLAIN, WORDS)
    assert [code.key for code in codes] == [
        "iframe-150x270",
        "iframe-200x270",
        "iframe-330x186",
        "iframe-360x220",
        "iframe-wide",
        *OTHERS,
    ]
    assert [(code.width, code.height) for code in codes][:6] == [
        (150, 270),
        (200, 270),
        (330, 186),
        (360, 220),
        (0, 220),
        (0, 0),
    ]
    assert [code.label for code in codes][3:6] == [
        "Frame of 360 × 220 px",  # noqa: RUF001 - the sign between two lengths
        "Frame as wide as there is room",
        "Card in HTML, without scripts",
    ]


def test_a_page_stands_in_two_frames_and_in_ten_other_ways() -> None:
    codes = page_codes(PLAIN, WORDS)
    assert [code.key for code in codes] == ["iframe-page", "iframe-auto", *OTHERS]
    assert [(code.width, code.height) for code in codes][:2] == [(0, 560), (0, 560)]


def test_every_frame_says_the_size_that_its_name_says() -> None:
    for code in card_codes(PLAIN, WORDS)[:4]:
        found = Skeleton(code.text)
        size = found.values("iframe", "width") + found.values("iframe", "height")
        assert code.key == f"iframe-{'x'.join(size)}"


def test_codes_that_look_alike_are_one_family() -> None:
    families = [code.family for code in card_codes(PLAIN, WORDS)]
    assert families[:5] == ["iframe"] * 5
    assert families[8:12] == ["text"] * 4
    assert len(set(families)) == 8


def test_names_of_codes_are_good_for_files_and_stand_once() -> None:
    keys = [code.key for code in card_codes(PLAIN, WORDS)]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[a-z0-9-]+", key) for key in keys)


def test_every_code_leads_to_the_page_and_is_cleaned() -> None:
    odd = replace(PLAIN, title="a\n\nb\u202e", url=PLAIN.url + "(x)/")
    for code in (*card_codes(odd, WORDS), *page_codes(odd, WORDS)):
        assert "https://maya.example/badges/a/%28x%29/" in code.text.replace("\\%", "%"), code.key
        assert "\u202e" not in code.text
        assert "a b" in code.text or code.key == "image", code.key


@pytest.mark.parametrize("key", ["iframe-200x270", "html", "image", "readme", "signature", "web-component"])
def test_no_name_holds_what_wordpress_would_run(key: str) -> None:
    odd = embedded("A [gallery] b", "[gallery]", "[gallery]")
    (code,) = (one for one in card_codes(odd, WORDS) if one.key == key)
    assert not set("[]") & set(code.text)
    assert "&#091;gallery&#093;" in code.text

from typing import TYPE_CHECKING

import pytest

from badgefolio.credentials.baking.elements import XmlRefusedError, as_utf8, find_badges
from badgefolio.credentials.baking.limits import Limits

if TYPE_CHECKING:
    from tests.builds import Build


def refusal(xml: str | bytes, limits: Limits | None = None) -> str:
    with pytest.raises(XmlRefusedError) as error:
        find_badges(xml.encode() if isinstance(xml, str) else xml, limits=limits or Limits())
    return str(error.value)


def test_offsets_are_those_of_the_text(build: "Build") -> None:
    element = build.assertion_element("<i>{}</i>", verify="é>")
    text = build.svg(element, before="\ufeff<!-- é -->")
    (badge,) = find_badges(text, limits=Limits()).badges
    assert text[badge.start : badge.end].decode() == element
    assert (badge.body, badge.verify) == ("{}", "é>")


def test_a_badge_inside_a_badge_is_part_of_its_text(build: "Build") -> None:
    inner = build.assertion_element("x")
    assert len(find_badges(build.svg(build.assertion_element(inner)), limits=Limits()).badges) == 1


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://bad.example/x.dtd">',
        '<!ENTITY % a "text">',
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">',
        '<!ENTITY a "&#60;script/>">',
        f'<!ENTITY a "{"a" * 600}">',
        "".join(f'<!ENTITY a{number} "a">' for number in range(70)),
        '<!NOTATION n SYSTEM "n"><!ENTITY a SYSTEM "a.gif" NDATA n>',
    ],
)
def test_entities_that_could_grow_or_reach_out_are_refused(declaration: str) -> None:
    assert "entity" in refusal(f"<!DOCTYPE svg [{declaration}]><svg/>")


def test_plain_entities_repeated_without_end_are_stopped() -> None:
    text = "&a;" * 400_000
    assert "limit" in refusal(f'<!DOCTYPE svg [<!ENTITY a "{"a" * 500}">]><svg><g>{text}</g></svg>')


def test_an_entity_that_nobody_declared_is_refused() -> None:
    assert "line 1" in refusal("<svg>&nowhere;</svg>")


def test_a_dtd_outside_is_not_opened_and_its_entities_are_left_out(build: "Build") -> None:
    doctype = '<!DOCTYPE svg SYSTEM "http://bad.example/x.dtd" [%a;]>'
    text = build.svg(build.assertion_element("{&b;}"), before=doctype)
    assert [badge.body for badge in find_badges(text, limits=Limits()).badges] == ["{}"]


def test_other_encodings_are_refused() -> None:
    assert "iso-8859-1" in refusal('<?xml version="1.0" encoding="iso-8859-1"?><svg/>')
    assert "utf-7" in refusal('<?xml version="1.0" encoding="utf-7"?><svg/>')
    for content in (b"<svg>\xff</svg>", b"<\0s\0\0\xd8<\0"):
        with pytest.raises(XmlRefusedError, match="UTF-8 or UTF-16"):
            as_utf8(content)


def test_depth_and_number_of_elements_are_capped_while_reading() -> None:
    assert "deeper than 256" in refusal("<g>" * 100_000)
    assert "more than 5 elements" in refusal("<svg>" + "<g/>" * 10, Limits(svg_elements=5))


@pytest.mark.parametrize("xml", ["", "<svg", "<svg></g>", "<svg a='1' a='2'/>", "<a:svg/>", "<svg/><svg/>"])
def test_what_is_not_well_formed_is_refused_with_its_line(xml: str) -> None:
    assert refusal(xml).startswith("line 1: ")

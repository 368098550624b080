import json
from typing import TYPE_CHECKING

import pytest

from badgefolio.credentials.baking import bake, unbake
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from tests.builds import Build

URL = "https://badges.example/a?x=1&y='2'"


def test_the_badge_goes_inside_the_root_and_the_rest_stays(build: "Build") -> None:
    before = '<?xml version="1.0"?>\n<!-- drawn by hand -->\n<!DOCTYPE svg>\n'
    picture = build.svg("<!-- inside --><g/>", before=before)
    start, end = picture.decode().split("<!-- inside -->")
    baked = bake(picture, '{"type": "Assertion"}', file="a").decode()
    assert baked.startswith(start)
    assert baked.endswith("<!-- inside -->" + end)
    assert unbake(baked.encode(), file="a").text == '{"type": "Assertion"}'


def test_the_version_decides_the_element_and_namespace(build: "Build") -> None:
    newest = bake(build.svg(), json.dumps(build.ob3()), file="a").decode()
    assert '<openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><![CDATA[' in newest
    older = bake(build.svg(), json.dumps(build.ob2()), file="a").decode()
    assert '<openbadges:assertion xmlns:openbadges="http://openbadges.org"' in older
    assert ' verify="https://badges.example/a/1"><![CDATA[' in older


def test_a_token_or_address_goes_into_verify(build: "Build") -> None:
    token = build.token({"vc": build.ob3()})
    assert f'verify="{token}"/>' in bake(build.svg(), token, file="a").decode()
    assert unbake(bake(build.svg(), URL, file="a"), file="a").text == URL


def test_an_assertion_that_is_not_hosted_has_no_verify(build: "Build") -> None:
    baked = bake(build.svg(), '{"type": "Assertion", "id": "urn:uuid:1"}', file="a")
    assert b"verify" not in baked


def test_an_old_badge_is_replaced_where_it_stood_and_doubles_go(build: "Build") -> None:
    old = build.assertion_element('{"old": 1}')
    picture = build.svg(f"<metadata>{old}</metadata><g>{old}</g>")
    baked = bake(picture, '{"type": "Assertion"}', file="a").decode()
    assert "old" not in baked
    assert "<metadata><openbadges:assertion" in baked
    assert "<g></g>" in baked


def test_a_self_closing_old_badge_is_replaced_whole(build: "Build") -> None:
    picture = build.svg('<o:assertion xmlns:o="http://openbadges.org" verify="http://a.example"/>')
    baked = bake(picture, '{"type": "Assertion"}', file="a")
    assert b"a.example" not in baked
    assert unbake(baked, file="a").text == '{"type": "Assertion"}'


@pytest.mark.parametrize(
    "picture", ["<svg/>", "<svg />", '<s:svg xmlns:s="http://www.w3.org/2000/svg"\n/>', "<svg a='>'/>"]
)
def test_an_empty_drawing_is_opened(picture: str) -> None:
    baked = bake(picture.encode(), URL, file="a")
    assert unbake(baked, file="a").text == URL
    assert baked.endswith(b"svg>")


@pytest.mark.parametrize(
    "text", ['{"a": "]]>"}', '{"a":\r\n 1}', '{"a": "<&\\"\u2028"}', '{"a": "\U0001f600"}']
)
def test_what_xml_would_change_comes_back_the_same(build: "Build", text: str) -> None:
    assert unbake(bake(build.svg(), text, file="a"), file="a").text == text


def test_what_xml_cannot_hold_is_escaped_as_json(build: "Build") -> None:
    text = unbake(bake(build.svg(), '{"a": "\ufffe"}', file="a"), file="a").text
    assert text == '{"a": "\\ufffe"}'


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le"])
def test_utf16_stays_utf16(build: "Build", codec: str) -> None:
    baked = bake(build.svg().decode().encode(codec), '{"a": "é"}', file="a")
    assert "<rect/></svg>" in baked.decode(codec)
    assert unbake(baked, file="a").text == '{"a": "é"}'


def test_a_broken_drawing_takes_no_badge(build: "Build") -> None:
    with pytest.raises(ProblemError) as error:
        bake(b"<svg><g></svg>", URL, file="a")
    assert build.problem(error).code is Code.IMAGE_BROKEN

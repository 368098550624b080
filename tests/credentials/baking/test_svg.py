import json
from typing import TYPE_CHECKING

import pytest

from badgefolio.credentials.baking import Limits, unbake
from badgefolio.model.payload import Container, PayloadForm
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from tests.builds import Build

URL = "https://badges.example/a/1"
BODY = json.dumps({"type": "Assertion", "id": URL})


def test_json_in_cdata_is_read(build: "Build") -> None:
    found = unbake(build.svg(build.assertion_element(f"<![CDATA[ {BODY} ]]>")), file="a.svg")
    assert (found.container, found.form, found.text) == (Container.SVG, PayloadForm.JSON, BODY)
    assert found.keyword == "assertion"
    assert found.place == 'SVG element "openbadges:assertion", byte 40'
    assert found.warnings == ()


def test_json_as_plain_text_is_read_and_unescaped(build: "Build") -> None:
    found = unbake(build.svg(build.assertion_element('{"a": "&lt;&amp;"}')), file="a")
    assert found.text == '{"a": "<&"}'


def test_an_address_alone_is_read_from_verify(build: "Build") -> None:
    found = unbake(build.svg(build.assertion_element(verify=URL)), file="a")
    assert (found.form, found.text) == (PayloadForm.URL, URL)


@pytest.mark.parametrize("prefix", ["ob", "openbadges", "x-1"])
def test_the_namespace_counts_and_not_the_prefix(build: "Build", prefix: str) -> None:
    element = build.assertion_element(BODY, prefix=prefix)
    assert unbake(build.svg(element), file="a").text == BODY


def test_the_same_prefix_for_another_namespace_is_no_badge(build: "Build") -> None:
    element = f'<openbadges:assertion xmlns:openbadges="http://other.example">{BODY}</openbadges:assertion>'
    with pytest.raises(ProblemError) as error:
        unbake(build.svg(element), file="a")
    assert build.problem(error).code is Code.NOTHING_BAKED_IN


@pytest.mark.parametrize(
    "space", ["https://purl.imsglobal.org/ob/v3p0", "https://purl.imsglobal.org/clr/v2p0"]
)
def test_credentials_of_version_3_and_learner_records_are_found(build: "Build", space: str) -> None:
    found = unbake(build.svg(f'<c:credential xmlns:c="{space}">{{}}</c:credential>'), file="a")
    assert (found.keyword, found.text) == ("credential", "{}")


def test_a_body_with_details_counts_before_the_address(build: "Build") -> None:
    found = unbake(build.svg(build.assertion_element(BODY, verify=URL)), file="a")
    assert (found.text, found.warnings) == (BODY, ())


def test_verify_url_and_id_both_count_as_agreeing(build: "Build") -> None:
    body = json.dumps({"id": "urn:uuid:1", "verify": {"url": URL}})
    assert unbake(build.svg(build.assertion_element(body, verify=URL)), file="a").warnings == ()
    body = json.dumps({"id": URL, "verification": {"url": "https://badges.example/key"}})
    assert unbake(build.svg(build.assertion_element(body, verify=URL)), file="a").warnings == ()
    assert unbake(build.svg(build.assertion_element('{"a": 1}', verify=URL)), file="a").warnings == ()
    assert unbake(build.svg(build.assertion_element(URL, verify=URL)), file="a").warnings == ()


@pytest.mark.parametrize("body", ['{"id": "https://other.example/1"}', "{broken", "[1]"])
def test_an_address_that_disagrees_with_the_body_is_warned_of(build: "Build", body: str) -> None:
    found = unbake(build.svg(build.assertion_element(body, verify=URL)), file="a")
    assert found.text == body
    (warning,) = found.warnings
    assert warning.code is Code.BAKED_DIFFERENTLY
    assert URL in warning.message


def test_a_signed_token_counts_before_the_body(build: "Build") -> None:
    document = {"type": "Assertion", "id": URL}
    for payload in (document, {"vc": document}):
        token = build.token(payload)
        found = unbake(build.svg(build.assertion_element(json.dumps(document), verify=token)), file="a")
        assert (found.form, found.text, found.warnings) == (PayloadForm.JWS, token, ())
    token = build.token({"type": "Assertion", "id": "urn:other"})
    found = unbake(build.svg(build.assertion_element(json.dumps(document), verify=token)), file="a")
    assert found.text == token
    assert [warning.code for warning in found.warnings] == [Code.BAKED_DIFFERENTLY]
    assert "signed" in found.warnings[0].message


def test_two_elements_are_warned_of(build: "Build") -> None:
    one, other = build.assertion_element(BODY), build.assertion_element('{"id": "urn:other"}')
    same = unbake(build.svg(one + one), file="a")
    assert [warning.code for warning in same.warnings] == [Code.BAKED_TWICE]
    different = unbake(build.svg(one + other), file="a")
    assert different.text == BODY
    assert [warning.code for warning in different.warnings] == [Code.BAKED_DIFFERENTLY]


def test_an_attribute_can_hold_the_badge(build: "Build") -> None:
    inside = f'<g xmlns:ob="http://openbadges.org" ob:assertion="{URL}"/>'
    found = unbake(build.svg(inside), file="a")
    assert found.text == URL
    assert "attribute" in found.place


def test_an_empty_element_is_refused(build: "Build") -> None:
    with pytest.raises(ProblemError, match="is empty") as error:
        unbake(build.svg(build.assertion_element("<![CDATA[]]>")), file="a")
    assert build.problem(error).code is Code.BAKED_TEXT_BROKEN


def test_a_long_badge_is_refused(build: "Build") -> None:
    with pytest.raises(ProblemError) as error:
        unbake(build.svg(build.assertion_element(BODY)), file="a", limits=Limits(text_bytes=10))
    assert build.problem(error).code is Code.BAKED_TEXT_TOO_LARGE


def test_a_doctype_and_plain_entities_do_not_hinder(build: "Build") -> None:
    doctype = (
        '<?xml version="1.0" encoding="utf-8"?><!-- Adobe -->'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" ['
        '<!ENTITY ns_ob "http://openbadges.org">]>'
    )
    element = f'<o:assertion xmlns:o="&ns_ob;">{BODY}</o:assertion>'
    assert unbake(build.svg(element, before=doctype), file="a").text == BODY


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read(build: "Build", codec: str) -> None:
    content = build.svg(build.assertion_element('{"a": "é☃"}')).decode()
    assert unbake(content.encode(codec), file="a").text == '{"a": "é☃"}'


def test_a_long_drawing_is_refused(build: "Build") -> None:
    with pytest.raises(ProblemError, match="at most 20 are read") as error:
        unbake(build.svg(), file="a", limits=Limits(svg_bytes=20))
    assert build.problem(error).code is Code.FILE_TOO_LARGE


def test_other_xml_around_an_svg_is_no_picture(build: "Build") -> None:
    with pytest.raises(ProblemError, match='"report"') as error:
        unbake(b"<report><svg/></report>", file="a")
    assert build.problem(error).code is Code.FILE_TYPE_UNKNOWN

import logging
from typing import TYPE_CHECKING

import pytest

from badgefolio.credentials.baking import Limits, unbake
from badgefolio.model.payload import Container, PayloadForm
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from tests.builds import Build

URL = "https://badges.example/a/1"
XMP = (
    '<?xpacket begin="\ufeff"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:openbadges="{space}">{inside}'
    '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


@pytest.mark.parametrize("name", ["openbadges", "openbadgecredential"])
def test_a_document_property_is_read(build: "Build", name: str) -> None:
    found = unbake(build.pdf({name: ' {"type": "Assertion"} '}), file="a.pdf")
    assert (found.container, found.keyword) == (Container.PDF, name)
    assert found.text == '{"type": "Assertion"}'
    assert found.place == f'PDF property "{name}"'


def test_an_element_of_the_metadata_is_read(build: "Build") -> None:
    inside = "<rdf:Description><openbadges:assertion>{}</openbadges:assertion></rdf:Description>"
    xmp = XMP.format(space="http://openbadges.org", inside=inside).encode()
    found = unbake(build.pdf({"Title": "Certificate"}, metadata=xmp), file="a")
    assert (found.form, found.text) == (PayloadForm.JSON, "{}")
    assert found.place == 'XMP metadata "openbadges:assertion"'


def test_an_attribute_of_the_metadata_is_read(build: "Build") -> None:
    inside = f'<rdf:Description openbadges:credential="{URL}"/>'
    xmp = XMP.format(space="https://purl.imsglobal.org/ob/v3p0", inside=inside).encode("utf-16")
    assert unbake(build.pdf(metadata=xmp), file="a").text == URL


def test_a_pdf_without_badge_says_so(build: "Build") -> None:
    empty = XMP.format(space="http://openbadges.org", inside="<openbadges:assertion/>").encode()
    for content in (build.pdf(), build.pdf({"openbadges": " "}), build.pdf(metadata=empty)):
        with pytest.raises(ProblemError, match="PDF holds no badge") as error:
            unbake(content, file="a")
        assert build.problem(error).code is Code.NOTHING_BAKED_IN


def test_caps_hold(build: "Build") -> None:
    whole = build.pdf({"openbadges": '{"a": "' + "x" * 200 + '"}'})
    with pytest.raises(ProblemError) as error:
        unbake(whole, file="a", limits=Limits(pdf_bytes=100))
    assert build.problem(error).code is Code.FILE_TOO_LARGE
    with pytest.raises(ProblemError) as error:
        unbake(whole, file="a", limits=Limits(text_bytes=100))
    assert build.problem(error).code is Code.BAKED_TEXT_TOO_LARGE
    xmp = XMP.format(space="http://openbadges.org", inside="").encode()
    with pytest.raises(ProblemError, match="longer than 50 bytes") as error:
        unbake(build.pdf(metadata=xmp), file="a", limits=Limits(svg_bytes=50))
    assert build.problem(error).code is Code.FILE_NOT_READABLE


def test_broken_metadata_is_told_in_words(build: "Build") -> None:
    with pytest.raises(ProblemError, match="metadata is not read") as error:
        unbake(build.pdf(metadata=b"<x"), file="a")
    assert build.problem(error).code is Code.FILE_NOT_READABLE


def test_a_damaged_pdf_is_refused_in_silence(build: "Build", caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("pypdf")
    before = log.level
    for content in (b"%PDF-1.7\nnothing", build.pdf({"openbadges": "{}"})[:200]):
        with pytest.raises(ProblemError) as error:
            unbake(content, file="a")
        assert build.problem(error).code is Code.FILE_NOT_READABLE
    assert caplog.records == []
    assert log.level == before


def test_text_that_is_no_badge_is_refused(build: "Build") -> None:
    with pytest.raises(ProblemError) as error:
        unbake(build.pdf({"openbadges": "none"}), file="a")
    assert build.problem(error).code is Code.BAKED_TEXT_BROKEN

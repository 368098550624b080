"""Real files of many issuers. None of them lies in this repository; see the fixture `corpus`."""

from typing import TYPE_CHECKING

import pytest

from badgefolio.credentials import bake, read_badge, unbake
from badgefolio.model.credential import Proof
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from tests.credentials.conftest import RealFile

BEGINNINGS = {
    "simple-json.png": '{  "@context": [    "https://www.w3.org/ns/credentials/v2"',
    "simple-jwt.svg": "eyJhbGciOiJSUzI1NiIs",
    "simple-jwt_v1.svg": "eyJhbGciOiJSUzI1NiIs",
    "emily-mozfestivator.png": "https://badges.webmaker.org/badge/assertion/c5da4a92",
    "sunny-mozfesticipant.png": "https://badges.webmaker.org/badge/assertion/227ab061",
    "baked_image.png": '{"uid":"123abc","recipient":{"identity":"test@example.com"',
    "badgr_badge_online.png": '{\n  "@context": "https://w3id.org/openbadges/v2", \n  "type": "Assertion"',
    "62bf162fe34ae1dce23a03f046aba1a2.png": "https://badges.webmaker.org/badge/assertion/272cd421",
    "test-image.png": '{"badge":{"criteria":"http://fatticus.net/badges/catlover.html"',
    "baked.svg": '{"verify":{"url":"http://example.org"}}',
    "no-json.svg": "http://example.org",
}
SIGNED_KINDS = ("credential-jsonld", "unsigned")


def test_every_baked_file_gives_its_payload_and_badge(corpus: "tuple[RealFile, ...]") -> None:
    baked = [real for real in corpus if real.kind in {"baked-png", "baked-svg"}]
    assert {real.path.name for real in baked} == BEGINNINGS.keys()
    for real in baked:
        payload = unbake(real.content, file=real.path.name)
        assert payload.text.startswith(BEGINNINGS[real.path.name]), real.path.name
        badge = read_badge(real.content, file=real.path.name).badge
        assert badge.is_complete or badge.location, real.path.name
        assert badge.version == real.version or "no-json" in real.path.name, real.path.name


def test_every_picture_without_badge_says_so(corpus: "tuple[RealFile, ...]") -> None:
    odd = {"sneaky-badge.png": Code.FILE_TYPE_UNKNOWN, "bad_image.png": Code.NOT_A_BADGE}
    pictures = [
        real for real in corpus if real.kind.startswith("unbaked") or real.kind in {"png", "hostile-svg"}
    ]
    assert len(pictures) >= 20
    for real in pictures:
        with pytest.raises(ProblemError) as error:
            read_badge(real.content, file=real.path.name)
        assert error.value.problems[0].code is odd.get(real.path.name, Code.NOTHING_BAKED_IN), real.path.name


def test_every_picture_takes_a_badge_and_gives_it_back(corpus: "tuple[RealFile, ...]") -> None:
    text = '{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "note": "é ]]> &"}'
    for real in corpus:
        if real.path.suffix in {".png", ".svg"} and real.path.name not in {
            "sneaky-badge.png",
            "bad_image.png",
        }:
            baked = bake(real.content, text, file=real.path.name)
            assert unbake(baked, file=real.path.name).text == text, real.path.name
            assert bake(baked, text, file=real.path.name) == baked, real.path.name


def test_every_real_file_is_read_or_refused_in_words(corpus: "tuple[RealFile, ...]") -> None:
    read = 0
    for real in corpus:
        try:
            found = read_badge(real.content, file=real.path.name)
        except ProblemError as error:
            for problem in error.problems:
                assert problem.message, real.path.name
                assert problem.hint, real.path.name
            continue
        read += 1
        assert found.badge.document or found.badge.location, real.path.name
    assert read >= 100


@pytest.mark.parametrize(
    "kind", ["badgeclass", "issuer", "endorsement-ob2", "revocation-list", "context", "key"]
)
def test_documents_that_are_no_awarded_badge_are_refused(corpus: "tuple[RealFile, ...]", kind: str) -> None:
    for real in corpus:
        if real.kind == kind and real.path.name != "1_0_basic_issuer_invalid_json.json":
            with pytest.raises(ProblemError) as error:
                read_badge(real.content, file=real.path.name)
            assert error.value.problems[0].code is Code.NOT_A_BADGE, real.path.name


def test_credentials_of_version_3_name_what_and_who(corpus: "tuple[RealFile, ...]") -> None:
    complete = signed = 0
    for real in corpus:
        if real.kind in SIGNED_KINDS and real.version == "3.0" and "-err-" not in real.path.name:
            badge = read_badge(real.content, file=real.path.name).badge
            complete += badge.is_complete
            signed += badge.proof is Proof.DATA_INTEGRITY
            assert badge.issued is not None, real.path.name
    assert complete >= 50
    assert signed >= 45

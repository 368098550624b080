import json
from typing import TYPE_CHECKING, Any

import pytest

from badgefolio.credentials import read_badge
from badgefolio.model.credential import Alignment, Criteria, Evidence, OpenBadgesVersion, Proof
from badgefolio.problems import Code

if TYPE_CHECKING:
    from tests.builds import Build

    from badgefolio.credentials import ReadBadge


def read(document: dict[str, Any]) -> "ReadBadge":
    return read_badge(json.dumps(document).encode(), file="a.json")


def test_a_plain_assertion_is_read_without_a_word(build: "Build") -> None:
    found = read(build.ob2())
    badge = found.badge
    assert found.problems == ()
    assert badge.version is OpenBadgesVersion.V2_0
    assert badge.id == "https://badges.example/a/1"
    assert badge.name == "Soldering"
    assert badge.is_complete
    assert badge.location is None
    assert badge.proof is Proof.HOSTED
    assert json.loads(badge.document) == build.ob2()


def test_moodle_nests_everything_and_escapes_slashes(build: "Build") -> None:
    image = "data:image/png;base64,iVBORw0KGgo="
    document = build.ob2(
        issuedOn="1389970254",
        verify={"type": "hosted", "url": "https://moodle.example/badges/assertion.php?b=1&obversion=2"},
        verification=None,
        badge={
            "name": "Forum",
            "description": "Posts <b>well</b>",
            "image": image,
            "criteria": {
                "id": "https://moodle.example/badges/badgeclass.php?id=1",
                "narrative": "Post\r\nmuch",
            },
            "issuer": {
                "name": "Moodle",
                "url": "https://moodle.example",
                "email": "a@m.example",
                "type": "Issuer",
            },
            "@language": "fr",
            "version": 1,
            "tags": "forum",
            "type": "BadgeClass",
        },
    )
    content = json.dumps(document).replace("/", "\\/").encode()
    badge = read_badge(content, file="moodle.json").badge
    assert badge.achievement is not None
    assert badge.achievement.image is not None
    assert badge.achievement.image.content == b"\x89PNG\r\n\x1a\n"
    assert badge.achievement.criteria == Criteria(
        narrative="Post\nmuch", url="https://moodle.example/badges/badgeclass.php?id=1"
    )
    assert (badge.achievement.language, badge.achievement.version) == ("fr", "1")
    assert badge.achievement.tags == ("forum",)
    assert badge.issuer is not None
    assert badge.issuer.kind is None
    assert badge.issued is not None
    assert badge.issued.instant.year == 2014
    assert badge.proof is Proof.HOSTED


def test_badgr_points_to_the_badge(build: "Build") -> None:
    found = read(
        build.ob2(
            badge="https://api.badgr.example/public/badges/1",
            verification={"type": "HostedBadge"},
            **{"extensions:recipientProfile": {"name": "Maya Lindqvist"}},
        )
    )
    assert found.badge.location == "https://badges.example/a/1"
    assert found.badge.recipient_name == "Maya Lindqvist"
    assert found.badge.achievement is not None
    assert found.badge.achievement.id == "https://api.badgr.example/public/badges/1"
    (problem,) = found.problems
    assert problem.code is Code.BADGE_ELSEWHERE
    assert "what it was awarded for and who issued it" in problem.message


def test_credly_hashes_without_salt(build: "Build") -> None:
    recipient = {"type": "email", "identity": "sha256$00ff", "hashed": True}
    badge = read(build.ob2(recipient=recipient, evidence=[], issuedOn="2023-01-02T03:04:05.678Z")).badge
    (found,) = badge.recipients
    assert (found.is_hashed, found.salt) == (True, None)
    assert badge.evidence == ()
    assert badge.issued is not None
    assert badge.issued.instant.microsecond == 678000


def test_virtualbadge_writes_verify_and_extensions(build: "Build") -> None:
    document = build.ob2(verify={"type": "hosted", "url": "https://v.example/1"}, extensions={"a": {"b": 1}})
    del document["verification"]
    del document["id"]
    badge = read(document).badge
    assert badge.id == "https://v.example/1"
    assert badge.proof is Proof.HOSTED


def test_a_signed_badge_names_algorithm_and_key(build: "Build") -> None:
    document = build.ob2(
        id="urn:uuid:1", verification={"type": "SignedBadge", "creator": "https://badges.example/key"}
    )
    badge = read_badge(build.token(document).encode(), file="a").badge
    assert badge.proof is Proof.SIGNED
    assert badge.proof_details == ("RS256", "https://badges.example/key")
    assert read(document).badge.proof is Proof.NONE
    bare = read_badge(build.token(document | {"verification": {"type": "signed"}}).encode(), file="a").badge
    assert bare.proof_details == ("RS256",)


def test_an_assertion_without_verification_is_hosted_at_its_address(build: "Build") -> None:
    assert read(build.ob2(verification=None)).badge.proof is Proof.HOSTED
    assert read(build.ob2(verification=None, id="urn:uuid:1")).badge.proof is Proof.NONE
    signed = read_badge(build.token(build.ob2(verification=None)).encode(), file="a").badge
    assert signed.proof_details == ("RS256",)


def test_evidence_alignments_criteria_and_related(build: "Build") -> None:
    badge_class = build.ob2()["badge"] | {
        "criteria": "https://badges.example/criteria",
        "alignment": [
            {
                "targetName": "CCSS",
                "targetUrl": "https://c.example",
                "targetDescription": "D",
                "targetFramework": "F",
                "targetCode": "C",
            },
            {"targetCode": "only a code"},
            {"targetDescription": "no name"},
            "https://c.example/2",
        ],
        "related": [{"id": "https://badges.example/b/1?l=es", "@language": "es"}, {"version": 1}],
    }
    evidence = [
        "https://badges.example/work",
        {"id": "_:b1", "narrative": "Rocked"},
        {"name": "N", "description": "D", "genre": "G", "audience": "A"},
        {"type": "Evidence"},
        "I did it",
    ]
    found = read(build.ob2(badge=badge_class, evidence=evidence, narrative="Well done", expires="2034-05-01"))
    badge = found.badge
    assert badge.achievement is not None
    assert badge.achievement.criteria == Criteria(url="https://badges.example/criteria")
    assert badge.achievement.alignments == (
        Alignment(name="CCSS", url="https://c.example", description="D", framework="F", code="C"),
        Alignment(name="only a code", code="only a code"),
        Alignment(name="https://c.example/2", url="https://c.example/2"),
    )
    assert badge.achievement.related == ("https://badges.example/b/1?l=es",)
    assert badge.evidence == (
        Evidence(url="https://badges.example/work"),
        Evidence(narrative="Rocked"),
        Evidence(name="N", description="D", genre="G", audience="A"),
    )
    assert (badge.narrative, badge.expires and badge.expires.text) == ("Well done", "2034-05-01")
    (problem,) = found.problems
    assert problem.message.startswith("evidence[4]: ")


def test_criteria_that_say_nothing_are_none(build: "Build") -> None:
    badge = read(build.ob2(badge=build.ob2()["badge"] | {"criteria": {}})).badge
    assert badge.achievement is not None
    assert badge.achievement.criteria is None


def test_endorsements_of_badge_class_issuer_and_assertion(build: "Build") -> None:
    endorsement = {
        "type": "Endorsement",
        "claim": {"id": "https://badges.example/b/1", "endorsementComment": "Pretty *good*"},
        "issuer": {
            "id": "https://e.example",
            "name": "Academy",
            "type": ["Profile", "School"],
            "telephone": "+33 1",
        },
        "issuedOn": "2017-10-01T00:00Z",
    }
    badge_class = build.ob2()["badge"]
    badge_class["endorsement"] = [endorsement, "https://e.example/elsewhere"]
    badge_class["issuer"]["endorsement"] = endorsement | {"issuer": None, "claim": 5}
    badge = read(build.ob2(badge=badge_class, endorsement=endorsement)).badge
    assert badge.achievement is not None
    (found,) = badge.achievement.endorsements
    assert (found.comment, found.about) == ("Pretty *good*", "https://badges.example/b/1")
    assert found.endorser is not None
    assert (found.endorser.name, found.endorser.kind, found.endorser.telephone) == (
        "Academy",
        "School",
        "+33 1",
    )
    assert found.issued is not None
    own, of_issuer = badge.endorsements
    assert own == found
    assert (of_issuer.comment, of_issuer.endorser) == (None, None)


def test_a_revoked_assertion_says_so(build: "Build") -> None:
    badge = read(build.ob2(revoked=True, revocationReason="Issued in error")).badge
    assert badge.revocation is not None
    assert badge.revocation.reason == "Issued in error"


def test_an_assertion_with_nothing_else_is_read_as_incomplete() -> None:
    found = read(
        {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "issuer": "did:web:i.example"}
    )
    assert found.badge.achievement is None
    assert found.badge.issuer is not None
    assert found.badge.issuer.id == "did:web:i.example"
    assert [problem.code for problem in found.problems] == [Code.BADGE_INCOMPLETE]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("issuedOn", "soon"),
        ("image", "javascript:alert(1)"),
        ("badge", 5),
        ("recipient", [7]),
        ("expires", True),
        ("evidence", [[]]),
        ("revoked", "maybe"),
        ("verification", "javascript:x"),
    ],
)
def test_odd_values_are_named_by_their_path(build: "Build", path: str, value: object) -> None:
    found = read(build.ob2(**{path: value}))
    odd = [problem for problem in found.problems if problem.code is Code.BADGE_VALUE_ODD]
    assert all(problem.message.startswith(path) and problem.hint for problem in odd)
    assert len(odd) >= (path != "verification")


@pytest.mark.parametrize(
    ("load", "minutes"),
    [(120, 120), ("90", 90), (1.0, 1), (0, 0), (-5, 0), (1e12, 0), ("2h", 0), ("٣", 0), (None, 0), ({}, 0)],
)
def test_the_study_load_is_read_in_minutes(build: "Build", load: object, minutes: int) -> None:
    document = build.ob2()
    document["badge"]["extensions:StudyLoadExtension"] = {"StudyLoad": load}
    achievement = read(document).badge.achievement
    assert achievement is not None
    assert achievement.minutes == minutes

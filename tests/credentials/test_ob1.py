import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from badgefolio.credentials import read_badge
from badgefolio.model.credential import Alignment, Evidence, OpenBadgesVersion, Proof

if TYPE_CHECKING:
    from tests.builds import Build

    from badgefolio.credentials import ReadBadge


def read(document: dict[str, Any]) -> "ReadBadge":
    return read_badge(json.dumps(document).encode(), file="a.json")


def oldest(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {
        "recipient": "sha256$00ff",
        "salt": "sel gris",
        "issued_on": "2011-06-01",
        "expires": "2031-06-01",
        "evidence": "https://old.example/work",
        "badge": {
            "version": "0.5.0",
            "name": "Basic McBadge",
            "image": "https://old.example/image.png",
            "description": "A basic badge.\n",
            "criteria": "https://old.example/criteria",
            "issuer": {
                "origin": "https://old.example",
                "name": "Basic Issuer",
                "org": "Basic Department",
                "contact": "post@old.example",
            },
        },
        **members,
    }


def test_version_0_5_is_read_whole() -> None:
    found = read(oldest())
    badge = found.badge
    assert found.problems == ()
    assert badge.version is OpenBadgesVersion.V0_5
    assert badge.achievement is not None
    assert badge.issuer is not None
    assert (badge.achievement.name, badge.achievement.version) == ("Basic McBadge", "0.5.0")
    assert badge.achievement.description == "A basic badge."
    assert badge.achievement.criteria is not None
    assert badge.achievement.criteria.url == "https://old.example/criteria"
    assert badge.issuer.url == "https://old.example"
    assert badge.issuer.email == "post@old.example"
    assert badge.issuer.parent == "Basic Department"
    (recipient,) = badge.recipients
    assert (recipient.value, recipient.salt, recipient.is_hashed) == ("sha256$00ff", "sel gris", True)
    assert badge.issued is not None
    assert badge.issued.instant == datetime(2011, 6, 1, tzinfo=UTC)
    assert badge.evidence == (Evidence(url="https://old.example/work"),)
    assert badge.proof is Proof.NONE


def test_a_plain_recipient_stays_plain() -> None:
    (recipient,) = read(oldest(recipient="maya@school.example", salt=None)).badge.recipients
    assert recipient.is_plain_email
    assert read(oldest(recipient="  ")).badge.recipients == ()


def test_badgekit_mixes_versions_and_keeps_addresses_aside() -> None:
    mixed = oldest(
        uid="erik.catlover", issuedOn=1365116787, verify={"type": "hosted", "url": "https://old.example/a"}
    )
    mixed["badge"]["_location"] = "https://old.example/b"
    mixed["badge"]["issuer"]["_location"] = "https://old.example/i"
    badge = read(mixed).badge
    assert badge.id == "https://old.example/a"
    assert badge.proof is Proof.HOSTED
    assert badge.location is None
    assert badge.achievement is not None
    assert badge.achievement.id == "https://old.example/b"
    assert badge.issuer is not None
    assert badge.issuer.id == "https://old.example/i"
    assert badge.issued is not None
    assert badge.issued.text == "1365116787"


def version_1(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {
        "uid": "123abc",
        "recipient": {"identity": "test@a.example", "hashed": False, "type": "email"},
        "badge": "https://a.example/badgeclass",
        "issuedOn": "2015-04-30",
        "image": "https://a.example/baked.png",
        "verify": {"type": "hosted", "url": "https://a.example/instance"},
        **members,
    }


def test_version_1_0_points_to_its_badge() -> None:
    found = read(version_1())
    assert found.badge.version is OpenBadgesVersion.V1_0
    assert found.badge.location == "https://a.example/instance"
    assert found.badge.achievement is not None
    assert found.badge.achievement.id == "https://a.example/badgeclass"
    assert found.badge.name is None
    assert found.badge.issuer is None
    assert found.badge.image is not None
    assert found.badge.image.url == "https://a.example/baked.png"
    (problem,) = found.problems
    assert "https://a.example/instance" in problem.message


def test_version_1_1_has_names_tags_and_alignments() -> None:
    badge_class = {
        "id": "https://a.example/b",
        "name": "Robotics",
        "tags": ["robots", "fun"],
        "alignment": [
            {"name": "CCSS", "url": "https://c.example/1", "description": "Apply"},
            {"url": "https://c.example/2"},
            {"description": "nothing to call it"},
        ],
        "issuer": "https://a.example/i",
    }
    found = read(
        version_1(
            **{"@context": "https://w3id.org/openbadges/v1", "type": "Assertion", "id": "https://a.example/1"}
        )
        | {"badge": badge_class}
    )
    badge = found.badge
    assert badge.version is OpenBadgesVersion.V1_1
    assert badge.id == "https://a.example/1"
    assert badge.achievement is not None
    assert badge.achievement.tags == ("robots", "fun")
    assert badge.achievement.alignments == (
        Alignment(name="CCSS", url="https://c.example/1", description="Apply"),
        Alignment(name="https://c.example/2", url="https://c.example/2"),
    )
    assert not badge.is_complete
    assert badge.issuer is not None
    assert badge.issuer.id == "https://a.example/i"


def test_a_signed_assertion_is_no_hosted_one(build: "Build") -> None:
    document = version_1(verify={"type": "signed", "url": "https://a.example/key.pem"})
    badge = read_badge(build.token(document).encode(), file="a.jws").badge
    assert badge.proof is Proof.SIGNED
    assert badge.proof_details == ("RS256", "https://a.example/key.pem")
    assert badge.id == "123abc"
    assert badge.location == "https://a.example/badgeclass"
    assert read(document).badge.proof is Proof.NONE


def test_a_signed_assertion_may_leave_verify_out(build: "Build") -> None:
    document = version_1(verify=None, badge=None)
    badge = read_badge(build.token(document).encode(), file="a.jws").badge
    assert badge.proof_details == ("RS256",)
    assert badge.achievement is None
    assert badge.location is None


def test_a_bare_name_that_a_browser_would_run_is_no_identifier() -> None:
    assert read(version_1(uid="javascript:alert(1)", verify=None)).badge.id is None


def test_revoked_badges_and_odd_recipients() -> None:
    badge = read(version_1(revoked=True, revocationReason="Mistake", recipient={"type": "email"})).badge
    assert badge.revocation is not None
    assert badge.revocation.reason == "Mistake"
    assert badge.recipients == ()
    assert read(version_1(revoked=False)).badge.revocation is None


def test_a_badge_without_issuer_or_criteria_is_read() -> None:
    badge = read(version_1(badge={"name": "Bare"}, evidence=[])).badge
    assert badge.name == "Bare"
    assert badge.issuer is None
    assert badge.achievement is not None
    assert badge.achievement.criteria is None

import json
from typing import TYPE_CHECKING, Any

from badgefolio.credentials import read_badge
from badgefolio.credentials.ob3 import credential_in
from badgefolio.model.credential import Evidence, OpenBadgesVersion, Proof, RecipientIdentity
from badgefolio.problems import Code

if TYPE_CHECKING:
    from tests.builds import Build

    from badgefolio.credentials import ReadBadge


def read(document: dict[str, Any]) -> "ReadBadge":
    return read_badge(json.dumps(document).encode(), file="a.json")


def test_a_plain_credential_is_read_without_a_word(build: "Build") -> None:
    found = read(build.ob3())
    badge = found.badge
    assert found.problems == ()
    assert badge.version is OpenBadgesVersion.V3_0
    assert (badge.id, badge.name, badge.is_complete) == ("urn:uuid:1", "Teamwork", True)
    assert badge.issuer is not None
    assert badge.issuer.domain == "school.example"
    assert badge.recipients == (RecipientIdentity(kind="id", value="did:example:earner"),)
    assert badge.proof is Proof.NONE
    assert badge.location is None


def test_everything_about_the_award_is_read(build: "Build") -> None:
    found = read(
        build.ob3(
            subject={
                "narrative": "Led the team",
                "role": "Lead",
                "licenseNumber": "A-1",
                "activityStartDate": "2024-01-01T00:00:00Z",
                "activityEndDate": "2024-02-01T00:00:00Z",
                "image": "https://school.example/subject.png",
                "evidence": {"url": "https://school.example/film", "name": "Film"},
            },
            awardedDate="2024-04-30T00:00:00Z",
            validUntil="2034-05-01T00:00:00Z",
            evidence=[
                {"id": "urn:uuid:9", "narrative": "N"},
                {"id": "https://school.example/work", "type": ["Evidence"]},
                {},
            ],
        )
    )
    badge = found.badge
    assert found.problems == ()
    assert (badge.narrative, badge.role, badge.licence_number) == ("Led the team", "Lead", "A-1")
    assert badge.activity_start is not None
    assert badge.activity_end is not None
    assert badge.activity_start.instant < badge.activity_end.instant
    assert badge.issued is not None
    assert badge.issued.text == "2024-04-30T00:00:00Z"
    assert badge.expires is not None
    assert badge.expires.text.startswith("2034")
    assert badge.image is not None
    assert badge.image.url == "https://school.example/subject.png"
    assert badge.evidence == (
        Evidence(narrative="N"),
        Evidence(url="https://school.example/work"),
        Evidence(url="https://school.example/film", name="Film"),
    )


def test_the_first_data_model_names_its_dates_otherwise(build: "Build") -> None:
    document = build.ob3(
        issuanceDate="2023-01-01T00:00:00Z", expirationDate="2024-01-01T00:00:00Z", validFrom=None
    )
    badge = read(document).badge
    assert badge.issued is not None
    assert badge.issued.text == "2023-01-01T00:00:00Z"
    assert badge.expires is not None
    assert badge.expires.text == "2024-01-01T00:00:00Z"


def test_credly_writes_the_earner_where_the_title_belongs(build: "Build") -> None:
    subject = {
        "id": None,
        "identifier": [
            {
                "type": "IdentityObject",
                "identityHash": "sha256$00",
                "identityType": "emailAddress",
                "hashed": True,
            }
        ],
    }
    issuer = {"id": "did:web:www.credly.com:api:v1:obi:v3:issuers:1", "type": ["Profile"], "name": "Acme"}
    found = read(build.ob3(name="Maya Lindqvist", issuer=issuer, subject=subject))
    assert found.badge.recipient_name == "Maya Lindqvist"
    assert found.badge.recipients == (
        RecipientIdentity(kind="emailAddress", value="sha256$00", is_hashed=True),
    )
    assert found.problems == ()
    for other in ("did:web:notcredly.com", "did:web:school.example"):
        assert read(build.ob3(name="Title", issuer={"id": other, "name": "B"})).badge.recipient_name is None


def test_the_earners_name_may_be_an_identity_or_of_the_subject(build: "Build") -> None:
    identities = [
        {"identityHash": "x@y.example", "identityType": "emailAddress", "hashed": False},
        {"identityHash": "Maya", "identityType": "name", "hashed": False},
        {"identityType": "name"},
    ]
    badge = read(build.ob3(subject={"identifier": identities})).badge
    assert badge.recipient_name == "Maya"
    assert [one.kind for one in badge.recipients] == ["id", "emailAddress", "name"]
    assert read(build.ob3(subject={"name": "Noor"})).badge.recipient_name == "Noor"
    hashed = {"identityHash": "sha256$00", "identityType": "name", "hashed": True}
    assert read(build.ob3(subject={"identifier": hashed})).badge.recipient_name is None


def test_proofs_are_told_for_people(build: "Build") -> None:
    proofs = [
        {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-rdfc-2022",
            "verificationMethod": "did:key:z6#z6",
        },
        {"type": "SomeProofType"},
        {},
    ]
    badge = read(build.ob3(proof=proofs)).badge
    assert badge.proof is Proof.DATA_INTEGRITY
    assert badge.proof_details == ("eddsa-rdfc-2022 did:key:z6#z6", "SomeProofType", "proof")


def test_tokens_carry_the_credential_in_two_ways(build: "Build") -> None:
    for payload in (build.ob3(), {"iss": "did:web:school.example", "vc": build.ob3()}):
        token = build.token(payload, header={"alg": "ES256", "kid": "did:web:school.example#k"})
        badge = read_badge(token.encode(), file="a.jwt").badge
        assert badge.proof is Proof.JWT
        assert badge.proof_details == ("ES256", "did:web:school.example#k")
        assert badge.name == "Teamwork"
        assert json.loads(badge.document) == payload
    assert (
        read_badge(build.token(build.ob3(), header={"kid": 5}).encode(), file="a").badge.proof_details == ()
    )


def test_claims_of_the_token_fill_what_the_credential_leaves_out(build: "Build") -> None:
    inner = build.ob3(id=None, issuer=None, validFrom=None, subject={"id": None})
    payload = {
        "vc": inner,
        "iss": "did:web:i.example",
        "jti": "urn:uuid:7",
        "nbf": 1700000000,
        "exp": 1800000000,
    }
    badge = read_badge(build.token(payload | {"sub": "did:example:s"}).encode(), file="a").badge
    assert badge.id == "urn:uuid:7"
    assert badge.issuer is not None
    assert badge.issuer.id == "did:web:i.example"
    assert badge.issued is not None
    assert badge.issued.instant.year == 2023
    assert badge.expires is not None
    assert badge.recipients == (RecipientIdentity(kind="id", value="did:example:s"),)


def test_claims_never_replace_what_is_there(build: "Build") -> None:
    credential = credential_in(
        {"vc": build.ob3(), "iss": "did:web:other.example", "sub": "did:example:other"}
    )
    assert credential == build.ob3()
    assert credential_in({"vc": {"credentialSubject": [{}]}, "sub": "x"}) == {"credentialSubject": [{}]}


def test_of_several_subjects_the_one_with_an_achievement_counts(build: "Build") -> None:
    document = build.ob3()
    document["credentialSubject"] = [{"id": "urn:other"}, document["credentialSubject"]]
    assert read(document).badge.name == "Teamwork"


def test_a_credential_without_achievement_or_subject_is_incomplete(build: "Build") -> None:
    document = build.ob3(issuer="did:key:z6", credentialSubject=None)
    found = read(document)
    assert found.badge.achievement is None
    assert found.badge.recipients == ()
    (problem,) = found.problems
    assert problem.code is Code.BADGE_INCOMPLETE
    assert "what it was awarded for and who issued it" in problem.message
    assert read(build.ob3(issuer=None)).badge.issuer is None


def test_open_edx_uses_urns_and_status_lists(build: "Build") -> None:
    status = {"id": "https://x.example/s#1", "type": "StatusList2021Entry", "statusListIndex": "1"}
    found = read(
        build.ob3(credentialStatus=status, issuer={"id": "did:key:z6", "type": "Profile", "name": "edX"})
    )
    assert found.problems == ()
    assert found.badge.is_complete


def test_a_revoked_flag_is_read(build: "Build") -> None:
    badge = read(build.ob3(revoked=True, revocationReason="Error")).badge
    assert badge.revocation is not None
    assert badge.revocation.reason == "Error"

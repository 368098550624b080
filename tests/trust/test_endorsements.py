"""Endorsements inside a badge, each judged as a credential of its own."""

from typing import Any

import pytest
from tests.trust import issuer as own
from tests.trust.issuer import DID, NOW, Document, archive_of, method_of, secret, server, token

from badgefolio.model.archive import Archive
from badgefolio.model.report import Name, Outcome
from badgefolio.trust.endorsements import MAX_ENDORSEMENTS, Endorsed, check_endorsements

SERVER = archive_of(server())
BADGE = own.credential()["id"]
P, F, U, N = Outcome.PASSED, Outcome.FAILED, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE


def endorsement(**members: object) -> Document:
    return {
        "@context": [own.V2, own.OB3],
        "id": "urn:uuid:endorsement",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "issuer": {"id": DID, "type": ["Profile"], "name": "School"},
        "validFrom": "2025-01-01T00:00:00Z",
        "credentialSubject": {
            "id": BADGE,
            "type": ["EndorsementSubject"],
            "endorsementComment": "Well done.",
        },
        **members,
    }


def proven(**members: object) -> Document:
    return own.prove(endorsement(**members), "eddsa-rdfc-2022", secret("ed25519"), method_of("ed25519"))


def checked(*endorsements: Any, archive: Archive = SERVER, **members: object) -> Endorsed:  # noqa: ANN401 - any JSON
    return check_endorsements(own.credential(endorsement=list(endorsements), **members), archive, now=NOW)


def outcome(*endorsements: object) -> Outcome:
    return checked(*endorsements).check.outcome


def test_a_badge_that_nobody_endorses() -> None:
    assert check_endorsements(own.credential(), SERVER, now=NOW) == check_endorsements({}, SERVER, now=NOW)
    assert check_endorsements({}, SERVER, now=NOW).check.outcome is N


def test_a_good_endorsement_has_a_report_of_its_own() -> None:
    found = checked(proven())
    ((pointer, report),) = found.reports
    assert (found.check.outcome, pointer, report.outcome, report.domain) == (P, "/endorsement/0", P, own.HOST)
    assert {one.name for one in report.checks} == {
        Name.SIGNATURE,
        Name.ISSUER_KEY,
        Name.COVERAGE,
        Name.CLAIMS,
        Name.STATUS,
    }


def test_an_endorsement_may_be_a_token() -> None:
    for payload in (endorsement(), {"iss": DID, "vc": endorsement()}):
        text = token(payload, secret("p256"), kid=method_of("p256"))
        found = check_endorsements(own.credential(endorsementJwt=text), SERVER, now=NOW)
        assert (found.check.outcome, found.reports[0][0]) == (P, "/endorsementJwt")


def test_endorsements_are_found_wherever_they_stand() -> None:
    made = own.credential(endorsement=proven())
    achievement = made["credentialSubject"]["achievement"]
    made["credentialSubject"]["achievement"] = {
        **achievement,
        "a/b~": [{"endorsement": [proven()]}],
        "id": BADGE,
    }
    made["issuer"] = {**made["issuer"], "endorsement": [{**proven(), "endorsement": proven()}]}
    found = check_endorsements(made, SERVER, now=NOW)
    assert [pointer for pointer, _ in found.reports] == [
        "/issuer/endorsement/0",
        "/credentialSubject/achievement/a~1b~0/0/endorsement/0",
        "/endorsement",
    ]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (endorsement(), U),
        ("https://school.example/e/1", U),
        (5, U),
        (None, U),
        ("eyJ.x", F),
        ({**proven(), "name": "Changed"}, F),
        (proven(issuer="did:web:else.example"), P),
        (proven(issuer=own.PROFILE), F),
        (proven(credentialSubject={"id": "urn:uuid:other", "type": ["EndorsementSubject"]}), F),
    ],
)
def test_an_endorsement_that_is_not_what_it_says_is_told(one: object, said: Outcome) -> None:
    assert outcome(one) is said
    assert outcome(proven(), one) is said


@pytest.mark.parametrize(
    "members",
    [
        {"validUntil": "2025-06-01T12:00:00Z"},
        {"validFrom": "2025-06-01T12:00:01Z"},
        {"validUntil": "soon"},
        {"credentialStatus": {**own.credential()["credentialStatus"], "statusListIndex": "7"}},
    ],
)
def test_an_endorsement_that_ended_says_nothing_against_the_badge(members: Document) -> None:
    made = own.prove(endorsement(**members), "eddsa-jcs-2022", secret("ed25519"), method_of("ed25519"))
    found = checked(made)
    assert found.check.outcome is U
    assert found.reports[0][1].outcome is F


def test_an_endorsement_that_holds_still_holds() -> None:
    assert outcome(proven(validUntil="2025-06-01T12:00:01Z")) is P


def test_one_that_does_not_name_what_it_endorses_is_not_known() -> None:
    found = checked(proven(credentialSubject={"type": ["EndorsementSubject"], "endorsementComment": "x"}))
    (claims,) = (one for one in found.reports[0][1].checks if one.name is Name.CLAIMS)
    assert claims.outcome is U
    several = own.prove(
        endorsement(credentialSubject=[{"id": BADGE}, {"id": DID}]),
        "eddsa-jcs-2022",
        secret("ed25519"),
        method_of("ed25519"),
    )
    assert outcome(several) is P


def test_the_issuer_may_be_endorsed_even_by_its_name_alone() -> None:
    assert (
        checked(
            proven(credentialSubject={"id": DID, "type": ["EndorsementSubject"]}), issuer=DID
        ).check.outcome
        is P
    )


def test_what_the_signature_leaves_out_is_named() -> None:
    report = checked(proven(strange="x")).reports[0][1]
    assert (report.uncovered, report.outcome) == (("/strange",), U)


def test_an_odd_subject_is_judged() -> None:
    for subject in ({"id": ["x"]}, "x", [5], None):
        assert outcome(
            own.prove(
                endorsement(credentialSubject=subject),
                "eddsa-jcs-2022",
                secret("ed25519"),
                method_of("ed25519"),
            )
        ) in {P, U}


def test_an_unknown_key_leaves_it_open_and_missing() -> None:
    found = checked(proven(), archive=Archive())
    assert found.check.outcome is U
    assert found.reports[0][1].missing == (f"https://{own.HOST}/.well-known/did.json",)


def test_no_more_are_judged_than_the_cap() -> None:
    found = checked(*[proven()] * (MAX_ENDORSEMENTS + 1))
    assert (len(found.reports), found.check.outcome) == (MAX_ENDORSEMENTS, U)

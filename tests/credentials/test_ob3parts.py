from typing import TYPE_CHECKING, Any

from badgefolio.credentials.ob3parts import achievement, endorsements, profile, results
from badgefolio.model.credential import Alignment, Criteria, Image, Profile, Result

if TYPE_CHECKING:
    from tests.builds import Build

ENDORSEMENT: dict[str, Any] = {
    "type": ["VerifiableCredential", "EndorsementCredential"],
    "issuer": {"id": "did:web:e.example", "name": "Academy"},
    "validFrom": "2024-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:web:school.example", "endorsementComment": "In *good* standing"},
}


def test_every_member_of_an_achievement_is_read(build: "Build") -> None:
    fields = build.fields(
        id="urn:uuid:1",
        type=["Achievement"],
        name="Degree",
        description="Long\nway",
        criteria={"id": "https://s.example/c", "narrative": "# Do"},
        image={"id": "https://s.example/i.png", "caption": "Seal"},
        creator={"id": "did:web:c.example", "name": "Creator", "endorsement": [ENDORSEMENT]},
        achievementType="Degree",
        humanCode="R1",
        fieldOfStudy="Research",
        specialization="Robots",
        creditsAvailable=36.0,
        version="2",
        inLanguage="nl-NL",
        tag=["a", "b"],
        alignment={
            "targetName": "EQF 5",
            "targetUrl": "https://eqf.example",
            "targetType": "ext:EQF",
            "targetFramework": "EQF",
            "targetCode": "5",
            "targetDescription": None,
        },
        related=[{"id": "urn:uuid:2"}, {}],
        endorsement=ENDORSEMENT,
    )
    found = achievement(fields)
    assert fields.odd.problems == ()
    assert (found.name, found.description, found.kind) == ("Degree", "Long\nway", "Degree")
    assert found.criteria == Criteria(narrative="# Do", url="https://s.example/c")
    assert found.image == Image(url="https://s.example/i.png", caption="Seal")
    assert found.creator is not None
    assert found.creator.name == "Creator"
    assert (found.human_code, found.field_of_study, found.specialization) == ("R1", "Research", "Robots")
    assert (found.credits, found.version, found.language) == ("36", "2", "nl-NL")
    assert (found.tags, found.related) == (("a", "b"), ("urn:uuid:2",))
    assert found.alignments == (
        Alignment(name="EQF 5", url="https://eqf.example", framework="EQF", code="5", kind="ext:EQF"),
    )
    assert len(found.endorsements) == 2


def test_alignments_and_criteria_that_say_nothing_are_left_out(build: "Build") -> None:
    found = achievement(
        build.fields(alignment=[{"targetType": "x"}, {"targetCode": "7"}], criteria={"type": "Criteria"})
    )
    assert found.alignments == (Alignment(name="7", code="7"),)
    assert found.criteria is None


def test_every_member_of_a_profile_is_read(build: "Build") -> None:
    fields = build.fields(
        id="did:web:s.example",
        type=["Profile", "ext:School"],
        name="School",
        url="https://s.example",
        email="post@s.example",
        phone="+33 1",
        description="D",
        image="https://s.example/logo.png",
        parentOrg={"id": "did:web:p.example", "name": "Universal Universities"},
        otherIdentifier=[
            {"identifier": "4B0B1A", "identifierType": "ext:SchoolNumber"},
            {"identifier": "67890"},
            {"identifierType": "empty"},
        ],
    )
    assert profile(fields) == Profile(
        id="did:web:s.example",
        name="School",
        url="https://s.example",
        email="post@s.example",
        telephone="+33 1",
        description="D",
        image=Image(url="https://s.example/logo.png"),
        kind="School",
        parent="Universal Universities",
        other_ids=(("ext:SchoolNumber", "4B0B1A"), ("identifier", "67890")),
    )
    assert profile(build.fields(parentOrg="did:web:p.example")).parent == "did:web:p.example"


def test_results_take_their_names_from_the_descriptions(build: "Build") -> None:
    awarded = build.fields(
        resultDescription=[
            {"id": "urn:1", "name": "Exam", "resultType": "LetterGrade"},
            {
                "id": "urn:2",
                "name": "Rubric",
                "resultType": "RubricCriterionLevel",
                "rubricCriterionLevel": [
                    {"id": "urn:3", "name": "Mastery"},
                    {"id": "urn:4", "level": "Basic"},
                ],
            },
            {"name": "nobody can point here"},
        ]
    )
    subject = build.fields(
        creditsEarned=42,
        result=[
            {"resultDescription": "urn:1", "value": "A", "status": "Completed"},
            {"resultDescription": "urn:2", "achievedLevel": "urn:3"},
            {"resultDescription": {"id": "urn:2"}, "achievedLevel": "urn:4"},
            {"resultDescription": "urn:2", "achievedLevel": "urn:9"},
            {"value": 8.8},
        ],
    )
    assert results(subject, awarded) == (
        Result(name="Exam", value="A", status="Completed", kind="LetterGrade"),
        Result(name="Rubric", value="Mastery", kind="RubricCriterionLevel"),
        Result(name="Rubric", value="Basic", kind="RubricCriterionLevel"),
        Result(name="Rubric", kind="RubricCriterionLevel"),
        Result(value="8.8"),
        Result(value="42", kind="CreditsEarned"),
    )
    assert results(build.fields(result={"achievedLevel": "urn:3"}), None) == (Result(),)


def test_endorsements_come_as_json_and_as_tokens(build: "Build") -> None:
    fields = build.fields(
        endorsement=[
            ENDORSEMENT,
            ENDORSEMENT | {"proof": {"type": "x"}, "issuer": None},
            "https://e.example",
        ],
        endorsementJwt=[build.token(ENDORSEMENT), build.token({"vc": ENDORSEMENT}), "broken", {"id": 5}],
    )
    found = endorsements(fields)
    assert len(found) == 4
    assert {one.comment for one in found} == {"In *good* standing"}
    assert {one.about for one in found} == {"did:web:school.example"}
    assert found[0].endorser is not None
    assert found[0].endorser.name == "Academy"
    assert found[1].endorser is None
    assert found[0].issued is not None
    assert [problem.message.split(":", 1)[0] for problem in fields.odd.problems] == [
        "endorsementJwt[2]", "endorsementJwt[3]",
    ]  # fmt: skip


def test_a_token_without_subject_is_still_an_endorsement(build: "Build") -> None:
    (found,) = endorsements(build.fields(endorsementJwt=build.token({"issuer": "did:key:z"})))
    assert (found.comment, found.about) == (None, None)

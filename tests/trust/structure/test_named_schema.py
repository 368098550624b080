import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trust.structure.documents import credential, without

from badgefolio.credentials.document import read_badge
from badgefolio.model.archive import Archive, ArchivedDocument
from badgefolio.model.original import Original
from badgefolio.model.report import Check, Name, Outcome
from badgefolio.sources.json import Json
from badgefolio.trust.structure import check_schema
from badgefolio.trust.structure.foreign import RefusedError, places_that_differ

ADDRESS = "https://school.example/schema.json"
KNOWN = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
TYPE = "1EdTechJsonSchemaValidator2019"


def archived(schema: Json, status: int = 200) -> Archive:
    content = schema.encode() if isinstance(schema, str) else json.dumps(schema).encode()
    document = ArchivedDocument(
        address=ADDRESS,
        final_address=ADDRESS,
        fetched=datetime(2024, 5, 1, tzinfo=UTC),
        status=status,
        media_type="application/json",
        digest="",
        content=content,
    )
    return Archive(documents={ADDRESS: document})


def checked(named: Json, archive: Archive | None = None, **changed: Json) -> Check:
    document = credential(credentialSchema=named, **changed)
    return check_schema(Original(document=document), archive or Archive())


def entry(address: str = ADDRESS, kind: str = TYPE) -> dict[str, Json]:
    return {"id": address, "type": kind}


def test_a_badge_that_names_no_schema_has_nothing_to_follow() -> None:
    check = check_schema(Original(document=credential()), Archive())
    assert (check.name, check.outcome) == (Name.SCHEMA, Outcome.NOT_APPLICABLE)


def test_the_schema_of_1edtech_is_known() -> None:
    assert checked(entry(KNOWN)).outcome is Outcome.PASSED
    broken = without(credential(credentialSchema=[entry(KNOWN, "JsonSchema")]), "validFrom")
    check = check_schema(Original(document=broken), Archive())
    assert check.outcome is Outcome.FAILED
    assert "it has no validFrom" in str(check.reason)


def test_a_schema_that_is_not_here_is_unknown() -> None:
    assert checked(entry()).outcome is Outcome.UNKNOWN
    assert checked(entry(), archived({}, status=404)).outcome is Outcome.UNKNOWN


def test_a_schema_of_another_type_is_unknown() -> None:
    check = checked(entry(kind="JsonSchemaCredential"))
    assert check.outcome is Outcome.UNKNOWN
    assert '"JsonSchemaCredential"' in str(check.reason)


def test_a_schema_in_the_archive_is_applied() -> None:
    schema: Json = {
        "$schema": "https://json-schema.org/draft/2019-09/schema#",
        "$defs": {"text": {"type": "string"}},
        "properties": {"name": {"$ref": "#/$defs/text"}},
        "required": ["name"],
    }
    assert checked(entry(), archived(schema), name="x").outcome is Outcome.PASSED
    failed = checked(entry(), archived(schema), name=5)
    assert failed.outcome is Outcome.FAILED
    assert "It differs at /name." in str(failed.reason)


def test_of_several_schemas_the_worst_counts() -> None:
    named: Json = [entry(KNOWN), entry()]
    assert checked(named).outcome is Outcome.UNKNOWN
    assert checked(named, archived({"required": ["x"]})).outcome is Outcome.FAILED
    assert checked([entry()] * 6).outcome is Outcome.UNKNOWN


def test_a_schema_without_an_address_fails() -> None:
    assert checked({"type": TYPE}).outcome is Outcome.FAILED
    assert checked("here").outcome is Outcome.FAILED


def nested(depth: int) -> Json:
    schema: Json = True
    for _ in range(depth):
        schema = {"items": schema}
    return schema


def doubling(**more: Json) -> Json:
    """Return a small schema that asks for two to the twentieth steps."""
    two = {f"s{n}": {"allOf": [{"$ref": f"#/$defs/s{n + 1}"}] * 2} for n in range(20)}
    return {"$defs": {**two, "s20": {}}, "$ref": "#/$defs/s0", **more}  # type: ignore[dict-item]  # JSON of any depth


@pytest.mark.parametrize(
    ("schema", "why"),
    [
        ("<html>", "no JSON object"),
        ([], "no JSON object"),
        ("\udcff".encode("utf-8", "surrogateescape").decode("latin-1"), "no JSON object"),
        ({"$schema": "http://json-schema.org/draft-04/schema#"}, "a dialect that is not read"),
        ({"$ref": "https://other.example/schema"}, "refers to another document"),
        ({"$ref": "#/$defs/nothing"}, "refers to what is not in it"),
        ({"$ref": "#"}, "without end"),
        ({"properties": {"id": {"pattern": "(a+)+$"}}}, "uses patterns"),
        ({"unevaluatedProperties": False}, "uses patterns or other rules"),
        ({"type": 5}, "not a right schema"),
        ({"properties": []}, "not a right schema"),
        ({"enum": [1] * 30_000}, "too large"),
        (doubling(), "too many steps"),
        (doubling(**{"$schema": "https://json-schema.org/draft/2020-12/schema"}), "too many steps"),
        ({"$defs": {"x": {"$schema": "https://json-schema.org/draft/2020-12/schema"}}}, "another dialect"),
        (
            {
                "$schema": "https://json-schema.org/draft/2019-09/schema",
                "$recursiveAnchor": True,
                "not": {"$recursiveRef": "#"},
            },
            "without end",
        ),
        (nested(30), "nested too deep"),
        ({"description": "x" * 600_000}, "too large"),
    ],
)
def test_a_hostile_schema_is_not_applied(schema: Json, why: str) -> None:
    check = checked(entry(), archived(schema))
    assert check.outcome is Outcome.UNKNOWN
    assert why in str(check.reason)


def test_a_long_list_of_words_is_not_compared_with_a_long_list_of_values() -> None:
    words: Json = [f"w{number}" for number in range(9_000)]
    with pytest.raises(RefusedError, match="too many steps"):
        places_that_differ({"a": ["w8999"] * 9_000}, {"properties": {"a": {"items": {"enum": words}}}})


def test_many_values_are_not_compared_with_each_other() -> None:
    with pytest.raises(RefusedError, match="compares too many"):
        places_that_differ({"a": list(range(300))}, {"properties": {"a": {"uniqueItems": True}}})


schemas = st.recursive(
    st.booleans() | st.none() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["$ref", "$id", "type", "required", "properties", "items", "not", "allOf", "if", "enum"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=10,
)


@settings(deadline=timedelta(seconds=2))
@given(schema=st.dictionaries(st.sampled_from(["$ref", "type", "properties", "allOf", "not"]), schemas))
def test_no_schema_of_a_stranger_breaks_the_check(schema: dict[str, Json]) -> None:
    assert checked(entry(), archived(schema)).outcome in set(Outcome)


@pytest.mark.parametrize(
    ("file", "outcome"),
    [
        ("legacyRegistry-noStatus-notExpired-withSchema.json", Outcome.PASSED),
        ("twoOIDF-revoked-notExpired-badSchema.json", Outcome.NOT_APPLICABLE),  # fails by its structure
    ],
)
def test_real_credentials_that_name_a_schema(corpus: Path, file: str, outcome: Outcome) -> None:
    (path,) = corpus.rglob(file)
    original = read_badge(path.read_bytes(), file=file).original
    assert original is not None
    assert check_schema(original, Archive()).outcome is outcome


def test_an_endorsement_whose_schema_is_gone_is_not_passed(corpus: Path) -> None:
    path = corpus / "1EdTech__digital-credentials-public-validator/ob30/complete.json"
    original = read_badge(path.read_bytes(), file=path.name).original
    assert original is not None
    endorsements = original.document["endorsement"]
    assert isinstance(endorsements, list)
    endorsement = endorsements[0]
    assert isinstance(endorsement, dict)
    assert check_schema(Original(document=endorsement), Archive()).outcome is Outcome.UNKNOWN

"""Documents for machines are held to the schemas that we publish."""

import json

import pytest
from jsonschema import Draft202012Validator

from badgefolio.problems import Code, ProblemError
from badgefolio.sources.documents import DOCUMENTS, check_document


def test_the_published_schemas_are_schemas_and_say_what_every_member_is() -> None:
    paths = sorted(DOCUMENTS.glob("*.json"))
    assert [path.stem for path in paths] == ["portfolio"]
    for path in paths:
        schema = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        objects = [schema, *schema["$defs"].values()]
        for name, member in (
            (name, one) for each in objects for name, one in each.get("properties", {}).items()
        ):
            assert member.get("description", "").endswith("."), name


@pytest.mark.parametrize("value", [None, [], "portfolio", 1, {}])
def test_what_is_no_such_document_is_a_problem_of_the_code_that_was_asked_for(value: object) -> None:
    with pytest.raises(ProblemError, match="document") as caught:
        check_document(value, "portfolio", code=Code.PORTFOLIO_BROKEN, file="p.json")  # type: ignore[arg-type]  # any JSON
    (problem,) = caught.value.problems
    assert (problem.code, problem.span and problem.span.file) == (Code.PORTFOLIO_BROKEN, "p.json")
    assert problem.hint

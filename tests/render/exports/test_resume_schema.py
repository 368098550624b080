"""JSON Resumes against the schema that is published for them, taken from its npm package."""

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.browser.conftest import tool
from tests.portfolio.test_cv import sections
from tests.render.exports.test_resume import site_of

from badgefolio.portfolio.cv import read_cv
from badgefolio.render.exports.resume import resume_of

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

pytestmark = pytest.mark.untraced


@pytest.fixture(scope="module")
def schema() -> "Validator":
    """Give the published schema; skip where its package is not installed."""
    from jsonschema import FormatChecker
    from jsonschema.validators import validator_for

    text = tool("@jsonresume/schema/schema.json").read_text(encoding="utf-8")
    published: dict[str, Any] = json.loads(text)
    return validator_for(published)(published, format_checker=FormatChecker())


def test_the_resume_of_the_sample_follows_it(schema: "Validator", sample: dict[str, bytes]) -> None:
    value = json.loads(sample["resume.json"])
    assert len(value["certificates"]) > 10
    assert [error.message for error in schema.iter_errors(value)] == []


def test_the_schema_would_notice_a_mistake(schema: "Validator", sample: dict[str, bytes]) -> None:
    value = json.loads(sample["resume.json"])
    value["certificates"][0]["date"] = "in May"
    value["work"] = "much"
    assert len(list(schema.iter_errors(value))) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(found=sections)
def test_any_curriculum_follows_it(schema: "Validator", found: object) -> None:
    cv = read_cv(json.dumps(found).encode(), file="content/cv.json")
    value = json.loads(resume_of(site_of(cv, base_url="https://maya.example/")))
    assert [error.message for error in schema.iter_errors(value)] == []

"""The card of a badge inside a frame on another site."""

import re
from dataclasses import replace

import pytest
from tests.render.conftest import FULL, failed, held, rendered, site
from tests.render.test_trust_views import report

from badgefolio.model.report import Outcome

VALID = held(badge=replace(FULL, revocation=None))


@pytest.mark.parametrize(
    ("domain", "said"), [("", "Maker Space (not confirmed)"), ("school.example", "school.example")]
)
def test_it_names_a_host_only_where_it_answers_for_the_badge(domain: str, said: str) -> None:
    identity = Outcome.PASSED if domain else Outcome.UNKNOWN
    of = replace(VALID, report=report(Outcome.PASSED, identity, domain=domain))
    text = rendered(site((of,)))["badges/soldering/embed/index.html"]
    (facts,) = re.findall(r'<p class="badge-facts">(.*?)</p>', text, re.DOTALL)
    shown = re.sub(r"<[^>]*>", "", facts).split("\n")
    assert next(line.strip() for line in shown if line.strip()) == said
    assert "badges.example" not in facts


def test_a_card_says_that_a_check_failed_and_keeps_the_picture_to_itself() -> None:
    text = rendered(site((failed(VALID),)))["badges/soldering/embed/index.html"]
    assert "A check of this badge failed" in text
    assert "<img" not in text
    assert "<img" in rendered(site((VALID,)))["badges/soldering/embed/index.html"]

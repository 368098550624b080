"""What others say, told apart: about what, by whom, and what is known about it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.render.conftest import FULL, held

from badgefolio.model.credential import Badge, Endorsement, OpenBadgesVersion, Profile
from badgefolio.model.endorsements import AcceptedEndorsement, Part
from badgefolio.model.held import HeldBadge
from badgefolio.model.report import Anchor, Check, Name, Outcome, Report, Statement, because
from badgefolio.render.endorsement_views import endorsement_views
from badgefolio.render.words import words

EN = words("en")
ISSUER = Profile(id="https://school.example/i", name="Maker Space")
SAID = Endorsement(comment="Good.", endorser=Profile(name="Ann"), about="urn:uuid:1")
GOOD = because("It holds.")


def report(identity: Outcome, domain: str = "", *checks: Check, anchor: Anchor = Anchor.NONE) -> Report:
    fine = Statement(outcome=Outcome.PASSED, reason=GOOD)
    return Report(
        at=datetime(2026, 11, 20, tzinfo=UTC),
        checks=checks,
        integrity=fine,
        identity=replace(fine, outcome=identity),
        status=fine,
        anchor=anchor,
        domain=domain,
    )


def badge(*endorsements: Endorsement) -> HeldBadge:
    made = Badge(version=OpenBadgesVersion.V3_0, issuer=ISSUER, endorsements=endorsements)
    return held(badge=made)


def sent(said: Endorsement, found: Report | None, part: Part = Part.BADGE) -> HeldBadge:
    return replace(badge(), endorsed=(AcceptedEndorsement(part=part, said=said, report=found),))


@pytest.mark.parametrize(
    ("one", "about"),
    [
        (SAID, "About this badge"),
        (replace(SAID, about=ISSUER.id), "About the issuer"),
        (replace(SAID, part="/issuer/endorsement/0"), "About the issuer"),
        (replace(SAID, part="/endorsement/0"), "About this badge"),
    ],
)
def test_what_the_badge_carries_about_its_issuer_is_told_apart(one: Endorsement, about: str) -> None:
    assert [view.about for view in endorsement_views(badge(one), EN)] == [about]


@pytest.mark.parametrize(
    ("found", "outcome", "word"),
    [
        (None, "unknown", "Not verified"),
        (report(Outcome.PASSED, "ann.example"), "passed", "Signed by ann.example."),
        (report(Outcome.UNKNOWN, anchor=Anchor.SELF_ASSERTED), "unknown", "holder of a key"),
        (report(Outcome.UNKNOWN), "unknown", "who signed it is not confirmed"),
        (
            report(Outcome.PASSED, "a.example", Check(name=Name.EXPIRY, outcome=Outcome.FAILED, reason=GOOD)),
            "failed",
            "It no longer holds. It holds.",
        ),
    ],
)
def test_what_was_sent_says_what_is_known_about_it(found: Report | None, outcome: str, word: str) -> None:
    (view,) = endorsement_views(sent(SAID, found), EN)
    assert view.outcome == outcome
    assert word in view.word
    assert view.caution == ""


@pytest.mark.parametrize(
    ("name", "domain", "is_warned"),
    [
        ("Maker Space", "", True),
        ("mäker-SPACE", "", True),
        ("Maker Space", "evil.example", True),
        ("Maker Space", "school.example", False),
        ("Maker Spaces", "", False),
        ("***", "", False),
    ],
)
def test_only_the_issuers_own_host_may_bear_its_name(name: str, domain: str, is_warned: bool) -> None:  # noqa: FBT001 - a table
    found = report(Outcome.PASSED if domain else Outcome.UNKNOWN, domain)
    (view,) = endorsement_views(sent(replace(SAID, endorser=Profile(name=name)), found), EN)
    assert bool(view.caution) is is_warned


def test_what_was_sent_comes_after_what_the_badge_carries() -> None:
    both = replace(held(badge=FULL), endorsed=sent(SAID, None).endorsed)
    views = endorsement_views(both, EN)
    assert len(views) == len(endorsement_views(held(badge=FULL), EN)) + 1
    assert views[-1].endorser == "Ann"

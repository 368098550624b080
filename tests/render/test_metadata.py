"""What a badge holds beside its story is shown too."""

from tests.render.conftest import held

from badgefolio.model.credential import (
    Achievement,
    Alignment,
    Badge,
    Endorsement,
    Evidence,
    OpenBadgesVersion,
    Profile,
    Result,
)
from badgefolio.render.badge_views import alignment_views, evidence_views, result_views
from badgefolio.render.endorsement_views import endorsement_views
from badgefolio.render.sentences import facts
from badgefolio.render.words import words

EN = words("en")
BADGE = Badge(
    version=OpenBadgesVersion.V3_0,
    achievement=Achievement(name="Ice", alignments=(Alignment(name="Cold", kind="CTDLTerm"),)),
    issuer=Profile(name="Peak", other_ids=(("ext:ror", "https://ror.org/1"), ("", "17"))),
    recipient_name="Maya Lindqvist",
    evidence=(Evidence(name="Log", audience="Guides"),),
    results=(
        Result(name="Grade", value="A", status="Completed"),
        Result(name="Test", value="80", kind="Percent", status="InProgress"),
        Result(name="Fitness", status="Completed"),
    ),
    endorsements=(
        Endorsement(endorser=Profile(name="Alpine Club")),
        Endorsement(),
    ),
)


def test_evidence_says_for_whom_it_is() -> None:
    assert [view.audience for view in evidence_views(BADGE, EN)] == ["Guides"]


def test_a_status_stands_beside_its_value() -> None:
    assert [view.value for view in result_views(BADGE, EN)] == [
        "A (Completed)",
        "80\u202f% (In progress)",
        "Completed",
    ]


def test_an_alignment_says_its_kind() -> None:
    assert [view.kind for view in alignment_views(BADGE)] == ["CTDLTerm"]


def test_an_endorsement_without_a_word_names_who_endorses() -> None:
    assert [(view.endorser, view.comment) for view in endorsement_views(held(badge=BADGE), EN)] == [
        ("Alpine Club", None)
    ]


def test_other_identifiers_of_the_issuer_are_facts_and_the_recipient_is_none() -> None:
    found = {(fact.label, fact.value, fact.url) for fact in facts(BADGE, EN)}
    assert ("Identifier of the issuer (ext:ror)", "https://ror.org/1", "https://ror.org/1") in found
    assert ("Identifier of the issuer", "17", "") in found
    assert not any("Maya" in value for _, value, _ in found)

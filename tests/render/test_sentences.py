from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.render.conftest import FULL, ISSUER, MINIMAL, moment

from badgefolio.model.credential import Achievement, Badge, Moment, Profile, Proof, Revocation
from badgefolio.render.badge_views import issuer_view
from badgefolio.render.sentences import date_view, facts, sentence, trust_view
from badgefolio.render.views import DateView
from badgefolio.render.words import words

ENGLISH, FRENCH = words("en"), words("fr")


def said(badge: Badge, language: str = "en") -> str:
    return sentence(issuer_view(badge.issuer, None), badge, words(language))


def test_a_date_is_words_and_a_machines_form() -> None:
    assert date_view(None, ENGLISH) is None
    assert date_view(moment("2024-05-01"), FRENCH) == DateView(text="1er\u00a0mai 2024", iso="2024-05-01")
    timed = DateView(text="May\u00a01, 2024", iso="2024-05-01T10:20:30Z")
    assert date_view(moment("2024-05-01T10:20:30"), ENGLISH) == timed
    old = Moment(text="0999", instant=datetime(999, 1, 2, tzinfo=UTC), has_time=True)
    assert date_view(old, ENGLISH) == DateView(text="January\u00a02, 999", iso="0999-01-02T00:00:00Z")


NAMED = Profile(name="Maker & Söhne")
HOSTED = Profile(name="Maker", id="https://badges.example/i")


@pytest.mark.parametrize(
    ("badge", "text"),
    [
        (MINIMAL, ""),
        (replace(MINIMAL, issuer=NAMED), "Issued by Maker & Söhne."),
        (replace(MINIMAL, issuer=Profile(id="urn:uuid:1")), ""),
        (replace(MINIMAL, issuer=Profile(id="https://a.example/")), "Issued by a.example."),
        (replace(MINIMAL, issuer=replace(HOSTED, name="badges.example")), "Issued by badges.example."),
        (replace(MINIMAL, issued=moment("2024-05-01")), "Issued on May\u00a01, 2024."),
        (
            replace(MINIMAL, issuer=HOSTED, issued=moment("2024-05-01")),
            "Issued by badges.example (Maker) on May\u00a01, 2024.",
        ),
        (replace(MINIMAL, expires=moment("2020-01-31")), "Valid until January\u00a031, 2020."),
        (
            replace(MINIMAL, issuer=NAMED, expires=moment("2020-01-31"), revocation=Revocation()),
            "Issued by Maker & Söhne. Withdrawn by its issuer.",
        ),
    ],
)
def test_a_sentence_says_who_when_and_until_when(badge: Badge, text: str) -> None:
    assert said(badge) == text


def test_a_sentence_speaks_the_language_of_the_page() -> None:
    badge = replace(FULL, revocation=None)
    assert said(badge, "fr") == (
        "Délivré par badges.example (Maker Space) le 1er\u00a0mai 2024."
        " Valable jusqu’au 31\u00a0janvier 2030."  # noqa: RUF001 - as French writes it
    )


@pytest.mark.parametrize(
    ("proof", "text"),
    [
        (Proof.HOSTED, "The issuer's server should keep the same badge; it has not been asked."),
        (Proof.SIGNED, "The file carries a signature, which has not been checked."),
        (Proof.JWT, "The file carries a signature, which has not been checked."),
        (Proof.DATA_INTEGRITY, "The file carries a signature, which has not been checked."),
        (Proof.NONE, "The file carries nothing by which it could be checked."),
    ],
)
def test_nothing_is_called_checked(proof: Proof, text: str) -> None:
    view = trust_view(replace(FULL, proof=proof, revocation=None), ENGLISH)
    assert view.statement == "This page shows what the badge file says. None of it has been checked yet."
    assert view.details == (
        text,
        "Whether it was awarded to the owner of this portfolio has not been checked.",
    )


def test_what_is_missing_and_what_was_withdrawn_is_said() -> None:
    where = replace(
        MINIMAL, location="https://badges.example/{x}", revocation=Revocation(reason="A {y} & <b>")
    )
    assert trust_view(where, ENGLISH).details[1:3] == (
        "The file says that its issuer withdrew it: A {y} & <b>",
        "The file holds only a part of the badge; the rest lies at https://badges.example/{x}.",
    )
    assert trust_view(replace(MINIMAL, revocation=Revocation()), ENGLISH).details[1:3] == (
        "The file says that its issuer withdrew it.",
        "The file holds only a part of the badge.",
    )


def test_everything_is_in_the_facts_with_its_address_and_date() -> None:
    found = [(fact.label, fact.value, fact.url or fact.iso) for fact in facts(FULL, ENGLISH)]
    assert found == [
        ("Issuer's domain", "badges.example", ""),
        ("Issuer", "Maker Space", "https://badges.example/"),
        ("Part of", "City of Example", ""),
        ("Issuer's e-mail", "desk@badges.example", "mailto:desk@badges.example"),
        ("Issuer's telephone", "+33 1 23", ""),
        ("Identifier of the issuer", "https://badges.example/i", "https://badges.example/i"),
        ("Created by", "Iron Guild", "https://guild.example/"),
        ("Issued on", "May\u00a01, 2024", "2024-05-01T10:20:30Z"),
        ("Valid until", "January\u00a031, 2030", "2030-01-31"),
        ("Activity began on", "January\u00a01, 2024", "2024-01-01"),
        ("Activity ended on", "April\u00a030, 2024", "2024-04-30"),
        ("Kind of achievement", "Learning program", ""),
        ("Field of study", "Crafts", ""),
        ("Specialization", "Lead-free", ""),
        ("Credits", "3", ""),
        ("Code", "S-1", ""),
        ("Version", "2", ""),
        ("Language of the badge", "de", ""),
        ("The issuer's tags", "solder, iron", ""),
        ("Identifier of the achievement", "urn:uuid:77", ""),
        ("Related", "https://badges.example/b/2", "https://badges.example/b/2"),
        ("Related", "urn:uuid:2", ""),
        ("Role", "Lead", ""),
        ("Licence number", "L-9", ""),
        ("Identifier of the badge", "https://badges.example/a/1", "https://badges.example/a/1"),
        ("The issuer's own copy", "https://badges.example/copy", "https://badges.example/copy"),
        ("Standard", "Open Badges 3.0", ""),
        ("Kind of proof", "eddsa-rdfc-2022", ""),
    ]


def test_of_a_badge_that_says_nothing_only_the_standard_is_a_fact() -> None:
    assert [fact.value for fact in facts(MINIMAL, ENGLISH)] == ["Open Badges 2.0"]


def test_the_recipient_is_never_a_fact() -> None:
    texts = " ".join(fact.value + fact.url for fact in facts(FULL, ENGLISH))
    assert "sha256$00ff" not in texts
    assert "Maya" not in texts


def test_what_is_said_once_is_not_said_twice() -> None:
    creator = replace(FULL, achievement=Achievement(creator=Profile(name="Maker Space")), location=FULL.id)
    labels = [fact.label for fact in facts(replace(creator, issuer=ISSUER), ENGLISH)]
    assert "Created by" not in labels
    assert "The issuer's own copy" not in labels


def test_an_address_that_runs_is_no_link() -> None:
    badge = replace(
        MINIMAL, id="javascript:alert(1)", achievement=Achievement(id="data:x", related=("file:x",))
    )
    assert {fact.url for fact in facts(badge, ENGLISH)} == {""}

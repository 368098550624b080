from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.render.conftest import FULL, ISSUER, MINIMAL, moment

from badgefolio.model.credential import Achievement, Badge, Moment, Profile, Revocation
from badgefolio.render.badge_views import issuer_view
from badgefolio.render.sentences import date_view, facts, sentence
from badgefolio.render.views import DateView
from badgefolio.render.words import words

ENGLISH, FRENCH = words("en"), words("fr")


def said(badge: Badge, language: str = "en", *, confirmed: str = "") -> str:
    return sentence(issuer_view(badge.issuer, None, confirmed=confirmed), badge, words(language))


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
        (replace(MINIMAL, issuer=NAMED), "Issued in the name of Maker & Söhne."),
        (replace(MINIMAL, issuer=Profile(id="urn:uuid:1")), ""),
        (replace(MINIMAL, issuer=Profile(id="https://a.example/")), "Issued in the name of a.example."),
        (
            replace(MINIMAL, issuer=replace(HOSTED, name="badges.example")),
            "Issued in the name of badges.example.",
        ),
        (replace(MINIMAL, issued=moment("2024-05-01")), "Issued on May\u00a01, 2024."),
        (
            replace(MINIMAL, issuer=HOSTED, issued=moment("2024-05-01")),
            "Issued in the name of badges.example (Maker) on May\u00a01, 2024.",
        ),
        (replace(MINIMAL, expires=moment("2020-01-31")), "Valid until January\u00a031, 2020."),
        (
            replace(MINIMAL, issuer=NAMED, expires=moment("2020-01-31"), revocation=Revocation()),
            "Issued in the name of Maker & Söhne. Withdrawn by its issuer.",
        ),
    ],
)
def test_a_sentence_says_who_when_and_until_when(badge: Badge, text: str) -> None:
    assert said(badge) == text


@pytest.mark.parametrize(
    ("badge", "text"),
    [
        (replace(MINIMAL, issuer=HOSTED), "Issued by badges.example (Maker)."),
        (
            replace(
                MINIMAL, issuer=replace(HOSTED, id="did:web:badges.example"), issued=moment("2024-05-01")
            ),
            "Issued by badges.example (Maker) on May\u00a01, 2024.",
        ),
    ],
)
def test_only_a_confirmed_issuer_is_said_to_have_issued(badge: Badge, text: str) -> None:
    assert said(badge, confirmed="badges.example") == text
    assert said(badge) == text.replace("by", "in the name of")


def test_the_address_of_a_page_makes_no_issuer_of_a_key() -> None:
    badge = replace(MINIMAL, issuer=Profile(name="MIT", id="did:key:z6Mk", url="https://mit.example/"))
    assert said(badge) == "Issued in the name of MIT."


def test_a_sentence_speaks_the_language_of_the_page() -> None:
    badge = replace(FULL, revocation=None)
    assert said(badge, "fr") == (
        "Délivré, selon le fichier, par badges.example (Maker Space) le 1er\u00a0mai 2024."
        " Valable jusqu’au 31\u00a0janvier 2030."  # noqa: RUF001 - as French writes it
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

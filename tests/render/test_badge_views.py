from dataclasses import replace

import pytest
from tests.render.conftest import FULL, MINIMAL, file, held, picture, viewer

from badgefolio.model.credential import Achievement, Evidence, Image, Profile, Result
from badgefolio.model.payload import Container
from badgefolio.model.pictures import Picture
from badgefolio.model.project import Offer
from badgefolio.render.badge_views import (
    Withheld,
    alignment_views,
    badge_name,
    badge_view,
    download_view,
    evidence_views,
    issuer_view,
    result_views,
    withheld,
)
from badgefolio.render.endorsement_views import endorsement_views
from badgefolio.render.views import BadgeView, By, DownloadView, IssuerView, PictureView, Prose
from badgefolio.render.words import words

WORDS = words("en")


def issuers(markdown: str, language: str | None = None) -> Prose:
    return Prose(markdown=markdown, by=By.ISSUER, language=language)


def test_a_badge_that_says_everything_is_seen_wholly() -> None:
    view = badge_view(held(note="My note", tags=("a", "b")), viewer())
    assert (view.name, view.url) == ("Soldering", "../../badges/soldering/index.html")
    assert view.picture == PictureView(
        src="../../badges/soldering/picture.png", alt="A hot iron", width=300, height=200, scale=1.1
    )
    assert view.issuer == IssuerView(
        name="Maker Space",
        domain="badges.example",
        url="https://badges.example/",
        email="desk@badges.example",
        email_url="mailto:desk@badges.example",
        description=issuers("We make *things*.", "de"),
    )
    assert (view.year, view.is_revoked, view.is_complete, view.language) == (2024, True, True, "de")
    assert view.description == issuers("Joins that **hold**.", "de")
    assert view.criteria == issuers("# Come\n\nand do it.", "de")
    assert view.criteria_url == "https://badges.example/criteria"
    assert view.note == Prose(markdown="My note", by=By.OWNER)
    assert view.tags == ("a", "b")
    assert view.issued is not None
    assert view.expires is not None


def test_a_badge_that_says_nothing_is_called_like_its_file_and_has_nothing_else() -> None:
    one = held("first_aid-course", MINIMAL)
    assert badge_view(one, viewer("")) == BadgeView(
        name="first aid course",
        url="badges/first_aid-course/index.html",
        picture=PictureView(
            src="badges/first_aid-course/picture.png",
            alt="Badge: first aid course",
            width=300,
            height=200,
            scale=1.1,
        ),
        sentence="",
        is_complete=False,
    )
    assert badge_name(one) == "first aid course"


def test_a_note_for_a_page_takes_the_place_of_the_badges_own() -> None:
    one = held(note="Own")
    assert badge_view(one, viewer(), "Here").note == Prose(markdown="Here", by=By.OWNER)
    assert badge_view(one, viewer(), "").note is None
    assert badge_view(held(note=" \n"), viewer()).note is None


def test_what_is_only_space_is_nothing() -> None:
    empty = Achievement(name="A", description=" \n")
    assert badge_view(held(badge=replace(FULL, achievement=empty)), viewer()).description is None


@pytest.mark.parametrize(
    ("own", "image", "achieved", "alt"),
    [
        ("Mine", "One", "Two", "Mine"),
        ("", "One", "Two", "One"),
        ("", None, "Two", "Two"),
        ("", None, None, "Badge: A"),
    ],
)
def test_the_owners_words_for_a_picture_come_first(
    own: str, image: str | None, achieved: str | None, alt: str
) -> None:
    badge = replace(
        FULL,
        image=Image(caption=image) if image else None,
        achievement=Achievement(name="A", image=Image(caption=achieved)),
    )
    assert badge_view(held(badge=badge, alt=own), viewer()).picture.alt == alt


@pytest.mark.parametrize(
    ("language", "page", "found"),
    [("de", "en", "de"), ("EN-us", "en", None), ("fr", "fr-CA", None), (None, "en", None), ("", "en", None)],
)
def test_a_language_is_said_where_it_is_another(language: str | None, page: str, found: str | None) -> None:
    badge = replace(FULL, achievement=Achievement(name="A", language=language))
    assert badge_view(held(badge=badge), viewer(language=page)).language == found


def test_an_issuer_without_name_is_called_by_its_domain_and_nobody_is_nobody() -> None:
    assert issuer_view(None, None) is None
    assert issuer_view(Profile(id="urn:x", email="a@b.example"), None) is None
    assert issuer_view(Profile(id="did:web:a.example%3A80:x"), None) == IssuerView(
        name="a.example", domain="a.example"
    )


def test_evidence_is_named_and_the_badges_own_page_is_none() -> None:
    own = Evidence(url=FULL.location, name="Page of the badge")
    badge = replace(FULL, evidence=(*FULL.evidence, own, Evidence(url="https://x.example")))
    found = evidence_views(badge, WORDS)
    assert [(one.name, one.url) for one in found] == [
        ("The clock", "https://maya.example/clock"),
        ("Evidence", ""),
        ("https://x.example", "https://x.example"),
    ]
    assert (found[0].genre, found[0].narrative) == ("Craft", issuers("*Slowly* made."))
    assert found[1].description == issuers("No name")


def test_evidence_stays_where_neither_it_nor_the_badge_has_an_address() -> None:
    assert len(evidence_views(replace(MINIMAL, evidence=(Evidence(name="A"),)), WORDS)) == 1


def test_alignments_are_those_of_the_achievement() -> None:
    assert [(one.name, one.url, one.framework, one.code) for one in alignment_views(FULL)] == [
        ("Join metals", "https://skills.example/1", "ESCO", "E1"),
        ("Care", "", "", ""),
    ]
    assert alignment_views(MINIMAL) == ()


def test_results_say_what_was_measured_and_what_came_out() -> None:
    assert [(one.label, one.value) for one in result_views(FULL, WORDS)] == [
        ("Grade", "A"),
        ("Result", "85.5\u202f%"),
        ("Credits earned", "3"),
        ("Result", "Completed"),
    ]
    odd = replace(
        MINIMAL, results=(Result(value="all", kind="Percent"), Result(value="1.2.3", kind="Percent"))
    )
    assert [one.value for one in result_views(odd, WORDS)] == ["all", "1.2.3"]


def test_endorsements_say_who_about_what_and_when() -> None:
    found = endorsement_views(held(badge=FULL), WORDS)
    said = [one.comment.markdown if one.comment else "" for one in found]
    assert [
        (text, one.endorser, one.endorser_url, one.about) for text, one in zip(said, found, strict=True)
    ] == [
        ("I saw it.", "Ada", "https://ada.example/", "About this badge"),
        ("Somebody.", "", "", "About this badge"),
        ("", "Silent", "", "About this badge"),
        ("Well made.", "guild.example", "", "About the achievement"),
    ]
    assert [one.date.iso if one.date else "" for one in found] == ["2024-06-01", "", "", ""]
    assert endorsement_views(held(badge=MINIMAL), WORDS) == ()


def test_the_original_file_is_offered_with_its_size() -> None:
    assert download_view(held(), viewer()) == DownloadView(
        url="../../badges/soldering/badge.png", file_name="badge.png", size="2 kB"
    )


ACTIVE = Picture(ending="svg", size=1, had_active_content=True)


def test_the_original_file_is_withheld_for_a_reason() -> None:
    assert withheld(held(), picture()) is None
    assert withheld(held(offer=Offer.NEVER), picture()) is Withheld.BY_OWNER
    mail = replace(held(), shows_email=True)
    assert withheld(mail, picture()) is Withheld.SHOWS_EMAIL
    assert withheld(held(), ACTIVE) is Withheld.MAY_HOLD_PROGRAM
    assert withheld(replace(held(offer=Offer.ALWAYS), shows_email=True), ACTIVE) is None


def test_a_drawing_behind_another_picture_is_withheld_since_nobody_looked_into_it() -> None:
    drawn = held(container=Container.SVG)
    assert withheld(drawn, picture("svg")) is None
    assert withheld(replace(drawn, picture=file("files/a.png")), picture()) is Withheld.MAY_HOLD_PROGRAM
    assert withheld(replace(held(), picture=file("files/a.png")), picture()) is None


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (held(offer=Offer.NEVER), "The owner of this portfolio does not offer the original file."),
        (
            replace(held(), shows_email=True),
            "The original file holds an e-mail address, so it is not offered here.",
        ),
    ],
)
def test_why_a_file_is_not_offered_is_said(one: object, reason: str) -> None:
    assert download_view(one, viewer()) == DownloadView(reason=reason)  # type: ignore[arg-type]  # a HeldBadge


def test_a_file_with_a_program_is_not_offered() -> None:
    look = replace(viewer(), pictures={"soldering": ACTIVE})
    assert download_view(held(), look).reason == (
        "The original file may hold a program, so it is not offered here."
    )

"""Which previews there are, and what is written in them: nothing that the page does not say."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.render.conftest import FULL, ISSUER, PHOTO, PORTRAIT, failed, file, held, page, picture, site

from badgefolio import resources
from badgefolio.model import blocks
from badgefolio.model.held import HeldBadge
from badgefolio.model.pictures import MadePicture
from badgefolio.model.project import Owner, Visibility
from badgefolio.model.report import Anchor, Outcome, Report, Statement, because
from badgefolio.model.selection import Format
from badgefolio.model.site import PublicSite
from badgefolio.problems import Code
from badgefolio.render.previewing.planning import PreviewPlan, _readable, plan_previews
from badgefolio.render.previewing.requests import Fact, Kind, PreviewRequest
from badgefolio.render.themes import ThemeShelf

CONTENT = Path("/project/content")
SHELF = ThemeShelf(resources.bundled("themes"))
VALID = replace(FULL, revocation=None)
NOBODYS = "\u0378"  # a code point without a character (Unicode 16)


def made(of: PublicSite, ending: str = "png", preview: bytes = b"") -> dict[str, MadePicture]:
    keys = [held.name for held in of.badges] + [PORTRAIT.path, PHOTO.path]
    return {
        key: MadePicture(
            picture=picture(ending), content=key.encode(), preview=preview and preview + key.encode()
        )
        for key in keys
    }


def planned(of: PublicSite, **how: str | bytes) -> PreviewPlan:
    return plan_previews(of, made(of, **how), SHELF, CONTENT)  # type: ignore[arg-type]  # passed on as they are


def request(of: PublicSite, path: str, **how: str | bytes) -> PreviewRequest:
    return planned(of, **how).items[path].argument


def confirmed(by: str, badge: HeldBadge) -> HeldBadge:
    statement = Statement(outcome=Outcome.PASSED, reason=because("It is hosted there."))
    report = Report(
        at=datetime(2026, 3, 2, tzinfo=UTC),
        checks=(),
        integrity=statement,
        identity=statement,
        status=statement,
        anchor=Anchor.HOSTED,
        domain=by,
    )
    return replace(badge, report=report)


def named(title: str, name: str = "a") -> HeldBadge:
    return held(name, replace(VALID, achievement=replace(VALID.achievement, name=title)))  # type: ignore[type-var]  # there is one


def test_public_things_and_the_home_page_have_a_preview_and_nothing_else_has() -> None:
    others = [Visibility.UNLISTED, Visibility.PASSWORD]
    of = site(
        (held("a", VALID), *(held(f"b-{one}", VALID, one) for one in others)),
        (page("cv"), *(page(f"p-{one}", visibility=one) for one in others)),
    )
    assert list(planned(of).items) == ["preview.png", "badges/a/preview.png", "pages/cv/preview.png"]


def test_without_an_address_there_is_none() -> None:
    assert planned(site((held(),), base_url="")) == PreviewPlan(items={})


DAYS = "May\u00a01, 2024, valid until January\u00a031, 2030"


def test_a_badge_shows_its_name_its_issuer_its_date_and_the_owner() -> None:
    found = request(site((held(badge=VALID),)), "badges/soldering/preview.png")
    assert (found.kind, found.title, found.owner, found.state) == (
        Kind.BADGE,
        "Soldering",
        "Maya Lindqvist",
        "",
    )
    assert found.facts == (Fact("Maker Space", " (not confirmed)"), Fact(DAYS))
    assert [art.content for art in found.arts] == [b"soldering"]
    assert found.colours == SHELF.theme("atelier").colours


def test_only_a_host_that_answers_for_a_badge_stands_without_a_reserve() -> None:
    of = site((confirmed("badges.example", held(badge=VALID)),))
    assert request(of, "badges/soldering/preview.png").facts[0] == Fact("badges.example")


def test_of_a_long_host_the_end_is_always_read() -> None:
    host = f"bank.example.{'x' * 60}.evil.example"
    fact = request(site((confirmed(host, held(badge=VALID)),)), "badges/soldering/preview.png").facts[0]
    assert fact.text + fact.always == host
    assert fact.always.endswith(".evil.example")


@pytest.mark.parametrize("issuer", [None, replace(ISSUER, name="", url=None, id=None)])
def test_a_badge_of_nobody_names_nobody(issuer: object) -> None:
    of = site((held(badge=replace(VALID, issuer=issuer, issued=None, expires=None)),))  # type: ignore[arg-type]  # an issuer or none
    assert request(of, "badges/soldering/preview.png").facts == ()


def test_a_badge_whose_check_failed_says_so_and_stands_in_no_row() -> None:
    of = site((failed(held("a", VALID)), held("b", VALID)))
    assert request(of, "badges/a/preview.png").state == "A check of this badge failed"
    assert [art.content for art in request(of, "preview.png").arts] == [b"b"]


def test_a_revoked_badge_says_so() -> None:
    assert request(site((held(),)), "badges/soldering/preview.png").facts[-1] == Fact("May\u00a01, 2024")
    assert request(site((held(),)), "badges/soldering/preview.png").state == "Revoked by its issuer"


def test_a_drawing_is_shown_as_pixels_or_not_at_all() -> None:
    of, path = site((held(badge=VALID),)), "badges/soldering/preview.png"
    assert request(of, path, ending="svg", preview=b"png-").arts[0].content == b"png-soldering"
    assert request(of, path, ending="svg").arts == ()


def test_a_page_shows_its_standing_badges_once_and_at_most_five() -> None:
    several = tuple(held(name, VALID) for name in "abcdef")
    gone = held("gone")
    group = blocks.BadgeGroup(badges=(gone, *several), title="", format=Format.SHORT, by_hand=True)
    said = page(
        "cv", blocks.BadgeBlock(badge=several[1], format=Format.LONG), group, blocks.Text(markdown="x")
    )
    found = request(site((*several, gone), (said,), portrait=True), "pages/cv/preview.png")
    assert [art.content for art in found.arts] == [b"b", b"a", b"c", b"d", b"e"]
    assert (found.title, found.facts, found.owner) == ("What I can do", (Fact("In short"),), "Maya Lindqvist")
    assert found.portrait
    assert found.portrait.content == PORTRAIT.path.encode()


def test_a_page_has_the_colours_of_its_theme_and_the_direction_of_its_language() -> None:
    found = request(site((), (page(theme="vita", language="ar"),)), "pages/cv/preview.png")
    assert (found.colours, found.is_mirrored) == (SHELF.theme("vita").colours, True)
    assert SHELF.theme("vita").colours != SHELF.theme("atelier").colours


def test_the_home_page_counts_public_badges_and_shows_standing_ones() -> None:
    of = site((held("a", VALID), held("gone"), held("b", VALID, Visibility.UNLISTED)), language="fr")
    found = request(of, "preview.png")
    assert (found.kind, found.title, found.owner) == (Kind.HOME, "Maya Lindqvist", "2 badges")
    assert [art.content for art in found.arts] == [b"a"]
    assert request(site(description=""), "preview.png").facts == (Fact("Portfolio"),)
    assert request(site(), "preview.png").owner == ""


def test_what_no_font_has_is_left_out_with_a_warning_that_names_it() -> None:
    found = planned(site((named(f"Solde{NOBODYS}ring"),)))
    (problem,) = found.problems
    assert (problem.code, problem.is_error) == (Code.CHARACTERS_NOT_DRAWN, False)
    assert "U+0378" in problem.message
    assert str(problem.span) == "content/badges/a.png"
    assert found.items["badges/a/preview.png"].argument.title == "Soldering"


def test_many_missing_characters_are_counted() -> None:
    private = "".join(map(chr, range(0x10F000, 0x10F010)))
    (problem,) = planned(site((named(f"A {private}"),))).problems
    assert problem.message.endswith("U+10F00B and 4 more.")


def test_the_owners_name_is_complained_of_once() -> None:
    of = site((held("a", VALID), held("b", VALID)), (page(),), owner=Owner(name=f"Ma{NOBODYS}ya"))
    found = planned(of)
    assert [str(problem.span) for problem in found.problems] == ["content/site.yaml"]
    assert {item.argument.owner for path, item in found.items.items() if path != "preview.png"} == {"Maya"}


def test_a_reserve_that_cannot_be_written_takes_the_name_with_it() -> None:
    private = "\U0010f000"
    nameless = replace(VALID, issuer=replace(ISSUER, name=private))
    assert request(site((held(badge=nameless),)), "badges/soldering/preview.png").facts == (Fact(DAYS),)
    assert _readable(Fact("Maker Space", " (not confirmed)"), frozenset("(")) == Fact("")
    assert _readable(Fact("Maker Space", " (x)"), frozenset("k")) == Fact("Maer Space", " (x)")


def test_a_file_that_is_no_font_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files/x.ttf").write_bytes(b"no font")
    of = replace(site(), fonts=(file("files/x.ttf"),))
    (problem,) = plan_previews(of, made(of), SHELF, tmp_path).problems
    assert (problem.code, problem.is_error) == (Code.FONT_NOT_USABLE, True)
    assert '"files/x.ttf"' in problem.message


def test_an_unchanged_preview_is_read_as_the_same_wherever_the_project_lies() -> None:
    of = site((held(badge=VALID),), (page(),), portrait=True)
    first, second = planned(of), plan_previews(of, made(of), SHELF, Path("/elsewhere/content"))
    assert [item.reads for item in first.items.values()] == [item.reads for item in second.items.values()]
    other = plan_previews(
        of, {**made(of), "soldering": MadePicture(picture=picture(), content=b"new")}, SHELF, CONTENT
    )
    changed = [path for path, item in first.items.items() if item.reads != other.items[path].reads]
    assert changed == ["preview.png", "badges/soldering/preview.png"]

from dataclasses import replace
from typing import Any

from tests.render.conftest import FULL, held, page, pictures, site

from badgefolio.model.blocks import BadgeGroup
from badgefolio.model.held import Route
from badgefolio.model.project import Visibility
from badgefolio.model.selection import Format
from badgefolio.render.embedding.files import embed_files

VALID = held(badge=replace(FULL, revocation=None))


def made(**changes: Any) -> dict[str, str]:  # noqa: ANN401 - what Settings takes
    shown = BadgeGroup(
        badges=(VALID,),
        title="One",
        format=Format.SHORT,
        by_hand=True,
        route=Route(path="pages/cv/showcase/one/"),
    )
    hidden = page("hidden", shown, visibility=Visibility.UNLISTED, route=Route(path="unlisted/0/"))
    of = site((VALID, held("gone")), (page("cv", shown), hidden), **changes)
    return {one.path: one.content.decode() for one in embed_files(of, pictures(of))}


def test_every_code_of_everything_public_is_a_file() -> None:
    found = [path for path in made() if path.endswith(".txt")]
    folders = {path.rpartition("/")[0] for path in found}
    assert folders == {
        "embed/codes",
        "badges/soldering/embed/codes",
        "pages/cv/embed/codes",
        "pages/cv/showcase/one/embed/codes",
    }
    assert len(found) == 3 * 15 + 12
    assert made()["badges/soldering/embed/codes/bbcode.txt"].endswith("Soldering[/url]\n")


def test_the_script_of_cards_keeps_its_address() -> None:
    script = made()["assets/badgefolio-card.js"]
    assert 'customElements.define(\n    "open-badge-card"' in script
    asking = ("fetch(", "XMLHttpRequest", "localStorage", "document.cookie", "innerHTML", "eval(")
    assert not [word for word in asking if word in script]


def test_a_site_without_an_address_has_none_of_it() -> None:
    assert made(base_url="") == {}


def test_codes_of_a_page_speak_its_language() -> None:
    assert "Soldering" in made(language="fr")["badges/soldering/embed/codes/html.txt"]
    assert "Délivré" in made(language="fr")["badges/soldering/embed/codes/html.txt"]

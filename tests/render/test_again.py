"""What the page of a badge brings along for checking again, and what it never does."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.render.conftest import BASE, held, pictures, rendered, site

from badgefolio import resources
from badgefolio.model.project import Offer
from badgefolio.model.report import Outcome, Report, Statement, UsedKey, because
from badgefolio.model.site import PublicSite
from badgefolio.render.page import make_page
from badgefolio.render.page_list import Pages
from badgefolio.render.themes import ThemeShelf

NOW = datetime(2026, 1, 1, tzinfo=UTC)
KEY = UsedKey(id="did:web:a#<k>", jwk='{"kty": "OKP"}', domain="a.example", as_of=NOW)
PLACE = "badges/soldering/index.html"


def report(*keys: UsedKey) -> Report:
    statement = Statement(outcome=Outcome.UNKNOWN, reason=because("So it is."))
    return Report(at=NOW, checks=(), integrity=statement, identity=statement, status=statement, keys=keys)


def checked(theme: str = "atelier", *keys: UsedKey, offer: Offer = Offer.AUTO) -> PublicSite:
    return site((replace(held(offer=offer), report=report(*keys)),), theme=theme)


def test_a_page_brings_the_issuers_keys_its_script_and_no_word_that_is_hidden_in_it() -> None:
    for theme in ("atelier", "vita"):
        text = rendered(checked(theme, KEY))[PLACE]
        assert (
            '<template data-key="did:web:a#&lt;k&gt;" data-jwk="{&#34;kty&#34;: &#34;OKP&#34;}"'
            ' data-domain="a.example" data-date="January\u00a01, 2026"></template>'
        ) in text
        assert f'<script src="../../assets/{theme}-badge-' in text
        assert 'data-badge="Soldering" hidden>' in text
        assert not any(word in text for word in ("00ff", "secret.example", "sha256$"))


def test_the_page_may_read_files_of_its_site_only_where_one_is_offered() -> None:
    assert "connect-src &#39;self&#39;" in rendered(checked())[PLACE]
    text = rendered(checked(offer=Offer.NEVER))[PLACE]
    assert "connect-src" not in text
    assert "data-offered" not in text
    assert "data-again" in text
    others = {path: page for path, page in rendered(checked()).items() if path != PLACE}
    assert len(others) > 3
    assert not any("connect-src" in page or "again" in page for page in others.values())


def test_a_badge_that_was_not_checked_offers_no_checking_again() -> None:
    text = rendered(site((held(),)))[PLACE]
    assert "data-again" not in text
    assert "connect-src" not in text


def test_a_theme_without_the_script_says_nothing_of_it(tmp_path: Path) -> None:
    bundled = resources.bundled("themes")
    for file in bundled.rglob("*"):
        if file.is_file():
            copy = tmp_path / file.relative_to(bundled)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    base = tmp_path / "base/theme.yaml"
    lines = base.read_text(encoding="utf-8").splitlines()
    base.write_text("\n".join(line for line in lines if "badge_scripts" not in line), encoding="utf-8")
    of = checked()
    made = Pages(of, pictures(of), ThemeShelf(tmp_path))
    text = dict(made.items())[PLACE]
    page = make_page(text.argument).decode()
    assert "again" not in page
    assert "connect-src" not in page
    assert not any("badge" in file.path for file in made.asset_files())
    assert BASE in page

from dataclasses import replace

from tests.render.conftest import BASE, FULL, MINIMAL, held, page, settings, viewer

from badgefolio.model.credential import Profile
from badgefolio.model.held import HeldBadge
from badgefolio.model.project import Visibility
from badgefolio.render.badge_views import badge_view
from badgefolio.render.sharing.panel import badge_share, page_share
from badgefolio.render.subjects import Look, World
from badgefolio.render.themes import Theme
from badgefolio.render.views import ShareView

VALID = replace(FULL, revocation=None)


def share(one: HeldBadge, ending: str = "png", base_url: str = BASE) -> ShareView:
    look = viewer(ending=ending)
    return badge_share(one, badge_view(one, look), settings(base_url=base_url), look)


def share_page(base_url: str = BASE, visibility: Visibility = Visibility.PUBLIC) -> ShareView:
    theme = Theme(name="any", title="Any", folders=(), digest="")
    look = Look(theme=theme, style_path="", script_path="", embed_style="")
    world = World(settings=settings(base_url=base_url), navigation=(), owner_picture=None, look=look)
    return page_share(page(visibility=visibility), world, viewer())


def test_a_public_badge_is_shared_in_every_way() -> None:
    view = share(held(badge=VALID))
    assert view.link is not None
    assert view.link.text == "https://maya.example/me/badges/soldering/"
    assert len(view.networks) == 8
    assert view.add_to_profile is not None
    assert "organizationId=4711" in view.add_to_profile.url
    assert [box.id for box in view.embeds] == ["embed-iframe", "embed-html", "embed-markdown"]
    assert view.note == ""
    pinterest = next(link.url for link in view.networks if link.network == "pinterest")
    assert "media=https%3A%2F%2Fmaya.example%2Fme%2Fbadges%2Fsoldering%2Fpicture.png" in pinterest
    assert "description=Soldering%2C%20a%20badge%20of%20Maya%20Lindqvist" in pinterest


def test_ids_in_the_panel_are_unique() -> None:
    view = share(held(badge=VALID))
    assert view.link is not None
    ids = [view.link.id, *(box.id for box in (*view.profile_boxes, *view.embeds))]
    assert len(ids) == len(set(ids))


def test_networks_get_no_svg() -> None:
    assert "pinterest" not in {link.network for link in share(held(badge=VALID), "svg").networks}


def test_an_organisation_is_known_by_its_domain_alone() -> None:
    for issuer in (None, Profile(name="badges.example"), Profile(name="A", id="https://evil.example/")):
        link = share(held(badge=replace(VALID, issuer=issuer))).add_to_profile
        assert link is not None
        assert "4711" not in link.url


def test_a_badge_that_says_nothing_is_shared_by_the_name_of_its_file() -> None:
    view = share(held("first-aid", MINIMAL))
    assert view.add_to_profile is not None
    assert view.add_to_profile.url.endswith(
        "name=first%20aid&certUrl=https%3A%2F%2Fmaya.example%2Fme%2Fbadges%2Ffirst-aid%2F"
    )


def test_of_an_unlisted_thing_only_the_link_is_shown() -> None:
    note = "Only people who have this link find the page. It is in no list."
    badge = share(held(visibility=Visibility.UNLISTED))
    of_page = share_page(visibility=Visibility.UNLISTED)
    for view in (badge, of_page):
        assert view.link is not None
        assert replace(view, link=None) == ShareView(link=None, note=note)


def test_without_an_address_nothing_can_be_shared() -> None:
    note = "Links to share appear here once the site is published and knows its own address."
    assert share(held(), base_url="") == ShareView(link=None, note=note)
    assert share_page(base_url="") == ShareView(link=None, note=note)


def test_a_public_page_is_shared_without_a_picture_or_a_profile() -> None:
    view = share_page()
    assert view.link is not None
    assert view.link.text == "https://maya.example/me/pages/cv/"
    assert [link.network for link in view.networks][:2] == ["linkedin", "mastodon"]
    assert (view.add_to_profile, view.profile_boxes) == (None, ())
    assert 'src="https://maya.example/me/pages/cv/embed/"' in view.embeds[0].text


def test_of_a_withdrawn_badge_only_the_link_is_shown() -> None:
    view = share(held(badge=FULL))
    assert view.link is not None
    assert (view.networks, view.embeds, view.add_to_profile) == ((), (), None)
    assert view.note == "Its issuer took this badge back, so there is nothing to embed."

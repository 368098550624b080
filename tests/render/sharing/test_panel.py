from dataclasses import replace

from tests.render.conftest import BASE, FULL, MINIMAL, failed, file, held, page, settings, viewer

from badgefolio.model.credential import Achievement, Profile
from badgefolio.model.held import HeldBadge
from badgefolio.model.project import Visibility
from badgefolio.model.sharing import ALL_TARGETS, Service, Target
from badgefolio.render.badge_views import badge_view
from badgefolio.render.sharing.panel import badge_share, page_share
from badgefolio.render.subjects import Look, World
from badgefolio.render.themes import Theme
from badgefolio.render.views import CodeView, DeviceShareView, ShareView

VALID = replace(FULL, revocation=None)
THEME = Theme(name="any", title="Any", folders=(), digest="")
LOOK = Look(theme=THEME, style_path="", script_path="", embed_style="")
ADDRESS = "https://maya.example/me/badges/soldering/"


def world(base_url: str = BASE, targets: tuple[Target, ...] = ALL_TARGETS, **said: object) -> World:
    chosen = replace(settings(base_url=base_url), **said)  # type: ignore[arg-type]  # passed on as it is
    return World(settings=chosen, navigation=(), owner_picture=None, look=LOOK, targets=targets)


def share(one: HeldBadge, ending: str = "png", around: World | None = None) -> ShareView:
    look = viewer(ending=ending)
    return badge_share(one, badge_view(one, look), around or world(), look)


def share_page(around: World | None = None, visibility: Visibility = Visibility.PUBLIC) -> ShareView:
    return page_share(page(visibility=visibility), around or world(), viewer())


def codes(view: ShareView) -> list[CodeView]:
    return [code for thing in view.embeds for family in thing.families for code in family.codes]


def test_a_public_badge_is_shared_in_every_way() -> None:
    view = share(held(badge=VALID))
    assert view.link is not None
    assert view.link.text == "https://maya.example/me/badges/soldering/"
    assert len(view.networks) == 12
    assert view.add_to_profile is not None
    assert "organizationId=4711" in view.add_to_profile.url
    assert [code.key for code in codes(view)][4:6] == ["iframe-wide", "html"]
    assert view.note == ""
    pinterest = next(link.url for link in view.networks if link.network == "pinterest")
    assert "media=https%3A%2F%2Fmaya.example%2Fme%2Fbadges%2Fsoldering%2Fpicture.png" in pinterest
    assert "description=Soldering%2C%20a%20badge%20of%20Maya%20Lindqvist" in pinterest


def test_ids_in_the_panel_are_unique() -> None:
    view = share(held(badge=VALID))
    assert view.link is not None
    ids = [view.link.id, *(box.id for box in view.profile_boxes), *(code.id for code in codes(view))]
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


def test_of_an_unlisted_thing_only_the_link_and_a_letter_are_offered() -> None:
    note = "Only people who have this link find the page. It is in no list."
    badge = share(held(visibility=Visibility.UNLISTED))
    of_page = share_page(visibility=Visibility.UNLISTED)
    for view in (badge, of_page):
        assert view.link is not None
        assert [one.network for one in view.networks] == ["email"]
        assert replace(view, link=None, networks=()) == ShareView(link=None, note=note)


def test_without_an_address_nothing_can_be_shared() -> None:
    note = "Links to share appear here once the site is published and knows its own address."
    assert share(held(), around=world("")) == ShareView(link=None, note=note)
    assert share_page(world("")) == ShareView(link=None, note=note)


def test_a_public_page_is_shared_without_a_picture_or_a_profile() -> None:
    view = share_page()
    assert view.link is not None
    assert view.link.text == "https://maya.example/me/pages/cv/"
    assert [link.network for link in view.networks][:2] == ["linkedin", "mastodon"]
    assert (view.add_to_profile, view.profile_boxes) == (None, ())
    assert 'src="https://maya.example/me/pages/cv/embed/"' in codes(view)[0].text


def test_of_a_withdrawn_badge_only_the_link_is_shown() -> None:
    view = share(held(badge=FULL))
    assert view.link is not None
    assert (view.networks, view.embeds, view.add_to_profile, view.device) == ((), (), None, None)
    assert view.note == "Its issuer took this badge back, so there is nothing to embed."


def test_a_protected_thing_has_its_link_and_nothing_else() -> None:
    for view in (share(held(visibility=Visibility.PASSWORD)), share_page(visibility=Visibility.PASSWORD)):
        assert view.link is not None
        assert view.note.startswith("Only people who have this link and the password")
        assert replace(view, link=None, note="") == ShareView(link=None)


def test_only_what_the_owner_names_is_offered_in_that_order() -> None:
    icon = file("files/forum.svg")
    targets = (
        Target(service=Service.X),
        Target(label="School forum", template="https://forum.example/new?link={url}", icon=icon),
        Target(service=Service.MASTODON),
    )
    view = share(held(badge=VALID), around=world(targets=targets))
    assert [link.label for link in view.networks] == ["X", "School forum", "Mastodon"]
    assert [link.icon is not None for link in view.networks] == [False, True, False]
    assert (view.add_to_profile, view.profile_boxes, view.device) == (None, (), None)


def test_who_wants_no_service_gets_the_address_and_the_codes() -> None:
    view = share(held(badge=VALID), around=world(targets=()))
    hidden = share(held(visibility=Visibility.UNLISTED), around=world(targets=()))
    assert view.link is not None
    assert (view.networks, hidden.networks) == ((), ())
    assert view.embeds != ()


def test_the_form_of_linkedin_leads_to_the_issuer_where_the_owner_says_so() -> None:
    target = Target(service=Service.LINKEDIN_PROFILE, leads_to_issuer=True)
    ours = share(held(badge=replace(VALID, id="urn:uuid:1")), around=world(targets=(target,)))
    theirs = share(held(badge=VALID), around=world(targets=(target,)))
    assert ours.profile_boxes[-1].text == ADDRESS
    assert theirs.profile_boxes[-1].text == "https://badges.example/a/1"
    assert theirs.add_to_profile is not None
    assert "certUrl=https%3A%2F%2Fbadges.example%2Fa%2F1" in theirs.add_to_profile.url


def test_the_device_gets_the_same_words() -> None:
    text = "Soldering, a badge of Maya Lindqvist"
    assert share(held(badge=VALID)).device == DeviceShareView(title="Soldering", text=text, url=ADDRESS)


def test_a_post_has_the_words_of_the_owner_in_the_language_of_the_page() -> None:
    said = (("fr", "J\u2019ai {title} {title}"), ("en", "I got {title}  of {issuer}. {owner}, {url}"))
    view = share(held(badge=VALID), around=world(share_text=said))
    assert view.device is not None
    assert view.device.text == "I got Soldering of Maker Space. Maya Lindqvist, {url}"
    bare = share(held("a", MINIMAL), around=world(share_text=(("", "{issuer}: {title}"),)))
    assert bare.device is not None
    assert bare.device.text == ": a"


def test_a_name_in_braces_in_a_title_is_no_field() -> None:
    badge = replace(VALID, achievement=Achievement(name="{owner} & {issuer}"))
    view = share(held(badge=badge), around=world(share_text=(("", "{title}!"),)))
    assert view.device is not None
    assert view.device.text == "{owner} & {issuer}!"


def test_of_a_badge_whose_check_failed_only_the_link_is_shown() -> None:
    view = share(failed(held(badge=VALID)))
    assert view.link is not None
    note = "A check of this badge failed, so there is nothing to embed."
    assert replace(view, link=None) == ShareView(link=None, note=note)

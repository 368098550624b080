from dataclasses import replace

import pytest
from tests.render.conftest import PHOTO, PLAN, PORTRAIT, file, held, settings, viewer

from badgefolio.model import blocks
from badgefolio.model.project import ContactEntry
from badgefolio.model.selection import Format
from badgefolio.render import views
from badgefolio.render.block_views import file_path, owner_view
from badgefolio.render.contacts import contact_view
from badgefolio.render.page_blocks import page_block
from badgefolio.render.subjects import Look, World
from badgefolio.render.themes import Theme
from badgefolio.render.views import By, ContactView, Prose
from badgefolio.render.words import words

LOOK = Look(
    theme=Theme(name="t", title="T", folders=(), digest=""),
    style_path="a.css",
    script_path="a.js",
    embed_style="",
)
WORLD = World(settings=settings(), navigation=(), owner_picture=PORTRAIT, look=LOOK)
DIGEST = PHOTO.digest[:16]


def seen(block: blocks.Block, world: World = WORLD) -> views.BlockView:
    return page_block(block, world, viewer("pages/cv/"))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("files/Plan B.pdf", "plan-b-"),
        ("files/übung  (1).PDF", "bung-1-"),
        ("files/../é.pdf", ""),
        ("files/" + "a" * 200 + ".pdf", "a" * 60 + "-"),
        ("files/CON.pdf", "con-"),
        ("files/شارة.pdf", ""),
    ],
)
def test_a_file_lies_at_a_plain_name_with_its_digest(path: str, name: str) -> None:
    found = file(path)
    assert file_path(found) == f"files/{name}{found.digest[:16]}.pdf"
    assert file_path(found, "png").endswith(f"{found.digest[:16]}.png")


def test_pictures_are_known_by_their_ending() -> None:
    assert all(file(f"files/a.{ending}").is_image for ending in ("PNG", "jpg", "jpeg", "gif", "webp", "Svg"))
    assert not any(file(f"files/{name}").is_image for name in ("a.pdf", "a", "png", "a.svg.txt"))


def test_words_and_headings_are_the_owners() -> None:
    assert seen(blocks.Heading(text="A & B", level=2)) == views.HeadingBlock(text="A & B", level=2)
    assert seen(blocks.Text(markdown="*a*")) == views.TextBlock(prose=Prose(markdown="*a*", by=By.OWNER))


def test_a_badge_is_short_or_long() -> None:
    short = seen(blocks.BadgeBlock(badge=held(), format=Format.SHORT, note="Here"))
    assert isinstance(short, views.BadgeBlock)
    assert (short.is_long, short.badge.note) == (False, Prose(markdown="Here", by=By.OWNER))
    long = seen(blocks.BadgeBlock(badge=held(), format=Format.LONG))
    assert isinstance(long, views.BadgeBlock)
    assert long.is_long


def test_a_group_keeps_its_order() -> None:
    said = blocks.BadgeGroup(badges=(held("b"), held("a")), title="T", format=Format.LONG, by_hand=True)
    group = seen(said)
    assert isinstance(group, views.BadgesBlock)
    assert (group.title, group.is_long, group.by_hand) == ("T", True, True)
    assert [one.url for one in group.badges] == ["../../badges/b/index.html", "../../badges/a/index.html"]


def test_a_profile_shows_what_it_was_asked_for_and_in_that_order() -> None:
    block = seen(blocks.ProfileBlock(fields=("city", "name", "email", "mastodon")))
    assert isinstance(block, views.ProfileBlock)
    assert (block.name, block.picture, block.about) == ("Maya Lindqvist", None, None)
    assert [line.kind for line in block.contact] == ["city", "email"]
    other = seen(blocks.ProfileBlock(fields=("about", "picture")))
    assert isinstance(other, views.ProfileBlock)
    assert (other.name, other.contact) == ("", ())
    assert other.picture is not None
    assert other.about == Prose(markdown="Teacher. **Curious.**", by=By.OWNER)


def test_a_portrait_has_words() -> None:
    plain = replace(WORLD, settings=settings(owner=replace(settings().owner, picture_alt="", about="")))
    with_words, without = owner_view(WORLD, viewer()), owner_view(plain, viewer())
    assert with_words.picture is not None
    assert without.picture is not None
    assert (with_words.picture.alt, without.picture.alt) == ("Maya at a bench", "Portrait of Maya Lindqvist")
    assert without.about is None
    assert owner_view(replace(WORLD, owner_picture=None), viewer()).picture is None


@pytest.mark.parametrize(
    ("layout", "files", "is_gallery"),
    [
        (blocks.FilesLayout.AUTO, (PHOTO,), True),
        (blocks.FilesLayout.AUTO, (PHOTO, PLAN), False),
        (blocks.FilesLayout.GALLERY, (PHOTO,), True),
        (blocks.FilesLayout.GALLERY, (PHOTO, PLAN), False),
        (blocks.FilesLayout.LIST, (PHOTO,), False),
    ],
)
def test_only_pictures_make_a_gallery(
    layout: blocks.FilesLayout, files: tuple[object, ...], *, is_gallery: bool
) -> None:
    block = seen(blocks.FilesBlock(files=files, title="", layout=layout))  # type: ignore[arg-type]  # found files
    assert isinstance(block, views.FilesBlock)
    assert block.is_gallery is is_gallery


def test_files_say_what_they_are_and_how_large() -> None:
    block = seen(blocks.FilesBlock(files=(PHOTO, PLAN), title="T", layout=blocks.FilesLayout.LIST))
    assert isinstance(block, views.FilesBlock)
    photo, plan = block.files
    assert (photo.name, photo.kind, photo.size, photo.url) == (
        "photo.jpg",
        "PNG",
        "2 kB",
        f"../../files/photo-{DIGEST}.png",
    )
    assert photo.picture is not None
    assert (plan.name, plan.kind, plan.picture) == ("Plan B.pdf", "PDF", None)
    assert plan.url == f"../../files/plan-b-{PLAN.digest[:16]}.pdf"


def test_a_picture_may_have_a_caption() -> None:
    whole = seen(blocks.ImageBlock(file=PHOTO, alt="A", caption="*b*"))
    assert isinstance(whole, views.ImageBlock)
    assert (whole.picture.alt, whole.caption) == ("A", Prose(markdown="*b*", by=By.OWNER))
    bare = seen(blocks.ImageBlock(file=PHOTO, alt="", caption=""))
    assert isinstance(bare, views.ImageBlock)
    assert bare.caption is None


def test_a_link_says_where_it_leads() -> None:
    web = seen(blocks.Link(url="https://Maya.example:80/x", title="T", description="D"))
    assert web == views.LinkBlock(
        title="T", url="https://Maya.example:80/x", domain="maya.example", description="D"
    )
    mail = seen(blocks.Link(url="mailto:a@b.example", title=""))
    assert isinstance(mail, views.LinkBlock)
    assert mail.domain == ""


@pytest.mark.parametrize("url", ["https://[::1/", "http://[x]/", "https://a]b/"])
def test_a_link_to_an_odd_host_is_still_a_link(url: str) -> None:
    block = seen(blocks.Link(url=url, title="T"))
    assert isinstance(block, views.LinkBlock)
    assert (block.url, block.domain) == (url, "")


@pytest.mark.parametrize(
    ("kind", "value", "view"),
    [
        ("website", "https://maya.example/a/", ("Website", "maya.example/a", "https://maya.example/a/")),
        ("mastodon", "http://m.example", ("Mastodon", "m.example", "http://m.example")),
        ("email", "a@b.example", ("E-mail", "a@b.example", "mailto:a@b.example")),
        ("phone", "+33 (0)1-2", ("Telephone", "+33 (0)1-2", "tel:+3301" + "2")),
        ("phone", "ask me", ("Telephone", "ask me", "")),
        ("country", "fr", ("Country", "France", "")),
        ("country", "Wonderland", ("Country", "Wonderland", "")),
        ("linkedin", "javascript:alert(1)", ("LinkedIn", "javascript:alert(1)", "")),
        ("orcid", "0000-0002", ("ORCID", "0000-0002", "")),
        (
            "orcid",
            "0000-0002-1825-009X",
            ("ORCID", "0000-0002-1825-009X", "https://orcid.org/0000-0002-1825-009X"),
        ),
        ("address", "1 rue du Lac", ("Address", "1 rue du Lac", "")),
        ("city", "Grenoble", ("City", "Grenoble", "")),
        ("state", "Isère", ("Region", "Isère", "")),
        ("website", "maya.example/a", ("Website", "maya.example/a", "https://maya.example/a")),
        ("blog", "maya.example", ("Blog", "maya.example", "https://maya.example")),
        ("blog", "not an address", ("Blog", "not an address", "")),
        ("blog", "//evil.example", ("Blog", "//evil.example", "")),
        ("facebook", "maya.lind", ("Facebook", "maya.lind", "https://www.facebook.com/maya.lind")),
        ("linkedin", "maya-lind", ("LinkedIn", "maya-lind", "https://www.linkedin.com/in/maya-lind/")),
        ("linkedin", "in/maya-lind", ("LinkedIn", "in/maya-lind", "https://www.linkedin.com/in/maya-lind/")),
        ("twitter", "@maya", ("X", "@maya", "https://x.com/maya")),
        ("twitter", "maya/../evil", ("X", "maya/../evil", "")),
        ("pinterest", "maya", ("Pinterest", "maya", "https://www.pinterest.com/maya/")),
        ("instagram", "@maya_l", ("Instagram", "@maya_l", "https://www.instagram.com/maya_l/")),
        ("mastodon", "@maya@Tube.example", ("Mastodon", "@maya@Tube.example", "https://tube.example/@maya")),
        ("mastodon", "@maya", ("Mastodon", "@maya", "")),
        ("bluesky", "maya.example", ("Bluesky", "maya.example", "https://bsky.app/profile/maya.example")),
        ("github", "maya-l", ("GitHub", "maya-l", "https://github.com/maya-l")),
        ("github", "maya?tab=x", ("GitHub", "maya?tab=x", "")),
        ("email", "a@b.example?bcc=c@d.example", ("E-mail", "a@b.example?bcc=c@d.example", "")),
    ],
)
def test_contact_is_a_link_where_it_can_be_one(kind: str, value: str, view: tuple[str, str, str]) -> None:
    label, text, url = view
    found = contact_view(ContactEntry(kind=kind, value=value), words("en"))
    assert found == ContactView(kind=kind, label=label, text=text, url=url)

"""The owner as a vCard: what public pages show, escaped and folded, and read back by another library."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from tests.leaks import leaks
from tests.render.conftest import page, pictures, site

from badgefolio.model.blocks import ProfileBlock
from badgefolio.model.project import ContactEntry, Owner, Visibility
from badgefolio.render.vcard import vcard

if TYPE_CHECKING:
    from tests.conftest import Project

    from badgefolio.model.site import PublicSite

ALL = ("email", "phone", "address", "city", "state", "country", "website", "github", "mastodon")
SHOWN = page("cv", ProfileBlock(fields=ALL))


def made(of: "PublicSite") -> bytes:
    (file,) = vcard(of, pictures(of))
    assert file.path == "contact.vcf"
    return file.content


def read(of: "PublicSite") -> Any:  # noqa: ANN401 - vobject has no types
    content = made(of)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    return vobject.readOne(content.decode(), allowQP=False)


def of(contact: dict[str, str], name: str = "Maya", **changes: Any) -> "PublicSite":  # noqa: ANN401 - what Settings takes
    entries = tuple(ContactEntry(kind=kind, value=value) for kind, value in contact.items())
    owner = Owner(name=name, about=changes.pop("about", ""), contact=entries)
    return site((), (SHOWN,), owner=owner, **changes)


def test_it_says_what_a_public_page_shows() -> None:
    contact = {
        "email": "m@maya.example",
        "phone": "+33 1 23",
        "address": "3, rue des Lilas; bât. B",
        "city": "Grenoble",
        "country": "FR",
        "website": "https://maya.example/",
        "github": "maya",
        "mastodon": "@maya@social.example",
    }
    card = read(of(contact, "Maya Lindqvist", about="I *teach*, often;\noutdoors."))
    assert card.version.value == "4.0"
    assert card.fn.value == "Maya Lindqvist"
    assert card.email.value == "m@maya.example"
    assert card.tel.value == "+33 1 23"
    assert card.url.value == "https://maya.example/"
    assert card.note.value == "I teach, often; outdoors."
    assert card.source.value == "https://maya.example/me/contact.vcf"
    assert card.uid.value == "https://maya.example/me/#owner"
    text = made(of(contact)).replace(b"\r\n ", b"").decode()
    assert "ADR:;;3\\, rue des Lilas\\; bât. B;Grenoble;;;France\r\n" in text
    social = [(one.params["SERVICE-TYPE"], one.value) for one in card.contents["socialprofile"]]
    assert social == [
        (["GitHub"], "https://github.com/maya"),
        (["Mastodon"], "https://social.example/@maya"),
    ]


def test_the_portrait_is_named_by_its_public_address() -> None:
    portrait = replace(of({"city": "Grenoble"}), owner_picture=site(portrait=True).owner_picture)
    assert read(portrait).photo.value.startswith("https://maya.example/me/files/me-")
    bare = replace(portrait, settings=replace(portrait.settings, base_url=""))
    content = made(bare)
    assert b"PHOTO" not in content
    assert b"URL" not in content


def test_there_is_none_where_no_listed_page_shows_any_contact() -> None:
    said = of({"city": "Grenoble"})
    assert list(vcard(replace(said, pages=()), {})) == []
    hidden = replace(SHOWN, visibility=Visibility.UNLISTED)
    assert list(vcard(replace(said, pages=(hidden,)), {})) == []


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=300).filter(str.strip))
def test_any_name_and_city_are_read_back(text: str) -> None:
    card = read(of({"city": text}, text))
    line = " ".join(text.split())
    assert card.fn.value == line
    assert "BEGIN" not in card.contents


@pytest.mark.parametrize(
    "evil",
    ["x\r\nTEL:1", "x\nEND:VCARD", "https://a.example/\r\nTEL:1", "https://a.example/\u2028TEL:1 \u0000"],
)
@pytest.mark.parametrize("kind", ALL)
def test_no_value_becomes_a_line_of_its_own(kind: str, evil: str) -> None:
    content = made(of({"city": "Grenoble", kind: evil}, evil, about=evil))
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")
    assert lines.count(b"END:VCARD") == 1
    assert sum(line.startswith(b"TEL") for line in lines) == (kind == "phone")
    assert b"\0" not in content


def test_the_first_page_leads_to_it_and_hidden_contact_stays_at_home(project: "Project") -> None:
    contact = "{city: Grenoble, phone: '+33 1 23', email: zy@maya.example}"
    project.write(
        "content/site.yaml",
        f"title: M\nbase_url: https://maya.example/\nowner: {{name: M, contact: {contact}}}\n",
    )
    project.write_page("open", "- profile: [city]", "visibility: public")
    project.write_page("shy", "- profile: [phone]", "visibility: unlisted")
    project.write_page("deep", "- profile: [email]").build()
    output = project.output()
    assert 'href="contact.vcf">Save as a contact (vCard)</a>' in project.page("index.html")
    assert b"Grenoble" in output["contact.vcf"]
    assert leaks({"contact.vcf": output["contact.vcf"]}, ["+33 1 23", "zy@maya.example"]) == []
    project.remove("content/pages/open.yaml").build()
    assert "contact.vcf" not in project.output()
    assert "vCard" not in project.page("index.html")

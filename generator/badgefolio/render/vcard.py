"""The owner as a contact for address books: a vCard of what pages show that everybody may find.

Sources: RFC 6350 (vCard 4.0); RFC 9554, section 3.5 (SOCIALPROFILE). There is no `N`: which part of a name is
which, nobody said.
"""

from typing import TYPE_CHECKING

from badgefolio.model.output import OutputFile
from badgefolio.render.block_views import file_path
from badgefolio.render.contacts import contact_view
from badgefolio.render.content_lines import content_lines, text_value, uri_value
from badgefolio.render.exports.person import person
from badgefolio.render.listed_contact import listed_contact
from badgefolio.render.places import absolute
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.model.pictures import Picture
    from badgefolio.model.site import PublicSite
    from badgefolio.render.exports.person import Person

VCARD = "contact.vcf"
_PLACES = ("address", "city", "state", "country")


def vcard(site: "PublicSite", pictures: "Mapping[str, Picture]") -> "Iterator[OutputFile]":
    """Give the file; none where no page that everybody may find shows any contact."""
    if listed_contact(site):
        lines = ("BEGIN:VCARD", "VERSION:4.0", *_lines(site, pictures), "END:VCARD")
        yield OutputFile(path=VCARD, content=content_lines(lines))


def _lines(site: "PublicSite", pictures: "Mapping[str, Picture]") -> "Iterator[str]":
    settings, owner = site.settings, person(site)
    yield f"FN:{text_value(owner.name)}"
    if settings.base_url:
        yield f"SOURCE:{uri_value(absolute(settings.base_url, VCARD))}"
        yield f"UID:{uri_value(settings.base_url)}#owner"
        if site.owner_picture:
            path = file_path(site.owner_picture, pictures[site.owner_picture.path].ending)
            yield f"PHOTO:{uri_value(absolute(settings.base_url, path))}"
    yield from _ways(site, owner)
    if owner.summary:
        yield f"NOTE:{text_value(owner.summary)}"


def _ways(site: "PublicSite", owner: "Person") -> "Iterator[str]":
    spoken = words(site.settings.language)
    shown = {entry.kind: contact_view(entry, spoken) for entry in listed_contact(site)}
    if owner.email:
        yield f"EMAIL:{text_value(owner.email)}"
    if owner.phone:
        yield f"TEL:{text_value(owner.phone)}"
    if not set(_PLACES).isdisjoint(shown):
        street, city, region, country = (
            text_value(shown[kind].text) if kind in shown else "" for kind in _PLACES
        )
        yield f"ADR:;;{street};{city};{region};;{country}"
    pages = [shown[kind].url for kind in ("website", "blog") if kind in shown and shown[kind].url]
    for url in pages or [one for one in (site.settings.base_url,) if one]:
        yield f"URL:{uri_value(url)}"
    for account in owner.accounts:
        if account.url:
            yield f"SOCIALPROFILE;SERVICE-TYPE={account.network}:{uri_value(account.url)}"

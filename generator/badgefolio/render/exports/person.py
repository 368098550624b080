"""Who the owner is, as a curriculum says it: what a page for everybody shows of them, and nothing else."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.render.contacts import contact_view
from badgefolio.render.listed_contact import listed_contact
from badgefolio.render.prose import plain
from badgefolio.render.words import words

if TYPE_CHECKING:
    from badgefolio.model.site import PublicSite

_NETWORKS = frozenset(
    ["facebook", "linkedin", "twitter", "pinterest", "instagram", "mastodon", "bluesky", "github", "orcid"]
)
_COUNTRY = re.compile(r"[A-Z]{2}")  # ISO 3166-1 alpha-2
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """A page of the owner on a network: `kind` as in site.yaml, what both are called there, an address."""

    kind: str
    network: str
    username: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """The owner; what is not said is ''. `summary` is a line of plain text, `country` has two letters."""

    name: str
    summary: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    address: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    accounts: tuple[Account, ...] = ()


def person(site: "PublicSite") -> Person:
    """Return the owner with the contact that profile blocks of listed pages show."""
    entries = listed_contact(site)
    said = {entry.kind: entry.value for entry in entries}
    spoken = words(site.settings.language)
    shown = {entry.kind: contact_view(entry, spoken) for entry in entries}
    email, country = said.get("email", ""), said.get("country", "")
    own = next((shown[kind].url for kind in ("website", "blog") if kind in shown and shown[kind].url), "")
    return Person(
        name=site.settings.owner.name,
        summary=plain(site.settings.owner.about),
        email=email if _EMAIL.fullmatch(email) else "",
        phone=said.get("phone", ""),
        url=own or site.settings.base_url,
        address=said.get("address", ""),
        city=said.get("city", ""),
        region=said.get("state", ""),
        country=country if _COUNTRY.fullmatch(country) else "",
        accounts=tuple(
            Account(
                kind=kind, network=view.label, username=_username(kind, said[kind], view.url), url=view.url
            )
            for kind, view in shown.items()
            if kind in _NETWORKS
        ),
    )


def _username(kind: str, value: str, url: str) -> str:
    """Return a name as it is called on its network: of an address the last part."""
    if kind == "mastodon" and url.startswith("https://"):
        host, _, name = url.removeprefix("https://").rstrip("/").partition("/")
        return f"@{name.removeprefix('@')}@{host}" if name and "/" not in name else ""
    name = value.rstrip("/").rpartition("/")[2] if "://" in value else value
    return name.removeprefix("@").removeprefix("in/")

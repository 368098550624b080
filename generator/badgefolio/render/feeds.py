"""What is new, for those who follow: Atom (RFC 4287) and JSON Feed 1.1, of the site and of each tag.

Entries are badges that everybody may find and that their issuers did not withdraw, by the day of their
award: no other day is known, and the same input gives the same feed.
"""

import json
import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from badgefolio.model.output import OutputFile
from badgefolio.render.badge_views import badge_name, confirmed_domain, issuer_view, picture_path
from badgefolio.render.places import absolute
from badgefolio.render.prose import plain
from badgefolio.render.sentences import sentence
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from badgefolio.model.credential import Moment
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.pictures import Picture
    from badgefolio.model.project import Settings
    from badgefolio.model.site import PublicSite

MOST_ENTRIES = 50
ATOM, JSON_FEED = "feed.xml", "feed.json"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """A badge as a feed tells of it; addresses are public ones, `day` is RFC 3339."""

    title: str
    url: str
    day: str
    text: str
    picture: str
    tags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Feed:
    """A feed: what it is called, the page it stands for, and the folder that it lies in."""

    title: str
    folder: str
    entries: tuple[_Entry, ...]


def feeds(site: "PublicSite", pictures: "Mapping[str, Picture]") -> "Iterator[OutputFile]":
    """Give all feeds of a site; none while its public address is unknown, since entries need addresses.

    Args:
        site: what is published.
        pictures: those of the badges, by their names.
    """
    settings = site.settings
    if not settings.base_url:
        return
    shown = _Feed(title=settings.title, folder="", entries=_entries(site.listed_badges, settings, pictures))
    tagged = (
        _Feed(
            title=f"{tag.tag} · {settings.title}",
            folder=tag.route.path,
            entries=_entries(tag.badges, settings, pictures),
        )
        for tag in site.finding.tags
        if tag.badges
    )
    for feed in (shown, *tagged):
        yield OutputFile(path=f"{feed.folder}{ATOM}", content=_atom(feed, settings).encode())
        yield OutputFile(path=f"{feed.folder}{JSON_FEED}", content=_json_feed(feed, settings).encode())


def _entries(
    badges: "Iterable[HeldBadge]", settings: "Settings", pictures: "Mapping[str, Picture]"
) -> tuple[_Entry, ...]:
    found = (
        _entry(held, held.badge.issued, settings, pictures[held.name])
        for held in badges
        if held.badge.issued is not None and not held.is_revoked
    )
    return tuple(sorted(found, key=lambda entry: (entry.day, entry.url), reverse=True))[:MOST_ENTRIES]


def _entry(held: "HeldBadge", issued: "Moment", settings: "Settings", picture: "Picture") -> _Entry:
    said = words(settings.language)
    achievement = held.badge.achievement
    issuer = issuer_view(held.badge.issuer, None, confirmed=confirmed_domain(held))
    description = plain(achievement.description) if achievement and achievement.description else ""
    return _Entry(
        title=badge_name(held),
        url=absolute(settings.base_url, held.route.path),
        day=f"{issued.instant.replace(tzinfo=None).isoformat(timespec='seconds')}Z",
        text=f"{sentence(issuer, held.badge, said)} {description}".strip(),
        picture=absolute(settings.base_url, picture_path(held, picture.ending)),
        tags=held.settings.tags,
    )


def _atom(feed: _Feed, settings: "Settings") -> str:
    page = absolute(settings.base_url, feed.folder) or settings.base_url
    updated = max((entry.day for entry in feed.entries), default="1970-01-01T00:00:00Z")
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_xml(settings.language)}">',
        f"  <title>{_xml(feed.title)}</title>",
        f"  <id>{_xml(page)}</id>",
        f"  <updated>{updated}</updated>",
        f'  <link href="{_xml(page)}"/>',
        f'  <link rel="self" type="application/atom+xml" href="{_xml(page + ATOM)}"/>',
        f"  <author><name>{_xml(settings.owner.name)}</name></author>",
        *map(_atom_entry, feed.entries),
        "</feed>",
    ]
    return "\n".join(parts) + "\n"


def _atom_entry(entry: _Entry) -> str:
    tags = "".join(f'\n    <category term="{_xml(tag)}"/>' for tag in entry.tags)
    return (
        "  <entry>\n"
        f"    <title>{_xml(entry.title)}</title>\n"
        f"    <id>{_xml(entry.url)}</id>\n"
        f'    <link href="{_xml(entry.url)}"/>\n'
        f"    <published>{entry.day}</published>\n"
        f"    <updated>{entry.day}</updated>{tags}\n"
        f"    <summary>{_xml(entry.text)}</summary>\n"
        "  </entry>"
    )


def _json_feed(feed: _Feed, settings: "Settings") -> str:
    page = absolute(settings.base_url, feed.folder) or settings.base_url
    items = [
        {
            "id": entry.url,
            "url": entry.url,
            "title": entry.title,
            "content_text": entry.text,
            "image": entry.picture,
            "date_published": entry.day,
            **({"tags": list(entry.tags)} if entry.tags else {}),
        }
        for entry in feed.entries
    ]
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": page,
        "feed_url": page + JSON_FEED,
        "language": settings.language,
        "authors": [{"name": settings.owner.name}],
        "items": items,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _xml(text: str) -> str:
    return escape(_NO_XML.sub("", text))

"""What a site says of itself to other programs: `portfolio.json`, the statement of what is public.

A gallery is made of these files, and whoever wants to may read them: the schema is
`sources/documents/portfolio.json`, described in docs/json.md. Nothing is in it that does not stand on a page
which everybody may find. In particular no identifier of the award is: with some issuers it is the address of
a file that names the person.
"""

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from badgefolio.model.blocks import ProfileBlock, every_block
from badgefolio.model.output import OutputFile
from badgefolio.render.badge_views import badge_name, confirmed_domain, picture_path
from badgefolio.render.endorse_views import ASK, is_asked_for
from badgefolio.render.places import absolute
from badgefolio.render.prose import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.model.credential import Badge
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.page import Page
    from badgefolio.model.pictures import Picture
    from badgefolio.model.site import PublicSite

FILE = "portfolio.json"
FORMAT, VERSION = "badgefolio-portfolio", 1
MOST_BADGES = 2_000
MOST_PAGES = 500
MOST_TAGS = 50
MOST_LETTERS = 1_000
_COUNTRY = "country"
# Moodle's address of a badge class names the one award that it was asked for (badges/classes/assertion.php,
# `get_badge_class`): it is no identifier of the achievement, and leads to the award.
_OF_ONE_AWARD = "/badges/assertion.php"


def portfolio_file(site: "PublicSite", pictures: "Mapping[str, Picture]") -> "Iterator[OutputFile]":
    """Give the file; none where the site does not know its public address.

    At most 2,000 badges are in it, the newest, and 500 pages. Badges that were withdrawn are in no list.
    """
    settings = site.settings
    if not settings.base_url:
        return
    badges = [held for held in site.listed_badges if not held.is_revoked][:MOST_BADGES]
    said = {
        "format": FORMAT,
        "version": VERSION,
        "title": settings.title,
        "address": settings.base_url,
        "language": settings.language,
        "owner": _without_nothing({"name": settings.owner.name, "country": _country(site)}),
        "badges": [_badge(held, pictures[held.name], settings.base_url) for held in badges],
        "pages": [_page(page, settings.base_url) for page in site.listed_pages[:MOST_PAGES]],
    }
    text = json.dumps(said, ensure_ascii=False, indent=1)
    yield OutputFile(path=FILE, content=f"{text}\n".encode())


def _badge(held: "HeldBadge", picture: "Picture", base_url: str) -> dict[str, object]:
    badge = held.badge
    achievement = badge.achievement
    description = plain(achievement.description) if achievement and achievement.description else ""
    return _without_nothing(
        {
            "name": badge_name(held)[:MOST_LETTERS],
            "address": absolute(base_url, held.route.path),
            "picture": absolute(base_url, picture_path(held, picture.ending)),
            "description": shortened(description),
            "language": (achievement.language or "") if achievement else "",
            "issuer": _issuer(held),
            "achievement": _achievement(badge),
            "issued": badge.issued.day.isoformat() if badge.issued else "",
            "expires": badge.expires.day.isoformat() if badge.expires else "",
            "tags": list(held.settings.tags[:MOST_TAGS]),
            "recommend": absolute(base_url, held.route.path) + ASK if is_asked_for(held) else "",
        }
    )


def _issuer(held: "HeldBadge") -> dict[str, object] | None:
    issuer, confirmed = held.badge.issuer, confirmed_domain(held)
    if issuer is None or not (issuer.name or issuer.domain or confirmed):
        return None
    domain = confirmed or issuer.domain or ""
    said = _without_nothing({"name": (issuer.name or domain)[:MOST_LETTERS], "domain": domain})
    return {**said, "confirmed": bool(confirmed)}


def _achievement(badge: "Badge") -> str:
    """Return by what the achievement is the same for all who earned it, '' where nothing is."""
    found = (badge.achievement.id or "") if badge.achievement else ""
    if found == badge.id or urlsplit(found).path.endswith(_OF_ONE_AWARD):
        return ""
    return found


def _page(page: "Page", base_url: str) -> dict[str, object]:
    return _without_nothing(
        {
            "title": page.title,
            "address": absolute(base_url, page.route.path),
            "description": shortened(page.description),
            "tags": list(page.tags[:MOST_TAGS]),
        }
    )


def _country(site: "PublicSite") -> str:
    """Return the owner's country if a page that everybody may find shows it, as it was written."""
    asked = any(
        isinstance(block, ProfileBlock) and _COUNTRY in block.fields
        for page in site.listed_pages
        for block in every_block(page.blocks)
    )
    contact = site.settings.owner.contact
    return next((one.value for one in contact if asked and one.kind == _COUNTRY), "")


def _without_nothing(said: dict[str, object]) -> dict[str, object]:
    """Return what there is to say: members that are None or empty are left out."""
    return {name: value for name, value in said.items() if value not in (None, "", [])}

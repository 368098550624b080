"""The owner's curriculum as a JSON Resume, with the public badges as certificates.

Source: JSON Resume 1.0.0 (jsonresume.org/schema), which allows members of one's own. A certificate that is a
badge has `x-badge`: there stands what the format has no word for, and by it this program knows, reading the
file again, that the badge itself is the source of it.
"""

import json
import re
from typing import TYPE_CHECKING

from badgefolio.model.cv import BADGE_MEMBER, Section
from badgefolio.model.output import OutputFile
from badgefolio.render.badge_views import badge_name, confirmed_domain
from badgefolio.render.exports.person import person
from badgefolio.render.places import absolute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.leaving import Leaving
    from badgefolio.model.site import PublicSite
    from badgefolio.render.exports.person import Person

RESUME = "resume.json"
_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_DATE = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")  # the years that the schema knows


def resume(leaving: "Leaving") -> bytes:
    """Return the curriculum that everybody may see, and what everybody may know of the owner."""
    return resume_of(leaving.site)


def resume_file(site: "PublicSite") -> "Iterator[OutputFile]":
    """Give the file of the site; none where no listed page shows a curriculum, or its address is unknown."""
    if site.settings.base_url and site.cv.entries:
        yield OutputFile(path=RESUME, content=resume_of(site))


def resume_of(site: "PublicSite") -> bytes:
    """Return the JSON Resume of a site: UTF-8, members in the order of the standard."""
    sections: dict[str, list[dict[str, object]]] = {
        name: [dict(entry) for entry in entries] for name, entries in site.cv.as_json().items()
    }
    badges = [certificate(held, site) for held in standing(site.listed_badges)]
    if badges:
        sections[Section.CERTIFICATES] = sections.get(Section.CERTIFICATES, []) + badges
    value = {
        "$schema": _SCHEMA,
        "basics": _basics(person(site)),
        **{section.value: sections[section] for section in Section if section in sections},
        "meta": {"version": "v1.0.0"},
    }
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


def standing(badges: "Iterable[HeldBadge]") -> "Iterator[HeldBadge]":
    """Give the badges that their issuers did not take back: a curriculum claims no other."""
    return (held for held in badges if not held.is_revoked)


def certificate(held: "HeldBadge", site: "PublicSite") -> dict[str, object]:
    """Return a badge as a certificate: name, date, address of its page, issuer, and what is its own."""
    badge, issuer = held.badge, held.badge.issuer
    own = {
        "domain": confirmed_domain(held) or ((issuer.domain or "") if issuer else ""),
        "expires": day(badge.expires.day) if badge.expires else "",
    }
    said: dict[str, object] = {
        "name": badge_name(held),
        "date": day(badge.issued.day) if badge.issued else "",
        "url": absolute(site.settings.base_url, held.route.path),
        "issuer": (issuer.name or "") if issuer else "",
    }
    return {**_said(said), BADGE_MEMBER: _said(own)}


def day(found: "date") -> str:
    """Return a day as YYYY-MM-DD, '' for one in a year that no curriculum has."""
    text = found.isoformat()
    return text if _DATE.fullmatch(text) else ""


def _basics(owner: "Person") -> dict[str, object]:
    location = {
        "address": owner.address,
        "city": owner.city,
        "countryCode": owner.country,
        "region": owner.region,
    }
    accounts = [
        _said({"network": one.network, "username": one.username, "url": one.url}) for one in owner.accounts
    ]
    return _said(
        {
            "name": owner.name,
            "email": owner.email,
            "phone": owner.phone,
            "url": owner.url,
            "summary": owner.summary,
            "location": _said(location),
            "profiles": accounts,
        }
    )


def _said(members: "Mapping[str, object]") -> dict[str, object]:
    return {name: value for name, value in members.items() if value}

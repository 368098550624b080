"""The Displayer API of Mozilla's backpack as static files, for programs that still read it.

`displayer/1/groups.json` lists the groups: all public badges, and each public page that shows some.
`displayer/1/group/<number>.json` holds the assertions of one. Only Open Badges up to 2.x are in it: the API
is older than 3.0, and its readers would misunderstand those. Source: mozilla/openbadges-backpack,
docs/apis/displayer_api.md and controllers/displayer.js (`userGroups`, `userGroupBadges`).
"""

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from badgefolio.model.blocks import BadgeBlock, BadgeGroup, every_block
from badgefolio.model.credential import OpenBadgesVersion, Proof
from badgefolio.model.output import OutputFile
from badgefolio.render.badge_views import picture_path, withheld
from badgefolio.render.exports.facts import is_withdrawn
from badgefolio.render.places import absolute
from badgefolio.sources.strings import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.page import Page
    from badgefolio.model.pictures import Picture
    from badgefolio.model.site import PublicSite

USER = 1
_ALL = 1
_DIGITS = 7  # hexadecimal: a number that old readers keep in 32 bits


def displayer(site: "PublicSite", pictures: "Mapping[str, Picture]") -> "Iterator[OutputFile]":
    """Give the files of the API; none where the site does not ask for it or does not know its address."""
    if not (site.settings.displayer and site.settings.base_url):
        return
    shown = {
        held.name: held
        for held in site.listed_badges
        if _is_readable(held) and not is_withdrawn(held) and withheld(held, pictures[held.name]) is None
    }
    groups = [(_ALL, site.settings.title, list(shown.values()))]
    for page in site.listed_pages:
        badges = [shown[name] for name in dict.fromkeys(_names(page)) if name in shown]
        if badges:
            groups.append((_number(page.route.path), page.title, badges))
    listed = [{"groupId": number, "name": name, "badges": len(badges)} for number, name, badges in groups]
    yield _file("groups.json", {"userId": USER, "groups": listed})
    for number, _, badges in groups:
        entries = [_entry(held, pictures[held.name], site) for held in badges]
        yield _file(f"group/{number}.json", {"userId": USER, "groupId": number, "badges": entries})


def _is_readable(held: "HeldBadge") -> bool:
    """Whether an old reader understands the badge, and nobody reads an e-mail address in its text.

    An owner who offers a file with an address in it offers that file, and not its text for machines.
    """
    is_old = held.badge.version is not OpenBadgesVersion.V3_0
    return is_old and bool(held.badge.document) and not held.shows_email


def _names(page: "Page") -> "Iterable[str]":
    """Give the names of the badges on a page, in its order."""
    for block in every_block(page.blocks):
        match block:
            case BadgeBlock():
                yield block.badge.name
            case BadgeGroup():
                yield from (held.name for held in block.badges)
            case _:
                pass


def _number(path: str) -> int:
    """Return the number of a page: the same as long as its address is, and never that of all badges."""
    return int(sha256(path.encode()).hexdigest()[:_DIGITS], 16) + _ALL + 1


def _entry(held: "HeldBadge", picture: "Picture", site: "PublicSite") -> dict[str, object]:
    badge, report = held.badge, held.report
    checked = report.integrity.as_of if report else None
    is_signed = badge.proof is Proof.SIGNED
    return {
        "lastValidated": checked.date().isoformat() if checked else None,
        "assertionType": "signed" if is_signed else "hosted",
        "hostedUrl": None if is_signed else web_address(badge.id or ""),
        "assertion": json.loads(badge.document),
        "imageUrl": absolute(site.settings.base_url, picture_path(held, picture.ending)),
    }


def _file(path: str, value: dict[str, object]) -> OutputFile:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return OutputFile(path=f"displayer/{USER}/{path}", content=f"{text}\n".encode())

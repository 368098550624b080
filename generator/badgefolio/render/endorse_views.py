"""Asking for endorsements on the public page of a badge: how to write one, and the template for it.

Everything here is of badges that everybody may find and whose owners ask for it; nothing of the recipient.
"""

import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from badgefolio.model.blocks import ProfileBlock, every_block
from badgefolio.model.output import OutputFile
from badgefolio.model.project import Visibility
from badgefolio.render.badge_views import badge_name
from badgefolio.render.places import absolute, mailto
from badgefolio.render.views import CopyBoxView, EndorsementAskView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.project import Settings
    from badgefolio.model.site import PublicSite
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.words import Words

ASK = "#endorse"  # the part of a badge's page that asks
TEMPLATE, FORMAT = "endorsement-template.json", "badgefolio-endorsement-template"


def letter_to(held: "HeldBadge", site: "PublicSite") -> str | None:
    """Return the e-mail address to which endorsements of a badge may be sent.

    '' where no page that everybody may find shows one; None where nobody is asked for endorsements.
    """
    if not is_asked_for(held):
        return None
    is_shown = any(
        isinstance(block, ProfileBlock) and "email" in block.fields
        for page in site.listed_pages
        for block in every_block(page.blocks)
    )
    emails = (one.value for one in site.settings.owner.contact if one.kind == "email")
    return next(emails, "") if is_shown else ""


def templates(site: "PublicSite") -> "Iterator[OutputFile]":
    """Give the template for each badge that asks for endorsements, beside its page."""
    for held in site.badges:
        if is_asked_for(held):
            text = json.dumps(_template(held, site.settings), ensure_ascii=False, indent=2)
            yield OutputFile(path=f"{held.route.path}{TEMPLATE}", content=f"{text}\n".encode())


def ask_view(
    held: "HeldBadge", email: str | None, settings: "Settings", viewer: "Viewer"
) -> EndorsementAskView | None:
    """Return how to endorse a badge, None where nobody is asked to."""
    if email is None:
        return None
    words, name, owner = viewer.words, badge_name(held), settings.owner.name
    url = absolute(settings.base_url, held.route.path)
    command = _command(url or TEMPLATE, words)
    subject = words("Endorsement of the badge “{name}”", name=name)
    request = "\n".join(
        [
            words("Would you endorse this badge: “{name}”, held by {owner}?", name=name, owner=owner),
            *([url] if url else []),
            "",
            words("Say in your own words what you have seen and can confirm. This command makes the file:"),
            command,
        ]
    )
    to = mailto(email)
    letter = [words("I endorse your badge “{name}”. The file is attached.", name=name), url]
    body = "\r\n".join(letter) if to else request.replace("\n", "\r\n")
    return EndorsementAskView(
        command=CopyBoxView(
            id="endorse-command", label=words("Command that makes the file"), text=command, lines=5
        ),
        request=CopyBoxView(
            id="endorse-request",
            label=words("Request to pass on"),
            text=request,
            lines=request.count("\n") + 7,
        ),
        template=viewer.place.to(f"{held.route.path}{TEMPLATE}"),
        letter_url=f"{_address(to)}?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}",
        is_to_owner=bool(to),
    )


def _address(to: str) -> str:
    return f"mailto:{quote(to.removeprefix('mailto:'), safe='@')}"


def _command(badge: str, words: "Words") -> str:
    own_name, own_words = words("Your Name"), words("my-words.txt")
    return (
        f'badgefolio endorse {badge} --comment-file {own_words} --name "{own_name}"'
        " --key badgefolio-key.jwk -o endorsement.json"
    )


def is_asked_for(held: "HeldBadge") -> bool:
    """Whether a badge's page asks for endorsements: where its owner wants it, and everybody may see it."""
    return (
        held.settings.asks_for_endorsements
        and held.visibility is Visibility.PUBLIC
        and not held.is_revoked
        and ":" in (held.badge.id or "")  # others are known only to their issuer
    )


def _template(held: "HeldBadge", settings: "Settings") -> dict[str, object]:
    badge = held.badge
    achievement, issuer = badge.achievement, badge.issuer
    said: dict[str, object] = {
        "id": badge.id,
        "name": badge_name(held),
        "page": absolute(settings.base_url, held.route.path),
        "achievement": _without_gaps({"id": achievement.id, "name": achievement.name}) if achievement else {},
        "issuer": _without_gaps({"id": issuer.id, "name": issuer.name}) if issuer else {},
    }
    return {
        "format": FORMAT,
        "version": 1,
        "badge": _without_gaps(said),
        "endorsement": {
            "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ],
            "type": ["VerifiableCredential", "EndorsementCredential"],
            "issuer": {"id": "", "type": ["Profile"], "name": ""},
            "validFrom": "",
            "credentialSubject": {
                "id": badge.id,
                "type": ["EndorsementSubject"],
                "endorsementComment": "",
            },
        },
    }


def _without_gaps(members: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in members.items() if value}

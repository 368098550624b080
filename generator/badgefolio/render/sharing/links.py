"""Links that open a network's own share page, and the LinkedIn profile form.

Plain links: no script of a network, no counter, nothing sent before the visitor clicks. The parameters
of each network were taken from its documentation; docs/sharing.md names them.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from badgefolio.render.views import CopyBoxView, ShareLinkView

if TYPE_CHECKING:
    from datetime import date

    from badgefolio.model.credential import Badge
    from badgefolio.render.words import Words


_ENDPOINTS = {
    "linkedin": "https://www.linkedin.com/sharing/share-offsite/?",
    "mastodon": "https://share.joinmastodon.org/#",
    "bluesky": "https://bsky.app/intent/compose?",
    "x": "https://x.com/intent/tweet?",
    "facebook": "https://www.facebook.com/sharer/sharer.php?",
    "pinterest": "https://www.pinterest.com/pin/create/button/?",
    "wordpress": "https://wordpress.com/post?",
    "email": "mailto:?",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """What is shared: its public address, its title, words for a post, the public address of its picture."""

    url: str
    title: str
    text: str
    picture: str = ""


def network_links(shared: Shared, words: "Words") -> tuple[ShareLinkView, ...]:
    """Return the links for posting something public, in the order they are offered.

    Pinterest needs a picture and is left out without one.
    """
    url, text = shared.url, shared.text
    both = f"{text} {url}"
    mail = f"{text}\r\n\r\n{url}"
    picture = {"url": url, "media": shared.picture, "description": text}
    post = {"url": url, "title": shared.title, "text": text}
    links = (
        ("linkedin", words("Post on LinkedIn"), {"url": url}),
        ("mastodon", words("Post on Mastodon"), {"text": both}),
        ("bluesky", words("Post on Bluesky"), {"text": both}),
        ("x", words("Post on X"), {"text": text, "url": url}),
        ("facebook", words("Share on Facebook"), {"u": url}),
        ("pinterest", words("Pin on Pinterest"), picture if shared.picture else {}),
        ("wordpress", words("Write about it on WordPress.com"), post),
        ("email", words("Send by e-mail"), {"subject": shared.title, "body": mail}),
    )
    return tuple(
        ShareLinkView(network=network, label=label, url=_ENDPOINTS[network] + _query(**parameters))
        for network, label, parameters in links
        if parameters
    )


def add_to_profile(
    badge: "Badge", name: str, url: str, organization_id: str, words: "Words"
) -> tuple[ShareLinkView, tuple[CopyBoxView, ...]]:
    """Return LinkedIn's form for a licence or certification, filled in, and its fields to copy.

    LinkedIn does not promise to fill the form from a link, so the fields can always be copied. An
    organisation's number, where it is known, brings its logo; else its name stands there.
    """
    issuer = badge.issuer.name if badge.issuer and badge.issuer.name else ""
    fields = {"startTask": "CERTIFICATION_NAME", "name": name}
    if organization_id:
        fields["organizationId"] = organization_id
    elif issuer:
        fields["organizationName"] = issuer
    if badge.issued:
        fields |= _month("issue", badge.issued.day)
    if badge.expires:
        fields |= _month("expiration", badge.expires.day)
    number = _credential_id(badge)
    if number:
        fields["certId"] = number
    fields["certUrl"] = url
    link = ShareLinkView(
        network="linkedin",
        label=words("Add to your LinkedIn profile"),
        url=f"https://www.linkedin.com/profile/add?{_query(**fields)}",
    )
    boxes = [
        ("profile-name", words("Name"), name),
        ("profile-organization", words("Issuing organization"), issuer),
        ("profile-issued", words("Issue date"), words.date(badge.issued.day) if badge.issued else ""),
        (
            "profile-expires",
            words("Expiration date"),
            words.date(badge.expires.day) if badge.expires else "",
        ),
        ("profile-id", words("Credential ID"), number),
        ("profile-url", words("Credential URL"), url),
    ]
    return link, tuple(CopyBoxView(id=id_, label=label, text=text) for id_, label, text in boxes if text)


def _credential_id(badge: "Badge") -> str:
    """Return the number of the licence, else the badge's own id where others can tell it from any other."""
    if badge.licence_number:
        return badge.licence_number
    found = badge.id or ""
    return found if found.startswith(("urn:uuid:", "https://", "http://")) else ""


def _month(which: str, day: "date") -> dict[str, str]:
    return {f"{which}Year": str(day.year), f"{which}Month": str(day.month)}


def _query(**parameters: str) -> str:
    """Return parameters as a query: UTF-8, everything escaped, spaces as %20 (mail programs show a `+`)."""
    return urlencode(parameters, quote_via=quote, safe="")

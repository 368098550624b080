"""LinkedIn's form for a licence or certification on somebody's profile: filled in, and to copy by hand."""

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from badgefolio.render.views import CopyBoxView, ShareLinkView

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from badgefolio.model.credential import Badge, Profile
    from badgefolio.render.words import Words


def organization_id(issuer: "Profile | None", numbers: "Mapping[str, str]") -> str:
    """Return LinkedIn's number of an issuer, '' where the owner gave none.

    `numbers` are by address, name or domain in small letters, asked for in this order: several issuers can
    share the domain of their platform. A name that looks like a domain is none, since anybody can write
    any name into a badge.
    """
    if issuer is None:
        return ""
    name = issuer.name if issuer.name and "." not in issuer.name else ""
    keys = (issuer.url, issuer.id, name, issuer.domain)
    found = (numbers.get(key.lower().rstrip("/")) for key in keys if key)
    return next((number for number in found if number), "")


def issuer_page(badge: "Badge") -> str:
    """Return the address of a badge at its issuer, '' where it has none."""
    return badge.id if badge.id and badge.id.startswith("https://") else ""


def add_to_profile(
    badge: "Badge", name: str, url: str, organization_id: str, words: "Words"
) -> tuple[ShareLinkView, tuple[CopyBoxView, ...]]:
    """Return LinkedIn's form for a licence or certification, filled in, and its fields to copy.

    LinkedIn does not promise to fill the form from a link, so the fields can always be copied. Of an
    organisation either the number stands there, which brings its logo, or the name, never both.
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
        network="linkedin-profile",
        label=words("Open the form on LinkedIn"),
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
    return urlencode(parameters, quote_via=quote, safe="")

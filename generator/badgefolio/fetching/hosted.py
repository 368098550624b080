"""What an Open Badges 0.5, 1.x or 2.x assertion needs from the web.

Sources: Mozilla Open Badges 1.0 and 1.1 (Assertion, Badge Class, Issuer; VerificationObject); IMS Open Badges
2.0, sections "Data Model" and "Verification and Revocation".
"""

from typing import TYPE_CHECKING

from badgefolio.fetching.documents import Role
from badgefolio.fetching.links import Link, link, listed, text_of
from badgefolio.sources.json import Json, as_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.sources.tokens import Token


def links_of_assertion(document: "Mapping[str, Json]", token: "Token | None") -> "Iterator[Link]":
    """Give what an assertion names: its hosted copy or its key, badge class, issuer, pictures."""
    verify = as_object(document.get("verification")) or as_object(document.get("verify")) or {}
    if token is not None:
        for name in ("creator", "url"):
            yield from link(verify.get(name), Role.KEY)
    elif text_of(verify.get("type")).lower() not in {"signed", "signedbadge"}:
        yield from _hosted_copy(document, verify)
    yield from link(document.get("image"), Role.PICTURE, is_required=False)
    is_signed = token is not None
    for badge in listed(document.get("badge"))[:1]:
        members = as_object(badge)
        yield from link(badge, Role.BADGE_CLASS, is_required=members is None)
        if members is not None:
            yield from links_of_badge_class(members, is_signed=is_signed)


def links_of_badge_class(document: "Mapping[str, Json]", *, is_signed: bool) -> "Iterator[Link]":
    """Give what a badge class names.

    An issuer that is written out need not be asked for, unless its own word is needed: which key is its.
    """
    yield from link(document.get("image"), Role.PICTURE, is_required=False)
    for issuer in listed(document.get("issuer"))[:1]:
        members = as_object(issuer)
        yield from link(issuer, Role.ISSUER, is_required=members is None or is_signed)
        if members is not None:
            yield from links_of_issuer(members, is_signed=is_signed)


def links_of_issuer(document: "Mapping[str, Json]", *, is_signed: bool) -> "Iterator[Link]":
    """Give what an issuer names; its list of revoked badges is for signed ones (2.0, "RevocationList")."""
    yield from link(document.get("revocationList"), Role.REVOCATIONS, is_required=is_signed)
    if is_signed:
        for key in listed(document.get("publicKey")):
            if as_object(key) is None:
                yield from link(key, Role.KEY, is_required=False)
    yield from link(document.get("image"), Role.PICTURE, is_required=False)


def _hosted_copy(document: "Mapping[str, Json]", verify: "Mapping[str, Json]") -> "Iterator[Link]":
    """Give where the issuer's server repeats the badge; a second address, where there is one, may be dead."""
    places = [
        one.address
        for value in (document.get("id", document.get("@id")), verify.get("url"))
        for one in link(value, Role.BADGE)
    ]
    for number, address in enumerate(dict.fromkeys(places)):
        yield Link(address=address, role=Role.BADGE, is_required=number == 0)

"""People, organisations and credentials in the words of schema.org.

Sources: schema.org, types Person, Organization, EducationalOccupationalCredential, DefinedTerm, ItemList.
`validFor` is how long a kind of credential holds, and not until when this one does: that is `expires`.
"""

from typing import TYPE_CHECKING

from badgefolio.render.badge_views import badge_name, confirmed_domain, picture_path
from badgefolio.render.block_views import file_path
from badgefolio.render.contacts import contact_view
from badgefolio.render.places import absolute
from badgefolio.render.prose import plain, shortened
from badgefolio.render.structured.script import said
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio.model.credential import Alignment
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.project import ContactEntry
    from badgefolio.render.subjects import PageRequest

CREDENTIAL = "EducationalOccupationalCredential"
MOST = 50  # of any list: a page is not to weigh more for what nobody reads on it
_MOST_SKILLS = 20
_NO_PAGES = frozenset(["email", "phone"])


def owner(request: "PageRequest") -> dict[str, object]:
    """Return the owner in a line; the `@id` is the same on every page."""
    settings = request.world.settings
    return said(
        at_type="Person",
        at_id=f"{settings.base_url}#owner",
        name=settings.owner.name,
        url=settings.base_url,
    )


def whole_owner(
    request: "PageRequest", contact: "Iterable[ContactEntry]", badges: "Iterable[HeldBadge]"
) -> dict[str, object]:
    """Return the owner with portrait, pages elsewhere, place and badges."""
    world = request.world
    base_url, found = world.settings.base_url, world.owner_picture
    spoken = words(world.settings.language)
    shown = [contact_view(entry, spoken) for entry in contact]
    places = {entry.kind: entry.value for entry in contact}
    return owner(request) | said(
        description=shortened(plain(world.settings.owner.about)),
        image=absolute(base_url, file_path(found, request.pictures[found.path].ending)) if found else "",
        sameAs=[
            one.url
            for one in shown
            if one.kind not in _NO_PAGES and one.url.startswith(("https://", "http://"))
        ],
        address=_address(places),
        hasCredential=[brief_credential(held, request) for held in badges if held.stands][:MOST],
    )


def _address(places: dict[str, str]) -> dict[str, object]:
    address = said(
        streetAddress=places.get("address"),
        addressLocality=places.get("city"),
        addressRegion=places.get("state"),
        addressCountry=places.get("country"),
    )
    return {"@type": "PostalAddress", **address} if address else {}


def brief_credential(held: "HeldBadge", request: "PageRequest") -> dict[str, object]:
    """Return a badge among others: what it is called, when it was awarded, by whom, and where its page is."""
    badge, url = held.badge, absolute(request.world.settings.base_url, held.route.path)
    return said(
        at_type=CREDENTIAL,
        at_id=url,
        name=badge_name(held),
        credentialCategory="badge",
        url=url,
        dateCreated=badge.issued.day.isoformat() if badge.issued else "",
        expires=badge.expires.day.isoformat() if badge.expires else "",
        creator=_issuer(held),
    )


def credential(held: "HeldBadge", request: "PageRequest") -> dict[str, object]:
    """Return a badge with everything; of its recipient nothing but that it is in the owner's portfolio.

    Who made it is `creator`, as the badge states it. `recognizedBy` is the same organisation where its host
    was found to answer for the badge, and is not said otherwise.
    """
    achievement = held.badge.achievement
    brief = brief_credential(held, request)
    description = plain(achievement.description) if achievement and achievement.description else ""
    base_url, picture = request.world.settings.base_url, request.pictures[held.name]
    return brief | said(
        description=shortened(description),
        image=absolute(base_url, picture_path(held, picture.ending)),
        inLanguage=achievement.language if achievement else "",
        recognizedBy=brief.get("creator") if confirmed_domain(held) else None,
        competencyRequired=[
            _term(one) for one in (achievement.alignments if achievement else ())[:_MOST_SKILLS]
        ],
        about=owner(request),
    )


def _issuer(held: "HeldBadge") -> dict[str, object]:
    """Return who made the badge; an address only where the issuer was confirmed."""
    issuer = held.badge.issuer
    if issuer is None or not (issuer.name or issuer.domain):
        return {}
    url = (issuer.url or "") if confirmed_domain(held) else ""
    return said(at_type="Organization", name=issuer.name or issuer.domain, url=url)


def _term(alignment: "Alignment") -> dict[str, object]:
    return said(
        at_type="DefinedTerm",
        name=alignment.name,
        url=alignment.url,
        termCode=alignment.code,
        inDefinedTermSet=alignment.framework,
    )


def item_list(items: "list[tuple[str, str]]") -> dict[str, object]:
    """Return a list of names and absolute addresses ('' where a thing has none), in their order."""
    return said(
        at_type="ItemList",
        numberOfItems=len(items),
        itemListElement=[
            said(at_type="ListItem", position=position, name=name, url=url)
            for position, (name, url) in enumerate(items[:MOST], start=1)
        ],
    )

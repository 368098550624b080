"""Which cards are drawn, and where they lie: one for each badge that may be embedded."""

from hashlib import sha256
from typing import TYPE_CHECKING

from badgefolio.model.output import OutputFile
from badgefolio.model.work import Item
from badgefolio.render.badge_views import badge_name, confirmed_domain, issuer_view
from badgefolio.render.embedding.drawn import CardRequest, MadeCard
from badgefolio.render.embedding.offers import card_paths, may_embed, small_picture_path
from badgefolio.render.previewing.issuers import issuer_fact
from badgefolio.render.previewing.requests import Fact
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.pictures import MadePicture
    from badgefolio.model.site import PublicSite
    from badgefolio.render.words import Words


def plan_cards(
    site: "PublicSite", made: "Mapping[str, MadePicture]"
) -> "dict[tuple[str, str, str], Item[CardRequest]]":
    """Return the cards to draw, by where they will lie: for light, for dark, and the small picture.

    The last is '' where a badge's drawing cannot be made into a PNG.
    """
    speech = words(site.settings.language)
    return {
        _paths(held, made[held.name]): _item(held, made[held.name], speech)
        for held in site.listed_badges
        if may_embed(held, site.settings)
    }


def card_files(
    paths: "Iterable[tuple[str, str, str]]", cards: "Iterable[MadeCard]"
) -> "Iterator[OutputFile]":
    """Give the files of cards that were drawn, in the order of their paths."""
    for (light, dark, small), card in zip(paths, cards, strict=True):
        yield OutputFile(path=light, content=card.light)
        yield OutputFile(path=dark, content=card.dark)
        if small:
            yield OutputFile(path=small, content=card.small)


def _paths(held: "HeldBadge", one: "MadePicture") -> tuple[str, str, str]:
    small = small_picture_path(held, one.picture)
    return (*card_paths(held), small if small.endswith("/small.png") else "")


def _item(held: "HeldBadge", one: "MadePicture", speech: "Words") -> Item[CardRequest]:
    picture, drawn = one.picture, one.picture.ending == "svg"
    content = one.preview if drawn else one.content
    width, height = (
        (picture.preview_width, picture.preview_height) if drawn else (picture.width, picture.height)
    )
    request = CardRequest(
        title=badge_name(held), facts=tuple(_facts(held, speech)), picture=content, size=(width, height)
    )
    reads = (request.title, request.facts, sha256(content).hexdigest())
    return Item(reads, request)


def _facts(held: "HeldBadge", speech: "Words") -> "Iterator[Fact]":
    badge = held.badge
    issuer = issuer_view(badge.issuer, None, confirmed=confirmed_domain(held))
    if issuer:
        yield issuer_fact(issuer, speech)
    if badge.issued:
        yield Fact(speech.date(badge.issued.day))
    if badge.expires:
        yield Fact(speech("valid until {date}", date=speech.date(badge.expires.day)))

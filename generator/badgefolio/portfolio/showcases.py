"""Addresses of showcases: a list of badges that the owner put together can stand on other sites by itself."""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.model.audience import EVERYBODY
from badgefolio.model.blocks import BadgeGroup, Columns
from badgefolio.model.held import Route
from badgefolio.portfolio.slugs import slug

if TYPE_CHECKING:
    from badgefolio.model.blocks import Block
    from badgefolio.model.page import Page

_UNTITLED = "badges"


def with_addresses(page: "Page") -> "Page":
    """Return a page whose showcases know where their cards lie; only those of a page for everybody do.

    The address comes from the title, so that it stays where blocks are moved: `showcase/three-that-matter/`
    below the page. Of two with one title the later has a number.
    """
    if page.audience != EVERYBODY:
        return page
    taken: set[str] = set()
    return replace(page, blocks=_addressed(page.blocks, page.route, taken))


def _addressed(blocks: "tuple[Block, ...]", route: Route, taken: set[str]) -> "tuple[Block, ...]":
    return tuple(_one(block, route, taken) for block in blocks)


def _one(block: "Block", route: Route, taken: set[str]) -> "Block":
    match block:
        case BadgeGroup(by_hand=True):
            return replace(block, route=_free(block.title, route, taken))
        case Columns():
            return replace(block, columns=tuple(_addressed(column, route, taken) for column in block.columns))
        case _:
            return block


def _free(title: str, route: Route, taken: set[str]) -> Route:
    wanted = slug(title) if title.strip() else _UNTITLED
    found, number = wanted, 2
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    taken.add(found)
    return Route(path=f"{route.path}showcase/{found}/")

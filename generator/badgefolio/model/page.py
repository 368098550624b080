"""A portfolio page with its blocks resolved."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.audience import ALWAYS, NOBODY, Audience, Visibility, Window, audience_of
from badgefolio.model.held import Route

if TYPE_CHECKING:
    from badgefolio.model.blocks import Block


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A portfolio page with its blocks resolved. `theme` is empty for the site's theme.

    `community` is the name of the password that opens it, where one does. `is_closed` while its dates keep it
    from being published.
    """

    name: str
    title: str
    description: str
    theme: str
    language: str
    tags: tuple[str, ...]
    visibility: Visibility
    route: Route
    blocks: "tuple[Block, ...]"
    former_routes: tuple[Route, ...] = ()
    community: str = ""
    window: Window = ALWAYS
    is_closed: bool = False

    @property
    def declared(self) -> Audience:
        """Who may see it while it is published."""
        return audience_of(self.visibility, self.community)

    @property
    def audience(self) -> Audience:
        """Who may see it now."""
        return NOBODY if self.is_closed else self.declared

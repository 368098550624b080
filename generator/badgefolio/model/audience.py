"""Who may see a thing, and when: how audiences compare is decided here and nowhere else.

    private < unlisted, password < public

Unlisted and password do not compare. What needs a password would be open to whoever has the address of an
unlisted page; what is unlisted would be shown to people who were never given its address. Two passwords do
not compare either: each is a community of its own.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

EVERYDAY_COMMUNITY = "visitors"  # whose password opens what names no other


class Visibility(StrEnum):
    """Who can find a thing: nobody, whoever has its address, whoever has a password, everybody."""

    PRIVATE = "private"
    UNLISTED = "unlisted"
    PASSWORD = "password"  # noqa: S105 - a word of the YAML
    PUBLIC = "public"


@dataclass(frozen=True, kw_only=True, slots=True)
class Audience:
    """Who may see a thing. `community` is the name of the password that opens it, '' where none does."""

    visibility: Visibility
    community: str = ""

    def __str__(self) -> str:
        """Return it as a sentence about the thing names it."""
        return f'protected by the password "{self.community}"' if self.community else str(self.visibility)

    @property
    def said(self) -> str:
        """The words of YAML that mean it."""
        line = f"visibility: {self.visibility}"
        return f'"{line}" and "password: {self.community}"' if self.community else f'"{line}"'


NOBODY = Audience(visibility=Visibility.PRIVATE)
EVERYBODY = Audience(visibility=Visibility.PUBLIC)


def audience_of(visibility: Visibility, community: str = "") -> Audience:
    """Return the audience of a visibility; the community counts only where a password is asked for."""
    if visibility is not Visibility.PASSWORD:
        return Audience(visibility=visibility)
    return Audience(visibility=visibility, community=community or EVERYDAY_COMMUNITY)


def may_show(thing: Audience, to: Audience) -> bool:
    """Whether a thing of one audience may be shown to another: nobody sees it there who may not here."""
    return thing in {to, EVERYBODY} or to == NOBODY


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """When a thing is published: from the instant `after` on, up to but without `before`; both in UTC."""

    after: "datetime | None" = None
    before: "datetime | None" = None

    def is_open(self, now: "datetime") -> bool:
        """Whether a thing with these dates is published at that instant."""
        return (self.after is None or self.after <= now) and (self.before is None or now < self.before)

    def next_change(self, now: "datetime") -> "datetime | None":
        """Return the first instant behind `now` at which that changes, None where it never will."""
        return min((one for one in (self.after, self.before) if one is not None and one > now), default=None)


ALWAYS = Window()

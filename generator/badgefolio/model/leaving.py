"""What an owner takes along: the public badges of a site, with the bytes of their files."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.site import PublicSite


@dataclass(frozen=True, kw_only=True, slots=True)
class LeavingBadge:
    """A public badge whose file is offered: the file, and the credential in it as it was found.

    `text` is JSON, a compact token, or a web address.
    """

    held: "HeldBadge"
    content: bytes
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A public badge whose file is not offered, and why, in English."""

    held: "HeldBadge"
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaving:
    """All public badges of a site. `site` lists them too; `now` (UTC) is when dates are judged."""

    site: "PublicSite"
    badges: tuple[LeavingBadge, ...]
    left_out: tuple[LeftOut, ...]
    now: "datetime"

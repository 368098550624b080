"""Views of what is made for paper."""

from dataclasses import dataclass

from badgefolio.render.views.more_blocks import CvBlock
from badgefolio.render.views.pieces import BadgeView, ContactView, OwnerView, QrView


@dataclass(frozen=True, kw_only=True, slots=True)
class CvBadgeView:
    """A badge of the curriculum: its `year` (0 where unknown), the code and the `address` of its page.

    `address` is without `https://`; it is empty, and `qr` None, while the site's own address is unknown.
    """

    badge: BadgeView
    year: int
    qr: QrView | None = None
    address: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CvPageView:
    """The curriculum with badges, newest first, at most 100 of `badge_count`.

    `contact` and `cv` hold what pages show that everybody may find. `qr` leads to the first page.
    """

    owner: OwnerView
    contact: tuple[ContactView, ...]
    cv: CvBlock | None
    badges: tuple[CvBadgeView, ...]
    badge_count: int
    badges_url: str
    qr: QrView | None = None

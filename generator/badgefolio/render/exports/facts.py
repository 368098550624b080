"""What every format says of a badge, in the same words."""

from typing import TYPE_CHECKING

from badgefolio.model.report import Outcome
from badgefolio.render.badge_views import badge_name, confirmed_domain
from badgefolio.render.places import absolute

if TYPE_CHECKING:
    from datetime import datetime

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.site import PublicSite

_CHECKED = {
    Outcome.PASSED: "checked",
    Outcome.FAILED: "a check failed",
    Outcome.UNKNOWN: "not fully checked",
    Outcome.NOT_APPLICABLE: "not fully checked",
}


def facts(held: "HeldBadge", site: "PublicSite", now: "datetime") -> dict[str, str]:
    """Return what there is to say of a badge, '' where it says nothing: dates as YYYY-MM-DD.

    `domain` is the host that was found to answer for the badge, else the one that the issuer names.
    `status` is `expired`, `withdrawn`, or what came of the checks.
    """
    badge = held.badge
    issuer = badge.issuer
    return {
        "name": badge_name(held),
        "issuer": (issuer.name or "") if issuer else "",
        "domain": confirmed_domain(held) or ((issuer.domain or "") if issuer else ""),
        "issued": badge.issued.day.isoformat() if badge.issued else "",
        "expires": badge.expires.day.isoformat() if badge.expires else "",
        "status": _status(held, now),
        "address": absolute(site.settings.base_url, held.route.path),
    }


def short_name(held: "HeldBadge") -> str:
    """Return the last part of the badge's address: safe in any file system, and of no other badge."""
    return held.route.path.rstrip("/").rpartition("/")[2]


def is_withdrawn(held: "HeldBadge") -> bool:
    """Whether the issuer took the badge back, as far as the badge and what was fetched say."""
    report = held.report
    return held.badge.revocation is not None or (
        report is not None and report.status.outcome is Outcome.FAILED
    )


def _status(held: "HeldBadge", now: "datetime") -> str:
    badge, report = held.badge, held.report
    if is_withdrawn(held):
        return "withdrawn"
    if badge.expires is not None and badge.expires.instant < now:
        return "expired"
    return _CHECKED[report.outcome] if report else _CHECKED[Outcome.UNKNOWN]

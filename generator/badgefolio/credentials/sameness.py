"""When two files are the same award: by the assertion's identifier, else by what was awarded to whom."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from badgefolio.model.credential import Badge

Award: TypeAlias = tuple[str, ...]
_HTTP, _HTTPS = "http://", "https://"


def award_of(badge: "Badge") -> Award | None:
    """Return what is equal for two files of one award, None where a badge does not say enough to tell.

    An identifier that is an address, a URN or a DID names one award in the world (http and https are one
    address: issuers moved). A bare one, as Open Badges 1.0 has them, is unique to its issuer only; then, and
    where there is none, it is the achievement, the issuer, the recipients and the date that tell.
    """
    named = badge.id or ""
    if ":" in named:
        return ("id", _address(named))
    achievement, issuer, issued = badge.achievement, badge.issuer, badge.issued
    what = (achievement.id or achievement.name) if achievement else None
    who = (issuer.id or issuer.url or issuer.name) if issuer else None
    if what is None or (issued is None and not named):
        return None
    recipients = sorted(one.value.casefold() for one in badge.recipients)
    when = issued.instant.isoformat() if issued else ""
    return ("award", named, _address(what), _address(who or ""), when, *recipients)


def _address(text: str) -> str:
    return f"{_HTTPS}{text.removeprefix(_HTTP)}" if text.startswith(_HTTP) else text

"""Who issued a badge, in the few words of a picture."""

from typing import TYPE_CHECKING

from badgefolio.render.previewing.requests import Fact

if TYPE_CHECKING:
    from badgefolio.render.views import IssuerView
    from badgefolio.render.words import Words

_HOST_END = 40  # characters of a host that are always read: who it belongs to stands at its end


def issuer_fact(issuer: "IssuerView", words: "Words") -> Fact:
    """Return who says so: the host that answers for the badge, or a name that nobody confirmed."""
    if issuer.is_confirmed:
        host = issuer.domain
        return Fact(host[:-_HOST_END], host[-_HOST_END:]) if len(host) > _HOST_END else Fact(host)
    return Fact(issuer.name, f" ({words('not confirmed')})")

"""The owner's evidence as themes see it, apart from what the issuer states."""

from typing import TYPE_CHECKING

from badgefolio.render.block_views import file_view
from badgefolio.render.views import By, OwnEvidenceView, Prose

if TYPE_CHECKING:
    from badgefolio.model.held import HeldBadge, OwnEvidence
    from badgefolio.render.badge_views import Viewer


def own_evidence_views(held: "HeldBadge", viewer: "Viewer") -> tuple[OwnEvidenceView, ...]:
    """Return the work that the owner adds to a badge, in the order in which it is said."""
    return tuple(_view(one, viewer) for one in held.evidence)


def _view(one: "OwnEvidence", viewer: "Viewer") -> OwnEvidenceView:
    return OwnEvidenceView(
        name=one.name,
        url=viewer.place.page(one.page) if one.page else one.url,
        is_outside=bool(one.url),
        description=_prose(one.description),
        text=_prose(one.text),
        files=tuple(file_view(file, viewer) for file in one.files),
    )


def _prose(markdown: str) -> Prose | None:
    return Prose(markdown=markdown, by=By.OWNER) if markdown else None

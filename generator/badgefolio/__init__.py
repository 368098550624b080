"""Badgefolio: digital badges become a portfolio that its owner keeps.

Everything a program needs is here by name:

    from badgefolio import BuildRequest, build, read_badge

    found = read_badge(Path("teach.png").read_bytes(), file="teach.png")
    print(found.badge.name, found.badge.issuer)

Names are looked up when they are first used, so that `import badgefolio` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.credentials import (
        Limits,
        Opened,
        Piece,
        ReadBadge,
        bake,
        open_collection,
        read_badge,
        unbake,
    )
    from badgefolio.fetching import read_archive
    from badgefolio.model.archive import Archive
    from badgefolio.model.credential import Badge
    from badgefolio.model.notice import Concern, Notice, Patience
    from badgefolio.model.report import Anchor, Check, Outcome, Report, Statement
    from badgefolio.pipeline import (
        BuildRequest,
        Built,
        Verified,
        VerifyRequest,
        build,
        check,
        verify,
        verify_project,
    )
    from badgefolio.pipeline.bringing import BringRequest, Brought, BroughtBadge, bring
    from badgefolio.pipeline.endorsing import EndorsementMade, EndorseRequest, endorse, new_key
    from badgefolio.pipeline.exporting import Exported, ExportRequest, export
    from badgefolio.pipeline.gallery import BuiltGallery, GalleryRequest, build_gallery
    from badgefolio.pipeline.gallery_refreshing import RefreshedGallery, refresh_gallery
    from badgefolio.pipeline.refreshing import RefreshReport, RefreshRequest, refresh
    from badgefolio.pipeline.sharing import Shared, ShareRequest, share
    from badgefolio.pipeline.status import Status, StatusRequest, status
    from badgefolio.problems import Code, Problem, ProblemError, Severity, Span

__version__ = "0.1.0"
__all__ = [
    "Anchor",
    "Archive",
    "Badge",
    "BringRequest",
    "Brought",
    "BroughtBadge",
    "BuildRequest",
    "Built",
    "BuiltGallery",
    "Check",
    "Code",
    "Concern",
    "EndorseRequest",
    "EndorsementMade",
    "ExportRequest",
    "Exported",
    "GalleryRequest",
    "Limits",
    "Notice",
    "Opened",
    "Outcome",
    "Patience",
    "Piece",
    "Problem",
    "ProblemError",
    "ReadBadge",
    "RefreshReport",
    "RefreshRequest",
    "RefreshedGallery",
    "Report",
    "Severity",
    "ShareRequest",
    "Shared",
    "Span",
    "Statement",
    "Status",
    "StatusRequest",
    "Verified",
    "VerifyRequest",
    "bake",
    "bring",
    "build",
    "build_gallery",
    "check",
    "endorse",
    "export",
    "new_key",
    "open_collection",
    "read_archive",
    "read_badge",
    "refresh",
    "refresh_gallery",
    "share",
    "status",
    "unbake",
    "verify",
    "verify_project",
]

_HOMES = {
    "badgefolio.credentials": (
        "Limits",
        "Opened",
        "Piece",
        "ReadBadge",
        "bake",
        "open_collection",
        "read_badge",
        "unbake",
    ),
    "badgefolio.fetching": ("read_archive",),
    "badgefolio.model.archive": ("Archive",),
    "badgefolio.model.credential": ("Badge",),
    "badgefolio.model.notice": ("Concern", "Notice", "Patience"),
    "badgefolio.model.report": ("Anchor", "Check", "Outcome", "Report", "Statement"),
    "badgefolio.pipeline": (
        "BuildRequest",
        "Built",
        "Verified",
        "VerifyRequest",
        "build",
        "check",
        "verify",
        "verify_project",
    ),
    # what speaks to the network is not looked at before it is asked for
    "badgefolio.pipeline.bringing": ("BringRequest", "Brought", "BroughtBadge", "bring"),
    "badgefolio.pipeline.endorsing": ("EndorseRequest", "EndorsementMade", "endorse", "new_key"),
    "badgefolio.pipeline.exporting": ("ExportRequest", "Exported", "export"),
    "badgefolio.pipeline.gallery": ("BuiltGallery", "GalleryRequest", "build_gallery"),
    "badgefolio.pipeline.gallery_refreshing": ("RefreshedGallery", "refresh_gallery"),
    "badgefolio.pipeline.refreshing": ("RefreshReport", "RefreshRequest", "refresh"),
    "badgefolio.pipeline.sharing": ("ShareRequest", "Shared", "share"),
    "badgefolio.pipeline.status": ("Status", "StatusRequest", "status"),
    "badgefolio.problems": ("Code", "Problem", "ProblemError", "Severity", "Span"),
}


def __getattr__(name: str) -> object:
    """Return a public name from the module it lives in (PEP 562)."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)

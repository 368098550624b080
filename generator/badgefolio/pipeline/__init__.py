"""From a folder to a site: the recipe, and the reading of files that it begins with."""

from badgefolio.pipeline.recipe import build, check
from badgefolio.pipeline.refreshing import RefreshReport, RefreshRequest, refresh
from badgefolio.pipeline.requests import BuildRequest, Built
from badgefolio.pipeline.verifying import Verified, VerifiedBadge, VerifyRequest, verify, verify_project

__all__ = [
    "BuildRequest",
    "Built",
    "RefreshReport",
    "RefreshRequest",
    "Verified",
    "VerifiedBadge",
    "VerifyRequest",
    "build",
    "check",
    "refresh",
    "verify",
    "verify_project",
]

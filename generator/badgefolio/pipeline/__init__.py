"""From a folder to a site: the recipe, and the reading of files that it begins with."""

from badgefolio.pipeline.recipe import build, check
from badgefolio.pipeline.requests import BuildRequest, Built
from badgefolio.pipeline.verifying import Verified, VerifiedBadge, VerifyRequest, verify, verify_project

__all__ = [
    "BuildRequest",
    "Built",
    "Verified",
    "VerifiedBadge",
    "VerifyRequest",
    "build",
    "check",
    "verify",
    "verify_project",
]

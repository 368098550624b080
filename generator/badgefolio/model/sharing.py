"""Where visitors can take a badge or a page: what the share panel leads to, in the owner's order."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.model.named import FoundFile, Named


class Service(StrEnum):
    """A service that the program knows, by the word that `share:` in `site.yaml` has for it."""

    LINKEDIN_PROFILE = "linkedin-profile"
    LINKEDIN = "linkedin"
    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    THREADS = "threads"
    X = "x"
    FACEBOOK = "facebook"
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    REDDIT = "reddit"
    PINTEREST = "pinterest"
    WORDPRESS = "wordpress"
    EMAIL = "email"
    DEVICE = "device"  # the sheet of the visitor's own phone or computer


TEMPLATE_FIELDS = ("url", "title", "text", "picture")  # what an address of the owner's may have in braces
TEXT_FIELDS = ("title", "owner", "issuer")  # likewise a text to share


@dataclass(frozen=True, kw_only=True, slots=True)
class TargetSource:
    """One entry of `share:` as said: a service, or a `label` with an address (`template`) and an `icon`.

    `blog` is the address of a WordPress of somebody's own. `leads_to_issuer` when LinkedIn's form gets the
    issuer's page of a badge, where there is one, and not ours.
    """

    service: Service | None = None
    leads_to_issuer: bool = False
    blog: str = ""
    label: str = ""
    template: str = ""
    icon: "Named | None" = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """One entry of `share:` as meant: as `TargetSource`, with the file of its icon."""

    service: Service | None = None
    leads_to_issuer: bool = False
    blog: str = ""
    label: str = ""
    template: str = ""
    icon: "FoundFile | None" = None


# What a portfolio offers whose owner says nothing of it: all that need nothing of their own.
ALL_SERVICES = tuple(TargetSource(service=service) for service in Service)
ALL_TARGETS = tuple(Target(service=service) for service in Service)

"""The credential as it was found: what a signature is checked over."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.sources.json import Json
    from badgefolio.sources.tokens import Token


@dataclass(frozen=True, kw_only=True, slots=True)
class Original:
    """The very JSON that a badge was understood from, and the signed token around it, if there is one.

    What is verified, shown and published must be one and the same parsed object. `document` is the
    credential itself: for a token its payload, or the payload's claim `vc` with the claims that stand in
    for its members. `address` is where it was fetched from, for a file that holds nothing but that address.
    """

    document: "Mapping[str, Json]"
    token: "Token | None" = None
    address: str = ""

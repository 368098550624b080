"""Open Badges as files and documents; useful as a library on its own.

`read_badge` makes a Badge of a file's bytes, `unbake` only takes the text out, `bake` puts one in.
"""

from badgefolio.credentials.baking import Limits, bake, unbake
from badgefolio.credentials.document import ReadBadge, read_badge
from badgefolio.sources.tokens import Token, parse_token

__all__ = ["Limits", "ReadBadge", "Token", "bake", "parse_token", "read_badge", "unbake"]

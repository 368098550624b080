"""Open Badges as files and documents; useful as a library on its own.

`read_badge` makes a Badge of a file's bytes, `unbake` only takes the text out, `bake` puts one in;
`open_collection` finds the files in a file that holds several.
"""

from badgefolio.credentials.baking import Limits, bake, unbake
from badgefolio.credentials.collections import CollectionLimits, Opened, Piece, open_collection
from badgefolio.credentials.document import ReadBadge, read_badge
from badgefolio.credentials.endorsement import ReadEndorsement, is_endorsement, read_endorsement
from badgefolio.credentials.sameness import award_of
from badgefolio.sources.tokens import Token, parse_token

__all__ = [
    "CollectionLimits",
    "Limits",
    "Opened",
    "Piece",
    "ReadBadge",
    "ReadEndorsement",
    "Token",
    "award_of",
    "bake",
    "is_endorsement",
    "open_collection",
    "parse_token",
    "read_badge",
    "read_endorsement",
    "unbake",
]

"""What holds several badges: ZIP files, learner records, presentations, lists of an old backpack.

`open_collection` gives the pieces of a file that may be badges, each as the bytes of a file of its own.
Nothing is written anywhere, and no name inside a collection ever becomes a path.
"""

from badgefolio.credentials.collections.limits import CollectionLimits
from badgefolio.credentials.collections.opening import open_collection
from badgefolio.credentials.collections.pieces import Opened, Piece

__all__ = ["CollectionLimits", "Opened", "Piece", "open_collection"]

"""How much of a stranger's collection is unpacked."""

from dataclasses import dataclass, field

from badgefolio.credentials.collections.wording import too_many, too_much


@dataclass(frozen=True, kw_only=True, slots=True)
class CollectionLimits:
    """Caps that act while a collection is read, never after.

    `pieces` counts everything that lies in a collection, collections inside it too; `bytes` what all of it
    has after unpacking, `piece_bytes` one piece. A piece of more than `ratio_bytes` may not be `ratio` times
    as large as it was when packed: pictures hardly shrink, and a text of a badge perhaps ten times. `text`
    is the length in characters of a JSON text with many badges. `depth` is how deep collections lie in each
    other.
    """

    pieces: int = 5_000
    bytes: int = 256 * 1024 * 1024
    piece_bytes: int = 32 * 1024 * 1024
    ratio: int = 200
    ratio_bytes: int = 1024 * 1024
    text: int = 8 * 1024 * 1024
    depth: int = 2


@dataclass(kw_only=True, slots=True)
class Allowance:
    """What is left of the caps while one file is opened, whatever lies in whatever."""

    limits: CollectionLimits
    file: str
    pieces: int = field(init=False)
    bytes: int = field(init=False)

    def __post_init__(self) -> None:
        self.pieces = self.limits.pieces
        self.bytes = self.limits.bytes

    def take_pieces(self, number: int) -> None:
        """Count pieces.

        Raises:
            ProblemError: `collection-unsafe` where they are too many.
        """
        self.pieces -= number
        if self.pieces < 0:
            raise too_many(self.file, self.limits.pieces)

    def take_bytes(self, number: int) -> None:
        """Count unpacked bytes.

        Raises:
            ProblemError: `collection-unsafe` where they are too many.
        """
        self.bytes -= number
        if self.bytes < 0:
            raise too_much(self.file, self.limits.bytes)

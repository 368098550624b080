"""What every block of a page can have around it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Framed:
    """The rule above a block and the room around it.

    `border` is three words with dashes, such as `thin-dashed-dark` (thin or thick, solid, dashed or
    dotted, light, medium or dark), empty for none. `padding` is the room above and below, in px from 0 to 50
    in steps of 5.
    """

    border: str = ""
    padding: int = 0

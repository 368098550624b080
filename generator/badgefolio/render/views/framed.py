"""What every block can have around it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class FramedView:
    """`look` are the class names of a block's rule and room, for its outermost element; '' for none."""

    look: str = ""

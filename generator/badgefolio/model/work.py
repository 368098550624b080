"""Work to be done: a step and the things it is done to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Argument = TypeVar("Argument")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Step(Generic[Argument, Result]):
    """A pure function at the top of a module, so that other processes find it by name."""

    name: str
    function: "Callable[[Argument], Result]"


@dataclass(frozen=True, slots=True)
class Item(Generic[Argument]):
    """One thing to make: what the step is called with, and a value that says all that the step reads.

    `reads` stands for the argument wherever that is large or names a file: it must differ whenever the
    result could.
    """

    reads: object
    argument: Argument

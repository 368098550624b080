"""The pieces of a collection."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.problems import Problem

_MOST_NAME = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """What may be a badge: the bytes of a file, and how a person finds it again.

    `name` is for people and never a path to write to: `badges.zip/first-aid.png`, `record.json#2`.
    """

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """What lies in a file. A file that is no collection is its own only piece.

    `left` are warnings about what was passed over, each with its reason.
    """

    pieces: tuple[Piece, ...]
    left: "tuple[Problem, ...]" = ()
    is_collection: bool = False


def label(file: str, name: str) -> str:
    """Return what a thing inside a file is called; characters that could mislead a terminal become `?`."""
    plain = "".join(mark if mark.isprintable() else "?" for mark in re.sub(r"[/\\]+", "/", name[:_MOST_NAME]))
    return f"{file}/{plain}…" if len(name) > _MOST_NAME else f"{file}/{plain}"

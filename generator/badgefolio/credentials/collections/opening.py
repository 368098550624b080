"""Opening a file that may hold several badges: what is in it, and in what lies in it."""

from typing import TYPE_CHECKING

from badgefolio.credentials import ob3
from badgefolio.credentials.baking.text import form_of, trimmed
from badgefolio.credentials.collections import wording
from badgefolio.credentials.collections.limits import Allowance, CollectionLimits
from badgefolio.credentials.collections.pieces import Opened, Piece
from badgefolio.credentials.collections.records import collected, pieces_of
from badgefolio.credentials.collections.zips import is_zip, sure_members
from badgefolio.model.payload import PayloadForm
from badgefolio.problems import Problem, ProblemError
from badgefolio.sources.json import Json, parse_json
from badgefolio.sources.tokens import parse_token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from badgefolio.credentials.collections.records import Collected

_DEFAULTS = CollectionLimits()


def open_collection(content: bytes, *, file: str, limits: CollectionLimits = _DEFAULTS) -> Opened:
    """Return the pieces of a file that may be badges; of any other file than a collection, the file itself.

    A ZIP file may lie in a ZIP file, and a learner record in both. Whether a piece is a badge is for
    `read_badge` to say.

    Args:
        content: the bytes of the file.
        file: how the person calls it; pieces are called after it.
        limits: how much is unpacked.

    Raises:
        ProblemError: `collection-broken`, `collection-unsafe`; `file-type-unknown` for an office document.
    """
    allowance = Allowance(limits=limits, file=file)
    inside = _inside(content, file=file, allowance=allowance, depth=0)
    if inside is None:
        return Opened(pieces=(Piece(name=file, content=content),))
    found = tuple(inside)
    return Opened(
        pieces=tuple(one for one in found if isinstance(one, Piece)),
        left=tuple(one for one in found if isinstance(one, Problem)),
        is_collection=True,
    )


def _inside(
    content: bytes, *, file: str, allowance: Allowance, depth: int
) -> "Iterator[Piece | Problem] | None":
    """Return what lies in a collection, opened in turn; None for what is none."""
    if is_zip(content):
        if depth >= allowance.limits.depth:
            return iter([wording.too_deep(file)])
        return _opened(sure_members(content, file=file, allowance=allowance), allowance, depth)
    if depth > allowance.limits.depth:
        return None
    found = _collected(content, allowance.limits)
    if found is None:
        return None
    allowance.take_pieces(len(found.parts))
    return _opened(pieces_of(found, file=file), allowance, depth)


def _opened(
    pieces: "Iterator[Piece | Problem] | tuple[Piece | Problem, ...]", allowance: Allowance, depth: int
) -> "Iterator[Piece | Problem]":
    for one in pieces:
        if isinstance(one, Problem):
            yield one
            continue
        try:
            inside = _inside(one.content, file=one.name, allowance=allowance, depth=depth + 1)
            yield from (one,) if inside is None else inside
        except ProblemError as error:
            if allowance.pieces < 0 or allowance.bytes < 0 or _is_unsafe(error, allowance.file):
                raise
            yield from (problem.warning() for problem in error.problems)


def _is_unsafe(error: ProblemError, file: str) -> bool:
    """Whether an error is about the whole file and not about a piece of it."""
    return any(problem.span is not None and problem.span.file == file for problem in error.problems)


def _collected(content: bytes, limits: CollectionLimits) -> "Collected | None":
    """Return the parts of a text that holds several badges; what cannot be read is for others to explain."""
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[", b"eyJ")):
        return None
    try:
        text = trimmed(content.decode("utf-8"))
        if form_of(text) is PayloadForm.JWS:
            return collected(dict(ob3.credential_in(parse_token(text, file="").payload)))
        value: Json = parse_json(text, file="", max_characters=limits.text)
    except (ProblemError, UnicodeDecodeError):
        return None
    return collected(value)

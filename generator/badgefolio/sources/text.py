"""Text files with coordinates, and the nearest word to a misspelt one."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from badgefolio.problems import Code, Problem, ProblemError, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, as the person calls it, and its lines."""

    file: str
    text: str
    lines: tuple[str, ...]

    def span(self, line: int, column: int, length: int = 1) -> Span:
        """Return the place at a 1-based line and column, quoting the line."""
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Span(file=self.file, line=line, column=column, length=max(1, length), source=source)


def decode(content: bytes, *, file: str, max_bytes: int = MAX_BYTES) -> SourceText:
    """Return the text of a UTF-8 file; a byte order mark is taken off.

    Raises:
        ProblemError: `text-not-utf8` with the line; `file-too-large` above `max_bytes`.
    """
    if len(content) > max_bytes:
        raise ProblemError(
            Problem(
                code=Code.FILE_TOO_LARGE,
                message=f"The file has {len(content):,} bytes; at most {max_bytes:,} are read.",
                span=Span(file=file),
                hint="A page or a note needs a few kilobytes. Is it the right file?",
            )
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ProblemError(
            Problem(
                code=Code.TEXT_NOT_UTF8,
                message=f"Line {line} holds a character that is not UTF-8.",
                span=Span(file=file, line=line, column=1),
                hint='Save the file with the encoding "UTF-8" in your editor.',
            )
        ) from None
    return SourceText(file, text, tuple(text.splitlines()))


def nearest(word: str, known: "Iterable[str]") -> str | None:
    """Return the known word that was probably meant, or None where none is near."""
    words = {one.casefold(): one for one in known}
    found = get_close_matches(word.casefold(), words, n=1, cutoff=0.6)
    return words[found[0]] if found else None


def did_you_mean(word: str, known: "Iterable[str]") -> str:
    """Return the hint for a word that is not known: the nearest one, else all of them."""
    known = tuple(known)
    near = nearest(word, known)
    if near:
        return f'Did you mean "{near}"?'
    return f"Possible here: {', '.join(known)}." if known else ""

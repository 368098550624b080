"""Makes a thing private by one line of its YAML; everything else in the file stays as it was written."""

import re
from typing import TYPE_CHECKING

from badgefolio.problems import Code, Problem, ProblemError, Span
from badgefolio.sources.text import decode
from badgefolio.sources.yaml import Mapping, Scalar, parse_yaml

if TYPE_CHECKING:
    from badgefolio.sources.yaml import Node

_KEY, _WORD = "visibility", "private"
_LINE_END = re.compile(r"\r\n|\r|\n")


def made_private(content: bytes, *, file: str) -> bytes:
    """Return a badge's or page's YAML with `visibility: private` in it, in the place of what stood there.

    Comments, order and line ends are kept; what is private already comes back as it is.

    Raises:
        ProblemError: what is wrong with the YAML; `option-wrong` where it is written so that a line cannot be
            put in safely, such as in one pair of brackets.
    """
    before = parse_yaml(decode(content, file=file))
    entries = dict(_entries(before))
    if entries.get(_KEY) == _WORD:
        return content
    text = content.decode("utf-8-sig")
    made = _replaced(text, before) if _KEY in entries else _inserted(text, before)
    mark = content[: len(content) - len(text.encode())]
    changed = mark + made.encode()
    if not _is_only_private(changed, entries, file):
        raise ProblemError(
            Problem(
                code=Code.OPTION_WRONG,
                message="The file is written so that its visibility cannot be changed safely from here.",
                span=Span(file=file),
                hint=f'Write "{_KEY}: {_WORD}" into it yourself, in a line of its own, and build.',
            )
        )
    return changed


def _entries(node: "Node") -> "list[tuple[str, object]]":
    """Return the options of a YAML text; words as text, everything else as it was read."""
    found = node.entries if isinstance(node, Mapping) else ()
    return [(key.text, value.text if isinstance(value, Scalar) else value) for key, value in found]


def _replaced(text: str, node: "Node") -> str:
    value = next(value for key, value in getattr(node, "entries", ()) if key.text == _KEY)
    lines = _LINE_END.split(text)
    ends = [*_LINE_END.findall(text), ""]
    place = value.span
    line, start = lines[place.line - 1], place.column - 1
    is_empty = isinstance(value, Scalar) and not value.text
    space = " " if is_empty and not line[:start].endswith(" ") else ""
    lines[place.line - 1] = f"{line[:start]}{space}{_WORD}{line[start + (0 if is_empty else place.length) :]}"
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _inserted(text: str, node: "Node") -> str:
    """Put the line before the first option, below what is said above it."""
    entries = getattr(node, "entries", ())
    lines = text.splitlines(keepends=True)
    at = entries[0][0].span.line - 1 if entries else len(lines)
    end = "\r\n" if "\r\n" in text else "\n"
    first = entries[0][0].span if entries else None
    before = first.source[: first.column - 1] if first else ""
    indent = "" if before.strip() else before
    above = "".join(lines[:at])
    gap = end if above and not above.endswith(("\n", "\r")) else ""
    return f"{above}{gap}{indent}{_KEY}: {_WORD}{end}{''.join(lines[at:])}"


def _is_only_private(changed: bytes, entries: "dict[str, object]", file: str) -> bool:
    """Whether the file says now what it said, and that it is private."""
    try:
        after = dict(_entries(parse_yaml(decode(changed, file=file))))
    except ProblemError:
        return False
    kept = {key: value for key, value in after.items() if key != _KEY}
    said = {key: value for key, value in entries.items() if key != _KEY}
    return after.get(_KEY) == _WORD and list(map(_shape, kept.items())) == list(map(_shape, said.items()))


def _shape(pair: "tuple[str, object]") -> "tuple[str, object]":
    """Return an option without the places where its parts were written."""
    key, value = pair
    return key, _plain(value)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return [(key.text, _plain(one)) for key, one in value.entries]
    if isinstance(value, Scalar):
        return value.text
    return [_plain(item) for item in value.items] if hasattr(value, "items") else value

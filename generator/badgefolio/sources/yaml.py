"""YAML with coordinates and without surprises.

The text is composed into nodes that know where they stand. Scalars stay text: what a plain `no`, `1.10`
or `12:30` means is decided by whoever asks, by the rules of YAML 1.2 (core schema, section 10.3), under
which `no` is a word and only `true` and `false` are switches. Keys that stand twice, tags, and aliases
are refused: two readers would understand them differently, and none is needed here.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from badgefolio.problems import Code, Problem, ProblemError, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

    from badgefolio.sources.text import SourceText

MAX_DEPTH = 20
MAX_NODES = 20_000
_TRUE = frozenset(["true", "True", "TRUE"])
_FALSE = frozenset(["false", "False", "FALSE"])
_NULL = frozenset(["", "~", "null", "Null", "NULL"])
_FOLLOWS = (
    "This line does not follow from the line before it.",
    'Each line has the form "name: value", with a space after the colon, and starts where the others start.',
)
_BRACKET = ("A bracket is opened and never closed.", 'Close "[" with "]" and "{" with "}".')
# libyaml's own words, with ours and the next step
_MISTAKES = (
    ("could not find expected ':'", *_FOLLOWS),
    ("mapping values are not allowed", *_FOLLOWS),
    (
        "cannot start any token",
        "A text may not start with this sign.",
        'Put the whole text in quotes: "@maya".',
    ),
    ("expected ','", *_BRACKET),
    ("expected node content", *_BRACKET),
    ("end of stream", "A quote is opened and never closed.", "Close it with the same kind of quote."),
)
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Scalar:
    """One word or text. `is_plain` when it stands without quotes and is no block text."""

    text: str
    is_plain: bool
    span: Span

    @property
    def boolean(self) -> bool | None:
        """The switch it means, or None where it is none."""
        if not self.is_plain or self.text not in _TRUE | _FALSE:
            return None
        return self.text in _TRUE

    @property
    def integer(self) -> int | None:
        """The whole number it means, or None where it is none."""
        return int(self.text) if self.is_plain and _INTEGER.fullmatch(self.text) else None

    @property
    def is_null(self) -> bool:
        """Whether nothing stands here."""
        return self.is_plain and self.text in _NULL


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Names with values, in the order of the file; no name stands twice."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    span: Span

    def get(self, name: str) -> "Node | None":
        """Return the value of that name, or None; a value that is left empty counts as absent."""
        for key, value in self.entries:
            if key.text == name:
                return None if isinstance(value, Scalar) and value.is_null else value
        return None

    def key(self, name: str) -> Scalar | None:
        """Return the name itself as it stands in the file."""
        return next((key for key, _ in self.entries if key.text == name), None)


Node: TypeAlias = "Scalar | Sequence | Mapping"


def parse_yaml(source: "SourceText") -> Node:
    """Return the one document of a YAML text; an empty text is an empty mapping.

    Raises:
        ProblemError: `yaml-broken`, `yaml-key-twice`, `yaml-not-allowed`, each with line and column.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Reader(source, yaml.parse(source.text, Loader=loader)).document()
    except yaml.MarkedYAMLError as error:
        _broken(source, error)
    except yaml.reader.ReaderError as error:
        line = source.text.count("\n", 0, error.position) + 1
        _refuse(source.span(line, 1), "The text holds a control character that YAML does not allow.")


class _Reader:
    """Builds nodes from parsing events, so that depth and number are known while reading."""

    def __init__(self, source: "SourceText", events: "Iterator[Any]") -> None:
        self._source = source
        self._events = events
        self._count = 0

    def document(self) -> Node:
        """Return the only document."""
        import yaml

        found: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and found is not None:
                _refuse(self._span(event), 'The file holds more than one document (a line "---").')
            if isinstance(event, yaml.NodeEvent):
                found = self._node(event, 0)
        return found or Mapping((), self._source.span(1, 1))

    def _node(self, event: "Any", depth: int) -> Node:  # noqa: ANN401 - events have no common type
        import yaml

        span = self._checked(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(str(event.value), not event.style and event.implicit[0], span)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return Sequence(tuple(items), span)
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(inner := next(self._events), yaml.MappingEndEvent):
            key = self._node(inner, depth + 1)
            if not isinstance(key, Scalar):
                _refuse(key.span, "A name must be a word, not a list or a mapping.")
            if key.text in entries:
                _refuse_twice(key, entries[key.text][0])
            entries[key.text] = (key, self._node(next(self._events), depth + 1))
        return Mapping(tuple(entries.values()), span)

    def _checked(self, event: "Any", depth: int) -> Span:  # noqa: ANN401 - events have no common type
        import yaml

        span = self._span(event)
        self._count += 1
        if depth > MAX_DEPTH or self._count > MAX_NODES:
            _refuse(span, f"The file is nested deeper than {MAX_DEPTH} or has over {MAX_NODES:,} values.")
        quote = 'If it is meant as text, put quotes around it: "...".'
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            _refuse(span, 'References ("&name", "*name") are not read here.', quote)
        if event.tag and event.tag != "!":
            _refuse(span, f'The tag "{event.tag}" is not read here.', quote)
        return span

    def _span(self, event: "Any") -> Span:  # noqa: ANN401 - events have no common type
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return self._source.span(start.line + 1, start.column + 1, length)


def _refuse_twice(key: Scalar, first: Scalar) -> NoReturn:
    raise ProblemError(
        Problem(
            code=Code.YAML_KEY_TWICE,
            message=f'"{key.text}" stands twice; the first is in line {first.span.line}.',
            span=key.span,
            hint="Keep one of the two.",
        )
    )


def _broken(source: "SourceText", error: "yaml.MarkedYAMLError") -> NoReturn:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if line > len(source.lines):
        line = max(1, len(source.lines))
        column = len(source.span(line, 1).source) + 1
    span = source.span(line, column)
    message, hint = _in_words(error.problem or "", span.source[: column - 1], span.source)
    raise ProblemError(Problem(code=Code.YAML_BROKEN, message=message, span=span, hint=hint)) from None


def _in_words(problem: str, before: str, line: str) -> tuple[str, str]:
    """Return what went wrong in words of the person, and the next step.

    `problem` is the parser's own word; `line` is the text of the line, `before` its part before the
    place of the error.
    """
    if "\t" in line or "'\\t'" in problem:
        return "A tab stands where YAML wants spaces.", "Replace the tab by spaces; two for each step."
    if "mapping values are not allowed" in problem and ": " in before:
        return 'A ": " stands inside a text.', 'Put the whole text in quotes: title: "Part one: the start".'
    for word, message, hint in _MISTAKES:
        if word in problem:
            return message, hint
    return (
        "This line is not indented like its neighbours.",
        "Lines that belong together start in the same column; list items start with a dash and a space.",
    )


def _refuse(span: Span, message: str, hint: str = "Write it plainly.") -> NoReturn:
    raise ProblemError(Problem(code=Code.YAML_NOT_ALLOWED, message=message, span=span, hint=hint))

"""Everything that can be wrong, as values.

A `Problem` is one thing wrong, in the words of the person who has to mend it. Functions that read one
thing raise `ProblemError`; loops over many things keep a `Collector` and carry on, so that a person
sees all problems at once. Nothing here prints: `badgefolio.console` words problems for a terminal.

The codes are stable: they stand in the documentation (docs/problems.md), in the JSON output, and each
has a test.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType


class Severity(StrEnum):
    """How much a problem matters: an error stops a build, a warning is only said."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """The name of every kind of problem, as documented in docs/problems.md."""

    # badge files
    FILE_NOT_READABLE = "file-not-readable"
    FILE_TOO_LARGE = "file-too-large"
    FILE_TYPE_UNKNOWN = "file-type-unknown"
    IMAGE_BROKEN = "image-broken"
    IMAGE_CHECKSUM_WRONG = "image-checksum-wrong"
    NOTHING_BAKED_IN = "nothing-baked-in"
    BAKED_TEXT_BROKEN = "baked-text-broken"
    BAKED_TEXT_TOO_LARGE = "baked-text-too-large"
    BAKED_TWICE = "baked-twice"
    BAKED_DIFFERENTLY = "baked-differently"
    BAKED_COMPRESSED = "baked-compressed"
    BAKED_BY_OLD_MOODLE = "baked-by-old-moodle"
    # badge documents
    JSON_BROKEN = "json-broken"
    JSON_UNSAFE = "json-unsafe"
    TOKEN_BROKEN = "token-broken"  # noqa: S105 - a JSON Web Token, and the name of a problem
    NOT_A_BADGE = "not-a-badge"
    BADGE_INCOMPLETE = "badge-incomplete"
    BADGE_VALUE_ODD = "badge-value-odd"
    BADGE_ELSEWHERE = "badge-elsewhere"
    # bringing badges along
    COLLECTION_BROKEN = "collection-broken"
    COLLECTION_UNSAFE = "collection-unsafe"
    PART_OF_WHOLE = "part-of-whole"
    NO_BADGE_INSIDE = "no-badge-inside"
    RECIPIENT_NOT_NAMED = "recipient-not-named"
    # YAML and the project
    YAML_BROKEN = "yaml-broken"
    YAML_KEY_TWICE = "yaml-key-twice"
    YAML_NOT_ALLOWED = "yaml-not-allowed"
    TEXT_NOT_UTF8 = "text-not-utf8"
    OPTION_UNKNOWN = "option-unknown"
    OPTION_MISSING = "option-missing"
    OPTION_WRONG = "option-wrong"
    BLOCK_UNKNOWN = "block-unknown"
    PROJECT_NOT_FOUND = "project-not-found"
    BADGE_WITHDRAWN = "badge-withdrawn"
    BADGE_NOT_FOUND = "badge-not-found"
    BADGE_NAME_TWICE = "badge-name-twice"
    BADGE_FILE_MISSING = "badge-file-missing"
    PAGE_NOT_FOUND = "page-not-found"
    PATH_MINIMUM_TOO_HIGH = "path-minimum-too-high"
    PATH_NOT_FOUND = "path-not-found"
    ADDRESS_TWICE = "address-twice"
    FILE_NOT_FOUND = "file-not-found"
    FILE_OUTSIDE_PROJECT = "file-outside-project"
    FILE_TYPE_NOT_ALLOWED = "file-type-not-allowed"
    MEDIA_NOT_ALLOWED = "media-not-allowed"
    CV_TWICE = "cv-twice"
    THEME_NOT_FOUND = "theme-not-found"
    THEME_BROKEN = "theme-broken"
    HIDDEN_ON_VISIBLE_PAGE = "hidden-on-visible-page"
    NOT_SHOWN_NOW = "not-shown-now"
    PASSWORD_IN_FILE = "password-in-file"  # noqa: S105 - the name of a problem
    PASSWORD_MISSING = "password-missing"  # noqa: S105 - likewise
    PASSWORD_WEAK = "password-weak"  # noqa: S105 - likewise
    LOCKED_PAGE_HEAVY = "locked-page-heavy"
    ADDRESS_NOT_KEPT = "address-not-kept"
    ADDRESS_LOST = "address-lost"
    LANGUAGE_NOT_SPOKEN = "language-not-spoken"
    BASE_ADDRESS_MISSING = "base-address-missing"
    NOTHING_TO_SHARE = "nothing-to-share"
    BASE_ADDRESS_WRONG = "base-address-wrong"
    CHARACTERS_NOT_DRAWN = "characters-not-drawn"
    FONT_NOT_USABLE = "font-not-usable"
    ALT_TEXT_MISSING = "alt-text-missing"
    TRACE_LEFT = "trace-left"
    # endorsements
    ENDORSEMENT_NOT_POSSIBLE = "endorsement-not-possible"
    KEY_NOT_USABLE = "key-not-usable"
    KEY_IN_PROJECT = "key-in-project"
    NOT_AN_ENDORSEMENT = "not-an-endorsement"
    ENDORSEMENT_NOT_FOUND = "endorsement-not-found"
    ENDORSEMENT_OF_ANOTHER = "endorsement-of-another"
    ENDORSEMENT_CHANGED = "endorsement-changed"
    ENDORSEMENT_FALSE = "endorsement-false"
    # what was fetched
    ARCHIVE_DAMAGED = "archive-damaged"
    NOT_FETCHED = "not-fetched"
    # galleries
    PORTFOLIO_BROKEN = "portfolio-broken"
    PORTFOLIO_NOT_FOUND = "portfolio-not-found"
    PORTFOLIO_TWICE = "portfolio-twice"
    # writing
    FILE_EXISTS = "file-exists"
    OUTPUT_NOT_OURS = "output-not-ours"
    OUTPUT_NOT_WRITABLE = "output-not-writable"
    BUILD_RUNNING = "build-running"
    PORT_TAKEN = "port-taken"


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A place in a text file: 1-based line and column, in characters.

    `file` is the path as the person knows it, relative to the project in POSIX spelling where it lies
    inside one. `source` is the line itself, so that it can be shown after the file has changed. A place
    that is a whole file has `line` 0.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    source: str = ""

    def __str__(self) -> str:
        """Return `file`, or `file:line:column` where the place is inside the file."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing wrong: what, where, and the next thing to do.

    `message` is a sentence that quotes the value; `hint` is the next step and may be empty only where
    there is none.
    """

    code: Code
    message: str
    span: Span | None = None
    hint: str = ""
    severity: Severity = Severity.ERROR

    def warning(self) -> Self:
        """Return the same problem as one that does not stop a build."""
        return replace(self, severity=Severity.WARNING)

    def at(self, span: Span) -> Self:
        """Return the same problem, said of another place."""
        return replace(self, span=span)

    @property
    def is_error(self) -> bool:
        """Whether the problem stops a build."""
        return self.severity is Severity.ERROR


class ProblemError(Exception):
    """The one exception for what a person can mend; carries all problems that were found."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        """Return the messages, one a line, each behind its place."""
        return "\n".join(
            f"{problem.span}: {problem.message}" if problem.span else problem.message
            for problem in self.problems
        )


class Collector:
    """Gathers problems while many things are read, and raises them together.

    As a context manager it keeps the `ProblemError` of one thing and lets the loop go on:

        for path in paths:
            with collector:
                values.append(read(path))
    """

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def add(self, *problems: Problem) -> None:
        """Keep these problems, in the order of their coming."""
        self._problems.extend(problems)

    def extend(self, problems: "Iterable[Problem]") -> None:
        """Keep all of these problems."""
        self._problems.extend(problems)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> bool:
        """Keep a ProblemError and go on; let every other exception through."""
        if isinstance(error, ProblemError):
            self._problems.extend(error.problems)
            return True
        return False

    def __iter__(self) -> "Iterator[Problem]":
        return iter(self._problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems kept so far."""
        return tuple(self._problems)

    @property
    def has_errors(self) -> bool:
        """Whether any of them stops a build."""
        return any(problem.is_error for problem in self._problems)

    def raise_errors(self) -> None:
        """Raise ProblemError with everything kept, warnings too, if anything stops a build."""
        if self.has_errors:
            raise ProblemError(*self._problems)

"""What can be asked of a build, and what it answers."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from badgefolio.engine.workers import silent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from badgefolio.engine import Counts, Progress
    from badgefolio.pipeline.due import Due
    from badgefolio.problems import Problem
    from badgefolio.publish import Written


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildRequest:
    """What to build, and how.

    `project` is any folder in the project. `output` None means `output/` beside `content/`. `base_url`
    replaces that of `site.yaml`. With `keep_going` badges that cannot be read are left out and said as
    warnings; with `strict` every warning stops the build. With `drafts` private things are shown as if they
    were public: for a preview only. `may_keep` lets new addresses be written into the project. `passwords`
    are those of protected things by name, none of which is kept anywhere; with `weak_passwords` one that is
    easy to guess is only warned of. `workers` 0 takes one process for each processor. `now` (UTC) is when
    dates are judged, and stands on the pages as the day of checking.
    """

    project: "Path"
    output: "Path | None" = None
    base_url: str = ""
    keep_going: bool = False
    strict: bool = False
    drafts: bool = False
    may_keep: bool = True
    passwords: "Mapping[str, str]" = field(default_factory=dict, repr=False)
    weak_passwords: bool = False
    workers: int = 1
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    progress: "Progress" = silent


@dataclass(frozen=True, kw_only=True, slots=True)
class Built:
    """What a build or a check came to. `written` is None where nothing was to be written.

    `badges` and `pages` count what is published, `hidden` what is not. `counts` say for each step how much
    the memo knew. `due` is when the dates of things ask for the next build.
    """

    project: "Path"
    output: "Path"
    badges: int
    pages: int
    hidden: int
    written: "Written | None"
    counts: "dict[str, Counts]"
    warnings: "tuple[Problem, ...]"
    due: "Due | None" = None

"""The part of the recipe that locks: finished pages, their files and the passwords become encrypted pages.

The memo knows pages as they are before they are locked, which the project holds too. Nothing that depends on
a password goes there, not even a fingerprint: that would let passwords be tried without the slow derivation.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio.model.output import OutputFile
from badgefolio.pipeline.files import read_unchanged
from badgefolio.problems import Code, Problem
from badgefolio.render import PAGE, derive, lock_page, pack_page, salt_of, shown_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.engine import Work
    from badgefolio.render import LockedPage, LockedPlan

HEAVY = 16 * 1024 * 1024  # bytes


def packed_pages(plan: "LockedPlan", work: "Work") -> "list[tuple[LockedPage, bytes]]":
    """Return every page to lock with all that it shows, in one piece; not yet encrypted.

    Raises:
        ProblemError: `file-not-readable` where a file changed while the site was being built.
    """
    made = work.map(PAGE, [locked.item for locked in plan.pages])
    whole = []
    for locked, page in zip(plan.pages, made, strict=True):
        shown = shown_files(page, locked, plan)
        contents = {path: _content(path, plan) for path in shown.values()}
        whole.append((locked, pack_page(page, shown, contents)))
    return whole


def too_heavy(whole: "list[tuple[LockedPage, bytes]]") -> "Iterator[Problem]":
    """Say which pages take long to open: all that they show must be there before anything is."""
    for locked, content in whole:
        if len(content) > HEAVY:
            yield Problem(
                code=Code.LOCKED_PAGE_HEAVY,
                message=f"The protected page /{Path(locked.path).parent.as_posix()}/ has"
                f" {len(content) // 2**20} MB: visitors load all of it before they can open it.",
                hint="Put large files on a page of their own, or make them smaller.",
            ).warning()


def locked_files(
    whole: "list[tuple[LockedPage, bytes]]", passwords: "Mapping[str, str]"
) -> tuple[OutputFile, ...]:
    """Return the pages that are published: each asks for its password.

    Raises:
        ProblemError: `theme-broken`.
    """
    tokens: dict[str, list[str]] = {}
    for locked, _ in whole:
        tokens.setdefault(locked.community, []).append(locked.token)
    salts = {name: salt_of(several) for name, several in tokens.items()}
    keys = {name: derive(passwords[name], salt) for name, salt in salts.items()}
    return tuple(
        lock_page(locked, content, keys[locked.community], salts[locked.community])
        for locked, content in whole
    )


def _content(path: str, plan: "LockedPlan") -> bytes:
    file = plan.files[path]
    if isinstance(file, OutputFile):
        return file.content
    return read_unchanged(file.source, file.digest, file=file.source)

"""The recipe of an owner's endorsements: which came, what was checked about them, and what the owner says."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from badgefolio.credentials import read_badge, read_endorsement
from badgefolio.fetching import read_archive
from badgefolio.model.endorsements import Answer, EndorsementSettings, ReceivedEndorsement
from badgefolio.pipeline.endorsement_checking import identifiers
from badgefolio.pipeline.files import read_unchanged
from badgefolio.portfolio import (
    false_one,
    find_project,
    read_endorsement_settings,
    scan,
    targets,
    write_answer,
)
from badgefolio.problems import Code, Collector, Problem, ProblemError
from badgefolio.sources.text import did_you_mean
from badgefolio.sources.wording import shown
from badgefolio.trust import check_endorsement

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from badgefolio.model.archive import Archive
    from badgefolio.model.credential import Badge
    from badgefolio.model.endorsements import Part
    from badgefolio.portfolio import Scan


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedEndorsement:
    """An endorsement of the project with its report, and the badges that it is about, by name.

    `about` is empty where it is about none of them; `problem` says so then.
    """

    received: ReceivedEndorsement
    about: "tuple[tuple[str, Part], ...]"
    problem: Problem | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedEndorsements:
    """All endorsements of a project by name; `problems` are of files that could not be read."""

    project: "Path"
    endorsements: tuple[ListedEndorsement, ...]
    problems: tuple[Problem, ...]


def list_endorsements(project: "Path", *, now: "datetime") -> ListedEndorsements:
    """Return the endorsements that lie in a project, each checked with what was fetched before.

    Raises:
        ProblemError: `project-not-found`.
    """
    project = find_project(project.absolute())
    found = scan(project)
    problems = Collector()
    archive = read_archive(found.content / "archive", problems)
    badges = _badges(found, archive) if found.endorsements else {}
    listed = []
    for name in found.endorsements:
        with problems:
            listed.append(_listed(name, found, badges, archive, now))
    return ListedEndorsements(project=project, endorsements=tuple(listed), problems=problems.problems)


def answer_endorsements(
    project: "Path", names: tuple[str, ...], answer: Answer, *, now: "datetime"
) -> tuple[ListedEndorsement, ...]:
    """Write down what the owner says to endorsements, all or none; return them as they are now.

    Raises:
        ProblemError: `endorsement-not-found`; for what is to be accepted, `endorsement-of-another` and
            `endorsement-false`; what is wrong in their files; `output-not-writable`.
    """
    everything = list_endorsements(project, now=now)
    by_name = {one.received.name: one for one in everything.endorsements}
    problems = Collector()
    for name in names:
        problems.extend(_refusals(name, by_name, everything, answer))
    problems.raise_errors()
    answered = []
    for name in dict.fromkeys(names):
        one = by_name[name]
        write_answer(everything.project / "content", one.received, answer)
        digest = one.received.file.digest if answer is Answer.ACCEPTED else ""
        settings = replace(one.received.settings, answer=answer, digest=digest)
        answered.append(replace(one, received=replace(one.received, settings=settings)))
    return tuple(answered)


def _refusals(
    name: str, by_name: dict[str, ListedEndorsement], everything: ListedEndorsements, answer: Answer
) -> "list[Problem]":
    one = by_name.get(name)
    if one is None:
        of_file = [
            problem
            for problem in everything.problems
            if problem.span and problem.span.file.startswith(f"content/endorsements/{name}.")
        ]
        return of_file or [
            Problem(
                code=Code.ENDORSEMENT_NOT_FOUND,
                message=f"There is no endorsement {shown(name)} in this project.",
                hint=did_you_mean(name, by_name) or "Bring one into the project with: badgefolio add FILE",
            )
        ]
    if answer is not Answer.ACCEPTED:
        return []
    if one.problem is not None:
        return [one.problem]
    return [false_one(one.received)] if one.received.report and one.received.report.is_false else []


def _badges(found: "Scan", archive: "Archive") -> "dict[str, Badge]":
    """Return the badges that can be read; what is wrong with the others is said by `check`."""
    badges = {}
    for name, file in found.badges.items():
        with Collector():
            label = f"content/{file.path}"
            content = read_unchanged(str(found.content / file.path), file.digest, file=label)
            badges[name] = read_badge(content, file=label, archive=archive).badge
    return badges


def _listed(
    name: str, found: "Scan", badges: "dict[str, Badge]", archive: "Archive", now: "datetime"
) -> ListedEndorsement:
    file = found.endorsements[name]
    label = f"content/{file.path}"
    read = read_endorsement(
        read_unchanged(str(found.content / file.path), file.digest, file=label), file=label
    )
    received = ReceivedEndorsement(
        name=name, file=file, said=read.endorsement, settings=_settings(name, found)
    )
    try:
        about, problem = targets(received, badges), None
    except ProblemError as error:
        about, problem = (), error.problems[0]
    ids = frozenset(identifiers(received, badges))
    report = check_endorsement(read.original, ids, archive, now=now)
    return ListedEndorsement(received=replace(received, report=report), about=about, problem=problem)


def _settings(name: str, found: "Scan") -> EndorsementSettings:
    beside = found.endorsement_answers.get(name)
    if beside is None:
        return EndorsementSettings()
    label = f"content/{beside.path}"
    content = read_unchanged(str(found.content / beside.path), beside.digest, file=label)
    return read_endorsement_settings(content, file=label)

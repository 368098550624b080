"""What one portfolio of a gallery shows: a project on this machine, a built site, or what was fetched.

All three come to the same document, `portfolio.json`, read by the same reader: nothing reaches a gallery that
a portfolio would not say of itself.
"""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from badgefolio.pipeline.looking import look
from badgefolio.portfolio import published
from badgefolio.portfolio.gallery import unconfirmed
from badgefolio.portfolio.statement import MAX_BYTES, read_portfolio
from badgefolio.problems import Code, Collector, Problem, ProblemError, Span
from badgefolio.render import PICTURE, plan_pictures
from badgefolio.render.badge_views import picture_path
from badgefolio.render.places import absolute
from badgefolio.render.portfolio_file import FILE, portfolio_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from badgefolio.model.archive import Archive
    from badgefolio.model.gallery import Portfolio

_MOST_PICTURE_BYTES = 5 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Showing:
    """A portfolio, and its pictures by web address as far as they lie on this machine.

    `files` are those of a built site, read only when they are asked for.
    """

    portfolio: "Portfolio"
    pictures: "Mapping[str, bytes]" = field(default_factory=dict)
    folder: "Path | None" = None

    def picture(self, address: str) -> bytes:
        """Return the bytes of a picture by its address, none where it is not here or too large."""
        if self.folder is None or not address.startswith(self.portfolio.address):
            return self.pictures.get(address, b"")
        path = self.folder / unquote(address.removeprefix(self.portfolio.address))
        is_inside = path.is_file() and path.resolve().is_relative_to(self.folder.resolve())
        if not is_inside or path.stat().st_size > _MOST_PICTURE_BYTES:
            return b""
        return path.read_bytes()


def of_folder(folder: "Path", shown: str, now: "datetime") -> Showing:
    """Return what a project or a built site in a folder shows; `shown` is how the person calls it.

    Raises:
        ProblemError: `portfolio-not-found`, `portfolio-broken`, and what stops the project's build.
    """
    if (folder / FILE).is_file():
        content = _small(folder / FILE, shown)
        read = read_portfolio(content, file=f"{shown}/{FILE}")
        return Showing(portfolio=unconfirmed(read), folder=folder)
    if not (folder / "content").is_dir():
        raise _not_found(
            f'"{shown}" is neither a project nor a built site.',
            shown,
            "Name a folder with content/ in it, or one that holds a portfolio.json.",
        )
    try:
        return _of_project(folder, shown, now)
    except ProblemError as error:
        raise ProblemError(*(_inside(one, shown) for one in error.problems)) from None


def of_archive(asked: str, archive: "Archive") -> Showing:
    """Return what was fetched of a portfolio; `asked` is the address of its `portfolio.json`.

    Raises:
        ProblemError: `portfolio-not-found` where it was not fetched; `portfolio-broken`, also where it
            says that it lies elsewhere.
    """
    document = archive.get(asked)
    if document is None:
        raise _not_found(
            f"{asked} was not fetched yet.", asked, "Fetch it with: badgefolio gallery --refresh"
        )
    read = read_portfolio(document.content, file=asked)
    if f"{read.address}{FILE}" not in {document.address, document.final_address}:
        raise ProblemError(
            Problem(
                code=Code.PORTFOLIO_BROKEN,
                message=f"It says that it lies at {read.address}, and was fetched from {asked}.",
                span=Span(file=asked),
                hint=f"If that is the right one, put {read.address} into the list.",
            )
        )
    found = {
        badge.picture: picture.content
        for badge in read.badges
        if (picture := archive.get(badge.picture)) is not None
    }
    return Showing(portfolio=unconfirmed(read), pictures=found)


def _of_project(folder: "Path", shown: str, now: "datetime") -> Showing:
    problems = Collector()
    looked = look(folder, now, problems)
    problems.extend(looked.resolved.problems)
    problems.raise_errors()
    site = published(looked.resolved.site)
    site = replace(site, badges=site.listed_badges, locked=None)
    items = plan_pictures(replace(site, pages=(), owner_picture=None), looked.found.content)
    made = {held.name: PICTURE.function(items[held.name].argument) for held in site.badges}
    files = list(portfolio_file(site, {name: one.picture for name, one in made.items()}))
    if not files:
        raise _not_found(
            "The project does not know its public address, so nothing could lead there.",
            f"{shown}/content/site.yaml",
            'Add "base_url: https://..." to its content/site.yaml.',
        )
    base_url = site.settings.base_url
    pictures = {
        absolute(base_url, picture_path(held, made[held.name].picture.ending)): made[held.name].content
        for held in site.badges
    }
    return Showing(portfolio=read_portfolio(files[0].content, file=f"{shown}/{FILE}"), pictures=pictures)


def _small(path: "Path", shown: str) -> bytes:
    """Return the bytes of a file, at most one more than are read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ProblemError(
            Problem(
                code=Code.FILE_NOT_READABLE,
                message=f"The file cannot be read: {error.strerror}.",
                span=Span(file=f"{shown}/{FILE}"),
                hint="Check its permissions.",
            )
        ) from None


def _inside(problem: Problem, shown: str) -> Problem:
    """Return a problem of a project with the project's folder before its place."""
    if problem.span is None:
        return problem.at(Span(file=shown))
    is_there = problem.span.file.startswith(shown)
    return problem if is_there else problem.at(replace(problem.span, file=f"{shown}/{problem.span.file}"))


def _not_found(message: str, file: str, hint: str) -> ProblemError:
    return ProblemError(
        Problem(code=Code.PORTFOLIO_NOT_FOUND, message=message, span=Span(file=file), hint=hint)
    )

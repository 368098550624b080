"""The recipe of the house: each arrow of the design is one call here.

Rooms do not know each other; this module carries values from one to the next, and nothing in it knows
how a badge, a page or a theme is made.
"""

from contextlib import contextmanager, suppress
from dataclasses import replace
from secrets import token_hex
from typing import TYPE_CHECKING

from badgefolio import resources
from badgefolio.engine import Memo, Work, open_work
from badgefolio.fetching import read_archive
from badgefolio.model.output import OutputFile
from badgefolio.pipeline.due import next_due
from badgefolio.pipeline.endorsement_checking import check_all
from badgefolio.pipeline.locking import locked_files, packed_pages, too_heavy
from badgefolio.pipeline.passwords import password_problems
from badgefolio.pipeline.reading import read_project
from badgefolio.pipeline.requests import BuildRequest, Built
from badgefolio.portfolio import as_if_public, find_project, published, resolve, scan, write_addresses
from badgefolio.problems import Code, Collector, Problem, ProblemError, Span
from badgefolio.publish import check_output, write_site
from badgefolio.render import PAGE, PICTURE, OutputPlan, ThemeShelf, languages, plan, plan_pictures
from badgefolio.sources.public_address import is_open_to_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.page import Page
    from badgefolio.model.pictures import MadePicture
    from badgefolio.model.site import PublicSite
    from badgefolio.model.source import ProjectSource
    from badgefolio.portfolio import Resolved, Scan

OUTPUT = "output"
OWN_FOLDER = ".badgefolio"
PREVIEW = f"{OWN_FOLDER}/preview"


def build(request: BuildRequest) -> Built:
    """Make the site of a project and put it on disk.

    Raises:
        ProblemError: with everything that is wrong, warnings too; then nothing was written.
    """
    return _run(request, write=True)


def check(request: BuildRequest) -> Built:
    """Do all that `build` does, and write nothing.

    Raises:
        ProblemError: with everything that is wrong, warnings too.
    """
    return _run(request, write=False)


def _run(request: BuildRequest, *, write: bool) -> Built:
    project = find_project(request.project.absolute())
    output = request.output or project / OUTPUT
    if write:
        check_output(output, apart_from=_own_folders(project, output))
    problems = Collector()
    with _work(project, request) as work:
        found = scan(project)
        archive = read_archive(found.content / "archive", problems)
        source = read_project(found, archive, work, problems, keep_going=request.keep_going)
        source = check_all(_as_asked(source, request), found, archive, work, request.now)
        shelf = _shelf(project)
        resolved = resolve(
            source,
            themes=shelf.names,
            default_theme=shelf.default,
            new_token=lambda: token_hex(16),
            now=request.now,
        )
        problems.extend((*resolved.problems, *_addresses_not_kept(source, resolved, request)))
        _stop_at_errors(problems, request)

        site = published(resolved.site)
        pictures = _pictures(site, found, work, problems, keep_going=request.keep_going)
        output_plan = plan(site, pictures, shelf, found.content)
        problems.extend((*output_plan.problems, *_said_of(site, request)))
        _stop_at_errors(problems, request)
        made = (*_pages(output_plan, work), *_drawn(output_plan, work))
        locked = packed_pages(output_plan.locked, work)
        problems.extend(too_heavy(locked))
        _stop_at_errors(problems, request)
        written = None
        if write:
            _keep(resolved, found, request)
            made += locked_files(locked, request.passwords)
            written = write_site(output, (*made, *output_plan.files), output_plan.copies)
        work.memo.finish()
        badges, pages = len(_all_badges(site)), len(_all_pages(site))
        return Built(
            project=project,
            output=output,
            badges=badges,
            pages=pages,
            hidden=len(resolved.site.badges) + len(resolved.site.pages) - badges - pages,
            written=written,
            counts=dict(work.counts),
            warnings=problems.problems,
            due=next_due(resolved.site, request.now),
        )


def _shelf(project: "Path") -> ThemeShelf:
    bundled = resources.bundled("themes")
    return ThemeShelf(project / "themes", bundled, trusted=bundled)


@contextmanager
def _work(project: "Path", request: BuildRequest) -> "Iterator[Work]":
    """Give the work of this project; where its memo cannot be kept on disk, one that forgets."""
    path = _memo_file(project / OWN_FOLDER)
    with (
        Memo(path, generation=resources.generation()) as memo,
        open_work(memo, workers=request.workers, progress=request.progress) as work,
    ):
        yield work


def _memo_file(folder: "Path") -> "Path | None":
    """Return where the memo lies, None where it cannot be kept; no link leads it out of the project."""
    path = folder / "memo.sqlite3"
    try:
        folder.mkdir(exist_ok=True)
        if folder.is_symlink() or path.is_symlink():
            return None
        with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as file:
            file.write("*\n")
    except OSError:
        return None
    return path


def _own_folders(project: "Path", output: "Path") -> tuple["Path", ...]:
    """Return the folders of a project that no site may take; the preview lies in one of them."""
    folders = (project / "content", project / "themes")
    return folders if output == project / PREVIEW else (*folders, project / OWN_FOLDER)


def _as_asked(source: "ProjectSource", request: BuildRequest) -> "ProjectSource":
    if request.base_url:
        base_url = request.base_url.rstrip("/") + "/"
        source = replace(source, settings=replace(source.settings, base_url=base_url))
    return as_if_public(source) if request.drafts else source


def _pictures(
    site: "PublicSite", found: "Scan", work: Work, problems: Collector, *, keep_going: bool
) -> "dict[str, MadePicture]":
    """Return all pictures; with `keep_going` a badge whose picture is damaged shows a placeholder."""
    items = plan_pictures(site, found.content)
    pictures = dict(zip(items, work.map(PICTURE, items.values()), strict=True))
    names = {held.name for held in _all_badges(site)}
    for key, one in pictures.items():
        if one.problem is not None:
            problems.add(one.problem.warning() if keep_going and key in names else one.problem)
    return pictures


def _pages(output_plan: OutputPlan, work: Work) -> tuple[OutputFile, ...]:
    made = work.map(PAGE, [item for _, item in output_plan.pages])
    return tuple(
        OutputFile(path=path, content=content)
        for (path, _), content in zip(output_plan.pages, made, strict=True)
    )


def _drawn(output_plan: OutputPlan, work: Work) -> "Iterator[OutputFile]":
    for one in output_plan.drawings:
        yield from one.files(one.items, work.map(one.step, one.items.values()))


def _all_badges(site: "PublicSite") -> "tuple[HeldBadge, ...]":
    return site.badges + (site.locked.badges if site.locked else ())


def _all_pages(site: "PublicSite") -> "tuple[Page, ...]":
    return site.pages + (site.locked.pages if site.locked else ())


def _keep(resolved: "Resolved", found: "Scan", request: BuildRequest) -> None:
    """Write new addresses into the project before the site: no link is published and then forgotten."""
    if request.may_keep and not request.drafts:
        found.keep_addresses(write_addresses(resolved.addresses))


def _stop_at_errors(problems: Collector, request: BuildRequest) -> None:
    if request.strict and problems.problems:
        raise ProblemError(*problems)
    problems.raise_errors()


def _said_of(site: "PublicSite", request: BuildRequest) -> "Iterator[Problem]":
    """Give what is wrong with the settings of a site."""
    yield from password_problems(site, request.passwords, weak_too=request.weak_passwords)
    yield from _base_address(site)
    yield from _languages_not_spoken(site)


def _base_address(site: "PublicSite") -> "Iterator[Problem]":
    address = site.settings.base_url
    if not site.settings.base_url and (site.listed_badges or site.listed_pages):
        yield Problem(
            code=Code.BASE_ADDRESS_MISSING,
            message="The site does not know its public address: links to share and embed codes are left out.",
            span=Span(file="content/site.yaml"),
            hint='Add "base_url: https://..." to content/site.yaml, or build with --base-url; '
            "the publishing workflow does it for you.",
        ).warning()
    if is_open_to_all(address):
        yield Problem(
            code=Code.BASE_ADDRESS_WRONG,
            message=f'The public address "{address}" begins with http://: networks may show no pictures.',
            span=Span(file="content/site.yaml"),
            hint=f'Use "https{address.removeprefix("http")}" once the host answers there; most do.',
        ).warning()


def _languages_not_spoken(site: "PublicSite") -> "Iterator[Problem]":
    """Say of which languages the interface has no words: its buttons and headings are then in English."""
    own = site.settings.language
    others = [(f"content/pages/{page.name}.yaml", page.language) for page in _all_pages(site)]
    known = languages()
    for file, language in [("content/site.yaml", own), *(one for one in others if one[1] != own)]:
        if language.partition("-")[0].lower() not in known:
            yield Problem(
                code=Code.LANGUAGE_NOT_SPOKEN,
                message=f'Buttons and headings have no translation into "{language}" yet; they stay English.',
                span=Span(file=file),
                hint=f"Translated so far: {', '.join(known)}. CONTRIBUTING.md says how to add a language.",
            ).warning()


def _addresses_not_kept(
    source: "ProjectSource", resolved: "Resolved", request: BuildRequest
) -> "Iterator[Problem]":
    """Say which things get an address that a build which may not keep it would forget."""
    if request.may_keep or request.drafts:
        return
    before = {*source.kept.badges, *source.kept.pages}
    tokens = {token for one in before for token in (one.token, one.lock)}
    known = {one.slug for one in before}
    forgotten = []
    for folder, several in (("badges", resolved.addresses.badges), ("pages", resolved.addresses.pages)):
        for one in several:
            fresh = [token for token in (one.token, one.lock) if token and token not in tokens]
            if fresh:
                word = "unlisted" if one.token in fresh else "protected by a password"
                both = (("slug", one.slug), ("token", one.token), ("lock", one.lock))
                line = ", ".join(f'{key}: "{value}"' for key, value in both if value)
                yield Problem(
                    code=Code.ADDRESS_NOT_KEPT,
                    message=f'"{one.name}" is {word} and has no address yet; this build cannot keep one.',
                    span=Span(file=f"content/{folder}/{one.name}.yaml"),
                    hint="Build on your own machine and add content/addresses.yaml to the project;"
                    f' or write into that file, under "{folder}:": "{one.name}": {{{line}}}',
                )
            elif one.slug not in known:
                forgotten.append(one.name)
    if forgotten:
        yield Problem(
            code=Code.ADDRESS_NOT_KEPT,
            message=f"This build cannot keep the addresses of {', '.join(sorted(forgotten))}.",
            span=Span(file="content/addresses.yaml"),
            hint="Before you rename a file, build once on your own machine and add content/addresses.yaml to"
            " the project: then links that people have go on working.",
        ).warning()

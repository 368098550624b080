"""The recipe of a gallery: portfolios are read, put together, and become a site. It asks nobody.

Only `badgefolio.pipeline.gallery_refreshing` uses the network, before this, and only where it is asked to.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from badgefolio import resources
from badgefolio.engine import Memo, open_work
from badgefolio.engine.workers import silent
from badgefolio.fetching import read_archive
from badgefolio.model.archive import Archive
from badgefolio.model.gallery import GallerySource
from badgefolio.model.output import OutputFile
from badgefolio.model.project import Named
from badgefolio.pipeline.showing import Showing, of_archive, of_folder
from badgefolio.portfolio.gallery import gathered
from badgefolio.portfolio.gallery_reader import read_gallery
from badgefolio.problems import Code, Collector, Problem, ProblemError, Span
from badgefolio.publish import write_site
from badgefolio.render import GALLERY_PAGE, PICTURE, ThemeShelf, plan_gallery, plan_gallery_pictures
from badgefolio.render.portfolio_file import FILE

if TYPE_CHECKING:
    from datetime import datetime

    from badgefolio.engine import Progress
    from badgefolio.model.gallery import Gallery
    from badgefolio.publish import Written

_YAML = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, kw_only=True, slots=True)
class GalleryRequest:
    """What to make a gallery of, and where to.

    `sources` are one YAML file, or folders. `title`, `language`, `theme` and `base_url` replace what the file
    says where they are not ''. With `keep_going` portfolios that cannot be used are left out, with warnings.
    `now` (UTC) is when dates are judged.
    """

    sources: tuple[Path, ...]
    output: Path
    now: "datetime"
    title: str = ""
    language: str = ""
    theme: str = ""
    base_url: str = ""
    keep_going: bool = False
    workers: int = 1
    progress: "Progress" = silent


@dataclass(frozen=True, kw_only=True, slots=True)
class BuiltGallery:
    """What a gallery came to: how many portfolios and badges it shows, what was left out."""

    output: Path
    portfolios: int
    badges: int
    written: "Written"
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """The list of a gallery, and where it lies: folders in it are relative to `folder`.

    `archive` is the folder of what was fetched, beside the list; None where folders were named directly.
    """

    source: GallerySource
    folder: Path
    archive: Path | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """The portfolios of a gallery that can be used, each with its pictures, in the order of the list."""

    showings: tuple[Showing, ...] = field(default_factory=tuple)

    @property
    def gallery(self) -> "Gallery":
        """What they come to together."""
        return gathered(one.portfolio for one in self.showings)

    def pictures(self, gallery: "Gallery") -> dict[str, bytes]:
        """Return the pictures that the gallery shows, by address, as far as they are here."""
        by_address = {badge.picture: one for one in self.showings for badge in one.portfolio.badges}
        return {badge.picture: by_address[badge.picture].picture(badge.picture) for badge in gallery.badges}


def build_gallery(request: GalleryRequest) -> BuiltGallery:
    """Make the site of a gallery and put it on disk.

    Raises:
        ProblemError: with everything that is wrong; then nothing was written.
    """
    problems = Collector()
    listed = list_of(request)
    archive = archive_of(listed, problems)
    seen = see(listed, archive, request, problems)
    problems.raise_errors()
    gallery = seen.gallery
    bundled = resources.bundled("themes")
    shelf = ThemeShelf(bundled, trusted=bundled)
    theme = listed.source.theme.name if listed.source.theme else shelf.default
    with (
        Memo(None) as memo,
        open_work(memo, workers=request.workers, progress=request.progress) as work,
    ):
        items = plan_gallery_pictures(gallery, seen.pictures(gallery))
        made = dict(zip(items, work.map(PICTURE, items.values()), strict=True))
        problems.extend(one.problem.warning() for one in made.values() if one.problem is not None)
        plan = plan_gallery(gallery, listed.source, theme, made, shelf)
        contents = work.map(GALLERY_PAGE, [item for _, item in plan.pages])
    pages = tuple(
        OutputFile(path=path, content=content)
        for (path, _), content in zip(plan.pages, contents, strict=True)
    )
    written = write_site(request.output, (*pages, *plan.files), ())
    return BuiltGallery(
        output=request.output,
        portfolios=len(seen.showings),
        badges=len(gallery.badges),
        written=written,
        warnings=problems.problems,
    )


def list_of(request: GalleryRequest) -> Listed:
    """Return what the gallery is made of.

    Raises:
        ProblemError: everything that is wrong in the YAML file; `file-not-found`.
    """
    first = request.sources[0]
    if len(request.sources) == 1 and first.suffix.lower() in _YAML:
        source = read_gallery(_content(first), file=str(first))
        folder, archive = first.absolute().parent, first.absolute().with_name(f"{first.stem}-archive")
    else:
        names = tuple(Named(name=str(one), span=Span(file=str(one))) for one in request.sources)
        source = GallerySource(title="Badges", portfolios=names)
        folder, archive = Path().absolute(), None
    source = replace(
        source,
        title=request.title or source.title,
        language=request.language or source.language,
        base_url=request.base_url.rstrip("/") + "/" if request.base_url else source.base_url,
        theme=Named(name=request.theme, span=Span(file="--theme")) if request.theme else source.theme,
    )
    return Listed(source=source, folder=folder, archive=archive)


def archive_of(listed: Listed, problems: Collector) -> Archive:
    """Return what was fetched for a gallery; its problems are said of the archive beside the list."""
    if listed.archive is None:
        return Archive.of(())
    name = listed.archive.name
    found = Collector()
    try:
        archive = read_archive(listed.archive, found)
    except ProblemError as error:
        raise ProblemError(*(_of_archive(one, name) for one in error.problems)) from None
    problems.extend(_of_archive(one, name) for one in found)
    return archive


def see(listed: Listed, archive: Archive, request: GalleryRequest, problems: Collector) -> Seen:
    """Return the portfolios that can be used; what is wrong with others is in `problems`."""
    showings: dict[str, Showing] = {}
    for named in listed.source.portfolios:
        try:
            one = _showing(named, listed, archive, request)
        except ProblemError as error:
            found = error.problems
        else:
            address = one.portfolio.address
            found = (_twice(named, address),) if address in showings else ()
            showings.setdefault(address, one)
        problems.extend(each.warning() if request.keep_going else each for each in found)
    return Seen(showings=tuple(showings.values()))


def asked_address(name: str) -> str:
    """Return the address of the `portfolio.json` that a list names, '' where it names a folder."""
    if not name.lower().startswith(("https://", "http://")):
        return ""
    bare = name.partition("#")[0]
    return bare if bare.endswith(".json") else f"{bare.rstrip('/')}/{FILE}"


def _showing(named: Named, listed: Listed, archive: Archive, request: GalleryRequest) -> Showing:
    asked = asked_address(named.name)
    if not asked:
        return of_folder(listed.folder / named.name, named.name.rstrip("/"), request.now)
    if listed.archive is None:
        raise ProblemError(
            Problem(
                code=Code.PORTFOLIO_NOT_FOUND,
                message=f'"{named.name}" is an address, and what is fetched is kept beside a list.',
                span=named.span,
                hint='Write a file gallery.yaml with "portfolios:" and name that.',
            )
        )
    return of_archive(asked, archive)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ProblemError(
            Problem(
                code=Code.FILE_NOT_FOUND,
                message=f"The list of the gallery cannot be read: {error.strerror}.",
                span=Span(file=str(path)),
                hint="Name a YAML file with a title and portfolios, or folders.",
            )
        ) from None


def _twice(named: Named, address: str) -> Problem:
    return Problem(
        code=Code.PORTFOLIO_TWICE,
        message=f'"{named.name}" is the portfolio at {address}, which stands in the list already.',
        span=named.span,
        hint="Keep one of them.",
    )


def _of_archive(problem: Problem, name: str) -> Problem:
    place = problem.span.file.replace("content/archive", name) if problem.span else name
    return replace(problem, span=Span(file=place), hint="Fetch it again with: badgefolio gallery --refresh")

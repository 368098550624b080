"""Views for the pages of paths."""

from badgefolio.render import views
from badgefolio.render.composed import Composed, viewer_of
from badgefolio.render.finding_list import PATHS
from badgefolio.render.frames import About, page_frame
from badgefolio.render.path_views import path_view
from badgefolio.render.previews import site_preview
from badgefolio.render.prose import plain
from badgefolio.render.subjects import PageRequest, PathDetail, PathList, Subject


def compose_path(request: PageRequest, subject: Subject) -> Composed:
    """Return the name of the template of a page about paths, its frame and its view."""
    match subject:
        case PathDetail():
            return _path(request, subject)
        case PathList():
            return _paths(request, subject)
    message = f"no page is about {type(subject).__name__}"
    raise TypeError(message)


def _path(request: PageRequest, subject: PathDetail) -> Composed:
    world, viewer = request.world, viewer_of(request, subject.path.route)
    view = path_view(subject.path, viewer)
    about = About(
        title=view.title,
        description=plain(view.description.markdown) if view.description else "",
        picture=site_preview(world, viewer),
    )
    return "path.html", page_frame(world, viewer, about), views.PathPageView(path=view)


def _paths(request: PageRequest, subject: PathList) -> Composed:
    world, viewer = request.world, viewer_of(request, PATHS)
    view = views.PathListPageView(paths=tuple(path_view(path, viewer) for path in subject.paths))
    about = About(title=viewer.words("Paths"), description="", picture=site_preview(world, viewer))
    return "paths.html", page_frame(world, viewer, about), view

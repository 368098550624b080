"""Views for the pages on which things are found."""

from badgefolio.render import views
from badgefolio.render.compose_paths import compose_path
from badgefolio.render.composed import Composed, viewer_of
from badgefolio.render.finding_list import SKILLS
from badgefolio.render.finding_views import (
    directory_title,
    directory_view,
    framework_views,
    issuer_page_view,
    list_view,
    tag_page_view,
)
from badgefolio.render.frames import About, page_frame
from badgefolio.render.previews import site_preview
from badgefolio.render.prose import plain
from badgefolio.render.subjects import (
    BadgeList,
    Directory,
    IssuerDetail,
    PageRequest,
    SkillList,
    Subject,
    TagDetail,
)


def compose_finding(request: PageRequest, subject: Subject) -> Composed:
    """Return the name of the template of a list, its frame and its view."""
    match subject:
        case BadgeList():
            return _list(request, subject)
        case Directory():
            return _directory(request, subject)
        case IssuerDetail():
            return _issuer(request, subject)
        case TagDetail():
            return _tag(request, subject)
        case SkillList():
            return _skills(request, subject)
        case _:
            return compose_path(request, subject)


def _list(request: PageRequest, subject: BadgeList) -> Composed:
    world, viewer = request.world, viewer_of(request, subject.route)
    view = list_view(subject, world.settings.base_url, viewer)
    order = next((one.text for one in view.orders if one.is_current), "")
    title = viewer.words("Badges")
    about = About(
        title=f"{title}: {order}" if subject.key != "issued" else title,
        description=viewer.words("The badges of {owner}", owner=world.settings.owner.name),
        picture=site_preview(world, viewer),
    )
    return "badges.html", page_frame(world, viewer, about), view


def _directory(request: PageRequest, subject: Directory) -> Composed:
    world, viewer = request.world, viewer_of(request, subject.route)
    title = directory_title(subject.key, viewer.words)
    about = About(title=title, description="", picture=site_preview(world, viewer))
    return "directory.html", page_frame(world, viewer, about), directory_view(subject, viewer)


def _issuer(request: PageRequest, subject: IssuerDetail) -> Composed:
    world, viewer = request.world, viewer_of(request, subject.shelf.route)
    view = issuer_page_view(subject.shelf, viewer)
    described = view.issuer.description
    about = About(
        title=view.issuer.name,
        description=plain(described.markdown) if described else "",
        picture=site_preview(world, viewer),
    )
    return "issuer.html", page_frame(world, viewer, about), view


def _tag(request: PageRequest, subject: TagDetail) -> Composed:
    world, viewer = request.world, viewer_of(request, subject.shelf.route)
    view = tag_page_view(subject.shelf, viewer)
    folder = subject.shelf.route.path if subject.shelf.badges else ""
    about = About(title=view.tag, description="", folder=folder, picture=site_preview(world, viewer))
    return "tag.html", page_frame(world, viewer, about), view


def _skills(request: PageRequest, subject: SkillList) -> Composed:
    world, viewer = request.world, viewer_of(request, SKILLS)
    about = About(
        title=directory_title("skills", viewer.words),
        description=viewer.words("What the badges of {owner} stand for", owner=world.settings.owner.name),
        picture=site_preview(world, viewer),
    )
    view = views.SkillsPageView(frameworks=framework_views(subject.frameworks, viewer))
    return "skills.html", page_frame(world, viewer, about), view

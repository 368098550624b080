"""What a page is made of, and from where it looks at things."""

from typing import TypeAlias

from badgefolio.model.held import Route
from badgefolio.render import views
from badgefolio.render.badge_views import Viewer
from badgefolio.render.places import Place
from badgefolio.render.subjects import PageRequest
from badgefolio.render.words import words

Composed: TypeAlias = tuple[str, views.FrameView, views.PageView]  # the template's name, the frame, the page


def viewer_of(request: PageRequest, route: Route, language: str = "") -> Viewer:
    """Return from where and in which language a page looks at things."""
    return Viewer(
        place=Place(route),
        words=words(language or request.world.settings.language),
        pictures=request.pictures,
    )

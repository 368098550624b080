"""The step that makes a page: views in, HTML out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.work import Step
from badgefolio.render.themes import Theme, environment

if TYPE_CHECKING:
    from badgefolio.render.views import FrameView, PageView


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRequest:
    """A page to make: the theme's template of that name, with what it may see."""

    theme: Theme
    template: str
    frame: "FrameView"
    page: "PageView"


def make_page(request: PageRequest) -> bytes:
    """Return the page as UTF-8. The same request gives the same bytes."""
    template = environment(request.theme, request.frame.language).get_template(request.template)
    return template.render(frame=request.frame, page=request.page).encode()


PAGE = Step("page", make_page)

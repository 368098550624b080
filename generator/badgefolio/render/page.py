"""The step that makes a page: what it is about in, HTML out."""

from typing import TYPE_CHECKING

from badgefolio.model.work import Step
from badgefolio.render.compose import compose
from badgefolio.render.subjects import PageRequest
from badgefolio.render.themes import broken_template, environment

if TYPE_CHECKING:
    from badgefolio.render.composed import Composed
    from badgefolio.render.themes import Theme


def make_page(request: PageRequest) -> bytes:
    """Return the page as UTF-8. The same request gives the same bytes.

    Raises:
        ProblemError: `theme-broken` where a template cannot be rendered.
    """
    return rendered(compose(request), request.world.look.theme)


def rendered(composed: "Composed", theme: "Theme") -> bytes:
    """Return what a theme makes of a template's name, a frame and a view.

    Raises:
        ProblemError: `theme-broken`.
    """
    from jinja2 import TemplateError

    template, frame, page = composed
    try:
        return (
            environment(theme, frame.language).get_template(template).render(frame=frame, page=page).encode()
        )
    except TemplateError as error:
        raise broken_template(error, theme) from None


PAGE = Step("page", make_page)

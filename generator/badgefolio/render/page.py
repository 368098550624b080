"""The step that makes a page: what it is about in, HTML out."""

from badgefolio.model.work import Step
from badgefolio.render.compose import compose
from badgefolio.render.subjects import PageRequest
from badgefolio.render.themes import broken_template, environment


def make_page(request: PageRequest) -> bytes:
    """Return the page as UTF-8. The same request gives the same bytes.

    Raises:
        ProblemError: `theme-broken` where a template cannot be rendered.
    """
    from jinja2 import TemplateError

    template, frame, page = compose(request)
    theme = request.world.look.theme
    try:
        return (
            environment(theme, frame.language).get_template(template).render(frame=frame, page=page).encode()
        )
    except TemplateError as error:
        raise broken_template(error, theme) from None


PAGE = Step("page", make_page)

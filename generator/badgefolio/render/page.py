"""The step that makes a page: what it is about in, HTML out."""

from badgefolio.model.work import Step
from badgefolio.render.compose import compose
from badgefolio.render.subjects import PageRequest
from badgefolio.render.themes import environment


def make_page(request: PageRequest) -> bytes:
    """Return the page as UTF-8. The same request gives the same bytes."""
    template, frame, page = compose(request)
    found = environment(request.world.look.theme, frame.language).get_template(template)
    return found.render(frame=frame, page=page).encode()


PAGE = Step("page", make_page)

"""The step that makes a page of a gallery."""

from badgefolio.model.work import Step
from badgefolio.render.gallery.compose import compose_gallery
from badgefolio.render.gallery.subjects import GalleryRequest
from badgefolio.render.page import rendered


def make_gallery_page(request: GalleryRequest) -> bytes:
    """Return the page as UTF-8. The same request gives the same bytes.

    Raises:
        ProblemError: `theme-broken` where a template cannot be rendered.
    """
    return rendered(compose_gallery(request), request.world.look.theme)


GALLERY_PAGE = Step("gallery-page", make_gallery_page)

"""Reads `gallery.yaml`: the list of portfolios that a gallery is made of."""

from badgefolio.model.gallery import GallerySource
from badgefolio.portfolio import fields
from badgefolio.sources.schema import require
from badgefolio.sources.text import decode
from badgefolio.sources.yaml import parse_yaml


def read_gallery(content: bytes, *, file: str) -> GallerySource:
    """Return what the file says.

    Raises:
        ProblemError: with everything that is wrong in it.
    """
    node = require(parse_yaml(decode(content, file=file)), "gallery")
    return GallerySource(
        title=fields.text(node, "title"),
        description=fields.text(node, "description"),
        language=fields.text(node, "language") or "en",
        theme=fields.one_name(node, "theme"),
        base_url=fields.public_address(node, "base_url"),
        portfolios=fields.names(node, "portfolios"),
    )

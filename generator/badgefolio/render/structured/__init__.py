"""What pages say of themselves to search engines: schema.org as JSON-LD, of what the site shows anyway."""

from badgefolio.render.structured.pages import with_structured

__all__ = ["with_structured"]

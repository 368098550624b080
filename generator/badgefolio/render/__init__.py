"""What may be published becomes a plan of files: themes, views, words, pictures, links to share."""

from badgefolio.render.badge_views import Withheld, withheld
from badgefolio.render.exports import FORMATS
from badgefolio.render.page import PAGE
from badgefolio.render.pictures import PICTURE
from badgefolio.render.plan import OutputPlan, plan, plan_pictures
from badgefolio.render.themes import ThemeShelf
from badgefolio.render.words import languages

__all__ = [
    "FORMATS",
    "PAGE",
    "PICTURE",
    "OutputPlan",
    "ThemeShelf",
    "Withheld",
    "languages",
    "plan",
    "plan_pictures",
    "withheld",
]

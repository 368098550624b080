"""What may be published becomes a plan of files: themes, views, words, pictures, links to share."""

from badgefolio.render.badge_views import Withheld, withheld
from badgefolio.render.exports import FORMATS, Format
from badgefolio.render.gallery import GALLERY_PAGE, GalleryPlan, plan_gallery, plan_gallery_pictures
from badgefolio.render.locked import LockedPage, LockedPlan, lock_page, pack_page, shown_files
from badgefolio.render.page import PAGE
from badgefolio.render.pictures import PICTURE
from badgefolio.render.plan import OutputPlan, plan, plan_pictures
from badgefolio.render.sealing import derive, salt_of
from badgefolio.render.sharing.ways import Way, ways_of
from badgefolio.render.themes import ThemeShelf
from badgefolio.render.words import languages

__all__ = [
    "FORMATS",
    "GALLERY_PAGE",
    "PAGE",
    "PICTURE",
    "Format",
    "GalleryPlan",
    "LockedPage",
    "LockedPlan",
    "OutputPlan",
    "ThemeShelf",
    "Way",
    "Withheld",
    "derive",
    "languages",
    "lock_page",
    "pack_page",
    "plan",
    "plan_gallery",
    "plan_gallery_pictures",
    "plan_pictures",
    "salt_of",
    "shown_files",
    "ways_of",
    "withheld",
]

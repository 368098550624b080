"""What may be published becomes a plan of files: themes, views, words, pictures, links to share."""

from badgefolio.render.badge_views import Withheld, withheld
from badgefolio.render.embedding.card_plan import card_files, plan_cards
from badgefolio.render.embedding.drawn import CARD
from badgefolio.render.exports import FORMATS, Format
from badgefolio.render.gallery import GALLERY_PAGE, GalleryPlan, plan_gallery, plan_gallery_pictures
from badgefolio.render.locked import LockedPage, LockedPlan, lock_page, pack_page, shown_files
from badgefolio.render.page import PAGE
from badgefolio.render.pictures import PICTURE
from badgefolio.render.plan import OutputPlan, plan, plan_pictures
from badgefolio.render.previewing import PREVIEW_PICTURE, PreviewPlan, plan_previews
from badgefolio.render.qr import QR, plan_qr, qr_files
from badgefolio.render.sealing import derive, salt_of
from badgefolio.render.sharing.ways import Way, ways_of
from badgefolio.render.themes import ThemeShelf
from badgefolio.render.words import languages

__all__ = [
    "CARD",
    "FORMATS",
    "GALLERY_PAGE",
    "PAGE",
    "PICTURE",
    "PREVIEW_PICTURE",
    "QR",
    "Format",
    "GalleryPlan",
    "LockedPage",
    "LockedPlan",
    "OutputPlan",
    "PreviewPlan",
    "ThemeShelf",
    "Way",
    "Withheld",
    "card_files",
    "derive",
    "languages",
    "lock_page",
    "pack_page",
    "plan",
    "plan_cards",
    "plan_gallery",
    "plan_gallery_pictures",
    "plan_pictures",
    "plan_previews",
    "plan_qr",
    "qr_files",
    "salt_of",
    "shown_files",
    "ways_of",
    "withheld",
]

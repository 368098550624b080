"""The pages of a gallery: which there are, what each is about, and the step that makes them."""

from badgefolio.render.gallery.page import GALLERY_PAGE
from badgefolio.render.gallery.plan import GalleryPlan, plan_gallery, plan_gallery_pictures

__all__ = ["GALLERY_PAGE", "GalleryPlan", "plan_gallery", "plan_gallery_pictures"]

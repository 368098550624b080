"""The picture that networks show beside a link: planned for what everybody may see, and drawn as a PNG."""

from badgefolio.render.previewing.cards import PREVIEW_PICTURE
from badgefolio.render.previewing.planning import PreviewPlan, plan_previews

__all__ = ["PREVIEW_PICTURE", "PreviewPlan", "plan_previews"]

"""The blocks of a page as themes see them, each with the rule and room around it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.model import blocks as said
from badgefolio.model.cv import CvBlock
from badgefolio.model.derived import PageList, Statistics, Timeline
from badgefolio.model.media import MediaBlock
from badgefolio.model.paths import Progress
from badgefolio.model.selection import Format
from badgefolio.model.skills import Skills
from badgefolio.render import views
from badgefolio.render.badge_views import badge_view, evidence_views
from badgefolio.render.block_views import SimpleBlock, block_view, domain
from badgefolio.render.cv_views import cv_view
from badgefolio.render.derived_views import page_list_view, statistics_view, timeline_view
from badgefolio.render.evidence_views import own_evidence_views
from badgefolio.render.finding_views import framework_views
from badgefolio.render.licence_views import licence_view
from badgefolio.render.media_views import media_view
from badgefolio.render.path_views import path_view
from badgefolio.render.views import By, Prose

if TYPE_CHECKING:
    from badgefolio.model.framed import Framed
    from badgefolio.render.badge_views import Viewer
    from badgefolio.render.subjects import World


def page_block(block: said.Block, world: "World", viewer: "Viewer") -> views.BlockView:
    """Return any block of a page as themes see it."""
    return replace(_view(block, world, viewer), look=_look(block))


def _view(block: said.Block, world: "World", viewer: "Viewer") -> views.BlockView:
    match block:
        case said.Columns():
            columns = (tuple(page_block(one, world, viewer) for one in column) for column in block.columns)
            return views.ColumnsBlock(columns=tuple(columns))
        case said.BadgeBlock():
            return _badge(block, viewer)
        case said.Quote():
            text = Prose(markdown=block.text, by=By.OWNER)
            return views.QuoteBlock(text=text, by=block.by, url=block.url, domain=domain(block.url))
        case Progress() | Skills() | PageList() | Timeline() | Statistics():
            return _derived(block, viewer)
        case CvBlock() | said.Licence() | MediaBlock():
            return _made(block, viewer)
        case _:
            simple: SimpleBlock = block
            return block_view(simple, world, viewer)


def _derived(
    block: Progress | Skills | PageList | Timeline | Statistics, viewer: "Viewer"
) -> views.BlockView:
    match block:
        case Progress():
            return views.ProgressBlock(path=path_view(block.path, viewer), is_long=block.is_long)
        case Skills():
            found = framework_views(block.frameworks, viewer)
            return views.SkillsBlock(title=block.title, frameworks=found)
        case PageList():
            return page_list_view(block, viewer)
        case Timeline():
            return timeline_view(block, viewer)
        case Statistics():
            return statistics_view(block, viewer.words)


def _made(block: CvBlock | said.Licence | MediaBlock, viewer: "Viewer") -> views.BlockView:
    match block:
        case said.Licence():
            return licence_view(block, viewer.words)
        case MediaBlock():
            return media_view(block, viewer)
        case CvBlock():
            return cv_view(block, viewer.words)


def _badge(block: said.BadgeBlock, viewer: "Viewer") -> views.BadgeBlock:
    """Return one badge; a long one with all the evidence that its own page shows."""
    held, badge = block.badge, badge_view(block.badge, viewer, block.note)
    if block.format is not Format.LONG:
        return views.BadgeBlock(badge=badge, is_long=False)
    told = held.badge.narrative
    return views.BadgeBlock(
        badge=badge,
        is_long=True,
        narrative=Prose(markdown=told, by=By.ISSUER) if told else None,
        evidence=evidence_views(held.badge, viewer.words),
        own_evidence=own_evidence_views(held, viewer),
    )


def _look(block: "Framed") -> str:
    """Return class names: a page's policy lets no style stand in an element."""
    names = ["ruled", *(f"rule-{word}" for word in block.border.split("-"))] if block.border else []
    if block.padding:
        names.append(f"room-{block.padding}")
    return " ".join(names)

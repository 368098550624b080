"""What is drawn beside pages: previews, cards and codes. Each kind is made by a step of its own."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from badgefolio.model.output import OutputFile
from badgefolio.model.work import Step
from badgefolio.render.embedding.card_plan import card_files, plan_cards
from badgefolio.render.embedding.drawn import CARD
from badgefolio.render.previewing import PREVIEW_PICTURE, plan_previews
from badgefolio.render.qr import QR, plan_qr, qr_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from badgefolio.model.pictures import MadePicture
    from badgefolio.model.site import PublicSite
    from badgefolio.model.work import Item
    from badgefolio.problems import Problem
    from badgefolio.render.themes import ThemeShelf


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """One kind of drawing: its step, what it is made from, and the files of what it made.

    `files` takes the keys of the items and their results, in one order.
    """

    step: Step[Any, Any]
    items: "Mapping[Any, Item[Any]]"
    files: "Callable[[Iterable[Any], Iterable[Any]], Iterator[OutputFile]]"


def drawings(
    site: "PublicSite", made: "Mapping[str, MadePicture]", shelf: "ThemeShelf", content: "Path"
) -> "tuple[tuple[Drawing, ...], tuple[Problem, ...]]":
    """Return everything that is drawn for a site, and what is wrong with it: letters that no font has.

    Args:
        site: what is published.
        made: the pictures, by a badge's name or a file's path.
        shelf: the themes.
        content: the absolute path of the project's `content/` folder.
    """
    previews = plan_previews(site, made, shelf, content)
    several = (
        Drawing(step=CARD, items=plan_cards(site, made), files=card_files),
        Drawing(step=QR, items=plan_qr(site), files=qr_files),
        Drawing(step=PREVIEW_PICTURE, items=previews.items, files=_one_by_one),
    )
    return several, previews.problems


def _one_by_one(paths: "Iterable[str]", contents: "Iterable[bytes]") -> "Iterator[OutputFile]":
    for path, content in zip(paths, contents, strict=True):
        yield OutputFile(path=path, content=content)

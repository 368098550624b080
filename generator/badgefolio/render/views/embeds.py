"""Views of what can be put into other sites, and of the cards that stand there."""

from dataclasses import dataclass

from badgefolio.render.views.pieces import BadgeView, PictureView


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeView:
    """A code to copy. `id` is unique on the page, `file` the address of a text file with the same code.

    `lines` is its height in lines; `width` and `height` are those of its frame in px, a width of 0 for one as
    wide as there is room, a height of 0 for what is no frame.
    """

    id: str
    key: str
    label: str
    text: str
    file: str
    lines: int
    width: int = 0
    height: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeFamilyView:
    """Codes of one kind. `key` says how they look: `iframe`, `html`, ...; `note` where they live."""

    key: str
    label: str
    codes: tuple[CodeView, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbedsView:
    """The codes for one thing, and what shows how they will look.

    `title` names it where a page has several such things; it is empty for what the page itself is about.
    `name` and `line` are the words in the cards. `frame` is the address of what frames show, `picture` the
    one in the cards, if any. `cards` are the addresses of the drawn ones, for light and for dark.
    """

    title: str
    name: str
    line: str
    frame: str
    families: tuple[CodeFamilyView, ...]
    picture: PictureView | None = None
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ShelfEmbedView:
    """Several badges inside a frame on another site: a showcase, or the newest of the whole portfolio.

    `url` opens the page that they stand on. `line` is who they belong to, `picture` the owner's portrait.
    """

    title: str
    url: str
    badges: tuple[BadgeView, ...]
    line: str = ""
    picture: PictureView | None = None

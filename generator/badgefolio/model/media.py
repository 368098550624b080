"""Films and sounds on a page: files of the owner, or recordings on a host that is on the list."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.framed import Framed

if TYPE_CHECKING:
    from badgefolio.model.project import FoundFile, Named

SOUNDS = frozenset([".mp3", ".ogg", ".wav", ".m4a"])
FILMS = frozenset([".mp4", ".webm"])


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaSource(Framed):
    """A film or sound as said: the address of its page, or a path in `content/`.

    `captions` are subtitles (WebVTT) for a file; `description` is what is said in it, or about
    it (Markdown).
    """

    media: "Named"
    title: str
    captions: "Named | None" = None
    description: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recording:
    """A recording elsewhere.

    `url` is the page where it can be watched, `player` the address of the host's player that asks least of
    a visitor, `origin` where that player lies (scheme and host, for a page's policy); both are empty where
    it is only linked.
    """

    url: str
    host: str
    player: str
    origin: str
    is_sound: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaBlock(Framed):
    """A film or sound: either a `recording` elsewhere or a `file` of the project."""

    title: str
    recording: Recording | None = None
    file: "FoundFile | None" = None
    captions: "FoundFile | None" = None
    description: str = ""

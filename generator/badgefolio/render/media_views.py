"""Films and sounds as themes see them, and what a page that shows them may load."""

from typing import TYPE_CHECKING

from badgefolio.model.blocks import every_block
from badgefolio.model.media import SOUNDS, MediaBlock
from badgefolio.render import views
from badgefolio.render.block_views import file_path, file_view
from badgefolio.render.views import By, Prose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio.model.blocks import Block
    from badgefolio.render.badge_views import Viewer

_TYPES = {
    "MP3": "audio/mpeg",
    "OGG": "audio/ogg",
    "WAV": "audio/wav",
    "M4A": "audio/mp4",
    "MP4": "video/mp4",
    "WEBM": "video/webm",
}


def media_view(block: MediaBlock, viewer: "Viewer") -> views.MediaBlock:
    """Return a film or sound: a file of the site plays in the page, anything else is a link."""
    description = Prose(markdown=block.description, by=By.OWNER) if block.description else None
    if block.file is not None:
        file = file_view(block.file, viewer)
        return views.MediaBlock(
            title=block.title,
            is_sound=f".{file.kind.lower()}" in SOUNDS,
            description=description,
            file=file,
            type=_TYPES[file.kind],
            captions=viewer.place.to(file_path(block.captions)) if block.captions else "",
        )
    found = block.recording
    return views.MediaBlock(
        title=block.title,
        is_sound=bool(found and found.is_sound),
        description=description,
        url=found.url if found else "",
        host=found.host if found else "",
        player=found.player if found else "",
    )


def media_policy(blocks: "Iterable[Block]") -> str:
    """Return what is to be added to the policy of a page of these blocks.

    Only the players of this very page may be framed, and only on a page with files of the owner's may
    media be loaded (Content Security Policy Level 3, sections 6.1.5 and 6.1.9).
    """
    media = [block for block in every_block(blocks) if isinstance(block, MediaBlock)]
    origins = sorted({one.recording.origin for one in media if one.recording and one.recording.origin})
    frames = f"; frame-src {' '.join(origins)}" if origins else ""
    return frames + ("; media-src 'self'" if any(one.file for one in media) else "")

"""The picture of a badge that has none: drawn from its name, so that it stays the same."""

from html import escape
from zlib import crc32

_SIZE = 400
# ink and paper of equal weight: a placeholder must not outshine a real badge
_INKS = ("#2f4b5c", "#5c3d2f", "#33513b", "#5a4a1f", "#6b2f3a", "#3a3f5c")


def placeholder(name: str) -> bytes:
    """Return an SVG of 400 x 400 px: a plain hexagon with the first letters of a name."""
    words = ("".join(filter(str.isprintable, word)) for word in name.split())
    letters = "".join([word[0] for word in words if word][:2]).upper()
    ink = _INKS[crc32(name.encode("utf-8", "replace")) % len(_INKS)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SIZE}" height="{_SIZE}" viewBox="0 0 400 400">'
        f'<path d="M200 24 352 112v176L200 376 48 288V112z" fill="none" stroke="{ink}" stroke-width="10"'
        ' stroke-linejoin="round"/>'
        f'<text x="200" y="200" dy=".35em" text-anchor="middle" font-family="Georgia, serif" font-size="120"'
        f' fill="{ink}">{escape(letters)}</text></svg>\n'
    ).encode()

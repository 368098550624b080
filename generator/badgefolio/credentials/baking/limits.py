"""How much of a stranger's file is read. Arguments, not globals: a server may want less than a desk."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Caps that act before or while a file is read, never after.

    `file_bytes` and `pdf_bytes` count the file as it lies on disk; `text_bytes` the baked credential
    after inflating; `svg_bytes` an SVG or XMP text after inflating. The defaults leave room for every
    badge that was ever seen: the largest real one has 0.6 MB, and its credential 0.06 MB.
    """

    file_bytes: int = 32 * 1024 * 1024
    text_bytes: int = 1024 * 1024
    chunks: int = 50_000
    svg_bytes: int = 16 * 1024 * 1024
    svg_elements: int = 200_000
    svg_depth: int = 256
    pdf_bytes: int = 16 * 1024 * 1024

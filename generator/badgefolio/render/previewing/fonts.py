"""The fonts of this machine: which to draw a text with, and which characters none of them has.

First come the fonts that are installed with the program, so that what they have looks the same everywhere;
then those that the owner names; then other font packages and the system's own, for what is still missing.
"""

import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from badgefolio.render.previewing.characters import is_unseen
from badgefolio.render.previewing.requests import Font

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGED = ("source-serif-4", "inter", "noto-sans-arabic")
_ENDINGS = frozenset([".ttf", ".otf", ".ttc", ".otc"])
_MOST_FILES = 3_000
_OUTLINES = frozenset(["glyf", "CFF ", "CFF2"])
_COLOURED = frozenset(["COLR", "CBDT", "sbix", "SVG "])  # Pillow draws these in one size, or not at all
_STYLES = (
    *("bold", "italic", "oblique", "light", "thin", "black", "medium", "condensed", "narrow", "mono"),
    *("display", "caption", "subhead", "looped", "rashi", "nastaliq", "unjoined", "kufi", "ui-"),
)
# Scripts whose letters change with their neighbours or run from right to left need RAQM in Pillow.
_SHAPED = (
    *((0x0590, 0x109F), (0x1700, 0x1CFF), (0xA800, 0xABFF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE)),
    *((0x10800, 0x11FFF), (0x1E800, 0x1EFFF)),
)


class _Covered(Protocol):
    """The code points that a font has."""

    def __contains__(self, code_point: int) -> bool: ...


class FontShelf:
    """The fonts of this machine, each looked into once."""

    def __init__(self, own: "Iterable[Path]" = ()) -> None:
        """Take the font files that the owner names, in their order."""
        self._first = (*_packaged(PACKAGED), *own)
        self._covered: dict[Path, _Covered] = {}
        self._digests: dict[Path, str] = {}
        self._others: tuple[Path, ...] | None = None

    def choose(self, texts: "Iterable[str]") -> tuple[tuple[Font, ...], frozenset[str]]:
        """Return the fonts to draw these texts with, best first, and the characters that none has."""
        wanted = {one for text in texts for one in text if not is_unseen(one)}
        unshaped = frozenset(one for one in wanted if _is_shaped(one) and not _can_shape())
        rest = wanted - unshaped
        chosen = []
        for path in self._first:
            found = self._in(path, rest)
            if found or path == self._first[0]:
                chosen.append(path)
                rest -= found
        while rest and (best := self._best(rest)) is not None:
            chosen.append(best)
            rest -= self._in(best, rest)
        return tuple(self._font(path, wanted) for path in chosen), frozenset(rest) | unshaped

    def is_font(self, path: Path) -> bool:
        """Whether a file is a font that can be drawn with."""
        return bool(self._has(path)) and _opens(path)

    def _best(self, wanted: "set[str]") -> Path | None:
        """Return the font that has most of these characters; of equal ones the plainest by name."""
        if self._others is None:
            self._others = tuple(_others())
        best: Path | None = None
        most = 0
        for path in self._others:
            number = len(self._in(path, wanted))
            if number > most and _opens(path):
                best, most = path, number
        return best

    def _in(self, path: Path, characters: "set[str]") -> "set[str]":
        covered = self._has(path)
        return {one for one in characters if ord(one) in covered}

    def _font(self, path: Path, wanted: "set[str]") -> Font:
        if path not in self._digests:
            self._digests[path] = sha256(path.read_bytes()).hexdigest()
        characters = "".join(sorted(self._in(path, wanted)))
        return Font(path=str(path), digest=self._digests[path], characters=characters)

    def _has(self, path: Path) -> _Covered:
        if path not in self._covered:
            self._covered[path] = _coverage(path)
        return self._covered[path]


def _coverage(path: Path) -> _Covered:
    """Return what a font file has; nothing where it is no font, or has only coloured pictures."""
    import uharfbuzz

    try:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), 0)
        tables = set(face.table_tags)
        covered: _Covered = face.unicodes
    except (uharfbuzz.HarfBuzzError, OSError):
        return frozenset()
    return covered if tables & _OUTLINES and not tables & _COLOURED else frozenset()


def _opens(path: Path) -> bool:
    from PIL import ImageFont

    try:
        ImageFont.truetype(str(path), 20)
    except (OSError, ValueError):
        return False
    return True


def _packaged(slugs: "Iterable[str]") -> "Iterator[Path]":
    """Give the upright regular fonts of installed font packages."""
    import fontpkg

    for slug in slugs:
        yield fontpkg.path(slug, nearest=True)


def _others() -> "Iterator[Path]":
    """Give the fonts of other packages, then of the system, those for reading first."""
    import fontpkg

    for slug in sorted(fontpkg.families()):
        if slug not in PACKAGED:
            try:
                yield fontpkg.path(slug, nearest=True)
            except fontpkg.FontpkgError:
                continue
    files = {path for folder in _folders() for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS}
    yield from sorted(files, key=_plainness)[:_MOST_FILES]


def _plainness(path: Path) -> tuple[bool, bool, str, str]:
    name = path.name.lower()
    return any(style in name for style in _STYLES), not name.startswith("notosans"), name, str(path)


def _folders() -> "Iterator[Path]":
    """Give the folders in which systems keep fonts, as far as they are there."""
    home = Path.home()
    known = {
        "darwin": ("/System/Library/Fonts", "/Library/Fonts", home / "Library/Fonts"),
        "win32": (
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
            home / "AppData/Local/Microsoft/Windows/Fonts",
        ),
    }
    linux = ("/usr/share/fonts", "/usr/local/share/fonts", home / ".local/share/fonts", home / ".fonts")
    yield from filter(Path.is_dir, map(Path, known.get(sys.platform, linux)))


def _is_shaped(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _SHAPED)


def _can_shape() -> bool:
    from PIL import features

    return features.check("raqm") is True

"""A cleaned SVG drawn as a PNG, for networks that show no SVG.

The drawing is done by resvg in a process of its own, which is given up after some seconds: a stranger's
file can ask for more time and memory than there is, and resvg then hangs or ends the process it runs in.
What is known to cost much is refused before, and text too: its letters differ from machine to machine, and
the same badge must give the same bytes.
"""

import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

from badgefolio.render.svgxml import SVG, drawn

if TYPE_CHECKING:
    from badgefolio.render.svg import CleanSvg

SIDE = 512  # px
MAX_DRAWN = 3_000  # elements
MAX_CHARACTERS = 200_000
PATIENCE = 10  # seconds; an honest badge takes a tenth of one
_MAX_LONGER = 4  # how many times longer than wide
_PNG = b"\x89PNG\r\n\x1a\n"
_REFUSED = frozenset(
    f"{{{SVG}}}{name}" for name in ("text", "filter", "pattern", "mask", "marker", "image", "switch")
)
_PROGRAM = f"""
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except (ImportError, OSError, ValueError):
    pass
import resvg_py
size = {{sys.argv[1]: {SIDE}}}
text = sys.stdin.buffer.read().decode()
sys.stdout.buffer.write(bytes(resvg_py.svg_to_bytes(svg_string=text, skip_system_fonts=True, **size)))
"""


def draw(clean: "CleanSvg") -> bytes:
    """Return a PNG whose longer side has 512 px; no bytes where the SVG cannot be drawn with little."""
    return _drawn(clean) if _is_modest(clean) else b""


def _is_modest(clean: "CleanSvg") -> bool:
    if len(clean.content) > MAX_CHARACTERS or not (clean.width and clean.height):
        return False
    if max(clean.width, clean.height) > _MAX_LONGER * min(clean.width, clean.height):
        return False
    root = fromstring(clean.content)  # noqa: S314 - our own copy, without any entity
    return _REFUSED.isdisjoint(one.tag for one in root.iter()) and drawn(root) <= MAX_DRAWN


def _drawn(clean: "CleanSvg") -> bytes:
    side = "width" if clean.width >= clean.height else "height"
    try:
        ran = subprocess.run(  # noqa: S603 - our own program; the stranger's text comes in as its input
            [sys.executable, "-P", "-c", _PROGRAM, side],
            input=clean.content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return ran.stdout if ran.returncode == 0 and ran.stdout.startswith(_PNG) else b""

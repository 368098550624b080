"""QR codes of the site's own addresses, for what is on paper: dark on white, each as SVG and as PNG.

Source: ISO/IEC 18004, model 2. Level M restores about 15 % of a code; four modules of white around it (the
quiet zone) belong to the picture, so that it is also read where the page around it is dark.
"""

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from badgefolio.model.audience import Visibility
from badgefolio.model.held import Route
from badgefolio.model.output import OutputFile
from badgefolio.model.work import Item, Step
from badgefolio.render.places import absolute
from badgefolio.render.views import PictureView, QrView, ShareView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.page import Page
    from badgefolio.model.project import Settings
    from badgefolio.model.site import PublicSite
    from badgefolio.render.badge_views import Viewer

_QUIET = 4
_PIXELS = 600  # at least: 5 cm on paper at 300 dpi
_MOST = 2_331  # bytes that a code of level M holds (version 40)
_FOUND = frozenset([Visibility.PUBLIC, Visibility.UNLISTED])


@dataclass(frozen=True, kw_only=True, slots=True)
class QrCode:
    """One code: an SVG with a path, and a PNG of one bit a pixel, at least 600 px wide."""

    svg: bytes
    png: bytes


def make_qr(address: str) -> QrCode:
    """Return the code of an address. The same address gives the same bytes."""
    import segno

    encoding = None if address.isascii() else "utf-8"
    code = segno.make_qr(address, error="M", boost_error=False, encoding=encoding)
    svg = BytesIO()
    code.save(
        svg,
        kind="svg",
        border=_QUIET,
        light="#fff",
        xmldecl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
    )
    return QrCode(svg=svg.getvalue(), png=_png(code.matrix_iter(border=_QUIET)))


def _png(rows: "Iterable[Iterable[int]]") -> bytes:
    """Return the modules as a PNG of one bit a pixel; Pillow packs it in a tenth of segno's time."""
    from PIL import Image

    modules = [list(row) for row in rows]
    side = len(modules)
    small = Image.new("1", (side, side))
    small.putdata([0 if module else 255 for row in modules for module in row])
    wide = side * -(-_PIXELS // side)
    stream = BytesIO()
    small.resize((wide, wide), Image.Resampling.NEAREST).save(stream, "PNG")
    return stream.getvalue()


QR = Step("qr", make_qr)


def plan_qr(site: "PublicSite") -> dict[Route, Item[str]]:
    """Return the codes to make, by what they lead to: home, and what is public or unlisted.

    None where the site does not know its address, or that is longer than any code. What a password opens has
    none: its address is no secret, and still nobody is to hang it on a wall.
    """
    things: tuple[HeldBadge | Page, ...] = (*site.badges, *site.pages)
    routes = (Route(path=""), *(one.route for one in things if one.visibility in _FOUND))
    addresses = {route: _address(route, site.settings.base_url) for route in routes}
    return {route: Item(address, address) for route, address in addresses.items() if address}


def _address(route: Route, base_url: str) -> str:
    address = absolute(base_url, route.path)
    return address if len(address.encode()) <= _MOST else ""


def qr_files(routes: "Iterable[Route]", codes: "Iterable[QrCode]") -> "Iterator[OutputFile]":
    """Give the files of the codes, beside the pages that they lead to."""
    for route, code in zip(routes, codes, strict=True):
        yield OutputFile(path=svg_path(route), content=code.svg)
        yield OutputFile(path=png_path(route), content=code.png)


def svg_path(route: Route) -> str:
    """Return where the drawn code of a page lies in the output."""
    return f"{route.path}qr.svg"


def png_path(route: Route) -> str:
    """Return where the code of a page lies in the output as a PNG."""
    return f"{route.path}qr.png"


def qr_view(route: Route, base_url: str, viewer: "Viewer") -> QrView | None:
    """Return the code of a page that is public or unlisted, None while the site's address is unknown."""
    address = _address(route, base_url)
    if not address:
        return None
    alt = viewer.words("QR code of {address}", address=address)
    return QrView(
        picture=PictureView(src=viewer.place.to(svg_path(route)), alt=alt),
        address=address,
        svg=viewer.place.to(svg_path(route)),
        png=viewer.place.to(png_path(route)),
    )


def with_qr(share: ShareView, thing: "HeldBadge | Page", settings: "Settings", viewer: "Viewer") -> ShareView:
    """Return the share panel of a badge or a page with the code of its address, where it has one."""
    if thing.visibility not in _FOUND:
        return share
    return replace(share, qr=qr_view(thing.route, settings.base_url, viewer))

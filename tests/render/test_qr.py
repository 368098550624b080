"""QR codes: they lead where they should, cameras read them, and what is hidden has none."""

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.render.conftest import held, page, site, viewer

from badgefolio.model.held import Route
from badgefolio.model.project import Visibility
from badgefolio.render.qr import make_qr, plan_qr, qr_view, with_qr
from badgefolio.render.views import ShareView

if TYPE_CHECKING:
    from tests.conftest import Project

ADDRESS = "https://maya.example/me/badges/soldering/"
UNLISTED, LOCKED = Visibility.UNLISTED, Visibility.PASSWORD


def read(picture: Image.Image) -> list[str]:
    return [one.text for one in zxingcpp.read_barcodes(picture)]


def drawn(svg: bytes, width: int, ground: str = "white") -> Image.Image:
    """Return an SVG as a screen shows it on some ground."""
    import resvg_py

    made = bytes(resvg_py.svg_to_bytes(svg_string=svg.decode(), width=width))
    picture = Image.open(BytesIO(made)).convert("RGBA")
    whole = Image.new("RGBA", (width + 40, width + 40), ground)
    whole.alpha_composite(picture, (20, 20))
    return whole.convert("RGB")


def test_a_camera_reads_the_png() -> None:
    picture = Image.open(BytesIO(make_qr(ADDRESS).png))
    assert picture.mode == "1"
    assert picture.size[0] == picture.size[1] >= 600
    assert read(picture.convert("L")) == [ADDRESS]


@pytest.mark.parametrize("ground", ["white", "black"])
def test_a_camera_reads_the_drawing_on_any_ground_and_as_small_as_a_page_shows_it(ground: str) -> None:
    assert read(drawn(make_qr(ADDRESS).svg, 132, ground)) == [ADDRESS]


def test_a_camera_reads_it_where_a_seventh_is_hidden() -> None:
    picture = Image.open(BytesIO(make_qr(ADDRESS).png)).convert("L")
    size = picture.size[0]
    picture.paste(255, (size // 2, size // 2, size // 2 + size // 6, size // 2 + size // 6))
    assert read(picture) == [ADDRESS]


@settings(max_examples=30)
@given(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=150))
def test_every_address_comes_back_and_the_same_one_gives_the_same_bytes(path: str) -> None:
    address = f"https://maya.example/{path}/"
    code = make_qr(address)
    assert read(Image.open(BytesIO(code.png)).convert("L")) == [address]
    assert make_qr(address) == code


def test_what_somebody_may_be_told_of_has_a_code_and_nothing_else() -> None:
    badges = held(), held("quiet", visibility=UNLISTED), held("deep", visibility=LOCKED)
    pages = page(), page("shy", visibility=UNLISTED, route=Route(path="unlisted/shy/"))
    planned = plan_qr(site(badges, pages))
    assert {route.path: item.argument for route, item in planned.items()} == {
        path: f"https://maya.example/me/{path}"
        for path in ("", "badges/soldering/", "unlisted/quiet/", "pages/cv/", "unlisted/shy/")
    }
    assert plan_qr(site(badges, pages, base_url="")) == {}


def test_an_address_too_long_for_a_code_has_none() -> None:
    base_url = f"https://maya.example/{'a' * 2_400}/"
    assert plan_qr(site((held(),), base_url=base_url)) == {}
    assert qr_view(Route(path=""), base_url, viewer()) is None


def test_a_share_panel_shows_the_code_of_its_page_unless_a_password_opens_it() -> None:
    said = site().settings
    shown = with_qr(ShareView(link=None), held(), said, viewer())
    assert shown.qr is not None
    assert (shown.qr.svg, shown.qr.png) == ("../../badges/soldering/qr.svg", "../../badges/soldering/qr.png")
    assert shown.qr.picture.alt == f"QR code of {ADDRESS}"
    locked = with_qr(ShareView(link=None), held(visibility=LOCKED), said, viewer())
    assert locked.qr is None


def test_a_site_has_codes_beside_its_pages_and_none_of_what_is_hidden(project: "Project") -> None:
    project.site().badge("open").badge("shy", "visibility: private\n").badge(
        "quiet", "visibility: unlisted\n"
    )
    project.badge("deep", "visibility: password\n").write_page("cv", "- badge: open")
    project.write_page("later", "- text: Soon.", "publish_after: 2999-01-01")
    built = project.build(passwords={"visitors": "maple torch orbit lantern"})
    output = project.output()
    codes = [path for path in output if path.endswith("qr.png")]
    assert [path for path in codes if "unlisted" not in path] == [
        "badges/open/qr.png",
        "pages/cv/qr.png",
        "qr.png",
    ]
    assert len(codes) == 4
    for path in codes:
        folder = path.removesuffix("qr.png")
        assert read(Image.open(BytesIO(output[path])).convert("L")) == [f"https://maya.example/me/{folder}"]
        assert output[f"{folder}qr.svg"].startswith(b"<svg")
    assert built.counts["qr"].made == 4
    again = project.build(passwords={"visitors": "maple torch orbit lantern"}).counts["qr"]
    assert (again.known, again.made) == (4, 0)

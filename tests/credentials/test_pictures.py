import base64

import pytest

from badgefolio.credentials.pictures import MAX_BYTES, picture

PIXEL = b"\x89PNG\r\n\x1a\n rest"


def test_an_address_is_kept_with_its_caption() -> None:
    found = picture("https://a.example/x.png", caption="A robot")
    assert found is not None
    assert (found.url, found.content, found.caption) == ("https://a.example/x.png", None, "A robot")


@pytest.mark.parametrize("head", ["data:image/png;base64,", "DATA:image/PNG;charset=x;base64, "])
def test_bytes_inside_are_decoded(head: str) -> None:
    text = base64.b64encode(PIXEL).decode().rstrip("=")
    found = picture(head + text[:8] + "\n" + text[8:], caption=None)
    assert found is not None
    assert (found.url, found.content, found.media_type) == (None, PIXEL, "image/png")


def test_percent_encoded_bytes_are_decoded() -> None:
    found = picture("data:image/svg+xml,%3Csvg/%3E", caption=None)
    assert found is not None
    assert found.content == b"<svg/>"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "data:text/html;base64,PGI+",
        "data:image/png;base64,***",
        "data:image/png;base64,",
        "data:image/png",
        "data:,x",
        "data:image/png," + "a" * (MAX_BYTES + 1),
    ],
)
def test_everything_else_is_no_picture(address: str) -> None:
    assert picture(address, caption=None) is None

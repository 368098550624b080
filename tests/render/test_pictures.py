import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from badgefolio.model.pictures import MadePicture
from badgefolio.problems import Code, ProblemError
from badgefolio.render.pictures import BADGE_SIDE, PHOTO_SIDE, PictureRequest, make_picture

SIGNATURE = b"\x89PNG\r\n\x1a\n"
SECRET = b"45.1885N,5.7245E maya@secret.example"


def make(content: bytes, *, is_badge: bool = True) -> MadePicture:
    request = PictureRequest(
        file="content/badges/a.png", name="First aid", is_badge=is_badge, content=content
    )
    return make_picture(request)


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(depth: int, colour: int, row: bytes, *before: bytes, side: tuple[int, int] = (4, 4)) -> bytes:
    """Return a PNG of equal rows."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *side, depth, colour, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress((b"\0" + row) * side[1]))
    return SIGNATURE + header + b"".join(before) + pixels + chunk(b"IEND", b"")


PLAIN = png(8, 6, b"\x10\x20\x30\xff" * 4)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:  # noqa: ANN401 - what Pillow takes
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def halves(width: int = 40, height: int = 20) -> Image.Image:
    """Return a picture that is red on its left half and blue on its right."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    return image


def exif(orientation: int) -> bytes:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010E] = SECRET.decode()
    found.get_ifd(0x8825)[2] = (45.0, 11.0, 18.0)
    return found.tobytes()


def shown(made: MadePicture) -> Image.Image:
    assert made.problem is None
    assert made.picture.size == len(made.content)
    image = Image.open(io.BytesIO(made.content))
    assert image.size == (made.picture.width, made.picture.height)
    return image


def refused(made: MadePicture) -> str:
    """Return why a placeholder stands in its place."""
    assert made.problem is not None
    assert (made.problem.code, str(made.problem.span)) == (Code.IMAGE_BROKEN, "content/badges/a.png")
    assert (made.picture.ending, made.picture.width, made.picture.height) == ("svg", 400, 400)
    assert b">FA</text>" in made.content
    return made.problem.message.removeprefix("The picture cannot be shown: ")


def test_a_small_png_keeps_its_pixels_and_loses_all_else() -> None:
    hidden = [
        chunk(b"tEXt", b"openbadges\0" + SECRET),
        chunk(b"iTXt", b"openbadges\0\0\0\0\0" + SECRET),
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(SECRET)),
        chunk(b"eXIf", exif(1)),
        chunk(b"tIME", b"\x07\xe8\1\1\1\1\1"),
        chunk(b"iCCP", b"x\0\0" + zlib.compress(SECRET)),
        chunk(b"prVt", SECRET),
        chunk(b"gAMA", SECRET),
        chunk(b"sRGB", SECRET),
    ]
    kept = [chunk(b"gAMA", b"\0\0\xb1\x8f"), chunk(b"sBIT", b"\x08\x08\x08\x08")]
    row = b"\x10\x20\x30\xff" * 4
    made = make(png(8, 6, row, *kept, *hidden))
    assert made.content == png(8, 6, row, *kept)
    assert (made.picture.ending, made.picture.width, made.picture.height) == ("png", 4, 4)


def test_what_follows_the_end_of_a_png_is_gone() -> None:
    assert make(PLAIN + b"PK\3\4<script>" + SECRET).content == PLAIN


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_small_png_that_is_turned_is_made_upright(orientation: int) -> None:
    image = shown(make(saved(halves(), "PNG", exif=exif(orientation))))
    assert not image.getexif()
    assert image.size == ((40, 20) if orientation == 3 else (20, 40))
    first = image.convert("RGB").getpixel((0, 0))
    assert first == ((255, 0, 0) if orientation == 6 else (0, 0, 255))


@pytest.mark.parametrize("kind", ["JPEG", "MPO"])
def test_a_photo_is_turned_upright_and_loses_position_and_words(kind: str) -> None:
    more: dict[str, Any] = {"comment": SECRET, "exif": exif(6), "quality": 95}
    more |= {"save_all": True, "append_images": [halves()]} if kind == "MPO" else {}
    content = saved(halves(80, 40), kind, **more)
    assert SECRET in content
    made = make(content + SECRET, is_badge=False)
    image = shown(made)
    assert (made.picture.ending, image.format, image.size) == ("jpg", "JPEG", (40, 80))
    assert (made.picture.scale, dict(image.getexif()), SECRET in made.content) == (1.0, {}, False)
    top, bottom = (image.convert("RGB").getpixel((20, y)) for y in (10, 70))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 + top[2]
    assert bottom[2] > 200 + bottom[0]


def test_a_large_photo_is_made_as_large_as_it_is_shown() -> None:
    made = make(saved(halves(4_000, 3_000), "JPEG"), is_badge=False)
    assert shown(made).size == (PHOTO_SIDE, 1_200)


def test_a_large_badge_is_made_as_large_as_it_is_shown() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_itxt("openbadges", SECRET.decode())
    made = make(saved(halves(600, 300).convert("RGBA"), "PNG", pnginfo=words, exif=exif(1)))
    assert shown(made).size == (BADGE_SIDE, BADGE_SIDE // 2)
    assert SECRET not in made.content


@pytest.mark.parametrize(
    ("depth", "colour", "row"),
    [
        (1, 0, b"\xa0"),
        (8, 0, b"abcd"),
        (16, 0, b"abcdefgh"),
        (8, 2, b"abc" * 4),
        (16, 2, b"abcdef" * 4),
        (8, 4, b"ab" * 4),
        (16, 4, b"abcd" * 4),
        (16, 6, b"abcdefgh" * 4),
    ],
)
def test_every_kind_of_png_is_kept_as_it_is(depth: int, colour: int, row: bytes) -> None:
    content = png(depth, colour, row)
    assert make(content).content == content


def test_a_palette_and_its_transparency_are_kept() -> None:
    content = png(8, 3, b"\0\1\1\1", chunk(b"PLTE", b"abcdef"), chunk(b"tRNS", b"\0\xff"))
    assert make(content).content == content


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_large_png_is_made_smaller(mode: str) -> None:
    assert shown(make(saved(Image.new(mode, (600, 300)), "PNG"))).size == (512, 256)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_photo_is_made_anew(mode: str) -> None:
    assert shown(make(saved(Image.new(mode, (60, 30)), "JPEG"))).mode == "RGB"


def test_a_moving_png_stands_still() -> None:
    frames = [Image.new("RGBA", (9, 9), colour) for colour in ("red", "blue")]
    content = saved(frames[0], "PNG", save_all=True, append_images=frames[1:])
    assert b"acTL" in content
    made = make(content)
    assert all(name not in made.content for name in (b"acTL", b"fcTL", b"fdAT"))
    assert shown(made).convert("RGBA").getpixel((0, 0)) == (255, 0, 0, 255)


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_other_moving_pictures_become_their_first_frame(kind: str) -> None:
    frames = [Image.new("RGBA", (9, 9), colour) for colour in ("red", "blue")]
    more = {"lossless": True} if kind == "WEBP" else {}
    made = make(saved(frames[0], kind, save_all=True, append_images=frames[1:], **more))
    image = shown(made)
    assert (image.format, made.picture.ending, getattr(image, "n_frames", 1)) == ("PNG", "png", 1)
    assert image.convert("RGBA").getpixel((0, 0)) == (255, 0, 0, 255)


@pytest.mark.parametrize("side", [(65_535, 65_535), (10_000, 10_000), (2**31 - 1, 2**31 - 1), (8_000, 8_000)])
def test_a_huge_picture_is_refused_before_it_is_decoded(side: tuple[int, int]) -> None:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *side, 8, 6, 0, 0, 0))
    content = SIGNATURE + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    assert refused(make(content)) == "it has more than 50,000,000 pixels."


def test_a_picture_that_must_be_held_whole_has_a_smaller_cap() -> None:
    content = png(1, 0, bytes(700), side=(5_600, 5_600))
    assert refused(make(content)) == "it has more than 25,000,000 pixels."


def test_a_gif_whose_frame_is_larger_than_it_says_is_refused() -> None:
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0, 0, 0)
    frame = b"," + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0) + b"\2\2\x4c\1\0;"
    assert "pixels" in refused(make(head + frame))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"garbage", "UnidentifiedImageError"),
        (PLAIN[:50], "damaged"),
        (PLAIN[:-22], "damaged"),
        (SIGNATURE, "damaged"),
        (PLAIN.replace(b"IDAT", b"iDAT"), "damaged"),
        (saved(halves(), "JPEG")[:300], "damaged"),
        (b"GIF89a", "damaged"),
        (b"%PDF-1.7", "damaged"),
        (b"<svg/>", "the SVG cannot be used: its first element is not svg."),
        (b" \n<html>", "the SVG cannot be used"),
    ],
)
def test_a_broken_file_is_said_and_a_placeholder_stands_in_its_place(content: bytes, reason: str) -> None:
    assert reason in refused(make(content))


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"", b"x"), (chunk(b"prVt", b"x")[:-1], b""), (b"\xff\xff\xff\xffaaaa", b"")],
)
def test_a_png_whose_chunks_do_not_add_up_is_made_anew_or_refused(before: bytes, after: bytes) -> None:
    made = make(PLAIN.replace(chunk(b"IEND", b""), before + after))
    assert made.problem is not None or shown(made).size == (4, 4)
    assert b"prVt" not in made.content


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_an_svg_is_known_in_every_encoding(codec: str) -> None:
    bom = "\ufeff" if codec == "utf-16-be" else ""
    text = f'{bom}\n<svg xmlns="http://www.w3.org/2000/svg" width="20" height="30"><script/></svg>'
    made = make(text.encode(codec))
    assert made.content == b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="30" />'.replace(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="30"',
        b'<svg width="20" height="30" xmlns="http://www.w3.org/2000/svg"',
    )
    assert (made.picture.ending, made.picture.width, made.picture.height) == ("svg", 20, 30)
    assert made.picture.had_active_content


def test_a_badge_without_picture_has_a_placeholder_and_no_problem() -> None:
    made = make(b"")
    assert made.problem is None
    assert made.picture.size == len(made.content)


def test_a_file_is_read_from_its_path(tmp_path: Path, make_png: Callable[..., bytes]) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(make_png())
    request = PictureRequest(file="a", name="A", is_badge=True, path=str(path))
    assert make_picture(request).content == make_png()


def test_a_file_of_no_bytes_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.touch()
    request = PictureRequest(file="content/badges/a.png", name="First aid", is_badge=True, path=str(path))
    assert "damaged" in refused(make_picture(request))


@pytest.mark.parametrize(
    ("filled", "scale"),
    [((0, 0, 100, 100), 0.9), ((5, 5, 95, 95), 1.0), ((30, 30, 70, 70), 1.4), ((0, 25, 100, 75), 1.27)],
)
def test_badges_with_wide_margins_are_shown_larger(filled: tuple[int, ...], scale: float) -> None:
    image = Image.new("RGBA", (100, 100))
    image.paste("red", (filled[0], filled[1], filled[2], filled[3]))
    assert make(saved(image, "PNG")).picture.scale == scale
    assert make(saved(image, "PNG"), is_badge=False).picture.scale == 1.0


def test_a_badge_that_is_all_transparent_keeps_its_size() -> None:
    assert make(saved(Image.new("RGBA", (9, 9)), "PNG")).picture.scale == 1.0


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_same_picture_gives_the_same_bytes(kind: str) -> None:
    content = saved(halves(600, 300), kind)
    assert make(content) == make(content)


HEADS = [
    b"",
    SIGNATURE,
    PLAIN[:41],
    PLAIN[:-20],
    b"\xff\xd8\xff\xe0",
    b"GIF89a",
    b"RIFF\0\1\0\0WEBPVP8 ",
    b"<svg",
]


@given(st.sampled_from(HEADS), st.binary(max_size=200), st.sampled_from([b"", chunk(b"IEND", b"")]))
def test_any_bytes_give_a_picture(head: bytes, body: bytes, end: bytes) -> None:
    made = make(head + body + end)
    assert made.content
    assert made.picture.size == len(made.content)
    assert made.problem is None or made.picture.ending == "svg"


@given(st.integers(0, len(PLAIN) - 1), st.integers(0, 255))
def test_any_changed_byte_gives_a_picture(position: int, value: int) -> None:
    made = make(PLAIN[:position] + bytes([value]) + PLAIN[position + 1 :])
    assert made.content
    assert made.picture.ending in {"png", "svg"}


def test_a_file_that_changed_since_it_was_found_is_not_kept_under_another_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"other")
    request = PictureRequest(file="a.png", name="a", is_badge=True, path=str(path), digest="0" * 64)
    with pytest.raises(ProblemError) as caught:
        make_picture(request)
    assert caught.value.problems[0].code is Code.FILE_NOT_READABLE

"""A photograph says where and with what it was taken; what is published of it says neither."""

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.leaks import leaks
from tests.locks import opened

if TYPE_CHECKING:
    from tests.conftest import Project

pytestmark = pytest.mark.untraced

WORDS = "maple torch orbit lantern"
CANARIES = ["Zy-camera", "Zy-author", "Zy-datum", "Zy-xmp", "Zy-comment"]
GPS, DATUM, MAKE, ARTIST = 0x8825, 0x12, 0x10F, 0x13B  # Exif 2.32, sections 4.6.3 to 4.6.6
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>Zy-xmp</a></x:xmpmeta>'


def photograph(kind: str) -> bytes:
    """Return a picture of that kind that says where, with what and by whom it was taken."""
    exif = Image.Exif()
    exif[MAKE], exif[ARTIST] = "Zy-camera", "Zy-author"
    exif[GPS] = {1: "N", 2: (45.0, 11.0, 22.0), 3: "E", 4: (5.0, 43.0, 11.0), DATUM: "Zy-datum"}
    stream = io.BytesIO()
    image = Image.new("RGB", (64, 48), "teal")
    if kind == "JPEG":
        image.save(stream, kind, exif=exif, comment=b"Zy-comment", xmp=XMP)
    elif kind == "PNG":
        words = PngInfo()
        words.add_text("Comment", "Zy-comment")
        words.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=True)
        image.save(stream, kind, exif=exif, pnginfo=words)
    else:
        image.save(stream, kind, exif=exif, xmp=XMP)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_no_place_and_no_camera_is_published(project: "Project", kind: str) -> None:
    name, content = f"photo.{kind.lower().replace('jpeg', 'jpg')}", photograph(kind)
    assert leaks({"original": content}, CANARIES), "the positive control"
    for folder in ("portrait", "evidence", "image", "gallery", "art", "locked"):
        project.write(f"content/files/{folder}/{name}", content)
    project.write(
        "content/site.yaml",
        "title: T\nbase_url: https://maya.example/\ndefaults: {visibility: public}\n"
        f"owner: {{name: Maya, picture: files/portrait/{name}}}\n",
    )
    project.badge(
        "one", f"picture: files/art/{name}\nevidence: [{{file: files/evidence/{name}, name: Proof}}]"
    )
    project.write_page(
        "cv",
        f"- profile: [picture]\n- {{image: files/image/{name}, alt: A}}\n- files: [files/gallery/{name}]\n"
        f"  as: list",
    )
    project.write_page("shut", f"- {{image: files/locked/{name}, alt: A}}", "visibility: password")
    project.build(passwords={"visitors": WORDS})
    output = project.output()
    inside = [opened(page, WORDS) for path, page in output.items() if path.startswith("locked/")]
    assert [bool(one) for one in inside] == [True]
    files = {
        f"{number}-{path}": one for number, both in enumerate(inside) if both for path, one in both[1].items()
    }
    assert leaks({**output, **files}, CANARIES) == []
    pictures = [one for path, one in {**output, **files}.items() if path.endswith((".jpg", ".png"))]
    assert len(pictures) >= 3
    for picture in pictures:
        with Image.open(io.BytesIO(picture)) as image:
            assert not image.getexif()
            assert not {"exif", "xmp", "comment", "Comment", "XML:com.adobe.xmp"} & set(image.info)

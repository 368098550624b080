"""Previews of a whole site: there for what everybody may see, drawn once, without a trace of the rest."""

import io
from typing import TYPE_CHECKING

import fontpkg
import pytest
from PIL import Image

from badgefolio.problems import Code

if TYPE_CHECKING:
    from tests.conftest import Project

FONT = "preview: {fonts: [files/letters.ttf]}\n"


def codes(project: "Project", **options: object) -> list[Code]:
    return [problem.code for problem in project.problems(**options)]


def test_previews_lie_beside_their_pages_and_are_drawn_once(project: "Project") -> None:
    project.site().badge("one").badge("two", "visibility: unlisted\n")
    project.write_page("cv", "- badge: one")
    first = project.build()
    made = {path: content for path, content in project.output().items() if path.endswith("preview.png")}
    assert sorted(made) == ["badges/one/preview.png", "pages/cv/preview.png", "preview.png"]
    for content in made.values():
        with Image.open(io.BytesIO(content)) as image:
            assert image.size == (1200, 630)
    assert (first.counts["preview"].made, first.counts["preview"].known) == (3, 0)
    again = project.badge("two", "visibility: unlisted\nnote: Another word.\n").build()
    assert (again.counts["preview"].made, again.counts["preview"].known) == (0, 3)
    renamed = project.badge("one", title="Uno").build()
    assert (renamed.counts["preview"].made, renamed.counts["preview"].known) == (
        3,
        0,
    )  # its picture changed too


def test_every_picture_that_a_page_names_is_there(project: "Project") -> None:
    project.site().badge("one", "tags: [craft]\n").write_page("cv", "- badge: one")
    project.build()
    said = "https://maya.example/me/"
    output = project.output()
    named = {
        line.partition('content="')[2].partition('"')[0]
        for path, content in output.items()
        if path.endswith(".html")
        for line in content.decode().splitlines()
        if '"og:image"' in line or '"twitter:image"' in line
    }
    assert len(named) == 3
    assert {address.removeprefix(said) for address in named} <= output.keys()


def test_a_badge_that_its_dates_keep_back_has_none(project: "Project") -> None:
    project.site().badge("later", "publish_after: 2999-01-01\n").build()
    assert not [path for path in project.output() if "later" in path]


def test_fonts_of_the_owner_are_drawn_with_and_never_published(project: "Project") -> None:
    font = fontpkg.path("noto-sans-arabic").read_bytes()
    project.site(FONT).write("content/files/letters.ttf", font).badge("one")
    assert codes(project) == []
    assert not [
        path for path, content in project.output().items() if content == font or path.endswith(".ttf")
    ]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (FONT, Code.FILE_NOT_FOUND),
        ("preview: {fonts: [files/me.png]}\n", Code.FILE_TYPE_NOT_ALLOWED),
        ("preview: {fonts: files/me.png}\n", Code.OPTION_WRONG),
        ("preview: {fnts: []}\n", Code.OPTION_UNKNOWN),
    ],
)
def test_a_font_that_is_not_there_or_no_font_by_its_name_is_an_error(
    project: "Project", said: str, code: Code
) -> None:
    project.site(said).write("content/files/me.png", b"")
    assert codes(project) == [code]


def test_a_public_address_in_the_open_is_a_warning_except_on_ones_own_machine(project: "Project") -> None:
    project.site()
    assert codes(project, base_url="http://maya.example/") == [Code.BASE_ADDRESS_WRONG]
    assert not any(problem.is_error for problem in project.problems(base_url="http://maya.example/"))
    assert codes(project, base_url="http://127.0.0.1:8000/") == []

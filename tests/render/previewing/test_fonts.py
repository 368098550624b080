"""Fonts: the program's own first, then others, and never one that would draw a box."""

import shutil
from pathlib import Path

import fontpkg
import pytest

from badgefolio.render.previewing import fonts
from badgefolio.render.previewing.fonts import PACKAGED, FontShelf
from badgefolio.render.previewing.requests import Font

NOBODYS = "\u0378"  # a code point without a character (Unicode 16)
EUROPE = (
    "\u00c0\u00df\u0111\u0142\u0151\u0159\u015f\u0219\u0163\u0127\u014b\u0167\u1e83\u01e5\u0259"
    "\u0391\u03b8\u1f04\u0410\u0454\u045f\u0491\u040e\u20ac\u2026\u2019\u202f\u2605"
)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every font away but those of the program."""
    monkeypatch.setattr(fonts, "_others", lambda: iter(()))


def named(chosen: tuple[Font, ...]) -> list[str]:
    return [Path(font.path).name.partition("[")[0] for font in chosen]


@pytest.mark.usefixtures("alone")
def test_what_europe_and_arabic_write_is_in_the_fonts_of_the_program() -> None:
    assert FontShelf().choose([EUROPE, "\u0648\u0633\u064a\u0637\u0629 \u06a9\u067e\u0686"])[1] == frozenset()


@pytest.mark.usefixtures("alone")
def test_a_plain_text_is_drawn_with_one_font() -> None:
    chosen, missing = FontShelf().choose(["Caf\u00e9", "3\u00a0May"])
    assert (named(chosen), missing) == (["SourceSerif4"], frozenset())
    assert chosen[0].characters == "3CMafy\u00e9"
    assert len(chosen[0].digest) == 64


@pytest.mark.usefixtures("alone")
def test_what_no_font_has_is_named_and_spaces_need_no_font() -> None:
    chosen, missing = FontShelf().choose([f"a {NOBODYS}\u200d\ufe0f"])
    assert (named(chosen), missing) == (["SourceSerif4"], frozenset(NOBODYS))
    assert named(FontShelf().choose([])[0]) == ["SourceSerif4"]


def test_a_font_of_the_owner_comes_after_the_programs_and_before_all_others(tmp_path: Path) -> None:
    shutil.copy(fontpkg.path(PACKAGED[0]), tmp_path / "mine.ttf")
    shelf = FontShelf([tmp_path / "mine.ttf"])
    assert shelf.is_font(tmp_path / "mine.ttf")
    assert named(shelf.choose(["abc"])[0]) == ["SourceSerif4"]


def test_the_font_that_has_most_is_taken_and_of_equal_ones_the_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = fontpkg.path("noto-sans-arabic")
    for name in ("a.ttf", "b.ttf"):
        shutil.copy(source, tmp_path / name)
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    (tmp_path / "cut.ttf").write_bytes(source.read_bytes()[:3_000])
    found = [tmp_path / name for name in ("broken.ttf", "cut.ttf", "a.ttf", "b.ttf")]
    monkeypatch.setattr(fonts, "PACKAGED", ("source-serif-4",))
    monkeypatch.setattr(fonts, "_others", lambda: iter(found))
    shelf = FontShelf()
    shelf._first = shelf._first[:1]
    chosen, missing = shelf.choose([f"\u0648{NOBODYS}"])
    assert (named(chosen), missing) == (["SourceSerif4", "a.ttf"], frozenset(NOBODYS))


@pytest.mark.parametrize("content", [b"", b"no font", b"\0\1\0\0" + b"\xff" * 500])
def test_what_is_no_font_is_none(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(content)
    assert not FontShelf([path]).is_font(path)
    assert named(FontShelf([path]).choose(["abc"])[0]) == ["SourceSerif4"]


def test_a_font_of_coloured_pictures_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    assert FontShelf().is_font(fontpkg.path("inter"))
    monkeypatch.setattr(fonts, "_COLOURED", frozenset(["glyf"]))
    assert not FontShelf().is_font(fontpkg.path("inter"))


def test_without_raqm_what_must_be_shaped_counts_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_can_shape", lambda: False)
    monkeypatch.setattr(fonts, "_others", lambda: iter(()))
    assert FontShelf().choose(["\u00e9\u0648\u0939"])[1] == frozenset("\u0648\u0939")


def test_fonts_for_reading_come_before_bold_and_ornamental_ones() -> None:
    names = [
        "NotoRashiHebrew-Regular.ttf",
        "NotoSansHebrew-Bold.ttf",
        "DejaVuSans.ttf",
        "NotoSansHebrew-Regular.ttf",
    ]
    assert [path.name for path in sorted(map(Path, names), key=fonts._plainness)] == [
        "NotoSansHebrew-Regular.ttf",
        "DejaVuSans.ttf",
        "NotoSansHebrew-Bold.ttf",
        "NotoRashiHebrew-Regular.ttf",
    ]


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "freebsd14"])
def test_the_folders_of_each_system_are_looked_through_where_they_are(
    platform: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("sys.platform", platform)
    for folder in (".fonts", "Library/Fonts", "AppData/Local/Microsoft/Windows/Fonts"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "One.TTF").touch()
        (tmp_path / folder / "read.me").touch()
    found = [path for path in fonts._others() if path.is_relative_to(tmp_path)]
    assert len(found) == 1
    assert found[0].name == "One.TTF"

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Ran

Run = Callable[..., "Ran"]
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'


@pytest.fixture
def parts(tmp_path: Path, make_png: Callable[..., bytes], make_credential: Callable[..., str]) -> Path:
    """Give a folder with images and a credential."""
    (tmp_path / "art.png").write_bytes(make_png())
    (tmp_path / "art.svg").write_text(SVG)
    (tmp_path / "badge.json").write_text(make_credential("Été"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("image", ["art.png", "art.svg"])
def test_what_is_baked_is_taken_out_as_it_was(run: Run, parts: Path, image: str) -> None:
    ran = run("bake", parts / image, parts / "badge.json", "-o", parts / f"baked-{image}")
    assert ran.code == 0
    assert ran.out == f'"Été" is baked into {parts / f"baked-{image}"}.\n'
    taken = run("unbake", parts / f"baked-{image}")
    assert taken.code == 0
    assert taken.out == (parts / "badge.json").read_text(encoding="utf-8") + "\n"


def test_the_credential_can_be_written_to_a_file(run: Run, parts: Path) -> None:
    run("bake", parts / "art.png", parts / "badge.json", "-o", parts / "baked.png")
    ran = run("unbake", parts / "baked.png", "-o", parts / "out.json")
    assert ran.out == f"The credential is in {parts / 'out.json'}.\n"
    assert (parts / "out.json").read_bytes() == (parts / "badge.json").read_bytes()
    again = run("unbake", parts / "baked.png", "-o", parts / "out.json")
    assert (again.code, "--force" in again.err) == (1, True)
    assert run("unbake", parts / "baked.png", "-o", parts / "out.json", "--force").code == 0


def test_nothing_is_written_over_unless_it_is_said(run: Run, parts: Path) -> None:
    before = (parts / "art.png").read_bytes()
    ran = run("bake", parts / "art.png", parts / "badge.json", "-o", parts / "art.png")
    assert (ran.code, "[file-exists]" in ran.err) == (1, True)
    assert (parts / "art.png").read_bytes() == before
    assert run("bake", parts / "art.png", parts / "badge.json", "-o", parts / "art.png", "--force").code == 0
    assert (parts / "art.png").read_bytes() != before


@pytest.mark.parametrize(
    ("image", "text", "code"),
    [
        ("art.png", "{}", "not-a-badge"),
        ("art.png", "{", "json-broken"),
        ("badge.json", None, "file-type-unknown"),
        ("absent.png", None, "file-not-found"),
    ],
)
def test_what_cannot_be_baked_is_said_and_nothing_written(
    run: Run, parts: Path, image: str, text: str | None, code: str
) -> None:
    if text is not None:
        (parts / "badge.json").write_text(text)
    ran = run("bake", parts / image, parts / "badge.json", "-o", parts / "baked.png")
    assert ran.code == 1
    assert f"[{code}]" in ran.err
    assert not (parts / "baked.png").exists()


def test_warnings_about_the_credential_are_said_to_all(
    run: Run, parts: Path, make_credential: Callable[..., str]
) -> None:
    (parts / "badge.json").write_text(make_credential("A", issuedOn="some day"))
    ran = run("bake", parts / "art.png", parts / "badge.json", "-o", parts / "one.png")
    assert "[badge-value-odd]" in ran.err
    ran = run("bake", parts / "art.png", parts / "badge.json", "-o", parts / "two.png", "--json")
    answer = json.loads(ran.out)
    assert [problem["code"] for problem in answer["problems"]] == ["badge-value-odd"]
    assert answer["bytes"] == (parts / "two.png").stat().st_size


def test_a_machine_gets_the_credential_in_its_object(run: Run, parts: Path) -> None:
    run("bake", parts / "art.png", parts / "badge.json", "-o", parts / "baked.png")
    answer = json.loads(run("unbake", parts / "baked.png", "--json").out)
    assert answer["text"] == (parts / "badge.json").read_text(encoding="utf-8")
    assert answer["container"] == "png"

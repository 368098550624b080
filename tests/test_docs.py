"""The documentation says what is there, and what it shows works."""

import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from badgefolio.render import views
from badgefolio.render.themes import ThemeShelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = [link for link, _ in _LINK.findall(path.read_text(encoding="utf-8"))]
    lost = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert lost == []


def test_the_theme_contract_is_written_down_whole() -> None:
    text = (ROOT / "docs/themes.md").read_text(encoding="utf-8")
    missing = []
    for name, view in vars(views).items():
        if not dataclasses.is_dataclass(view):
            continue
        row = re.search(rf"^\| `{name}` \| (.*) \|$", text, re.MULTILINE)
        listed = row[1] if row else ""
        missing += [
            f"{name}.{field.name}" for field in dataclasses.fields(view) if f"`{field.name}`" not in listed
        ]
    assert missing == []


def test_every_theme_is_in_the_documentation() -> None:
    text = (ROOT / "docs/themes.md").read_text(encoding="utf-8")
    for name in ThemeShelf(ROOT / "themes").names:
        assert f"`{name}`" in text
        assert (ROOT / "themes" / name / "README.md").is_file()


def test_the_two_commands_of_the_readme_are_one_line_each() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for mark in ("build command", "test command"):
        block = re.search(rf"<!-- {mark} -->\n```sh\n(.*?)```", text, re.DOTALL)
        assert block is not None
        assert block[1].count("\n") == 1
        assert block[1].startswith("python3 -m venv .venv && ")


def test_the_schemas_of_the_sample_are_the_published_ones() -> None:
    published = ROOT / "generator/badgefolio/sources/schemas"
    copies = ROOT / "content/.schemas"
    assert {path.name: path.read_bytes() for path in published.glob("*.json")} == {
        path.name: path.read_bytes() for path in copies.glob("*.json")
    }


def test_the_example_of_checking_in_the_library_page_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "docs/library.md").read_text(encoding="utf-8")
    (example,) = (one for one in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "verify(" in one)
    monkeypatch.chdir(ROOT)
    exec(compile(example, "docs/library.md", "exec"), {})  # noqa: S102 - our own page, as a reader would run it
    assert "did-web northfell.example" in capsys.readouterr().out


def test_the_example_of_verify_is_what_the_command_says(
    run: "Callable[..., Ran]", monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n\$ badgefolio verify ([^\n]*)\n(.*?)```", text, re.DOTALL)
    assert shown is not None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1794744000")  # a day in November 2026
    assert run("verify", *shown[1].split(), "--project", ROOT).out == shown[2]

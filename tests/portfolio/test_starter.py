import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.notice import Concern
from badgefolio.portfolio.reader import read_page, read_settings
from badgefolio.portfolio.starter import Starter, write_sample, write_starter
from badgefolio.problems import Code, ProblemError

WORKFLOW = ".github/workflows/publish.yml"


def starter(**said: str) -> Starter:
    return Starter(**{"name": "Maya", "title": "Portfolio", "language": "en", "version": "1.2.3", **said})


def test_a_starter_has_what_a_portfolio_needs(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    written = write_starter(folder, starter())
    assert written == sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    assert {"content/site.yaml", "content/pages/welcome.yaml", WORKFLOW, ".gitignore"} <= set(written)
    assert not any("dot-" in path for path in written)
    settings = read_settings((folder / "content/site.yaml").read_bytes(), file="site.yaml")
    assert (settings.title, settings.owner.name, settings.language) == ("Portfolio", "Maya", "en")
    page = read_page((folder / "content/pages/welcome.yaml").read_bytes(), file="p", name="welcome")
    assert page.title == "Welcome"


@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Bienvenue"), ("fr-CA", "Bienvenue"), ("de", "Welcome")]
)
def test_texts_are_in_the_language_or_in_english(tmp_path: Path, language: str, title: str) -> None:
    write_starter(tmp_path, starter(language=language))
    page = read_page((tmp_path / "content/pages/welcome.yaml").read_bytes(), file="p", name="welcome")
    assert page.title == title
    assert read_settings((tmp_path / "content/site.yaml").read_bytes(), file="s").language == language


@given(name=st.text(max_size=50))
def test_any_name_is_written_so_that_it_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = tmp_path_factory.mktemp("named")
    write_starter(folder, starter(name=f"M{name}", title="T"))
    settings = read_settings((folder / "content/site.yaml").read_bytes(), file="site.yaml")
    if name.isprintable():
        assert settings.owner.name == f"M{name}".strip()
    else:
        assert settings.owner.name.startswith("M")


def test_every_yaml_names_a_schema_that_is_there(tmp_path: Path) -> None:
    for path in write_starter(tmp_path, starter()):
        if path.startswith("content/") and path.endswith(".yaml"):
            first = (tmp_path / path).read_text(encoding="utf-8").splitlines()[0]
            schema = first.removeprefix("# yaml-language-server: $schema=")
            assert json.loads(((tmp_path / path).parent / schema).read_text())["title"]


def test_the_workflow_is_yaml_that_builds_and_publishes_with_the_address_it_found(tmp_path: Path) -> None:
    write_starter(tmp_path, starter())
    workflow = yaml.safe_load((tmp_path / WORKFLOW).read_text(encoding="utf-8"))
    steps = workflow["jobs"]["build"]["steps"]
    (build,) = (step for step in steps if "badgefolio build" in step.get("run", ""))
    assert build["run"] == 'badgefolio build --base-url "$BASE_URL/"'
    assert build["env"] == {"BASE_URL": "${{ steps.pages.outputs.base_url }}"}
    (install,) = (step for step in steps if "pip install" in step.get("run", ""))
    assert install["run"] == 'pip install --find-links wheels "badgefolio==1.2.3"'
    (upload,) = (step for step in steps if "upload-pages-artifact" in step.get("uses", ""))
    assert upload["with"] == {"path": "output"}
    assert workflow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert workflow["permissions"] == {"contents": "read"}
    assert len(workflow[True]["schedule"]) == 1, "every night, so that dates count ('on' is true in YAML 1.1)"


def test_what_was_fetched_is_kept_in_the_repository_and_no_workflow_fetches(tmp_path: Path) -> None:
    write_starter(tmp_path, starter())
    ignored = (tmp_path / ".gitignore").read_text(encoding="utf-8")
    assert "content" not in ignored
    assert "archive" not in ignored
    workflow = (tmp_path / WORKFLOW).read_text(encoding="utf-8")
    assert "refresh" not in workflow
    assert "--online" not in workflow


def test_a_starter_looks_around_every_week_with_a_command_that_there_is(tmp_path: Path) -> None:
    write_starter(tmp_path, starter())
    workflow = yaml.safe_load((tmp_path / ".github/workflows/status.yml").read_text(encoding="utf-8"))
    commands = [step["run"] for step in workflow["jobs"]["status"]["steps"] if "run" in step]
    assert commands[0] == 'pip install --find-links wheels "badgefolio==1.2.3"'
    assert workflow["permissions"] == {"contents": "read"}
    assert len(workflow[True]["schedule"]) == 1
    words = commands[1].split()
    assert words[:2] == ["badgefolio", "status"]
    assert set(words[words.index("--without") + 1 :: 2]) <= set(Concern)


@pytest.mark.parametrize(
    "write", [lambda folder: write_sample(folder, "1.2.3"), lambda folder: write_starter(folder, starter())]
)
def test_nothing_that_is_there_is_written_over(tmp_path: Path, write: object) -> None:
    assert callable(write)
    (tmp_path / "mine.txt").write_text("mine")
    for folder in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(ProblemError) as caught:
            write(folder)
        (problem,) = caught.value.problems
        assert problem.code is Code.FILE_EXISTS
        assert str(folder) in problem.message
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_repository_that_was_made_first_takes_a_portfolio(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("mine")
    assert "content/site.yaml" in write_starter(tmp_path, starter())
    assert (tmp_path / "README.md").read_text() == "mine"


def test_a_place_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ProblemError) as caught:
        write_starter(tmp_path / "file" / "new", starter())
    assert caught.value.problems[0].code is Code.OUTPUT_NOT_WRITABLE


def test_the_sample_comes_along_with_its_badges(tmp_path: Path) -> None:
    written = write_sample(tmp_path / "sample", "1.2.3")
    assert ".gitignore" in written
    assert "badgefolio==1.2.3" in (tmp_path / "sample/.github/workflows/publish.yml").read_text()
    assert "content/site.yaml" in written
    assert sum(path.startswith("content/badges/") for path in written) > 20
    assert (tmp_path / "sample/content/addresses.yaml").is_file()
    assert (tmp_path / "sample/content/archive/index.json").is_file()

"""A clean build and an incremental build of the same input give the same site, whatever was done before."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from badgefolio.pipeline import BuildRequest, build
from badgefolio.problems import ProblemError

if TYPE_CHECKING:
    from tests.conftest import Project

pytestmark = pytest.mark.untraced

NAMES = st.sampled_from(["ada", "bo"])
PAGES = st.sampled_from(["cv", "diary"])
VISIBILITIES = st.sampled_from(["private", "unlisted", "public"])
WORDS = st.sampled_from(["soldering", "swimming", "Été"])
BLOCKS = st.sampled_from(
    [
        "- badges: all",
        "- badge: ada",
        "- showcase: [bo, ada]",
        "- badges: {tag: swimming}",
        "- profile: [about]",
    ]
)


def add(project: "Project", name: str, word: str) -> None:
    project.badge(name, title=f"{word} of {name}")


def say(project: "Project", name: str, visibility: str, word: str) -> None:
    said = f"visibility: {visibility}\ntags: [{word}]\nnote: About {word}\n"
    project.write(f"content/badges/{name}.yaml", said)


def rename(project: "Project", name: str, new: str) -> None:
    for ending in ("png", "yaml"):
        path = project.folder / f"content/badges/{name}.{ending}"
        if path.exists():
            path.replace(path.with_stem(new))


def forget(project: "Project", name: str, *, wholly: bool) -> None:
    for ending in ("png", "yaml") if wholly else ("yaml",):
        (project.folder / f"content/badges/{name}.{ending}").unlink(missing_ok=True)


def page(project: "Project", name: str, visibility: str, theme: str, block: str) -> None:
    project.write_page(name, block, f"visibility: {visibility}\ntheme: {theme}")


def tear(project: "Project", name: str) -> None:
    (project.folder / f"content/pages/{name}.yaml").unlink(missing_ok=True)


def site(project: "Project", theme: str, word: str) -> None:
    project.site(f"theme: {theme}\nlanguage: {'fr' if word == 'Été' else 'en'}\n")


def change_code(_: "Project") -> None:
    """Change nothing, and build again."""


THEMES = st.sampled_from(["atelier", "vita"])
EDITS: st.SearchStrategy[tuple[Callable[..., None], dict[str, Any]]] = st.one_of(
    st.tuples(st.just(add), st.fixed_dictionaries({"name": NAMES, "word": WORDS})),
    st.tuples(
        st.just(say), st.fixed_dictionaries({"name": NAMES, "visibility": VISIBILITIES, "word": WORDS})
    ),
    st.tuples(st.just(rename), st.fixed_dictionaries({"name": NAMES, "new": st.just("zoe")})),
    st.tuples(st.just(forget), st.fixed_dictionaries({"name": NAMES, "wholly": st.booleans()})),
    st.tuples(
        st.just(page),
        st.fixed_dictionaries({"name": PAGES, "visibility": VISIBILITIES, "theme": THEMES, "block": BLOCKS}),
    ),
    st.tuples(st.just(tear), st.fixed_dictionaries({"name": PAGES})),
    st.tuples(st.just(site), st.fixed_dictionaries({"theme": THEMES, "word": WORDS})),
    st.tuples(st.just(change_code), st.just({})),
)


def clean_build(project: "Project", folder: Path) -> dict[str, bytes]:
    """Build a copy of what the project says now, in a folder that knows nothing of before."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project.folder / "content", folder / "content")
    output = build(BuildRequest(project=folder)).output
    found = {
        path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()
    }
    shutil.rmtree(folder)
    return found


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=2, max_size=7))
def test_a_clean_build_is_an_incremental_build_byte_for_byte(
    project: "Project", tmp_path: Path, edits: list[tuple[Callable[..., None], dict[str, Any]]]
) -> None:
    shutil.rmtree(project.folder)
    project.site().badge("ada").badge("bo", "tags: [swimming]\n").write_page("cv", "- badges: all").build()
    for edit, said in edits:
        before = project.output()
        edit(project, **said)
        try:
            project.build()
        except ProblemError:
            assert project.output() == before
        else:
            assert project.output() == clean_build(project, tmp_path / "clean")


@pytest.mark.parametrize("change", ["base/templates", "atelier/assets"])
def test_a_change_in_a_theme_of_the_project_is_seen(project: "Project", tmp_path: Path, change: str) -> None:
    from badgefolio import resources

    shutil.copytree(resources.bundled("themes"), project.folder / "themes")
    project.site().badge("ada").build()
    before = project.output()
    for path in (project.folder / "themes" / change).glob("*.*"):
        path.write_text(path.read_text(encoding="utf-8") + "\n<!-- changed -->\n", encoding="utf-8")
    project.build()
    assert project.output() != before
    shutil.copytree(project.folder / "themes", tmp_path / "clean/themes")
    shutil.copytree(project.folder / "content", tmp_path / "clean/content")
    build(BuildRequest(project=tmp_path / "clean", output=tmp_path / "site"))
    for name, content in project.output().items():
        assert (tmp_path / "site" / name).read_bytes() == content

"""What is installed works from any folder: themes, words, schemas and the sample come along."""

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = [pytest.mark.slow, pytest.mark.untraced]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder into which a wheel was unpacked."""
    if importlib.util.find_spec("hatchling") is None:
        reason = "hatchling, which builds the wheel, is not here"
        if os.environ.get("BADGEFOLIO_MUST_NOT_SKIP"):
            pytest.fail(reason)
        pytest.skip(reason)
    built = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            ROOT,
            "--no-deps",
            "--no-build-isolation",
            "--no-index",
            "-w",
            built,
        ],
        check=True,
        capture_output=True,
    )
    (wheel,) = built.glob("badgefolio-*.whl")
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(folder)
    return folder


def program(installed: Path, folder: Path, *words: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "badgefolio", *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_sample_is_made_and_built_from_any_folder(installed: Path, tmp_path: Path) -> None:
    program(installed, tmp_path, "new", "sample", "--sample")
    said = program(installed, tmp_path, "build", "sample", "--strict")
    assert "The site is in sample/output/: " in said
    assert (tmp_path / "sample/output/index.html").is_file()


def test_the_site_of_the_sample_holds_nothing_private_and_nothing_of_the_archive(
    installed: Path, tmp_path: Path
) -> None:
    program(installed, tmp_path, "new", "sample", "--sample")
    assert b"maya@school.example" in b"".join(
        path.read_bytes() for path in (tmp_path / "sample/content/archive").rglob("*.json")
    )
    program(installed, tmp_path, "build", "sample")
    for path in (tmp_path / "sample/output").rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            assert b"maya@school.example" not in content, path.name
            assert b"mutuelle" not in content, path.name  # the issuer of the private badge
            assert b"revokedassertions" not in content, path.name


def test_a_new_portfolio_is_made_with_all_that_it_needs(installed: Path, tmp_path: Path) -> None:
    program(installed, tmp_path, "new", "mine", "--language", "fr")
    program(installed, tmp_path, "build", "mine")
    assert (tmp_path / "mine/.github/workflows/publish.yml").is_file()
    assert 'lang="fr"' in (tmp_path / "mine/output/index.html").read_text(encoding="utf-8")


def test_the_installed_program_is_the_one_that_was_tested(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [sys.executable, "-c", "import badgefolio; print(badgefolio.__file__)"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert where.startswith(str(installed))
    for path in (ROOT / "generator/badgefolio").rglob("*.py"):
        assert (installed / path.relative_to(ROOT / "generator")).read_bytes() == path.read_bytes()
    for folder in ("themes", "content"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert (installed / "badgefolio/bundled" / path.relative_to(ROOT)).is_file(), path.name

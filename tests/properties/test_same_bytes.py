"""Same input, same bytes: independent of machine, folder, zone, language, umask, hash seed and workers."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from badgefolio import resources

if TYPE_CHECKING:
    from tests.conftest import Project

pytestmark = pytest.mark.untraced

USUAL = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C.UTF-8"}


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def built(
    project: Path,
    output: Path,
    environment: dict[str, str] | None = None,
    *,
    umask: int = 0o022,
    workers: int = 1,
) -> dict[str, str]:
    """Build in a process of its own and return the digests of the site."""
    ran = subprocess.run(
        [sys.executable, "-m", "badgefolio", "build", project, "-o", output, "--workers", str(workers)],
        env={
            **USUAL,
            **(environment or {}),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        check=False,
        text=True,
        umask=umask,
    )
    assert ran.returncode == 0, ran.stderr
    return digests(output)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("one") / "sample"
    shutil.copytree(resources.bundled("content"), folder / "content")
    return folder


@pytest.fixture(scope="module")
def usual(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    found = built(sample, tmp_path_factory.mktemp("usual") / "site")
    assert len(found) > 50
    return found


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "12345", "TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "C"},
        {"TZ": "America/St_Johns", "LANGUAGE": "fr", "PYTHONUTF8": "0", "LC_ALL": "POSIX", "NO_COLOR": "1"},
    ],
)
def test_the_machine_does_not_matter(
    sample: Path, usual: dict[str, str], tmp_path: Path, environment: dict[str, str]
) -> None:
    shutil.rmtree(sample / ".badgefolio")
    assert built(sample, tmp_path / "site", environment, umask=0o077) == usual


def test_the_folder_and_the_age_of_files_do_not_matter(
    sample: Path, usual: dict[str, str], tmp_path: Path
) -> None:
    other = tmp_path / "another place/été"
    paths = sorted((path for path in (sample / "content").rglob("*") if path.is_file()), reverse=True)
    for path in paths:  # written in another order, so that the file system lists them otherwise
        target = other / path.relative_to(sample)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        os.utime(target, (1, 1))
    assert built(other, tmp_path / "site") == usual


def test_how_many_processes_make_it_does_not_matter(project: "Project", tmp_path: Path) -> None:
    project.site()
    for number in range(66):
        project.badge(f"badge-{number}", f"tags: [t{number % 3}]\n")
    project.write_page("all", "- badges: all")
    one = built(project.folder, tmp_path / "one", workers=1)
    shutil.rmtree(project.folder / ".badgefolio")
    assert built(project.folder, tmp_path / "two", workers=2) == one


def test_no_file_of_the_site_names_the_machine(project: "Project") -> None:
    project.site().badge("one", "visibility: public\n").write_page("cv", "- badges: all").build()
    for path, content in project.output().items():
        assert str(project.folder).encode() not in content, path
        assert str(Path(__file__).parent.parent).encode() not in content, path

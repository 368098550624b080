import subprocess
import sys
from pathlib import Path

import pytest

import badgefolio
from badgefolio import resources

ROOT = Path(__file__).parent.parent


def test_themes_and_the_sample_are_found_in_a_checkout() -> None:
    assert resources.bundled("themes") == ROOT / "themes"
    assert (resources.bundled("content") / "site.yaml").is_file()


def test_the_generation_of_the_program_changes_with_any_of_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    monkeypatch.setattr(resources, "_IN_WHEEL", tmp_path / "bundled")
    (tmp_path / "bundled").mkdir()
    (tmp_path / "a.py").write_text("one")
    first = resources.generation()
    assert len(first) == 32
    (tmp_path / "bundled/theme.json").write_text("not of the program")
    (tmp_path / "cache.pyc").write_text("neither")
    assert resources.generation() == first
    (tmp_path / "a.py").write_text("two")
    assert resources.generation() != first


def test_every_public_name_can_be_imported() -> None:
    for name in badgefolio.__all__:
        assert getattr(badgefolio, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        badgefolio.nothing  # noqa: B018 - asked for on purpose


def test_every_public_name_has_one_home() -> None:
    names = [name for names in badgefolio._HOMES.values() for name in names]
    assert sorted(names) == badgefolio.__all__


def test_importing_the_package_imports_none_of_its_rooms() -> None:
    code = "import sys, badgefolio; print([name for name in sys.modules if name.startswith('badgefolio')])"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "['badgefolio']\n"

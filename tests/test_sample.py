"""The sample is what its scripts make, and shows every state that a badge can be in."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from badgefolio import VerifyRequest, read_archive, read_badge, verify_project
from badgefolio.fetching import Wanted, needed, write_archive
from badgefolio.model.report import Anchor, Name, Outcome, Report
from badgefolio.problems import Collector

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
NOW = datetime(2026, 11, 15, 12, tzinfo=UTC)  # before a badge of the sample expires, in April 2027
MARKS = {
    Outcome.PASSED: "yes",
    Outcome.FAILED: "no",
    Outcome.UNKNOWN: "?",
    Outcome.NOT_APPLICABLE: "-",
}

# as a whole; unchanged, from its issuer, not withdrawn; what vouches for the issuer, and which host
STATES = {
    "assessment-for-learning": ("yes", "yes yes yes", Anchor.DID_WEB, "northfell.example"),
    "classe-inversee": ("?", "? ? yes", Anchor.NONE, ""),
    "decoupe-laser": ("yes", "yes yes yes", Anchor.HOSTED, "fabrique-du-drac.example"),
    "guide-composteuse": ("?", "yes ? -", Anchor.SELF_ASSERTED, ""),
    "mentor-teacher": ("yes", "yes yes yes", Anchor.HOSTED, "www.skillmark.example"),
    "neige-et-avalanche": ("no", "yes yes yes", Anchor.HOSTED, "cordees.example"),
    "passeuse-de-livres": ("yes", "yes yes yes", Anchor.HOSTED, "lespasseurs.example"),
    "premiers-secours": ("yes", "yes yes yes", Anchor.HOSTED, "trois-massifs.example"),
    "prendre-soin-de-soi": ("no", "? ? no", Anchor.NONE, ""),
    "python-for-science-teachers": ("yes", "yes yes yes", Anchor.ISSUER_PROFILE, "openslopes.example"),
    "radio-de-classe": ("yes", "yes yes yes", Anchor.HOSTED, "ondes-ecole.example"),
    "teaching-the-climate": ("yes", "yes yes -", Anchor.DID_WEB, "alpineclimate.example"),
    "ulkona-oppiminen": ("?", "? ? ?", Anchor.NONE, ""),
    "wasitat-lughat": ("?", "yes ? -", Anchor.SELF_ASSERTED, ""),
}


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    """Give what is true of each badge on a day of November 2026."""
    verified = verify_project(VerifyRequest(project=ROOT, now=NOW))
    assert verified.problems == ()
    return {one.name: one.report for one in verified.badges}


@pytest.fixture(scope="module")
def scripts() -> Iterator[ModuleType]:
    """Give the script that bakes the sample, with its parts in reach."""
    folder = ROOT / "docs/sample"
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield import_module("bake")
    for path in folder.glob("*.py"):
        sys.modules.pop(path.stem, None)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_scripts_make_the_badges_and_the_archive_of_the_sample(
    scripts: ModuleType, tmp_path: Path
) -> None:
    baked = scripts.baked()
    kept = files(CONTENT / "badges")
    assert baked == {name: content for name, content in kept.items() if not name.endswith(".yaml")}
    write_archive(tmp_path / "archive", scripts.archived(baked))
    assert files(tmp_path / "archive") == files(CONTENT / "archive")


@pytest.mark.usefixtures("scripts")
def test_the_script_makes_the_endorsement_of_the_sample_which_its_owner_accepted() -> None:
    made = import_module("endorse")
    assert made.endorsement() == (CONTENT / "endorsements" / made.FILE).read_bytes()
    (one,) = verify_project(VerifyRequest(project=ROOT, now=NOW)).endorsements
    assert (one.received.answer, one.about) == ("accepted", (("teaching-the-climate", "badge"),))
    assert one.received.report is not None
    assert one.received.report.integrity.outcome is Outcome.PASSED


@pytest.mark.parametrize("name", STATES)
def test_each_badge_of_the_sample_is_in_the_state_it_is_there_to_show(
    reports: dict[str, Report], name: str
) -> None:
    report = reports[name]
    statements = (report.integrity, report.identity, report.status)
    said = " ".join(MARKS[one.outcome] for one in statements)
    assert (MARKS[report.outcome], said, report.anchor, report.domain) == STATES[name]


def test_the_states_of_all_badges_are_listed(reports: dict[str, Report]) -> None:
    assert sorted(reports) == sorted(STATES)


def test_every_badge_was_awarded_to_the_owner(reports: dict[str, Report]) -> None:
    owned = {
        name
        for name, report in reports.items()
        for one in report.checks
        if one.name is Name.RECIPIENT and one.outcome is Outcome.PASSED
    }
    assert owned == set(STATES)


def test_what_failed_is_only_that_one_expired_and_the_private_one_was_withdrawn(
    reports: dict[str, Report],
) -> None:
    failed = {
        (name, one.name)
        for name, report in reports.items()
        for one in report.checks
        if one.outcome is Outcome.FAILED
    }
    assert failed == {
        ("neige-et-avalanche", Name.EXPIRY),
        ("prendre-soin-de-soi", Name.STATUS),
    }
    assert "visibility: private" in (CONTENT / "badges/prendre-soin-de-soi.yaml").read_text(encoding="utf-8")


def test_the_endorsement_of_the_sample_is_vouched_for_by_its_endorser(reports: dict[str, Report]) -> None:
    ((pointer, report),) = reports["assessment-for-learning"].endorsements
    assert pointer == "/endorsement/0"
    assert report.identity.outcome is Outcome.PASSED
    assert (report.anchor, report.domain) == (Anchor.DID_WEB, "mountain-schools.example")


def test_the_archive_holds_nothing_that_no_badge_needs() -> None:
    archive = read_archive(CONTENT / "archive", Collector())
    wanted = []
    for path in sorted((CONTENT / "badges").glob("*.*")):
        if path.suffix != ".yaml":
            read = read_badge(path.read_bytes(), file=path.name)
            wanted.append(Wanted(name=path.stem, badge=read.badge, original=read.original))
    assert archive.documents.keys() <= needed(wanted, archive)
    assert {one.status for one in archive.documents.values()} == {200, 410}
    assert all("2026-10-01" < str(one.fetched) < "2026-11-01" for one in archive.documents.values())

"""Every badge of a site is checked once, and again when something that counts changed."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.trust import issuer as own
from tests.trust.issuer import NOW, archive_of, server

from badgefolio.engine import Counts
from badgefolio.fetching import write_archive
from badgefolio.model.checking import CheckRequest
from badgefolio.model.report import Outcome
from badgefolio.pipeline.checking import archive_at, check_file
from badgefolio.problems import ProblemError

if TYPE_CHECKING:
    from tests.conftest import Project

END = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def signed(project: "Project") -> "Project":
    """Give a project with two badges of the issuer, and what its server answers."""
    project.site().write("content/badges/one.json", own.badge("eddsa-jcs-2022").text)
    project.write("content/badges/two.json", own.badge("jwt-es256").text)
    write_archive(project.folder / "content/archive", archive_of(server()))
    return project


def checks(project: "Project", **options: object) -> Counts:
    return (
        project.build(now=NOW, **options).counts["check"]
        if "now" not in options
        else project.build(**options).counts["check"]
    )


def test_an_unchanged_badge_is_not_checked_again(signed: "Project") -> None:
    assert checks(signed) == Counts(known=0, made=2)
    assert checks(signed) == Counts(known=2, made=0)
    assert checks(signed, now=NOW + timedelta(days=30)) == Counts(known=2, made=0)


def test_when_a_date_has_come_a_badge_is_checked_again(signed: "Project") -> None:
    checks(signed)
    assert checks(signed, now=END - timedelta(seconds=1)) == Counts(known=2, made=0)
    assert checks(signed, now=END) == Counts(known=0, made=2)


def test_a_changed_archive_has_all_badges_checked_again(signed: "Project") -> None:
    checks(signed)
    revoked = archive_of({**server(), own.LIST: own.signed_list(94)})
    write_archive(signed.folder / "content/archive", revoked)
    assert checks(signed) == Counts(known=0, made=2)
    assert "withdrawn" in signed.page("badges/one/index.html")


def test_a_date_in_the_archive_has_all_badges_checked_again(signed: "Project") -> None:
    ending = archive_of({**server(), own.LIST: own.signed_list(7, validUntil="2025-07-01T00:00:00Z")})
    write_archive(signed.folder / "content/archive", ending)
    checks(signed)
    assert checks(signed, now=NOW + timedelta(days=29)) == Counts(known=2, made=0)
    assert checks(signed, now=NOW + timedelta(days=30)) == Counts(known=0, made=2)


def test_a_changed_badge_is_checked_again_and_no_other(signed: "Project") -> None:
    checks(signed)
    signed.write("content/badges/two.json", own.badge("jwt-eddsa").text)
    assert checks(signed) == Counts(known=1, made=1)


def test_another_owner_has_all_badges_checked_again(signed: "Project") -> None:
    checks(signed)
    site = (signed.folder / "content/site.yaml").read_text(encoding="utf-8")
    signed.write(
        "content/site.yaml", site.replace("{name: Maya}", '{name: Maya, identities: ["did:example:maya"]}')
    )
    assert checks(signed) == Counts(known=0, made=2)


def request(project: "Project", **changed: str) -> CheckRequest:
    path = project.folder / "content/badges/one.json"
    members: dict[str, str] = {
        "path": str(path),
        "digest": sha256(path.read_bytes()).hexdigest(),
        "archive_digest": archive_of(server()).digest,
        **changed,
    }
    archive = str(project.folder / "content/archive")
    return CheckRequest(**members, file="one.json", archive=archive, owner=own.OWNER, now=NOW)


def test_a_file_is_checked_by_itself(signed: "Project") -> None:
    assert check_file(request(signed)).outcome is Outcome.PASSED


def test_a_file_that_changed_meanwhile_is_not_checked(signed: "Project") -> None:
    with pytest.raises(ProblemError, match="changed while it was being read"):
        check_file(request(signed, digest="0" * 64))


def test_an_archive_that_changed_meanwhile_is_not_used(signed: "Project") -> None:
    with pytest.raises(ProblemError, match="The archive changed"):
        check_file(request(signed, archive_digest="0" * 64))


def test_an_archive_is_read_once(signed: "Project") -> None:
    folder, digest = str(signed.folder / "content/archive"), archive_of(server()).digest
    assert archive_at(folder, digest) is archive_at(folder, digest)
    assert Path(folder).is_dir()

"""Endorsers with a document of their own: fetched by a refresh, and then named by their host."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from tests.fetching.servers import Server, answer, serving
from tests.pipeline.endorsed import NOW, endorsement, received
from tests.trust.signing import prove, secret

from badgefolio import RefreshReport, RefreshRequest, refresh
from badgefolio.fetching import Rules, allowed_host
from badgefolio.model.endorsements import Answer
from badgefolio.pipeline.received import answer_endorsements, list_endorsements
from badgefolio.problems import Severity

if TYPE_CHECKING:
    from tests.conftest import Project

SECRET = secret("ed25519", "school")


@pytest.fixture
def school() -> Iterator[Server]:
    with serving() as server:
        address = f"{server.url}/school"
        key = {
            "id": f"{address}#key",
            "type": "Multikey",
            "controller": address,
            "publicKeyMultibase": SECRET.multibase,
        }
        profile = {"id": address, "type": "Profile", "name": "School", "verificationMethod": [key]}
        server.pages = {"/school": answer({**profile, "assertionMethod": [key["id"]]})}
        yield server


def by_school(project: "Project", server: Server) -> bytes:
    """Return an endorsement that a school signed with the key that its own document lists."""
    document: Any = json.loads(endorsement(project, name="School"))
    del document["proof"]
    document["issuer"]["id"] = f"{server.url}/school"
    address = f"{server.url}/school"
    made = prove(document, "eddsa-rdfc-2022", SECRET, f"{address}#key", created="2026-11-20T08:30:00Z")
    return json.dumps(made).encode()


def refreshed(project: "Project", server: Server) -> RefreshReport:
    rules = Rules(allowed=(allowed_host(server.host),))
    return refresh(RefreshRequest(project=project.folder, now=NOW, rules=rules))


def own(project: "Project") -> "Project":
    return project.site().badge("one", id="urn:uuid:1", verification={"type": "signed"}, badge={"name": "B"})


def test_the_document_of_an_endorser_is_fetched_and_names_its_host(
    project: "Project", school: Server
) -> None:
    name = received(own(project), by_school(project, school))
    assert [one.name for one in refreshed(project, school).badges] == ["one", f"endorsements/{name}"]
    assert "/school" in school.paths
    (one,) = list_endorsements(project.folder, now=NOW).endorsements
    assert one.received.report is not None
    assert one.received.report.missing == ()
    assert (one.received.report.identity.outcome, one.received.report.domain) == ("passed", "127.0.0.1")
    answer_endorsements(project.folder, (name,), Answer.ACCEPTED, now=NOW)
    project.build(now=NOW)
    assert "Signed by 127.0.0.1." in project.page("badges/one/index.html")


def test_an_endorser_who_is_gone_is_only_a_warning(project: "Project", school: Server) -> None:
    received(own(project), by_school(project, school))
    school.pages = {}
    problems = [one for one in refreshed(project, school).problems if "endorsements" in str(one.span)]
    assert [one.severity for one in problems] == [Severity.WARNING] * len(problems)
    assert problems != []


def test_nobody_is_asked_for_one_that_was_declined_or_that_only_a_key_signed(
    project: "Project", school: Server
) -> None:
    name = received(own(project), by_school(project, school))
    received(project, endorsement(project))
    answer_endorsements(project.folder, (name,), Answer.DECLINED, now=NOW)
    assert [one.name for one in refreshed(project, school).badges] == ["one"]
    assert school.requests == []

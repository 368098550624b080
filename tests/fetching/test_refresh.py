"""Each badge whole or as it was: a server on this machine plays the issuer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.fetching.certificates import Authority
from tests.fetching.issuers import NOW, PNG, assertion, graph, rules, wanted
from tests.fetching.servers import Server, answer, redirect, serving

from badgefolio.fetching import Refreshed, Rules, Run, Wanted, fetch, needed, pruned, refresh_badge
from badgefolio.model.archive import Archive

if TYPE_CHECKING:
    from badgefolio.sources.json import Json

EMPTY = Archive.of(())


@pytest.fixture
def issuer() -> Iterator[Server]:
    with serving() as server:
        server.pages |= graph(server.url, 3)
        yield server


def run_of(by: Rules, before: Archive = EMPTY, **later: int) -> Run:
    return Run(
        lambda address, is_image: fetch(address, by, is_image=is_image), NOW + timedelta(**later), before
    )


def refreshed(
    badge: Wanted, server: Server, before: Archive = EMPTY, *, partial: bool = False
) -> tuple[Refreshed, Archive]:
    return refresh_badge(badge, before, run_of(rules(server), before, days=1), partial=partial)


def reasons(result: Refreshed) -> list[tuple[str, str, bool]]:
    return [(one.address.rpartition("/")[2], str(one.reason), one.is_required) for one in result.missing]


def test_everything_of_a_hosted_badge_is_fetched_and_dated(issuer: Server) -> None:
    url = issuer.url
    result, archive = refresh_badge(wanted(assertion(url)), EMPTY, run_of(rules(issuer)), partial=False)
    assert set(result.fetched) == {f"{url}/a/1", f"{url}/b", f"{url}/i", f"{url}/r", f"{url}/b.png"}
    assert result.changed == result.fetched
    assert result.missing == ()
    assert result.differences == ()
    assert result.is_kept
    assert set(archive.documents) == set(result.fetched)
    for one in archive.documents.values():
        assert one.fetched == NOW.replace(microsecond=0)
        assert one.status == 200
    assert archive.documents[f"{url}/b.png"].content == PNG


def test_a_file_that_is_only_an_address_is_followed(issuer: Server) -> None:
    result, _ = refreshed(wanted(None, location=f"{issuer.url}/a/1"), issuer)
    assert len(result.fetched) == 5
    assert result.differences == ()


def test_what_several_badges_share_is_fetched_once(issuer: Server) -> None:
    run, archive = run_of(rules(issuer)), EMPTY
    for number in (1, 2, 3):
        result, archive = refresh_badge(wanted(assertion(issuer.url, number)), archive, run, partial=False)
        assert len(result.changed) == 5
    assert len(issuer.paths) == len(set(issuer.paths)) == 7
    assert len(archive.documents) == 7


def test_what_changed_since_the_last_time_is_told(issuer: Server) -> None:
    _, archive = refreshed(wanted(assertion(issuer.url)), issuer)
    issuer.pages["/r"] = answer({"type": "RevocationList", "revokedAssertions": [f"{issuer.url}/a/1"]})
    result, later = refreshed(wanted(assertion(issuer.url)), issuer, archive)
    assert result.changed == (f"{issuer.url}/r",)
    assert later.digest != archive.digest


def test_where_one_document_fails_everything_stays_and_the_failure_has_a_name(issuer: Server) -> None:
    _, before = refreshed(wanted(assertion(issuer.url)), issuer)
    issuer.pages["/i"] = answer("<!DOCTYPE html><title>Log in", kind="text/html")
    issuer.pages["/a/1"] = answer(assertion(issuer.url, issuedOn="2025-01-01T00:00:00Z"))
    result, after = refreshed(wanted(assertion(issuer.url)), issuer, before)
    assert after is before
    assert not result.is_kept
    assert reasons(result) == [("i", "The server answers with a web page instead of the document.", True)]


def test_with_partial_what_came_is_kept_and_what_failed_stays(issuer: Server) -> None:
    _, before = refreshed(wanted(assertion(issuer.url)), issuer)
    issuer.pages["/i"] = answer("", status=500)
    issuer.pages["/a/1"] = answer(assertion(issuer.url, issuedOn="2025-01-01T00:00:00Z"))
    result, after = refreshed(wanted(assertion(issuer.url)), issuer, before, partial=True)
    assert result.is_kept
    assert result.changed == (f"{issuer.url}/a/1",)
    assert after.documents[f"{issuer.url}/i"] == before.documents[f"{issuer.url}/i"]
    assert after.documents[f"{issuer.url}/a/1"] != before.documents[f"{issuer.url}/a/1"]


def test_a_picture_that_is_gone_is_no_reason_to_give_up(issuer: Server) -> None:
    del issuer.pages["/b.png"]
    result, archive = refreshed(wanted(assertion(issuer.url)), issuer)
    assert result.is_kept
    assert reasons(result) == [("b.png", "The server says that there is no such thing (404).", False)]
    assert len(archive.documents) == 4


@pytest.mark.parametrize("body", [{"revoked": True, "revocationReason": "A mistake"}, "<html>Gone"])
def test_a_badge_that_is_gone_for_good_is_an_answer(issuer: Server, body: object) -> None:
    issuer.pages["/a/1"] = answer(body, status=410)
    result, archive = refreshed(wanted(assertion(issuer.url)), issuer)
    assert result.is_kept
    assert result.is_gone
    kept = archive.documents[f"{issuer.url}/a/1"]
    assert kept.status == 410
    assert kept.content.startswith(b'{"revoked"') or kept.content == b""


def test_an_issuer_that_is_gone_is_a_failure(issuer: Server) -> None:
    issuer.pages["/i"] = answer({}, status=410)
    result, _ = refreshed(wanted(assertion(issuer.url)), issuer)
    assert not result.is_kept


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (answer("nothing", status=404), "no such thing (404)"),
        (answer("", status=500), "trouble of its own"),
        (answer("{"), "broken JSON"),
        (answer(b'{"a": "\xff"}'), "not UTF-8"),
        (answer(PNG, kind="image/png"), "a picture instead of the document"),
        (redirect("http://127.0.0.1:1/"), "not protected"),
        (redirect("https://127.0.0.1:1/"), "inside a private network"),
        (redirect("/a/1"), "in a circle"),
        (b"", "broke off"),
    ],
)
def test_each_failure_of_the_assertion_changes_nothing(issuer: Server, page: bytes, words: str) -> None:
    issuer.pages["/a/1"] = page
    result, after = refreshed(wanted(assertion(issuer.url)), issuer)
    assert after is EMPTY
    ((_, reason, is_required),) = reasons(result)
    assert words in reason
    assert is_required


def test_a_server_that_is_dead_is_asked_once(issuer: Server) -> None:
    issuer.stopped.set()
    with serving() as other:
        other.pages |= graph(other.url)
    badge = wanted(assertion(other.url, badge=f"{other.url}/b", image=f"{other.url}/x.png"))
    asked: list[str] = []
    by = rules(other)

    def ask(address: str, is_image: bool) -> object:  # noqa: FBT001 - as it is called
        asked.append(address)
        return fetch(address, by, is_image=is_image)

    run = Run(ask, NOW, EMPTY)  # type: ignore[arg-type]  # what fetch returns
    result, _ = refresh_badge(badge, EMPTY, run, partial=False)
    assert len(asked) == 1
    assert len(result.missing) == 3
    assert len({str(one.reason) for one in result.missing}) == 1


def test_where_the_issuers_copy_differs_is_told(issuer: Server) -> None:
    url = issuer.url
    issuer.pages["/a/1"] = answer(assertion(url, issuedOn="2025-01-01T00:00:00Z", badge={"id": f"{url}/b"}))
    result, _ = refreshed(wanted(assertion(url)), issuer)
    (one,) = result.differences
    assert (one.pointer, one.before, one.after) == (
        "/issuedOn",
        '"2024-05-01T10:00:00Z"',
        '"2025-01-01T00:00:00Z"',
    )


def test_a_badge_that_names_nothing_needs_nothing(issuer: Server) -> None:
    badge: dict[str, Json] = {
        "id": "urn:uuid:1",
        "badge": {"name": "B"},
        "verification": {"type": "hosted"},
    }
    result, archive = refreshed(wanted(badge), issuer)
    assert (result.fetched, result.missing, result.is_kept) == ((), (), True)
    assert archive.digest == EMPTY.digest
    assert issuer.connections == 0


def test_nothing_is_dropped_but_what_no_badge_needs(issuer: Server) -> None:
    badges = [wanted(assertion(issuer.url, number)) for number in (1, 2)]
    run, archive = run_of(rules(issuer)), EMPTY
    for badge in badges:
        _, archive = refresh_badge(badge, archive, run, partial=False)
    assert pruned(archive, needed(badges, archive)) == archive
    kept = pruned(archive, needed(badges[:1], archive))
    assert set(archive.documents) - set(kept.documents) == {f"{issuer.url}/a/2"}
    assert pruned(archive, needed([], archive)).documents == {}


def test_a_verifiable_badge_brings_its_did_its_status_list_and_the_lists_own_issuer(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with serving(tls=authority.server()) as server:
        did = f"did:web:127.0.0.1%3A{server.port}"
        status = {
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": f"{did}:lists",
            "credentialSubject": {"type": "BitstringStatusList", "encodedList": "uH4sI"},
            "proof": {"verificationMethod": f"{did}:lists#1"},
        }
        server.pages |= {
            "/.well-known/did.json": answer({"id": did, "verificationMethod": []}),
            "/lists/did.json": answer({"id": f"{did}:lists"}),
            "/status/1": answer(status),
        }
        badge: dict[str, Json] = {
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": {"id": did},
            "credentialSubject": {"achievement": {"name": "B"}},
            "credentialStatus": {
                "type": "BitstringStatusListEntry",
                "statusListCredential": f"{server.url}/status/1",
            },
            "proof": {"verificationMethod": f"{did}#key-1"},
        }
        by = replace(rules(server), tls=authority.trusting)
        result, archive = refresh_badge(wanted(badge), EMPTY, run_of(by), partial=False)
    assert reasons(result) == []
    assert [address.removeprefix(server.url) for address in archive.documents] == [
        "/.well-known/did.json",
        "/lists/did.json",
        "/status/1",
    ]
    assert archive.get(f"{server.url}/.well-known/did.json#key-1") is not None

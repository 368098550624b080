"""Which machine is spoken to, and whose certificate is believed."""

import socket
from collections.abc import Sequence
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

import pytest
from tests.fetching.asking import content, rules, said
from tests.fetching.certificates import Authority
from tests.fetching.servers import Server, answer, redirect, serving
from tests.fetching.test_addresses import SPELLINGS

from badgefolio.fetching.addresses import IpAddress, allowed_host
from badgefolio.fetching.answers import Failure
from badgefolio.fetching.client import fetch
from badgefolio.fetching.rules import Rules, system_resolver

# Machines


@pytest.mark.parametrize("host", [*SPELLINGS, "localhost", "LOCALHOST.", "localhost.localdomain"])
def test_no_spelling_of_an_inner_machine_is_called(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, place: called.append(place))

    def resolve(name: str, port: int) -> Sequence[IpAddress]:
        return [ip_address("127.0.0.1")] if "localhost" in name else system_resolver(name, port)

    for scheme in ("https", "http"):
        for port in ("", ":8080"):
            assert isinstance(fetch(f"{scheme}://{host}{port}/", Rules(resolve=resolve)), Failure)
    assert called == []


def test_one_inner_machine_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, place: called.append(place))
    found = fetch(
        "https://mixed.example/",
        Rules(resolve=lambda _host, _port: (ip_address("8.8.8.8"), ip_address("10.0.0.1"))),
    )
    assert said(found) == "The server mixed.example lies inside a private network."
    assert called == []


def test_a_name_is_resolved_once_and_the_tested_machine_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that changes its answer between the test and the call leads nowhere."""
    answers = iter([[ip_address("8.8.8.8")], [ip_address("127.0.0.1")], [ip_address("127.0.0.1")]])
    called: list[object] = []

    def refuse(_self: socket.socket, place: object) -> None:
        called.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    found = fetch("https://rebinding.example/", Rules(resolve=lambda _host, _port: next(answers)))
    assert "takes no calls" in said(found)
    assert called == [("8.8.8.8", 443)]
    assert len(list(answers)) == 2


def test_the_second_machine_is_called_where_the_first_is_dead(server: Server) -> None:
    server.pages["/x"] = answer("{}")
    machines = (ip_address("::1"), ip_address("127.0.0.1"))
    allowed = (allowed_host(f"issuer.example:{server.port}"),)
    found = fetch(
        f"http://issuer.example:{server.port}/x",
        Rules(allowed=allowed, resolve=lambda _host, _port: machines),
    )
    assert content(found) == b"{}"


def test_plain_http_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual port is asked over https instead: servers have moved on since the badge was made."""
    called: list[object] = []

    def refuse(_self: socket.socket, place: object) -> None:
        called.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    public = Rules(resolve=lambda _host, _port: (ip_address("8.8.8.8"),))
    found = fetch("http://issuer.example:8080/", public)
    assert said(found) == "The address is not protected (http); only https is asked."
    assert called == []
    assert "takes no calls" in said(fetch("http://issuer.example/", public))
    assert called == [("8.8.8.8", 443)]


# Certificates


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("certificates"))


def test_a_good_certificate_is_taken(authority: Authority) -> None:
    with serving({"/x": answer("{}")}, tls=authority.server()) as server:
        assert content(fetch(f"{server.url}/x", rules(server, tls=authority.trusting))) == b"{}"


def test_https_never_becomes_http(authority: Authority) -> None:
    with serving() as plain, serving(tls=authority.server()) as server:
        server.pages["/x"] = redirect(f"{plain.url}/")
        both = (allowed_host(server.host), allowed_host(plain.host))
        found = fetch(f"{server.url}/x", rules(server, tls=authority.trusting, allowed=both))
        assert "sends us on to an address that is not protected" in said(found)
        assert plain.connections == 0


def test_each_bad_certificate_has_its_words(authority: Authority, tmp_path: Path) -> None:
    cases = [
        (authority.server(ends=datetime(2001, 1, 1, tzinfo=UTC)), "has expired"),
        (authority.server(begins=datetime(2098, 1, 1, tzinfo=UTC)), "is not valid yet"),
        (authority.server("other.example"), "is for another name"),
        (authority.server("127.0.0.2"), "is for another name"),
        (Authority(tmp_path).server(), "cannot be trusted"),
    ]
    for tls, words in cases:
        with serving({"/x": answer("{}")}, tls=tls) as server:
            assert words in said(fetch(f"{server.url}/x", rules(server, tls=authority.trusting)))
            assert server.requests == []


def test_a_server_without_tls_is_said(server: Server, authority: Authority) -> None:
    found = fetch(f"https://{server.host}/x", rules(server, tls=authority.trusting))
    assert "No protected connection" in said(found)


def test_the_system_checks_names_and_authorities() -> None:
    import ssl

    context = Rules().tls()
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED

"""A link is dead only where that is certain."""

import socket
from collections.abc import Iterator, Sequence
from ipaddress import ip_address

import pytest
from tests.fetching.servers import Server, answer, redirect, serving

from badgefolio.fetching import Rules, allowed_host, dead_links
from badgefolio.fetching.addresses import IpAddress


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def nobody_knows(_host: str, _port: int) -> Sequence[IpAddress]:
    raise socket.gaierror(socket.EAI_NONAME, "no name")


def nobody_to_ask(_host: str, _port: int) -> Sequence[IpAddress]:
    raise socket.gaierror(socket.EAI_AGAIN, "try again")


def some(host: str, _port: int) -> Sequence[IpAddress]:
    """Return this machine for its number, and nothing for names."""
    return [ip_address(host)] if host[0].isdecimal() else nobody_knows(host, 0)


def rules(server: Server, resolve: object = some) -> Rules:
    return Rules(allowed=(allowed_host(server.host),), resolve=resolve)  # type: ignore[arg-type]  # a resolver


def test_only_what_a_server_says_to_be_gone_is_dead(server: Server) -> None:
    said = {"ok": 200, "no": 404, "gone": 410, "forbidden": 403, "busy": 429, "trouble": 503}
    server.pages |= {f"/{name}": answer("x", status=status) for name, status in said.items()}
    server.pages["/moved"] = redirect("/no")
    server.pages["/large"] = answer(b"x" * 100_000)
    found = dead_links([f"{server.url}/{name}" for name in (*said, "moved", "large")], rules(server))
    assert sorted(found) == [f"{server.url}/{name}" for name in ("gone", "moved", "no")]
    assert "410" in str(found[f"{server.url}/gone"])


def test_a_fragment_is_not_sent(server: Server) -> None:
    server.pages["/a"] = answer("x")
    assert dead_links([f"{server.url}/a#part"], rules(server)) == {}


def test_a_name_that_is_gone_is_dead_where_others_answer_and_unknown_where_nobody_does(
    server: Server,
) -> None:
    lost = "https://gone.example/a"
    assert dead_links([lost], rules(server)) == {}
    server.pages["/a"] = answer("x")
    assert list(dead_links([lost, f"{server.url}/a"], rules(server))) == [lost]


def test_nothing_is_dead_while_the_network_is_away(server: Server) -> None:
    links = [f"https://{name}.example/" for name in "abc"]
    assert dead_links(links, rules(server, nobody_to_ask)) == {}
    assert dead_links(links, rules(server, nobody_knows)) == {}

"""One request by the rules: what is answered, and each way to fail in words of its own."""

import errno
import gzip
import socket
import zlib
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fetching.asking import ask, content, rules, said
from tests.fetching.servers import Server, answer, dripping, endless, redirect, serving

from badgefolio import __version__
from badgefolio.fetching.addresses import IpAddress, allowed_host
from badgefolio.fetching.answers import Answer, Failure
from badgefolio.fetching.client import fetch
from badgefolio.fetching.rules import Rules

OK = b"HTTP/1.1 200 OK\r\n"
MIB = 1024 * 1024


def test_an_answer_comes_with_type_and_place(server: Server) -> None:
    found = ask(server, answer({"a": 1}, kind="Application/LD+JSON; charset=utf-8"))
    assert found == Answer(
        status=200, final_address=f"{server.url}/x", media_type="application/ld+json", content=b'{"a": 1}'
    )


def test_a_request_says_nothing_of_this_machine(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    server.pages["/y"] = answer("{}", Set_Cookie="a=b")
    ask(server, redirect("/y"))
    fetch(f"{server.url}/y", rules(server))
    for request in server.requests:
        head, *lines = request.decode().strip().split("\r\n")
        assert head in {"GET /x HTTP/1.1", "GET /y HTTP/1.1"}
        named = dict(line.split(": ", 1) for line in lines)
        assert named.pop("Host") == server.host
        assert named.pop("User-Agent") == f"badgefolio/{__version__}"
        assert named.keys() == {"Accept", "Accept-Encoding", "Connection"}


@pytest.mark.parametrize(
    ("packed", "coding"),
    [
        (gzip.compress(b"{}", mtime=0), "gzip"),
        (gzip.compress(b"{", mtime=0) + gzip.compress(b"}", mtime=0), "x-gzip"),
        (zlib.compress(b"{}"), "deflate"),
        (zlib.compress(b"{}", wbits=-15), "Deflate"),
        (b"{}", "identity"),
    ],
)
def test_what_is_packed_is_unpacked(server: Server, packed: bytes, coding: str) -> None:
    assert content(ask(server, answer(packed, Content_Encoding=coding))) == b"{}"


def test_chunks_are_put_together(server: Server) -> None:
    page = OK + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1;x=y\r\n}\r\n0\r\nA: b\r\n\r\n"
    assert content(ask(server, page)) == b"{}"


def test_an_answer_without_length_ends_with_the_connection(server: Server) -> None:
    assert content(ask(server, OK + b"\r\n{}")) == b"{}"


def test_gone_is_an_answer(server: Server) -> None:
    found = ask(server, answer({"revoked": True}, status=410))
    assert isinstance(found, Answer)
    assert found.status == 410


BOMB = gzip.compress(b" " * 64 * MIB, mtime=0)
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (answer("", status=404), "there is no such thing (404)"),
        (answer("", status=401), "without a key or a password (401)"),
        (answer("", status=403), "without a key or a password (403)"),
        (answer("", status=429), "asked too often"),
        (answer("", status=500), "trouble of its own; try again later (500)"),
        (answer("", status=503), "trouble of its own"),
        (answer("", status=204), "status 204, which helps nobody"),
        (answer("", status=304), "status 304, which helps nobody"),
        (answer("", status=999), "status 999, which helps nobody"),
        (answer(b"x" * (2 * MIB + 1)), "more than 2 MB"),
        (endless(OK + b"\r\n", b"x" * 65536), "more than 2 MB"),
        (endless(CHUNKED, b"1\r\nx\r\n" * 4096), "more than"),
        (endless(CHUNKED, b"0" * 4096), "no answer of a web server"),
        (endless(OK, b"X-Much: " + b"y" * 1000 + b"\r\n"), "more than is read"),
        (endless(OK + b"X: ", b"y" * 4096), "more than is read"),
        (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "more than is read"),
        (OK + b"".join(b"X: y\r\n" for _ in range(200)) + b"\r\n{}", "no answer of a web server"),
        (answer(BOMB, Content_Encoding="gzip"), "more than 2 MB"),
        (answer(zlib.compress(b" " * 9 * MIB), Content_Encoding="deflate"), "more than 2 MB"),
        (answer(gzip.compress(b"{}", mtime=0)[:-4], Content_Encoding="gzip"), "broke off"),
        (answer(b"", Content_Encoding="gzip"), "broke off"),
        (answer(b"{}", Content_Encoding="gzip"), "packed its answer wrongly"),
        (answer(b"{}", Content_Encoding="br"), "packs its answer in a way that is not read"),
        (answer(b"{}", Content_Encoding="gzip, gzip"), "packs its answer in a way that is not read"),
        (answer(b"{}", Content_Length="5"), "broke off"),
        (answer(b"{}", Content_Length="99999999999"), "more than 2 MB"),
        (CHUNKED + b"5\r\n{}", "no answer of a web server"),
        (CHUNKED + b"-5\r\n{}", "no answer of a web server"),
        (b"SSH-2.0-OpenSSH\r\n", "no answer of a web server"),
        (b"HTTP/9.9 200 OK\r\n\r\n{}", "no answer of a web server"),
        (b"", "broke off"),
        (redirect(""), "does not say where"),
        (redirect("ftp://127.0.0.1/"), "there: The address is none of the web (https)."),
        (redirect("file:///etc/passwd"), "there: The address is none of the web"),
        (redirect("http://user:secret@127.0.0.1/"), "there: The address carries a user name"),
        (redirect("http://[::1/"), "cannot be understood"),
        (redirect("http://127.1/"), "there: The address names its server by a number in an odd spelling."),
    ],
)  # fmt: skip
def test_each_way_to_fail_has_its_words(server: Server, page: object, sentence: str) -> None:
    assert sentence in said(ask(server, page))


@pytest.mark.parametrize("body", [b"{}", b"{}more"])
def test_what_stands_behind_the_length_is_not_read(server: Server, body: bytes) -> None:
    assert content(ask(server, answer(body, Content_Length="2"))) == b"{}"


def test_a_picture_may_be_larger_than_a_document(server: Server) -> None:
    server.pages["/x"] = answer(b"x" * 3 * MIB)
    assert len(content(fetch(f"{server.url}/x", rules(server), is_image=True))) == 3 * MIB
    server.pages["/x"] = answer(b"x" * (5 * MIB + 1))
    assert "more than 5 MB" in said(fetch(f"{server.url}/x", rules(server), is_image=True))
    assert b"image/png" in server.requests[0]


def test_a_bomb_is_not_unpacked_to_its_end(server: Server) -> None:
    import tracemalloc

    server.pages["/x"] = answer(BOMB, Content_Encoding="gzip")
    tracemalloc.start()
    said(fetch(f"{server.url}/x", rules(server)))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 16 * MIB


@pytest.mark.parametrize(
    ("start", "drop"),
    [(OK + b"Content-Length: 1000000\r\n\r\n", b"x"), (OK, b"x"), (b"", b"H"), (CHUNKED, b"1\r\nx\r\n")],
    ids=["body", "header", "status", "chunks"],
)
def test_a_server_that_drips_is_left_when_the_time_is_over(server: Server, start: bytes, drop: bytes) -> None:
    found = ask(server, dripping(server, start, drop), seconds=0.4)
    assert "does not answer within" in said(found)
    assert isinstance(found, Failure)
    assert found.is_of_server


def test_a_server_that_says_nothing_is_left(server: Server) -> None:
    found = ask(server, lambda _: server.stopped.wait(20), seconds=0.3)
    assert "does not answer within" in said(found)


def test_a_name_that_nobody_answers_for_is_left(server: Server) -> None:
    def resolve(_host: str, _port: int) -> Sequence[IpAddress]:
        server.stopped.wait(20)
        return ()

    assert "does not answer within" in said(
        fetch("https://slow.example/", Rules(seconds=0.2, resolve=resolve))
    )


def failing(error: OSError) -> Callable[[str, int], Sequence[IpAddress]]:
    def resolve(_host: str, _port: int) -> Sequence[IpAddress]:
        raise error

    return resolve


def test_a_server_that_is_gone_is_said_to_be_gone() -> None:
    gone = failing(socket.gaierror(socket.EAI_NONAME, "unknown"))
    found = fetch("https://gone.example/a", Rules(resolve=gone))
    assert said(found) == "The server gone.example does not exist any more: its name leads nowhere."
    offline = failing(socket.gaierror(socket.EAI_AGAIN, "try again"))
    assert "Is this machine online?" in said(fetch("https://gone.example/", Rules(resolve=offline)))
    assert "leads nowhere" in said(fetch("https://gone.example/", Rules(resolve=lambda _host, _port: ())))


def test_a_closed_port_is_said(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    found = fetch(f"http://127.0.0.1:{port}/", Rules(allowed=(allowed_host(f"127.0.0.1:{port}"),)))
    assert said(found) == "The server 127.0.0.1 takes no calls (connection refused)."
    assert server.connections == 0


@given(said_by_server=st.binary(max_size=300), head=st.sampled_from([b"", OK, OK + b"\r\n", CHUNKED]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_server_says_is_an_answer_or_a_failure(
    server: Server, said_by_server: bytes, head: bytes
) -> None:
    assert isinstance(ask(server, head + said_by_server), Answer | Failure)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TimeoutError(), "The server a.example does not answer."),
        (OSError(errno.ENETUNREACH, "x"), "There is no way to the server a.example. Is this machine online?"),
        (PermissionError(), "The server a.example takes no calls"),
    ],
)
def test_a_call_that_nobody_takes_is_said(
    monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    def fail(_self: socket.socket, _place: object) -> None:
        raise error

    monkeypatch.setattr(socket.socket, "connect", fail)
    found = fetch("https://a.example/", Rules(resolve=lambda _host, _port: (ip_address("8.8.8.8"),)))
    assert words in said(found)
    assert isinstance(found, Failure)
    assert found.is_of_server


# Redirects


def test_three_redirects_are_followed_and_no_fourth(server: Server) -> None:
    server.pages |= {
        f"/{n}": redirect(f"/{n + 1}", status=status) for n, status in enumerate((301, 303, 307, 308))
    }
    server.pages["/4"] = answer("{}")
    found = fetch(f"{server.url}/1", rules(server))
    assert isinstance(found, Answer)
    assert found.final_address == f"{server.url}/4"
    assert "more than 3 times" in said(fetch(f"{server.url}/0", rules(server)))


@pytest.mark.parametrize("circle", [["/a"], ["/a", "/b"], ["/a#1", "/a#2"]])
def test_a_circle_is_left(server: Server, circle: list[str]) -> None:
    for one, other in zip(circle, [*circle[1:], circle[0]], strict=True):
        server.pages[one.partition("#")[0]] = redirect(other)
    assert "in a circle" in said(fetch(f"{server.url}/a", rules(server)))


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_an_allowed_host_cannot_send_on_to_another_inner_one(server: Server, name: str) -> None:
    with serving({"/": answer("{}")}) as other:
        for scheme in ("http", "https"):
            found = ask(server, redirect(f"{scheme}://{name}:{other.port}/"))
            words = "not protected (http)" if scheme == "http" else "lies inside a private network"
            assert words in said(found)
            assert isinstance(found, Failure)
            assert not found.is_of_server
        assert other.connections == 0

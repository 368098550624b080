import http.client
import json
import socket
import struct
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from badgefolio.problems import Code, ProblemError
from badgefolio.publish import HOST, Preview, make_server

PAGE = "<html><head><title>Home</title></head><body>Hello</body></html>"


class Browser:
    """Asks a preview, as a browser on the same machine would."""

    def __init__(self, preview: Preview, wait: float = 0.0) -> None:
        self.preview = preview
        self.server = make_server(preview, 0, wait)
        self.port = self.server.server_address[1]
        self.thread = Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def ask(
        self, path: str, *, host: str | None = None, method: str = "GET"
    ) -> tuple[int, http.client.HTTPMessage, str]:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", f"localhost:{self.port}" if host is None else host)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, answer.headers, body

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "output"
    for path, content in {
        "index.html": PAGE,
        "404.html": PAGE.replace("Hello", "Nothing here"),
        "badges/x/index.html": PAGE,
        "badges/x/badge.png": "png",
        "badges/x/badge.jws": "jws",
        "assets/a.css": "a {}",
        "empty/.gitkeep": "",
        ".badgefolio-output": "marker",
        ".hidden/secret.txt": "secret",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content)
    (tmp_path / "outside.txt").write_text("secret")
    (root / "link.txt").symlink_to(tmp_path / "outside.txt")
    return root


@pytest.fixture
def browser(root: Path) -> Iterator[Browser]:
    made = Browser(Preview(root=root))
    yield made
    made.close()


def test_it_is_bound_to_this_machine_alone(browser: Browser) -> None:
    assert browser.server.server_address[0] == "127.0.0.1"


def test_pages_are_shown_with_a_script_that_waits_for_the_next_build(browser: Browser) -> None:
    status, headers, body = browser.ask("/")
    assert status == 200
    assert body == PAGE.replace("</head>", '<script defer src="/.badgefolio/reload.js"></script></head>')
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers
    assert "Python" not in headers["Server"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/badges/x/badge.png", "image/png"),
        ("/assets/a.css", "text/css"),
        ("/badges/x/badge.jws", "application/octet-stream"),
        ("/badges/x/", "text/html; charset=utf-8"),
        ("/badges/x/index.html?a=b", "text/html; charset=utf-8"),
    ],
)
def test_files_are_shown_as_what_they_are(browser: Browser, path: str, kind: str) -> None:
    status, headers, _ = browser.ask(path)
    assert status == 200
    assert headers["Content-Type"] == kind


def test_a_folder_without_its_slash_is_shown_the_way(browser: Browser) -> None:
    status, headers, body = browser.ask("/badges/x")
    assert (status, headers["Location"], body) == (301, "/badges/x/", "")


def test_a_head_request_has_no_body(browser: Browser) -> None:
    status, headers, body = browser.ask("/", method="HEAD")
    assert (status, body) == (200, "")
    assert int(headers["Content-Length"]) > len(PAGE)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/badges/",
        "/empty/",
        "/.badgefolio-output",
        "/.hidden/secret.txt",
        "/../outside.txt",
        "/badges/../../outside.txt",
        "/%2e%2e/outside.txt",
        "/..%2foutside.txt",
        "/badges/%2e%2e/%2e%2e/outside.txt",
        "/..%5coutside.txt",
        "/badges\\..\\..\\outside.txt",
        "/C:/outside.txt",
        "/link.txt",
        "/index.html%00.png",
        "/" + "a" * 5000,
        "//etc/passwd",
    ],
)
def test_nothing_but_the_files_of_the_site_is_shown(browser: Browser, path: str) -> None:
    status, headers, body = browser.ask(path)
    assert status == 404
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Nothing here" in body
    assert "secret" not in body


def test_without_a_page_for_it_not_found_is_said_plainly(browser: Browser, root: Path) -> None:
    (root / "404.html").unlink()
    status, _, text = browser.ask("/nothing")
    assert status == 404
    assert "<body>Not found</body>" in text
    assert "/.badgefolio/reload.js" in text


def test_a_page_that_opens_while_something_is_wrong_hears_of_it_at_once(
    browser: Browser,
) -> None:
    browser.preview.announce("site.yaml: error")
    script = browser.ask("/.badgefolio/reload.js")[2]
    assert f"after={browser.preview.build - 1}" in script


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example:80",
        "",
        "192.168.1.2",
    ],
)
def test_another_name_is_not_answered(browser: Browser, host: str) -> None:
    status, _, body = browser.ask("/", host=host)
    assert status == 421
    assert "Hello" not in body


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8000", "[::1]", "[::1]:8000"]
)
def test_its_own_names_are_answered(browser: Browser, host: str) -> None:
    assert browser.ask("/", host=host)[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_written(browser: Browser, method: str) -> None:
    assert browser.ask("/", method=method)[0] == 501


def test_an_address_that_is_none_is_refused(browser: Browser) -> None:
    assert browser.ask("http://[/")[0] == 400


def test_the_script_asks_for_what_comes_after_the_build_it_shows(browser: Browser) -> None:
    browser.preview.announce()
    _, headers, body = browser.ask("/.badgefolio/reload.js")
    assert headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert "/.badgefolio/next.js?after=1" in body
    assert browser.ask("/.badgefolio/other.js")[0] == 404


@pytest.mark.parametrize("query", ["?after=1", "?after=7", "", "?after=x", "?after=1&after=9"])
def test_where_nothing_is_new_the_page_asks_again(browser: Browser, query: str) -> None:
    browser.preview.announce()
    _, _, body = browser.ask(f"/.badgefolio/next.js{query}")
    seen = query in {"?after=1", "?after=7", "?after=1&after=9"}
    assert ("location.reload()" in body) is not seen
    assert ("next.js?after=1" in body) is seen


def test_a_page_waits_until_the_next_build_is_done(root: Path) -> None:
    browser = Browser(Preview(root=root), wait=30)
    try:
        told: list[str] = []
        waiting = Thread(target=lambda: told.append(browser.ask("/.badgefolio/next.js?after=0")[2]))
        waiting.start()
        assert told == []
        browser.preview.announce()
        waiting.join(30)
        assert told == ["location.reload();"]
    finally:
        browser.close()


def test_problems_are_laid_over_the_page_as_text_and_never_run(browser: Browser) -> None:
    problem = 'content/site.yaml:1:1: error: "</script><script>alert(1)</script>" \u2028 \\ `${x}`'
    browser.preview.announce(problem)
    _, _, body = browser.ask("/.badgefolio/next.js?after=0")
    assert "</script" not in body
    (line,) = (one for one in body.splitlines() if "textContent" in one)
    assert json.loads(line.strip().removeprefix("box.textContent = ").removesuffix(";")) == problem
    assert "location.reload()" not in body
    assert "next.js?after=1" in body


def test_a_page_that_was_closed_while_it_waited_is_not_spoken_of(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    browser = Browser(Preview(root=root), wait=30)
    try:
        with socket.create_connection((HOST, browser.port)) as closed:
            closed.sendall(b"GET /.badgefolio/next.js?after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n")
            closed.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        for _ in range(3):
            browser.preview.announce("x" * 100_000)
        assert browser.ask("/")[0] == 200
    finally:
        browser.close()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("mistake", [ZeroDivisionError, ConnectionResetError])
def test_only_a_lost_connection_is_not_spoken_of(
    browser: Browser, capfd: pytest.CaptureFixture[str], mistake: type[Exception]
) -> None:
    def answer() -> None:
        raise mistake

    with socket.socket(socket.AF_UNIX) as asked:
        try:
            answer()
        except mistake:
            browser.server.handle_error(asked, ("here", 1))
    assert ("ZeroDivisionError" in capfd.readouterr().err) is (mistake is ZeroDivisionError)


@pytest.mark.parametrize("port", ["taken", 99_999, -1])
def test_a_port_that_cannot_be_used_is_a_problem(browser: Browser, port: int | str) -> None:
    number = browser.port if isinstance(port, str) else port
    with pytest.raises(ProblemError) as caught:
        make_server(browser.preview, number)
    (problem,) = caught.value.problems
    assert problem.code is Code.PORT_TAKEN
    assert str(number) in problem.message
    assert "--port" in problem.hint


def test_a_preview_counts_its_builds_and_keeps_the_newest_problem(root: Path) -> None:
    preview = Preview(root=root)
    preview.announce("wrong")
    assert preview.after(0, 0) == (1, "wrong")
    preview.announce()
    assert preview.after(0, 0) == (2, "")
    assert preview.after(2, 0) == (2, "")

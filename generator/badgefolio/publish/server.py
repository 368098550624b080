"""A preview of the site on the owner's own machine.

Bound to the loopback address, and answering only to that name: a page of a stranger that points its own
domain here (DNS rebinding) gets nothing. It reads files, never writes, lists no folder, and shows no file
whose name starts with a dot. A page asks for a script that comes when the next build is done and loads the
page again: no connection is opened that the site's own policy would forbid.
"""

import json
import mimetypes
import sys
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition
from urllib.parse import parse_qs, unquote, urlsplit

from badgefolio.problems import Code, Problem, ProblemError

HOST = "127.0.0.1"
_OWN = "/.badgefolio/"
_WAIT = 20.0  # seconds; browsers and proxies give up after 30 or more
_NAMES = frozenset(["localhost", "127.0.0.1", "[::1]"])
_TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".md": "text/plain"}
_CLIENT = """\
addEventListener("load", () => {
  const ask = () => {
    const script = document.createElement("script");
    script.src = "/.badgefolio/next.js?after=%d";
    script.onload = () => script.remove();
    script.onerror = () => { script.remove(); setTimeout(ask, 2000); };
    document.body.append(script);
  };
  addEventListener("badgefolio:ask", ask);
  ask();
});
"""
_NOTHING = b"<!doctype html><html lang=en><head><title>Not found</title></head><body>Not found</body></html>"
_OVERLAY = """\
(() => {
  const old = document.getElementById("badgefolio-problems");
  if (old) old.remove();
  const box = document.createElement("pre");
  box.id = "badgefolio-problems";
  box.setAttribute("role", "alert");
  box.textContent = %s;
  Object.assign(box.style, {position: "fixed", inset: "auto 0 0 0", margin: "0", padding: "1rem",
    maxHeight: "60vh", overflow: "auto", whiteSpace: "pre-wrap", font: "14px/1.5 monospace",
    background: "#fff8e6", color: "#2b2000", borderTop: "3px solid #b35c00", zIndex: "9999"});
  document.body.append(box);
})();
"""


@dataclass(slots=True)
class Preview:
    """The state that the server shows: which build, and what was wrong with the newest."""

    root: Path
    build: int = 0
    problem: str = ""
    _changed: Condition = field(default_factory=Condition)

    def announce(self, problem: str = "") -> None:
        """Tell every open page that a build is done; with a problem the pages stay and show it."""
        with self._changed:
            self.build += 1
            self.problem = problem
            self._changed.notify_all()

    def after(self, build: int, seconds: float) -> tuple[int, str]:
        """Wait until there is a build after that one, at most so long; return the newest and its problem."""
        with self._changed:
            self._changed.wait_for(lambda: self.build > build, timeout=seconds)
            return self.build, self.problem


def make_server(preview: Preview, port: int, wait: float = _WAIT) -> ThreadingHTTPServer:
    """Return a server of the preview; `serve_forever` runs it, `shutdown` ends it.

    Args:
        preview: what is shown.
        port: 0 takes any that is free.
        wait: how long a page is kept waiting for the next build, in seconds.

    Raises:
        ProblemError: `port-taken`.
    """

    class Bound(_Answer):
        state = preview
        patience = wait

    try:
        server = _Server((HOST, port), Bound)
    except (OSError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) else "ports are numbers from 0 to 65535"
        raise ProblemError(
            Problem(
                code=Code.PORT_TAKEN,
                message=f"The port {port} cannot be used: {why}.",
                hint="Choose another with --port, or 0 for any that is free.",
            )
        ) from None
    return server


class _Server(ThreadingHTTPServer):
    """A thread for each page that waits."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a page that was closed while it waited."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # passed on as they are


class _Answer(BaseHTTPRequestHandler):
    """Answers one request."""

    state: Preview
    patience: float
    server_version = "Badgefolio"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a file, or with the script that waits."""
        host = (self.headers.get("Host") or "").rpartition(":")
        name = host[0] if host[0] and host[2].isdigit() else "".join(host)
        if name.lower() not in _NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This preview answers to localhost only")
            return
        try:
            address = urlsplit(self.path)
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        if address.path.startswith(_OWN):
            self._own(address.path.removeprefix(_OWN), address.query)
        else:
            self._file(unquote(address.path))

    do_HEAD = do_GET  # noqa: N815 - the name http.server looks for

    def _own(self, name: str, query: str) -> None:
        if name == "reload.js":
            # A page that comes while something is wrong asks for the build before: it hears of it at once.
            self._send(_CLIENT % (self.state.build - bool(self.state.problem)), ".js")
        elif name == "next.js":
            said = parse_qs(query).get("after", ["0"])[0]
            seen = int(said) if said.isdecimal() else 0
            build, problem = self.state.after(seen, self.patience)
            if problem:
                text = _OVERLAY % json.dumps(problem).replace("</", "<\\/") + _again(build)
            else:
                text = "location.reload();" if build > seen else _again(build)
            self._send(text, ".js")
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _file(self, path: str) -> None:
        try:
            found = self._find(path)
            content = found.read_bytes() if isinstance(found, Path) else b""
        except OSError:  # a name that no file can have, or a file that a build takes away right now
            found = None
        if found is None:
            page = self.state.root / "404.html"
            content = page.read_bytes() if page.is_file() else _NOTHING
            self._send(content, ".html", HTTPStatus.NOT_FOUND)
        elif isinstance(found, str):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", found)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._send(content, found.suffix)

    def _find(self, path: str) -> Path | str | None:
        """Return the file for a path, the address of a folder that lacks its slash, or None."""
        parts = [part for part in path.split("/") if part]
        if any(part.startswith(".") or "\\" in part or "\0" in part or ":" in part for part in parts):
            return None
        found = self.state.root.joinpath(*parts)
        if found.is_dir():
            if not path.endswith("/"):
                return "/" + "/".join(parts) + "/"
            found /= "index.html"
        return (
            found if found.is_file() and found.resolve().is_relative_to(self.state.root.resolve()) else None
        )

    def _send(self, content: bytes | str, suffix: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        content = content.encode() if isinstance(content, str) else content
        if suffix == ".html":
            script = f'<script defer src="{_OWN}reload.js"></script></head>'.encode()
            content = content.replace(b"</head>", script, 1)
        self.send_response(status)
        kind = _TYPES.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or "application/octet-stream"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the standard library
        """Say nothing: the terminal belongs to the person."""


def _again(build: int) -> str:
    """Return a script that lets the page ask once more, for the build after that one."""
    return (
        "(() => { const script = document.createElement('script');"
        f" script.src = '/.badgefolio/next.js?after={build}';"
        " document.body.append(script); })();"
    )

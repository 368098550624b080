"""A web server on this machine that says what a test wants, byte by byte, and remembers who asked."""

import json
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread

Page = bytes | Callable[[socket.socket], None]
PATIENCE = 30.0  # seconds until a test that hangs is given up


def answer(
    body: bytes | str | object = b"{}", *, status: int = 200, kind: str = "application/json", **headers: str
) -> bytes:
    """Return an answer of HTTP; what is neither bytes nor text is written as JSON."""
    if not isinstance(body, bytes):
        body = (body if isinstance(body, str) else json.dumps(body)).encode()
    named = {"Content-Type": kind, "Content-Length": str(len(body))}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"HTTP/1.1 {status} Said\r\n{lines}\r\n".encode() + body


def redirect(location: str, *, status: int = 302) -> bytes:
    """Return an answer that sends on."""
    return answer(b"", status=status, kind="", Location=location)


@dataclass
class Server:
    """What a server says by path, and what it was asked."""

    port: int
    scheme: str = "http"
    pages: dict[str, Page] = field(default_factory=dict)
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0
    stopped: Event = field(default_factory=Event)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [request.split(b" ")[1].decode() for request in self.requests]

    def serve(self, connection: socket.socket) -> None:
        asked = b""
        while b"\r\n\r\n" not in asked and (piece := connection.recv(65536)):
            asked += piece
            if asked[:1] == b"\x16":  # a greeting of TLS
                return
        if not asked:
            return
        self.requests.append(asked)
        page = self.pages.get(asked.split(b" ")[1].decode(), answer("nothing", status=404))
        if callable(page):
            page(connection)
        else:
            connection.sendall(page)


@contextmanager
def serving(pages: dict[str, Page] | None = None, *, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Give a server that answers until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(PATIENCE)
        server = Server(listener.getsockname()[1], "https" if tls else "http", pages or {})

        def one(connection: socket.socket) -> None:
            with suppress(OSError), connection:
                connection.settimeout(PATIENCE)
                if tls:
                    with tls.wrap_socket(connection, server_side=True) as protected:
                        server.serve(protected)
                else:
                    server.serve(connection)

        def listen() -> None:
            with suppress(OSError):
                while not server.stopped.is_set():
                    connection, _ = listener.accept()
                    server.connections += 1
                    Thread(target=one, args=(connection,), daemon=True).start()

        Thread(target=listen, daemon=True).start()
        try:
            yield server
        finally:
            server.stopped.set()
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)


def dripping(server: Server, start: bytes, drop: bytes) -> Callable[[socket.socket], None]:
    """Return a page that begins and then comes in drops, without end."""

    def page(connection: socket.socket) -> None:
        connection.sendall(start)
        while not server.stopped.wait(0.02):
            connection.sendall(drop)

    return page


def endless(start: bytes, piece: bytes) -> Callable[[socket.socket], None]:
    """Return a page that never ends, as fast as it can."""

    def page(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(piece)

    return page

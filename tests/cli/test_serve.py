"""The preview as it is run: a process of its own, asked over HTTP, stopped by hand."""

import argparse
import http.client
import io
import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from badgefolio.cli import serve
from badgefolio.console import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Project, Ran


@contextmanager
def served(project: "Project", *options: str) -> "Iterator[tuple[subprocess.Popen[str], int]]":
    """Run a preview on any free port; give its process and port, and stop it with Ctrl+C."""
    child = subprocess.Popen(
        [sys.executable, "-m", "badgefolio", "serve", project.folder, "--port", "0", *options],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None
        built, said = child.stdout.readline(), child.stdout.readline()
        assert "Built: " in built or "{" in built, child.stderr.read() if child.stderr else ""
        yield child, int(said.partition("127.0.0.1:")[2].partition("/")[0])
    finally:
        child.send_signal(signal.SIGINT)
        try:
            child.wait(30)
        except subprocess.TimeoutExpired:
            child.kill()
            raise
        for stream in (child.stdout, child.stderr):
            if stream is not None:
                stream.close()


def ask(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    body = connection.getresponse().read().decode()
    connection.close()
    return body


def test_a_preview_shows_follows_and_stops(project: "Project") -> None:
    project.site().badge("one", "note: At first\n")
    with served(project) as (child, port):
        assert "At first" in ask(port, "/badges/one/")
        project.write("content/badges/one.yaml", "note: And then\n")
        assert "location.reload()" in ask(port, "/.badgefolio/next.js?after=1")
        assert "And then" in ask(port, "/badges/one/")
        project.write("content/badges/one.yaml", "nota: <b>\n")
        body = ask(port, "/.badgefolio/next.js?after=2")
        assert "option-unknown" in body
        assert "And then" in ask(port, "/badges/one/")
    assert child.returncode == 0
    assert not (project.folder / "output").exists()


class Listening(io.StringIO):
    """Tells when the preview has said that it is there."""

    def __init__(self) -> None:
        super().__init__()
        self.is_there = threading.Event()

    def write(self, text: str) -> int:
        if "Stop with Ctrl+C" in text:
            self.is_there.set()
        return super().write(text)


def test_what_is_wrong_goes_to_page_and_terminal_and_the_preview_goes_on(
    project: "Project",
) -> None:
    project.site().badge("one", "note: At first\n")
    out, err, seen = Listening(), io.StringIO(), []

    def visit() -> None:
        out.is_there.wait(60)
        port = int(out.getvalue().partition("127.0.0.1:")[2].partition("/")[0])
        project.write("content/badges/one.yaml", "nota: At first\n")
        seen.append(ask(port, "/.badgefolio/next.js?after=1"))
        project.write("content/badges/one.yaml", "note: And then\n")
        seen.append(ask(port, "/.badgefolio/next.js?after=2"))
        seen.append(ask(port, "/badges/one/"))
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    visitor = threading.Thread(target=visit)
    visitor.start()
    args = argparse.Namespace(project=project.folder, port=0, drafts=False)
    assert serve.run(args, Terminal(out, err)) == 0
    visitor.join(60)
    assert "[option-unknown]" in err.getvalue()
    assert "[option-unknown]" in seen[0]
    assert "location.reload()" in seen[1]
    assert "And then" in seen[2]
    assert out.getvalue().endswith("Stopped.\n")


def test_drafts_are_shown_only_when_asked_for(project: "Project") -> None:
    project.site().badge("one", "visibility: private\n")
    with served(project) as (_, port):
        assert "One" not in ask(port, "/badges/one/")
    with served(project, "--drafts") as (_, port):
        assert "One" in ask(port, "/badges/one/")


def test_a_machine_is_told_the_address(project: "Project") -> None:
    project.site()
    child = subprocess.Popen(
        [sys.executable, "-m", "badgefolio", "serve", project.folder, "--port", "0", "--json"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    lines: list[str] = []
    while not lines or lines[-1] != "}\n":
        lines.append(child.stdout.readline())
    child.send_signal(signal.SIGINT)
    child.wait(30)
    child.stdout.close()
    answer = json.loads("".join(lines))
    assert answer["ok"]
    assert answer["address"].startswith("http://127.0.0.1:")


@pytest.mark.parametrize("port", ["-1", "99999"])
def test_a_port_that_is_none_is_said(project: "Project", run: "Callable[..., Ran]", port: str) -> None:
    ran = run("serve", project.site().folder, "--port", port)
    assert ran.code == 1
    assert "[port-taken]" in ran.err

"""`badgefolio share`: what the share panel offers, in a terminal."""

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyperclip
import pytest

from badgefolio.problems import Code

if TYPE_CHECKING:
    from tests.conftest import Project, Ran

Run = Callable[..., "Ran"]
ADDRESS = "https://maya.example/me/badges/open/"


@pytest.fixture
def mine(project: "Project", monkeypatch: pytest.MonkeyPatch) -> "Project":
    """Give a project with a badge of each kind, a page with a showcase, and a forum of its own."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1794744000")  # a day in November 2026
    monkeypatch.chdir(project.folder)
    project.write(
        "content/site.yaml",
        "title: Mine\nowner: {name: Maya}\nbase_url: https://maya.example/me/\n"
        "share: [linkedin-profile, mastodon, {label: Forum, url: 'https://forum.example/?u={url}'}, email]\n",
    )
    project.badge("open", "visibility: public\n", title="Öffentlich & gut")
    project.badge("gone", "visibility: public\n", title="Gone")
    project.badge("half", "visibility: unlisted\n", title="Half")
    project.badge("shut", "visibility: private\n", title="Secretive")
    project.badge("later", "visibility: public\npublish_after: 2030-01-01\n", title="Later")
    return project.write_page("cv", "- showcase: [open]\n  title: Those that matter", "visibility: public")


def ways(run: Run, name: str, *options: str) -> dict[str, str]:
    ran = run("share", name, "--json", *options)
    assert (ran.code, ran.err) == (0, "")
    return {one["format"]: one["text"] for one in json.loads(ran.out)["ways"]}


def test_a_public_badge_can_be_passed_on_in_every_way_of_its_page(run: Run, mine: "Project") -> None:
    found = ways(run, "open")
    assert list(found)[:5] == ["link", "mastodon", "own-1", "email", "linkedin-profile"]
    assert found["link"] == ADDRESS
    assert found["own-1"] == "https://forum.example/?u=https%3A%2F%2Fmaya.example%2Fme%2Fbadges%2Fopen%2F"
    assert "text=%C3%96ffentlich%20%26%20gut%2C%20a%20badge%20of%20Maya" in found["mastodon"]
    assert found["profile-name"] == "Öffentlich & gut"
    assert found["iframe-200x270"].startswith(f'<iframe src="{ADDRESS}embed/"')
    mine.build()
    page = mine.page("badges/open/index.html")
    assert all(link in page for link in (found["link"], found["own-1"]))


def test_a_person_reads_it_in_groups(run: Run, mine: "Project") -> None:
    ran = run("share", "badges/open", "--project", mine.folder)
    assert ran.out.startswith(f"Öffentlich & gut\n{ADDRESS}\n\nShare it:\n  mastodon  https://share.joinmas")
    assert "\nLinkedIn profile:\n  linkedin-profile  https://www.linkedin.com/profile/add?" in ran.out
    assert "\n  Issuing organization: Maker Space\n" in ran.out
    assert "\n  markdown        Markdown\n" in ran.out
    assert "<iframe" not in ran.out
    assert "<iframe" in run("share", "open", "--format", "all").out


def test_one_format_is_printed_alone(run: Run, mine: "Project") -> None:
    del mine
    assert run("share", "open", "--format", "link").out == f"{ADDRESS}\n"
    assert run("share", "open", "--format", "markdown").out.startswith("[![")
    drawn = run("share", "open", "--format", "qr").out
    assert drawn.endswith(f"{ADDRESS}\n")
    assert {"█", "▀", "▄", " "} <= set(drawn)


def test_a_format_that_is_not_there_is_said_with_the_nearest(run: Run, mine: "Project") -> None:
    del mine
    ran = run("share", "open", "--format", "markdwon")
    assert (ran.code, ran.out) == (1, "")
    assert 'There is no format "markdwon" for it. [option-wrong]\n  Did you mean "markdown"?' in ran.err
    assert "Possible here: link, mastodon" in run("share", "open", "--format", "zzzzzz").err


def test_a_page_a_showcase_and_the_whole_portfolio_can_be_passed_on(run: Run, mine: "Project") -> None:
    del mine
    page, home = ways(run, "pages/cv"), ways(run, "home")
    assert page["link"] == "https://maya.example/me/pages/cv/"
    assert "showcase/those-that-matter/embed/" in page["those-that-matter/iframe-330x186"]
    assert home["link"] == "https://maya.example/me/"
    assert "linkedin-profile" not in {*page, *home}
    assert ways(run, "home", "--base-url", "https://else.example")["link"] == "https://else.example/"


def test_of_an_unlisted_badge_there_is_its_link_and_a_letter(run: Run, mine: "Project") -> None:
    mine.build()
    found = ways(run, "half")
    assert list(found) == ["link", "email"]
    assert found["link"].startswith("https://maya.example/me/unlisted/")
    assert run("share", "half").out.endswith(
        "Only people who have this link find the page. It is in no list.\n"
    )


def test_an_address_that_no_build_would_use_is_never_printed(run: Run, mine: "Project") -> None:
    ran = run("share", "half")
    assert (ran.code, ran.out) == (1, "")
    assert '"half" has no address yet: the first build decides on it. [nothing-to-share]' in ran.err
    mine.build()
    link = run("share", "half", "--format", "link").out
    assert run("share", "half", "--format", "link").out == link
    assert link.strip().removeprefix("https://maya.example/me/") + "index.html" in mine.output()


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("shut", Code.NOTHING_TO_SHARE, '"shut" has no page that could be shared: it is private.'),
        ("later", Code.NOTHING_TO_SHARE, "its dates keep it back today"),
        ("opened", Code.BADGE_NOT_FOUND, 'Did you mean "open"?'),
    ],
)
def test_what_nobody_may_find_has_nothing_to_share(
    run: Run, mine: "Project", name: str, code: Code, said: str
) -> None:
    del mine
    ran = run("share", name)
    assert (ran.code, ran.out) == (1, "")
    assert f"[{code}]" in ran.err
    assert said in ran.err


def test_without_an_address_nothing_can_be_shared(run: Run, mine: "Project") -> None:
    mine.write("content/site.yaml", "title: Mine\nowner: {name: Maya}\n")
    ran = run("share", "open")
    assert ran.code == 1
    assert "[base-address-missing]" in ran.err
    assert "--base-url" in ran.err


def test_nothing_is_written(run: Run, mine: "Project") -> None:
    before = sorted(mine.folder.rglob("*"))
    run("share", "half")
    run("share", "open", "--format", "all")
    assert sorted(mine.folder.rglob("*")) == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the clipboard of this system is its own")
def test_where_there_is_no_clipboard_it_says_so_and_prints_all_the_same(
    run: Run, mine: "Project", monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del mine
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    importlib.reload(pyperclip)
    ran = run("share", "open", "--format", "link", "--copy")
    assert (ran.code, ran.out) == (0, f"{ADDRESS}\n")
    assert "no clipboard" in ran.err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the clipboard of this system is its own")
@pytest.mark.usefixtures("mine")
def test_one_thing_is_put_on_the_clipboard(tmp_path: Path) -> None:
    clipboard = tmp_path / "clipboard"
    program = tmp_path / "xclip"
    program.write_text(f"#!/bin/sh\nexec cat > '{clipboard}'\n", encoding="utf-8")
    program.chmod(0o755)
    around: dict[str, Any] = {**os.environ, "DISPLAY": ":9", "PATH": f"{tmp_path}:/usr/bin:/bin"}
    around.pop("WAYLAND_DISPLAY", None)
    command = [sys.executable, "-m", "badgefolio", "share", "open", "--format", "bbcode", "--copy"]
    ran = subprocess.run(command, env=around, capture_output=True, text=True, check=True)
    assert clipboard.read_text(encoding="utf-8") == ran.stdout.removesuffix("\n")
    assert ran.stderr == "Copied.\n"

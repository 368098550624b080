"""What a password opens is nowhere else: all of it is behind the lock, and nothing outside speaks of it."""

import re
from typing import TYPE_CHECKING

import pytest
from tests.leaks import files_of, leaks
from tests.locks import ciphertext, opened, value
from tests.properties.test_privacy import write

from badgefolio.problems import Code

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

    from badgefolio.pipeline import Built

pytestmark = pytest.mark.untraced

WORDS = "maple torch orbit lantern"
PASSWORDS = {"visitors": WORDS, "colleagues": "quartz ember willow saddle"}


def build(project: "Project") -> "Built":
    return project.build(passwords=PASSWORDS)


def locks(output: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in output.items() if path.startswith("locked/")}


def test_nothing_of_what_a_password_opens_is_anywhere_in_the_open(
    project: "Project", make_png: "Callable[..., bytes]"
) -> None:
    project.site()
    secret = write(project, "secret", "password", make_png)
    hidden = write(project, "hidden", "private", make_png)
    shown = write(project, "shown", "public", make_png)
    project.write("content/files/secret.txt", "Zy-secret-document")
    project.badge(
        "proof", "visibility: password\nevidence: [{file: files/secret.txt, name: Zy-secret-proof}]"
    )
    project.write_page("all", "- badges: all\n- badges: {sort: issuer}")
    build(project)
    output = project.output()
    assert leaks(output, [*secret, *hidden, "Zy-secret-document", "Zy-secret-proof", WORDS]) == []
    assert not any("secret" in path or "proof" in path for path in output)
    assert leaks(output, shown), "the positive control"
    inside = {path: opened(content, WORDS) for path, content in locks(output).items()}
    assert len(inside) == 3
    pages = {path: one[0] for path, one in inside.items() if one}
    silent = ("recipient", "file-name", "after-the-picture", "zy-secret-page")
    assert set(secret) - {word for word in secret if leaks(pages, [word])} <= {
        word for word in secret if any(one in word for one in silent)
    }
    assert leaks(pages, hidden) == []
    files = [content for one in inside.values() if one for content in one[1].values()]
    assert b"Zy-secret-document" in files


def test_all_locks_look_the_same_but_for_their_numbers(
    project: "Project", make_png: "Callable[..., bytes]"
) -> None:
    project.site()
    write(project, "secret", "password", make_png)
    project.write_page(
        "short", "- text: T", "visibility: password\npassword: colleagues\nlanguage: ar\ntheme: vita"
    )
    build(project)
    numbers = re.compile(rb'data-(token|salt|nonce)="[^"]*"|<template data-sealed>.*</template>')
    outside = {numbers.sub(b"", content) for content in locks(project.output()).values()}
    assert len(outside) == 1
    (page,) = outside
    assert b"<title>Protected page</title>" in page
    for word in (
        b"Maya",
        b"Portfolio",
        b"og:",
        b"canonical",
        b"colleagues",
        b"visitors",
        b"vita",
        b"maya.example",
    ):
        assert word not in page, word
    assert b'content="noindex"' in page
    assert b'content="no-referrer"' in page
    assert {len(ciphertext(content)) for content in locks(project.output()).values()} == {2**16 + 16}


def test_what_is_behind_a_lock_is_the_page_that_it_would_be_in_the_open(project: "Project") -> None:
    project.site().badge("one", "visibility: password\n").write_page(
        "cv", "- badge: one", "visibility: password"
    )
    build(project)
    kept = {path: opened(content, WORDS) for path, content in locks(project.output()).items()}
    inside = [
        (page, {path.rpartition("/")[2]: content for path, content in files.items()})
        for page, files in filter(None, kept.values())
    ]
    (badge,) = (one for one in inside if "badge.png" in one[1])
    assert badge[1]["badge.png"] == (project.folder / "content/badges/one.png").read_bytes()
    assert set(badge[1]) == {"badge.png", "picture.png"}
    assert badge[0].startswith(b"<!doctype html>")
    assert b"<h1><bdi>One</bdi></h1>" in badge[0]


def test_each_password_opens_its_own_pages_and_no_others(project: "Project") -> None:
    project.site().badge("one", "visibility: password\n").badge(
        "two", "visibility: password\npassword: colleagues"
    )
    build(project)
    pages = locks(project.output()).values()
    opens = {
        name: [opened(page, password) is not None for page in pages] for name, password in PASSWORDS.items()
    }
    assert [sum(one) for one in opens.values()] == [1, 1]
    assert opens["visitors"] != opens["colleagues"]
    assert len({value(page, "salt") for page in pages}) == 2
    assert all(opened(page, "Maple torch orbit lantern") is None for page in pages)


def test_two_builds_give_the_same_bytes_and_another_password_others(project: "Project") -> None:
    project.site().badge("one", "visibility: password\n")
    build(project)
    first = project.output()
    (project.folder / ".badgefolio/memo.sqlite3").unlink()
    build(project)
    assert project.output() == first
    project.build(passwords={"visitors": "other words by chance here"})
    changed = {path for path, content in project.output().items() if first.get(path) != content}
    assert changed == {*locks(first)}


def test_neither_a_password_nor_a_trace_of_it_is_kept(project: "Project") -> None:
    project.site().badge("one", "visibility: password\n")
    build(project)
    assert leaks(files_of(project.folder), [WORDS, *PASSWORDS.values()]) == []


def test_a_file_that_something_open_shows_too_stays_open_for_that(project: "Project") -> None:
    project.site().write("content/files/both.txt", "for both").write("content/files/own.txt", "for one")
    project.write_page("open", "- files: [files/both.txt]")
    project.write_page("shut", "- files: [files/both.txt, files/own.txt]", "visibility: password")
    build(project)
    output = project.output()
    assert [path for path in output if path.startswith("files/")] == [
        path for path in output if path.startswith("files/both-")
    ]
    (page,) = locks(output).values()
    inside = opened(page, WORDS)
    assert inside
    assert list(inside[1].values()) == [b"for one"]


def test_a_preview_of_drafts_needs_no_password(project: "Project") -> None:
    project.site().badge("one", "visibility: password\n")
    assert project.build(drafts=True).badges == 1
    assert locks(project.output()) == {}


def test_what_was_open_and_is_locked_now_has_no_way_from_its_old_address(project: "Project") -> None:
    project.site().badge("one", "visibility: unlisted\n")
    build(project)
    project.badge("one", "visibility: password\n")
    build(project)
    assert not [path for path in project.output() if path.startswith(("unlisted/", "badges/one"))]
    project.badge("one", "visibility: public\n")
    project.build()
    moved = [path for path in project.output() if path.startswith(("unlisted/", "locked/"))]
    assert len(moved) == 2
    assert all("url=../../badges/one/" in project.page(path) for path in moved)


def test_a_page_that_holds_a_large_file_is_said_to_be_slow(project: "Project") -> None:
    project.site().write("content/files/large.txt", "x" * (17 * 2**20))
    project.write_page("cv", "- files: [files/large.txt]", "visibility: password")
    (problem,) = project.check(passwords=PASSWORDS).warnings
    assert problem.code is Code.LOCKED_PAGE_HEAVY
    assert "32 MB" in problem.message


def test_a_theme_that_cannot_open_locks_is_said_before_anything_is_locked(project: "Project") -> None:
    project.site("theme: mine\n").badge("one", "visibility: password\n")
    project.write("themes/mine/theme.yaml", "title: Mine\n").write("themes/mine/templates/home.html", "")
    (problem,) = project.problems(passwords=PASSWORDS)
    assert problem.code is Code.THEME_BROKEN
    assert "no lock_scripts" in problem.message


def test_where_no_address_can_be_kept_the_line_to_write_keeps_all_there_are(project: "Project") -> None:
    project.site().badge("one", "visibility: unlisted\n").build()
    kept = (project.folder / "content/addresses.yaml").read_text()
    project.badge("one", "visibility: password\n")
    (problem,) = project.problems(passwords=PASSWORDS, may_keep=False)
    assert problem.code is Code.ADDRESS_NOT_KEPT
    assert "protected by a password" in problem.message
    line = problem.hint.partition('"badges:": ')[2]
    project.write("content/addresses.yaml", f"badges:\n  {line}\n")
    assert project.problems(passwords=PASSWORDS, may_keep=False) == ()
    assert kept.partition('token: "')[2][:32] in line

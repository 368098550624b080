import re
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import ANY

import pytest

from badgefolio.engine import Counts
from badgefolio.problems import Code, ProblemError, Severity
from badgefolio.publish import Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

BROKEN = b"\x89PNG\r\n\x1a\n"
PUBLIC, UNLISTED, PRIVATE = (f"visibility: {one}\n" for one in ("public", "unlisted", "private"))


@pytest.fixture
def small(project: "Project") -> "Project":
    """Give a project of two badges and a page."""
    return project.site().badge("one", "tags: [a]\n").badge("two").write_page("cv", "- badges: all")


def codes(project: "Project", **options: object) -> list[Code]:
    return [problem.code for problem in project.problems(**options)]


def test_a_build_says_what_it_made(small: "Project") -> None:
    small.badge("hidden", PRIVATE).write_page("notes", "- text: T", PRIVATE)
    built = small.build()
    assert (built.badges, built.pages, built.hidden) == (2, 1, 2)
    assert built.project == small.folder
    assert built.output == small.folder / "output"
    assert built.written is not None
    assert built.written.files == len(small.output()) - 1  # the marker is no file of the site
    assert built.warnings == ()


def test_a_build_of_nothing_new_makes_nothing(small: "Project") -> None:
    small.build()
    before = small.output()
    small.build()  # reads the addresses that the first build wrote
    built = small.build()
    assert built.written == Written(files=ANY, changed=0)
    assert {counts.made for counts in built.counts.values()} == {0}
    assert small.output() == before


def test_after_one_sidecar_changed_only_what_shows_it_is_made(small: "Project") -> None:
    small.build()
    small.build()
    counts = small.write("content/badges/one.yaml", "note: Changed\n").build().counts
    assert counts["read"] == Counts(known=5, made=1)
    assert counts["picture"] == Counts(known=2, made=0)
    assert 0 < counts["page"].made < counts["page"].known + counts["page"].made
    assert "Changed" in small.page("badges/one/index.html")


def test_the_memo_is_git_ignored_and_may_be_deleted(small: "Project") -> None:
    small.build()
    before = small.output()
    own = small.folder / ".badgefolio"
    assert (own / ".gitignore").read_text() == "*\n"
    for path in own.iterdir():
        path.unlink()
    small.build()
    assert small.output() == before


def test_a_memo_that_cannot_be_kept_stops_nobody(small: "Project", tmp_path: Path) -> None:
    small.write(".badgefolio", "a file in its place").build()
    before = small.output()
    (small.folder / ".badgefolio").unlink()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (small.folder / ".badgefolio").symlink_to(elsewhere)
    small.build()
    assert small.output() == before
    assert list(elsewhere.iterdir()) == []


def test_planted_links_in_our_own_folder_lead_nowhere(small: "Project", tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("")
    own = small.folder / ".badgefolio"
    own.mkdir()
    (own / ".gitignore").symlink_to(precious)
    (own / "memo.sqlite3").symlink_to(precious)
    small.build()
    assert precious.read_text() == ""


def test_a_check_says_the_same_and_writes_nothing(small: "Project") -> None:
    built = small.badge("three", UNLISTED).check()
    assert (built.badges, built.pages, built.written) == (3, 1, None)
    assert not (small.folder / "output").exists()
    assert not (small.folder / "content/addresses.yaml").exists()


def test_one_bad_badge_stops_a_build_and_leaves_the_old_site(small: "Project") -> None:
    small.build()
    before = small.output()
    small.write("content/badges/bad.png", BROKEN).write("content/badges/one.yaml", "note: New\n")
    with pytest.raises(ProblemError) as caught:
        small.build()
    assert [problem.span.file for problem in caught.value.problems if problem.span] == [
        "content/badges/bad.png"
    ]
    assert small.output() == before


def test_keep_going_leaves_out_the_bad_badge_and_says_so(small: "Project") -> None:
    small.write("content/badges/bad.png", BROKEN).write("content/badges/bad.yaml", "tags: [x]\n")
    small.write_page("more", "- badge: bad\n- showcase: [bad, one]")
    built = small.build(keep_going=True)
    assert built.badges == 2
    (warning,) = built.warnings
    assert warning.severity is Severity.WARNING
    assert warning.span is not None
    assert warning.span.file == "content/badges/bad.png"
    assert not any("bad/" in path for path in small.output())


def test_keep_going_does_not_go_on_with_a_broken_page(small: "Project") -> None:
    small.write("content/pages/bad.yaml", "title: T\nvisible: yes\n")
    assert codes(small, keep_going=True) == [Code.OPTION_UNKNOWN]


def test_a_damaged_badge_keeps_its_address_for_the_time_after(small: "Project") -> None:
    small.badge("secret", UNLISTED).build()
    address = next(path for path in small.output() if path.startswith("unlisted/"))
    good = (small.folder / "content/badges/secret.png").read_bytes()
    small.write("content/badges/secret.png", good[:40]).build(keep_going=True)
    assert address not in small.output()
    small.write("content/badges/secret.png", good).build()
    assert address in small.output()


def test_strict_takes_warnings_for_errors_and_writes_nothing(
    small: "Project", make_png: "Callable[..., bytes]"
) -> None:
    small.write("content/files/p.png", make_png()).write_page("more", "- image: files/p.png")
    assert codes(small) == [Code.ALT_TEXT_MISSING]
    with pytest.raises(ProblemError) as caught:
        small.check(strict=True)
    assert [problem.code for problem in caught.value.problems] == [Code.ALT_TEXT_MISSING]


def test_strict_counts_what_is_seen_late_too(project: "Project") -> None:
    project.write("content/site.yaml", "title: T\nowner: {name: N}\n").badge("one", PUBLIC)
    assert codes(project, strict=True) == [Code.BASE_ADDRESS_MISSING]
    assert not (project.folder / "output").exists()
    assert codes(project, strict=True, base_url="https://a.example") == []


def test_a_site_of_unlisted_things_alone_needs_no_public_address(project: "Project") -> None:
    project.write("content/site.yaml", "title: T\nowner: {name: N}\n").badge("one", UNLISTED)
    assert codes(project) == []


def test_the_address_of_the_command_wins(small: "Project") -> None:
    small.build(base_url="https://other.example/x")
    assert "https://other.example/x/badges/one/" in small.page("sitemap.xml")
    assert "maya.example/me" not in small.page("sitemap.xml")


def test_an_output_that_is_not_ours_is_refused_before_any_work(small: "Project") -> None:
    small.write("output/mine.txt", "mine")
    assert codes(small) == [Code.OUTPUT_NOT_OURS]
    assert not (small.folder / ".badgefolio").exists()
    assert not (small.folder / "content/addresses.yaml").exists()


def test_another_output_can_be_chosen(small: "Project", tmp_path: Path) -> None:
    assert small.build(output=tmp_path / "site").output == tmp_path / "site"
    assert (tmp_path / "site/index.html").is_file()
    assert not (small.folder / "output").exists()


def test_a_project_is_built_from_any_folder_in_it(small: "Project", monkeypatch: pytest.MonkeyPatch) -> None:
    from badgefolio import BuildRequest, build

    monkeypatch.chdir(small.folder / "content/pages")
    assert build(BuildRequest(project=Path())).project == small.folder


def test_addresses_are_kept_before_the_site_is_written(small: "Project") -> None:
    small.badge("three", UNLISTED).build()
    kept = (small.folder / "content/addresses.yaml").read_text()
    assert '"one": {slug: "one", file: "' in kept
    (token,) = {path.split("/")[1] for path in small.output() if path.startswith("unlisted/")}
    assert f'token: "{token}"' in kept


def test_where_nothing_can_be_kept_a_new_unlisted_address_is_an_error_with_the_line_to_write(
    small: "Project",
) -> None:
    small.badge("three", UNLISTED).write_page("four", "- text: T", UNLISTED)
    problems = [problem for problem in small.problems(may_keep=False) if problem.is_error]
    assert [problem.code for problem in problems] == [Code.ADDRESS_NOT_KEPT] * 2
    assert not (small.folder / "content/addresses.yaml").exists()
    lines = [re.fullmatch(r'.* under "(\w+):": (.*)', problem.hint) for problem in problems]
    small.write("content/addresses.yaml", "".join(f"{line[1]}:\n  {line[2]}\n" for line in lines if line))
    (warning,) = small.problems(may_keep=False)
    assert not warning.is_error
    assert "This build cannot keep the addresses of" in warning.message
    assert "three" not in warning.message


def test_a_preview_of_drafts_shows_what_is_private_and_keeps_no_address(small: "Project") -> None:
    small.badge("hidden", PRIVATE).badge("three", UNLISTED)
    built = small.build(drafts=True)
    assert (built.badges, built.hidden) == (4, 0)
    assert not (small.folder / "content/addresses.yaml").exists()


def test_a_broken_picture_is_a_problem_with_its_file(small: "Project") -> None:
    small.write("content/files/p.png", b"not a picture").write_page("more", "- {image: files/p.png, alt: A}")
    (problem,) = small.problems()
    assert problem.code is Code.IMAGE_BROKEN
    assert str(problem.span) == "content/files/p.png"


def test_pages_are_made_in_processes_as_in_one(small: "Project", tmp_path: Path) -> None:
    for number in range(70):
        small.write_page(f"page-{number}", f"- text: Page number {number}")
    small.build(workers=1)
    alone = small.output()
    memo = small.folder / ".badgefolio/memo.sqlite3"
    memo.unlink()
    built = small.build(workers=2, output=tmp_path / "two")
    assert built.counts["page"].made > 64
    for path, content in alone.items():
        assert (tmp_path / "two" / path).read_bytes() == content


def test_progress_is_told_for_every_step(small: "Project") -> None:
    told: set[str] = set()
    small.build(progress=lambda step, _done, _total: told.add(step))
    assert told == {"read", "check", "picture", "page", "card", "qr", "preview"}

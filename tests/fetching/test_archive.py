"""What was fetched comes back as it was, or not at all."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from subprocess import Popen

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fetching.conftest import document

from badgefolio.fetching import read_archive, write_archive
from badgefolio.model.archive import Archive
from badgefolio.problems import Code, Collector, ProblemError, Severity

Python = Callable[..., Popen[str]]
ISSUER = "https://issuer.example/i"


def read(folder: Path) -> Archive:
    problems = Collector()
    found = read_archive(folder, problems)
    assert problems.problems == ()
    return found


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_where_nothing_was_fetched_the_archive_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path / "archive") == Archive.of(())


def test_what_was_written_is_read(tmp_path: Path) -> None:
    archive = Archive.of([document("https://b.example/2", b"[1]"), document(ISSUER, b'{"a": 1}')])
    assert write_archive(tmp_path / "archive", archive)
    assert read(tmp_path / "archive") == archive
    assert [name.partition("-")[0] for name in files(tmp_path / "archive")] == [
        ".gitattributes",
        "b.example/2",
        "index.json",
        "issuer.example/i",
    ]


def test_the_same_archive_is_the_same_bytes_and_no_change(tmp_path: Path) -> None:
    archive = Archive.of([document(ISSUER), document("https://b.example/")])
    write_archive(tmp_path / "one", archive)
    write_archive(tmp_path / "two", Archive.of(reversed(list(archive.documents.values()))))
    assert not write_archive(tmp_path / "one", archive)
    for name in files(tmp_path / "one"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_index_can_be_read_by_people(tmp_path: Path) -> None:
    write_archive(tmp_path, Archive.of([document(ISSUER)]))
    assert json.loads((tmp_path / "index.json").read_text()) == {
        "version": 1,
        "documents": [
            {
                "address": ISSUER,
                "final_address": ISSUER,
                "file": "issuer.example/i-44136fa3.json",
                "fetched": "2026-01-02T03:04:05Z",
                "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                "size": 2,
                "media_type": "application/json",
                "status": 200,
            }
        ],
    }


def test_a_new_version_is_another_file_and_the_old_one_goes(tmp_path: Path) -> None:
    write_archive(tmp_path, Archive.of([document(ISSUER, b"{}")]))
    before = set(files(tmp_path))
    write_archive(tmp_path, Archive.of([document(ISSUER, b"[]")]))
    after = set(files(tmp_path))
    assert len(before - after) == len(after - before) == 1
    write_archive(tmp_path, Archive.of(()))
    assert files(tmp_path) == [".gitattributes", "index.json"]
    assert not (tmp_path / "issuer.example").exists()


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    write_archive(tmp_path, Archive.of([document(ISSUER)]))
    for name in ("README.md", "issuer.example/notes.json", "mine/photo-0000.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine")
    write_archive(tmp_path, Archive.of(()))
    assert {"README.md", "issuer.example/notes.json", "mine/photo-0000.png"} < set(files(tmp_path))


@pytest.mark.parametrize("damage", [b'{"a":1}', b"[]", None], ids=["longer", "other", "missing"])
def test_a_document_that_was_changed_is_left_out_with_a_warning(tmp_path: Path, damage: bytes | None) -> None:
    write_archive(tmp_path, Archive.of([document(ISSUER), document("https://b.example/x", b"[2]")]))
    (path,) = (tmp_path / "issuer.example").iterdir()
    path.unlink()
    if damage is not None:
        path.write_bytes(damage)
    problems = Collector()
    found = read_archive(tmp_path, problems)
    assert list(found.documents) == ["https://b.example/x"]
    (problem,) = problems
    assert problem.code is Code.ARCHIVE_DAMAGED
    assert problem.severity is Severity.WARNING
    assert ISSUER in problem.message
    assert problem.span is not None
    assert problem.span.file == "content/archive/issuer.example/i-44136fa3.json"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("file", "../../site.yaml"),
        ("file", "/etc/passwd"),
        ("file", "issuer.example/../../x-44136fa3.json"),
        ("file", "con/x-44136fa3.json"),
        ("file", "a.example/nul-44136fa3.json/x"),
        ("file", "C:\\x-44136fa3.json"),
        ("address", "file:///etc/passwd"),
        ("address", 5),
        ("final_address", "javascript:alert(1)"),
        ("fetched", "yesterday"),
        ("sha256", "00"),
        ("size", "2"),
        ("status", None),
        ("status", 500),
        ("media_type", "text/html\r\nSet-Cookie: x"),
        ("media_type", None),
    ],
)
def test_an_index_that_names_something_else_is_refused(tmp_path: Path, name: str, value: object) -> None:
    write_archive(tmp_path, Archive.of([document(ISSUER)]))
    index = json.loads((tmp_path / "index.json").read_text())
    index["documents"][0][name] = value
    (tmp_path / "index.json").write_text(json.dumps(index))
    with pytest.raises(ProblemError, match="entry 1 cannot be understood") as caught:
        read_archive(tmp_path, Collector())
    assert caught.value.problems[0].code is Code.ARCHIVE_DAMAGED
    assert caught.value.problems[0].is_error


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b'{"documents": {}}',
        b'{"version": 2, "documents": []}',
        b'{"documents": [3]}',
        b'{"version": 1, "documents": [3]}',
        b'{"version": 1, "version": 1, "documents": []}',
    ],
)
def test_an_index_that_cannot_be_used_is_an_error(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "index.json").write_bytes(text)
    with pytest.raises(ProblemError, match="cannot be used") as caught:
        read_archive(tmp_path, Collector())
    assert [one.code for one in caught.value.problems] == [Code.ARCHIVE_DAMAGED]


def test_an_index_that_is_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "index.json").mkdir()
    with pytest.raises(ProblemError, match="cannot be read"):
        read_archive(tmp_path, Collector())


def test_an_index_that_never_ends_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "index.json")
    with pytest.raises(ProblemError, match="it is no file"):
        read_archive(tmp_path, Collector())


def test_links_lead_nowhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    write_archive(elsewhere, Archive.of([document(ISSUER)]))
    (tmp_path / "archive").symlink_to(elsewhere)
    for act in (
        lambda: read_archive(tmp_path / "archive", Collector()),
        lambda: write_archive(tmp_path / "archive", Archive()),
    ):
        with pytest.raises(ProblemError, match="is a link") as caught:
            act()
        assert caught.value.problems[0].code is Code.FILE_OUTSIDE_PROJECT


def test_a_document_behind_a_link_is_left_out_and_none_is_written_there(tmp_path: Path) -> None:
    archive = Archive.of([document(ISSUER)])
    write_archive(tmp_path / "archive", archive)
    shutil.move(tmp_path / "archive/issuer.example", tmp_path / "elsewhere")
    (tmp_path / "archive/issuer.example").symlink_to(tmp_path / "elsewhere")
    problems = Collector()
    assert read_archive(tmp_path / "archive", problems).documents == {}
    assert [one.code for one in problems] == [Code.ARCHIVE_DAMAGED]
    with pytest.raises(ProblemError, match="is a link"):
        write_archive(tmp_path / "archive", Archive.of([document(ISSUER, b"[3]")]))
    assert files(tmp_path / "elsewhere") == ["i-44136fa3.json"]


def test_an_index_that_is_a_link_is_refused(tmp_path: Path) -> None:
    write_archive(tmp_path / "a", Archive())
    (tmp_path / "b").mkdir()
    (tmp_path / "b/index.json").symlink_to(tmp_path / "a/index.json")
    with pytest.raises(ProblemError, match="is a link"):
        read_archive(tmp_path / "b", Collector())
    write_archive(tmp_path / "b", Archive.of([document(ISSUER)]))
    assert json.loads((tmp_path / "a/index.json").read_text())["documents"] == []


@pytest.mark.usefixtures("permissions_count")
def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    write_archive(tmp_path, Archive.of([document(ISSUER)]))
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ProblemError, match="cannot be kept") as caught:
            write_archive(tmp_path, Archive.of([document("https://c.example/")]))
    finally:
        tmp_path.chmod(0o700)
    assert caught.value.problems[0].code is Code.OUTPUT_NOT_WRITABLE
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path)} == before


def test_a_full_disk_keeps_the_old_archive(tmp_path: Path, python: Python) -> None:
    old = Archive.of([document(ISSUER)])
    write_archive(tmp_path, old)
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from badgefolio.fetching import write_archive\n"
        "from badgefolio.model.archive import Archive\n"
        "from tests.fetching.conftest import document\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        "documents = [document(f'https://{n}.example/', b'x' * n * 9000) for n in range(5)]\n"
        "write_archive(Path(sys.argv[1]), Archive.of(documents))\n"
    )
    _, err = python(code, tmp_path).communicate(timeout=60)
    assert "What was fetched cannot be kept: File too large." in err
    assert read(tmp_path) == old
    assert not [name for name in files(tmp_path) if name.endswith(".new")]
    write_archive(tmp_path, old)
    assert len(files(tmp_path)) == 3


def test_the_digest_stands_for_all_that_is_said() -> None:
    later = datetime(2027, 1, 1, tzinfo=UTC)
    archives = [
        Archive.of(()),
        Archive.of([document(ISSUER)]),
        Archive.of([document(ISSUER, b"[]")]),
        Archive.of([document(ISSUER, fetched=later)]),
        Archive.of([document(ISSUER), document("https://b.example/")]),
    ]
    assert len({one.digest for one in archives}) == len(archives)
    assert Archive.of([document("https://b.example/"), document(ISSUER)]) == archives[-1]


ADDRESSES = st.text(st.characters(codec="utf-8", exclude_characters='\\^`{|}<>" \t\r\n#?@[]'), max_size=40)


@given(parts=st.lists(st.tuples(ADDRESSES, st.binary(max_size=5)), max_size=5, unique_by=lambda one: one[0]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_document_of_any_name_comes_back(tmp_path: Path, parts: list[tuple[str, bytes]]) -> None:
    from badgefolio.sources.strings import web_address

    addresses = [(f"https://h.example/{last}", content) for last, content in parts]
    kept = [document(one, content) for one, content in addresses if web_address(one) == one]
    archive = Archive.of(kept)
    write_archive(tmp_path / "archive", archive)
    assert read(tmp_path / "archive") == archive
    assert [path.name for path in tmp_path.iterdir()] == ["archive"]


@given(place=st.integers(0, 500), byte=st.binary(min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_changed_index_is_an_archive_or_a_problem(tmp_path: Path, place: int, byte: bytes) -> None:
    write_archive(tmp_path, Archive.of([document(ISSUER)]))
    text = (tmp_path / "index.json").read_bytes()
    (tmp_path / "index.json").write_bytes(text[:place] + byte + text[place + len(byte) :])
    try:
        assert len(read_archive(tmp_path, Collector()).documents) <= 1
    except ProblemError as error:
        assert error.problems[0].code is Code.ARCHIVE_DAMAGED


# Ends itself, as kill -9 would, just before its number-th call that changes a folder.
KILLED = """
import os, sys
from pathlib import Path
from badgefolio.fetching import write_archive
from badgefolio.model.archive import Archive
from tests.fetching.conftest import document
left = [int(sys.argv[2])]
CHANGES = {"open", "os.mkdir", "os.rename", "os.rmdir", "os.remove"}
archive = Archive.of([document(f"https://{host}.example/x", b'{"new": 1}') for host in "bcd"])
def hook(event, args):
    if event not in CHANGES or (event == "open" and not (isinstance(args[2], int) and args[2] & os.O_WRONLY)):
        return
    left[0] -= 1
    if left[0] == 0:
        os._exit(77)
sys.addaudithook(hook)
write_archive(Path(sys.argv[1]), archive)
print("done")
"""


def test_killed_before_any_step_the_archive_is_the_old_one_or_the_new(tmp_path: Path, python: Python) -> None:
    folder = tmp_path / "archive"
    old = Archive.of([document(f"https://{host}.example/x") for host in "abc"])
    new = Archive.of([document(f"https://{host}.example/x", b'{"new": 1}') for host in "bcd"])
    seen = []
    for step in range(1, 60):
        write_archive(folder, old)
        child = python(KILLED, folder, step)
        out, err = child.communicate(timeout=60)
        found = read(folder)
        assert found in (old, new), f"after step {step}"
        seen.append("old" if found == old else "new")
        if child.returncode == 0:
            assert out == "done\n", err
            break
        assert child.returncode == 77, err
        write_archive(folder, new)
        assert read(folder) == new
        assert len(files(folder)) == 5, f"after step {step}"
    assert seen[0] == "old"
    assert seen[-1] == "new"
    assert seen == sorted(seen, reverse=True)
    assert len(seen) > 8

"""Killed at any instant, the output is whole: real processes, ended or stopped at real places."""

from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

from tests.publish.conftest import NEW, OLD, files_of, site

from badgefolio.publish import write_site
from badgefolio.publish.folder import MARKER

Python = Callable[..., Popen[str]]

# Ends itself, as kill -9 would, just before its number-th call that changes a folder.
KILLED = """
import os, sys
from pathlib import Path
from badgefolio.model.output import OutputFile
from badgefolio.publish import write_site
left = [int(sys.argv[2])]
CHANGES = {"open", "os.mkdir", "os.rename", "os.link", "os.rmdir", "os.remove", "ctypes.dlopen"}
def hook(event, args):
    if event not in CHANGES or (event == "open" and not (isinstance(args[2], int) and args[2] & os.O_WRONLY)):
        return
    left[0] -= 1
    if left[0] == 0:
        os._exit(77)
files = [OutputFile(path=path, content=eval(content)) for path, _, content in
         (line.partition("=") for line in sys.argv[3:])]
output = Path(sys.argv[1])
sys.addaudithook(hook)
write_site(output, files, [])
print("done")
"""


def whole(output: Path) -> str:
    """Say which site is there, sure that it is one of them and whole."""
    found = {path: content for path, content in files_of(output).items() if path != MARKER}
    assert (output / MARKER).is_file()
    assert found in (OLD, NEW)
    return "old" if found == OLD else "new"


def test_killed_before_any_step_the_output_is_the_old_site_or_the_new(tmp_path: Path, python: Python) -> None:
    output = tmp_path / "output"
    said = [f"{path}={content!r}" for path, content in NEW.items()]
    seen = []
    for step in range(1, 100):
        write_site(output, site(OLD), [])
        child = python(KILLED, output, step, *said)
        out, err = child.communicate(timeout=60)
        seen.append(whole(output))
        if child.returncode == 0:
            assert out == "done\n", err
            break
        assert child.returncode == 77, err
        write_site(output, site(NEW), [])
        assert whole(output) == "new"
        assert [path.name for path in tmp_path.iterdir()] == ["output"], f"after step {step}"
    assert seen[0] == "old"
    assert seen[-1] == "new"
    assert seen == sorted(seen, reverse=True), "never back to the old site"
    assert len(seen) > 10


def test_a_disk_that_is_full_at_any_file_keeps_the_old_site(tmp_path: Path, python: Python) -> None:
    output = tmp_path / "output"
    write_site(output, site(OLD), [])
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from badgefolio.model.output import OutputFile\n"
        "from badgefolio.publish import write_site\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        "files = [OutputFile(path=f'{n}.txt', content=b'x' * n * 9000) for n in range(5)]\n"
        "write_site(Path(sys.argv[1]), files, [])\n"
    )
    child = python(code, output)
    _, err = child.communicate(timeout=60)
    assert child.returncode == 1
    assert "cannot be written" in err
    assert "File too large" in err
    assert whole(output) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]

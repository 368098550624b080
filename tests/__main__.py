"""The one command that passes everything: form, types, the house, words, tests.

Runs every gate even where an earlier one fails, so that one run tells all; the exit code is 1 where any
failed. `python -m tests --quick` leaves out what takes a browser or builds a wheel.
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
_BIN = Path(sys.executable).parent
_COVERED = 95
_WHOLLY_COVERED = ("*/badgefolio/credentials/baking/*", "*/badgefolio/sources/*")


def main(arguments: list[str]) -> int:
    """Run all gates; return 0 where all of them pass."""
    is_quick = "--quick" in arguments
    traced = "not untraced and not browser" + (" and not slow" if is_quick else "")
    pytest = ["pytest", "-q", "-n", "2", "--dist", "loadgroup", "-m"]
    gates = {
        "form": ["ruff", "format", "--check", "--quiet", "."],
        "rules": ["ruff", "check", "--quiet", "."],
        "spelling": ["codespell"],
        "house": ["lint-imports", "--no-cache"],
        "types": ["mypy"],
        "tests": [*pytest, traced, "--cov", "--cov-report="],
        **({} if is_quick else {"browser and forgeries": [*pytest, "untraced or browser"]}),
        "coverage": ["coverage", "report", f"--fail-under={0 if is_quick else _COVERED}"],
        **{
            f"coverage of {pattern}": ["coverage", "report", "--fail-under=100", f"--include={pattern}"]
            for pattern in _WHOLLY_COVERED
        },
    }
    failed = [name for name, command in gates.items() if not _passes(name, command)]
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall gates passed")
    return 1 if failed else 0


def _passes(name: str, command: list[str]) -> bool:
    began = time.monotonic()
    print(f"== {name}", flush=True)
    program = shutil.which(command[0], path=_BIN) or command[0]
    code = subprocess.run([program, *command[1:]], cwd=ROOT, check=False).returncode
    print(f"   {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Putting endorsements into the project, and writing down what the owner says to them."""

import json
import os
from typing import TYPE_CHECKING

from badgefolio.model.endorsements import Answer
from badgefolio.portfolio.keeping import write_file
from badgefolio.problems import Code, Problem, ProblemError, Span

if TYPE_CHECKING:
    from pathlib import Path

    from badgefolio.model.endorsements import ReceivedEndorsement

FOLDER = "endorsements"


def keep_endorsement(content: "Path", file_name: str, taken: bytes) -> str:
    """Write an endorsement byte for byte into the project, pending; return its path in the project.

    Raises:
        ProblemError: `file-exists`, `output-not-writable`.
    """
    write_file(content / FOLDER / file_name, taken)
    return f"content/{FOLDER}/{file_name}"


def write_answer(content: "Path", one: "ReceivedEndorsement", answer: Answer) -> str:
    """Write what the owner says to an endorsement into the YAML beside it; return its path in the project.

    What is accepted is this very file, by its SHA-256.

    Raises:
        ProblemError: `output-not-writable`.
    """
    lines = ["# yaml-language-server: $schema=../.schemas/endorsement.json", f"status: {answer}"]
    if answer is Answer.ACCEPTED:
        lines.append(f'sha256: "{one.file.digest}"   # of the file that was read and accepted')
    if one.settings.badge is not None:
        lines.append(f"about: {json.dumps(one.settings.badge.name, ensure_ascii=False)}")
    path = (content / one.file.path).with_suffix(".yaml")
    older = path.with_suffix(".yml")
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.unlink(missing_ok=True)
        with beside.open("x", encoding="utf-8", newline="\n") as file:  # "x" follows no link to elsewhere
            file.write("\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        older.unlink(missing_ok=True)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ProblemError(
            Problem(
                code=Code.OUTPUT_NOT_WRITABLE,
                message=f'"{path}" cannot be written: {error.strerror}.',
                span=Span(file=f"content/{path.relative_to(content).as_posix()}"),
                hint="Check the permissions of the folder.",
            )
        ) from None
    return f"content/{path.relative_to(content).as_posix()}"

"""The real badge files, where they lie on this machine."""

import csv
import os
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, kw_only=True)
class RealFile:
    path: Path
    kind: str
    version: str

    @property
    def content(self) -> bytes:
        return self.path.read_bytes()


@pytest.fixture(scope="session")
def corpus() -> tuple[RealFile, ...]:
    """Real files of many issuers, read where they lie; BADGEFOLIO_CORPUS says where."""
    beside = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
    folder = Path(os.environ.get("BADGEFOLIO_CORPUS", beside))
    index = folder / "INDEX.tsv"
    if not index.is_file():
        pytest.skip("the collection of real badge files is not on this machine")
    with index.open(encoding="utf-8", newline="") as rows:
        return tuple(
            RealFile(path=folder / row["path"], kind=row["kind"], version=row["ob_version"])
            for row in csv.DictReader(rows, delimiter="\t")
        )

"""The page about embedding names every code, and tests that are there."""

import re
from pathlib import Path

from tests.render.embedding.made import PLAIN

from badgefolio.render.embedding.codes import card_codes, page_codes
from badgefolio.render.words import words

ROOT = Path(__file__).parent
TEXT = (ROOT.parent / "docs/embedding.md").read_text(encoding="utf-8")


def test_the_table_has_every_code_and_no_other() -> None:
    rows = [
        line.split("|")[1]
        for line in TEXT.partition("## The codes")[2].splitlines()
        if line.startswith("| `")
    ]
    listed = [key for row in rows for key in re.findall("`([^`]+)`", row)]
    codes = (*card_codes(PLAIN, words("en")), *page_codes(PLAIN, words("en")))
    assert sorted(listed) == sorted({code.key for code in codes})


def test_every_test_in_the_table_is_there() -> None:
    named = re.findall(r"`([a-z_/]+\.py)::(\w+)`", TEXT)
    assert len(named) >= 14
    lost = [name for path, name in named if f"def {name}(" not in (ROOT / path).read_text("utf-8")]
    assert lost == []

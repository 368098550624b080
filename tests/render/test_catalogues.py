"""Every word of the interface is in every catalogue, with its names intact."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from badgefolio.render.words import CATALOGUES, message_ids

ROOT = Path(__file__).parents[2]
_KEYWORDS = {"_": None, "words": None, "say": None, "count": (1, 2), "because": None}
_NAMES = re.compile(r"\{(\w+)\}")
_PLURAL = re.compile(r"nplurals=(\d)")


def messages() -> dict[str, set[str]]:
    """Return every English message of code and templates with the names in its braces."""
    found: dict[str, set[str]] = {}
    folders = {
        ROOT / "generator/badgefolio/render": "python",
        ROOT / "generator/badgefolio/trust": "python",
        ROOT / "themes": "badgefolio_templates",
    }
    for folder, kind in folders.items():
        method = "python" if kind == "python" else "jinja2.ext:babel_extract"
        pattern = "**.py" if kind == "python" else "**.html"
        for _, _, message, _, _ in extract_from_dir(str(folder), [(pattern, method)], keywords=_KEYWORDS):
            texts = message if isinstance(message, tuple) else (message,)
            found[texts[0]] = {name for text in texts for name in _NAMES.findall(text)}
    return found


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*.po")), ids=lambda path: path.stem)
def test_a_catalogue_has_every_message_and_no_other(path: Path) -> None:
    known = message_ids(path)
    wanted = messages()
    assert len(wanted) > 100
    assert sorted(wanted.keys() - known.keys()) == []
    assert sorted(known.keys() - wanted.keys()) == []


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*.po")), ids=lambda path: path.stem)
def test_a_catalogue_translates_every_message_with_its_names(path: Path) -> None:
    wanted = messages()
    for message, texts in message_ids(path).items():
        assert texts, f"fuzzy: {message}"
        for text in texts:
            assert text, f"empty: {message}"
            assert set(_NAMES.findall(text)) <= wanted[message], message


def test_every_catalogue_has_as_many_plurals_as_its_language() -> None:
    for path in CATALOGUES.glob("*.po"):
        text = path.read_text(encoding="utf-8")
        plurals = _PLURAL.search(text)
        assert plurals is not None
        for texts in message_ids(path).values():
            assert len(texts) in {1, int(plurals[1])}

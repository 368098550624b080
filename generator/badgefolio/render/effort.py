"""How much work a Markdown text would make, counted before it is converted.

For every sign that opens something and is never closed the converter looks through what follows, once for
each of its patterns; some texts are made so that this takes hours. Counting takes one pass.
"""

import re

MAX_EFFORT = 2_000_000  # characters that are looked at again
MAX_SIGNS = 10_000  # signs that open, close or escape, and lines
MAX_NESTING = 50  # lists and quotations in one line
_SIGNS = "\\|`<[*_\n"
BLOCK = re.compile(r"\n[^\S\n]*+\n\s*+")
_BRACKETS = re.compile(r"[\[\]]")
_TAG = re.compile("<")
_TARGET = re.compile(r"\]\(")
_TICKS = re.compile(r"`+")
_NESTED = re.compile(rf"^(?:[ \t]*+(?:>|[-*+][ \t]|\d++\.[ \t])){{{MAX_NESTING}}}", re.MULTILINE)


def is_too_much(markdown: str) -> bool:
    """Whether a text would keep the converter busy for longer than anybody waits."""
    if sum(map(markdown.count, _SIGNS)) > MAX_SIGNS or _NESTED.search(markdown):
        return True
    effort = _until(_TAG, ">", markdown)
    return effort + sum(map(_of_block, BLOCK.split(markdown))) > MAX_EFFORT


def _of_block(block: str) -> int:
    runs = [len(run) for run in _TICKS.findall(block)]
    ticks = (sum(runs) - len(runs) + len(set(runs))) * len(block)
    return ticks + _brackets(block) + _until(_TARGET, ")", block)


def _brackets(block: str) -> int:
    effort = 0
    opened: list[int] = []
    for found in _BRACKETS.finditer(block):
        if found[0] == "[":
            opened.append(found.start())
        elif opened:
            effort += found.start() - opened.pop()
    return effort + sum(len(block) - position for position in opened)


def _until(opening: re.Pattern[str], closing: str, text: str) -> int:
    """Return how far it is from each opening sign to the next closing one, or to the end, in all."""
    effort = 0
    end = -1
    for found in opening.finditer(text):
        if end < found.start():
            end = text.find(closing, found.start())
            if end < 0:
                end = len(text)
        effort += end - found.start()
    return effort

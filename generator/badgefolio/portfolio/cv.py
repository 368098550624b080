"""The owner's curriculum vitae: `content/cv.yaml`, or a JSON Resume as it is in `content/cv.json`.

Source: JSON Resume 1.0.0. In a file of other programs, what this one does not know is passed over, as the
standard allows; in YAML, which people write, an unknown word is a mistake.
"""

from datetime import date
from typing import TYPE_CHECKING

from badgefolio.model.cv import BADGE_MEMBER, DATES, LISTS, MEMBERS, Cv, Entry, Section
from badgefolio.portfolio import fields
from badgefolio.problems import Code, Collector, Problem, Span
from badgefolio.sources.json import parse_json
from badgefolio.sources.schema import require
from badgefolio.sources.text import decode
from badgefolio.sources.yaml import Mapping, Scalar, Sequence, parse_yaml

if TYPE_CHECKING:
    from badgefolio.sources.json import Json
    from badgefolio.sources.yaml import Node


def read_cv(content: bytes, *, file: str) -> Cv:
    """Return the curriculum in a file, which is JSON where its name says so.

    Raises:
        ProblemError: with everything that is wrong in it: `option-unknown`, `option-wrong`, `yaml-broken`,
            `json-broken`, ...
    """
    source = decode(content, file=file)
    if file.endswith(".json"):
        whole, span = parse_json(source.text, file=file), Span(file=file)
        node: Node = _known(whole, span) if isinstance(whole, dict) else _node(whole, span)
    else:
        node = parse_yaml(source)
    found = require(node, "cv")
    problems = Collector()
    entries = [
        _entry(item, section, problems)
        for section in Section
        for item in _items(found.get(section))
        if isinstance(item, Mapping)
    ]
    problems.raise_errors()
    return Cv(entries=tuple(entry for entry in entries if entry.texts or entry.lists))


def day_of(text: str) -> date | None:
    """Return the first day of a date that may leave out day and month, None where there is no such day."""
    year, month, day = (*text.split("-"), "01", "01")[:3]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def no_such_day(said: Scalar, name: str) -> Problem:
    """Return the problem of a date that the calendar does not have."""
    return Problem(
        code=Code.OPTION_WRONG,
        message=f'"{name}" is a day that does not exist: "{said.text}".',
        span=said.span,
        hint="Write a date as 2019, 2019-06 or 2019-06-24.",
    )


def _entry(node: Mapping, section: Section, problems: Collector) -> Entry:
    for name in DATES & set(MEMBERS[section]):
        said = node.get(name)
        if isinstance(said, Scalar) and day_of(said.text.strip()) is None:
            problems.add(no_such_day(said, name))
    said_texts = ((name, fields.text(node, name)) for name in MEMBERS[section] if name not in LISTS)
    said_lists = ((name, fields.texts(node, name)) for name in MEMBERS[section] if name in LISTS)
    return Entry(
        section=section,
        texts=tuple((name, value) for name, value in said_texts if value),
        lists=tuple((name, value) for name, value in said_lists if value),
    )


def _items(node: "Node | None") -> "tuple[Node, ...]":
    return node.items if isinstance(node, Sequence) else ()


def _known(whole: "dict[str, Json]", span: Span) -> Mapping:
    """Return what the standard knows of a JSON Resume, as if it were YAML."""
    return Mapping(
        tuple(
            (Scalar(section, is_plain=False, span=span), _section(whole[section], section, span))
            for section in Section
            if whole.get(section)
        ),
        span,
    )


def _section(value: "Json", section: Section, span: Span) -> "Node":
    if not isinstance(value, list):
        return _node(value, span)
    kept = (
        {name: one[name] for name in MEMBERS[section] if name in one} if isinstance(one, dict) else one
        for one in value
        if not (isinstance(one, dict) and BADGE_MEMBER in one)  # the badge itself says it, and better
    )
    return _node([*kept], span)


def _node(value: "Json", span: Span) -> "Node":
    """Return a JSON value as a node; empty texts, which programs write for nothing, are left out."""
    if isinstance(value, dict):
        entries = ((key, one) for key, one in value.items() if one not in (None, "", []))
        made = ((Scalar(key, is_plain=False, span=span), _node(one, span)) for key, one in entries)
        return Mapping(tuple(made), span)
    if isinstance(value, list):
        return Sequence(tuple(_node(one, span) for one in value if one not in (None, "")), span)
    text = value if isinstance(value, str) else str(value)
    return Scalar(text, is_plain=False, span=span)

"""Blocks that are made from other things of the portfolio, as the owner says them."""

from badgefolio.model.derived import Figure, PageListSource, StatisticsSource, TimelineEntry, TimelineSource
from badgefolio.model.selection import BadgesBlockSource
from badgefolio.portfolio import fields
from badgefolio.portfolio.cv import day_of, no_such_day
from badgefolio.problems import Collector
from badgefolio.sources.yaml import Mapping, Scalar, Sequence


def read_pages(node: Mapping) -> PageListSource:
    """Return the list of pages that a mapping asks for."""
    return PageListSource(
        pages=fields.names(node, "pages"),
        tag=fields.text(fields.group(node, "pages"), "tag"),
        title=fields.text(node, "title"),
    )


def read_statistics(node: Mapping) -> StatisticsSource:
    """Return the numbers that a mapping asks for."""
    return StatisticsSource(
        figures=tuple(map(Figure, fields.texts(node, "statistics"))),
        title=fields.text(node, "title"),
        span=(node.key("statistics") or node).span,
    )


def read_timeline(node: Mapping) -> TimelineSource:
    """Return the timeline that a mapping asks for.

    Raises:
        ProblemError: `option-wrong` for a day that does not exist.
    """
    conditions = fields.group(node, "timeline")
    badges = BadgesBlockSource(
        tag=fields.text(conditions, "tag"),
        issuer=fields.text(conditions, "issuer"),
        year=fields.number(conditions, "year"),
        limit=fields.number(conditions, "limit"),
        span=(node.key("timeline") or node).span,
    )
    return TimelineSource(
        badges=None if fields.text(node, "timeline") == "none" else badges,
        entries=_entries(node),
        title=fields.text(node, "title"),
        is_oldest_first=fields.text(conditions, "sort") == "issued",
    )


def _entries(node: Mapping) -> tuple[TimelineEntry, ...]:
    problems = Collector()
    said = node.get("entries")
    found = []
    for item in said.items if isinstance(said, Sequence) else ():
        if not isinstance(item, Mapping):
            continue
        date = item.get("date")
        if isinstance(date, Scalar) and day_of(date.text.strip()) is None:
            problems.add(no_such_day(date, "date"))
        entry = TimelineEntry(
            date=fields.text(item, "date"), title=fields.text(item, "title"), text=fields.text(item, "text")
        )
        found.append(entry)
    problems.raise_errors()
    return tuple(found)

"""Pages on which things are found: lists in several orders, issuers, tags, skills."""

from typing import TYPE_CHECKING

from badgefolio.model.held import Route
from badgefolio.model.paths import PathState
from badgefolio.render.subjects import (
    BadgeList,
    Card,
    Directory,
    IssuerDetail,
    PathDetail,
    PathList,
    SkillList,
    TagDetail,
    Way,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from badgefolio.model.finding import Finding
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.paths import Path
    from badgefolio.render.subjects import Subject

ISSUERS, TAGS, SKILLS = Route(path="issuers/"), Route(path="tags/"), Route(path="skills/")
PATHS = Route(path="paths/")
_MOST_SKILLS = 30


def ways(finding: "Finding") -> "Iterator[tuple[str, Subject, tuple[HeldBadge, ...]]]":
    """Give each page: its path in the output, what it is about, the badges whose pictures it shows."""
    others = _others(finding)
    orders = tuple(Way(key=order.key, route=order.route) for order in finding.orders)
    for order in finding.orders:
        subject = BadgeList(key=order.key, route=order.route, badges=order.badges, orders=orders, ways=others)
        yield order.route.file, subject, order.badges
    if finding.issuers:
        issuers = tuple(
            (Card(title=one.name, route=one.route, description=one.domain), len(one.badges))
            for one in finding.issuers
        )
        yield ISSUERS.file, Directory(key="issuers", route=ISSUERS, entries=issuers), ()
    for issuer in finding.issuers:
        yield issuer.route.file, IssuerDetail(shelf=issuer), issuer.badges
    if finding.tags:
        tags = tuple(
            (Card(title=one.tag, route=one.route), len(one.badges) + len(one.pages)) for one in finding.tags
        )
        yield TAGS.file, Directory(key="tags", route=TAGS, entries=tags), ()
    for tag in finding.tags:
        yield tag.route.file, TagDetail(shelf=tag), tag.badges
    if finding.frameworks:
        yield SKILLS.file, SkillList(frameworks=finding.frameworks), ()


def tag_routes(finding: "Finding") -> "Callable[[tuple[str, ...]], tuple[tuple[str, Route | None], ...]]":
    """Return what puts tags together with their pages; tags that only hidden things have, have none."""
    routes = {tag: shelf.route for shelf in finding.tags for tag in shelf.spellings}
    return lambda tags: tuple((tag, routes.get(tag)) for tag in tags)


def skill_names(finding: "Finding") -> tuple[str, ...]:
    """Return the names of skills, those with the most badges behind them first, at most 30."""
    skills = [skill for framework in finding.frameworks for skill in framework.skills]
    ranked = sorted(skills, key=lambda skill: -len(skill.badges))
    return tuple(dict.fromkeys(skill.name for skill in ranked))[:_MOST_SKILLS]


def _others(finding: "Finding") -> tuple[Way, ...]:
    skills = sum(len(one.skills) for one in finding.frameworks)
    counted = (
        Way(key="issuers", route=ISSUERS, number=len(finding.issuers)),
        Way(key="tags", route=TAGS, number=len(finding.tags)),
        Way(key="skills", route=SKILLS, number=skills),
    )
    return tuple(way for way in counted if way.number)


def path_subjects(paths: "tuple[Path, ...]") -> "Iterator[tuple[str, Subject, tuple[str, ...]]]":
    """Give the pages of paths: the path in the output, what it is about, the pictures of the owner on it."""
    if paths:
        ordered = sorted(paths, key=lambda path: path.state is PathState.ARCHIVED)
        images = tuple(path.picture.path for path in paths if path.picture)
        yield PATHS.file, PathList(paths=tuple(ordered)), images
    for path in paths:
        yield path.route.file, PathDetail(path=path), (path.picture.path,) if path.picture else ()


def paths_by_badge(paths: "tuple[Path, ...]") -> "dict[str, tuple[Card, ...]]":
    """Return the paths that each badge belongs to, by the badge's name; archived ones last."""
    found: dict[str, tuple[Card, ...]] = {}
    for path in sorted(paths, key=lambda one: one.state is PathState.ARCHIVED):
        card = Card(title=path.title, route=path.route)
        for name in {held.name for one in path.requirements for held in one.badges}:
            found[name] = (*found.get(name, ()), card)
    return found

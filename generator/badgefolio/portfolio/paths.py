"""Paths of the owner: read, and put together with the badges that meet them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.audience import NOBODY, Audience, audience_of, may_show
from badgefolio.model.held import Route
from badgefolio.model.paths import Path, PathSource, PathState, Requirement, RequirementSource
from badgefolio.model.spelling import folded, same_tag
from badgefolio.portfolio import fields
from badgefolio.portfolio.block_resolve import find_file, words_for
from badgefolio.portfolio.shown import not_now
from badgefolio.portfolio.slugs import slug
from badgefolio.problems import Code, Collector, Problem, ProblemError
from badgefolio.sources.schema import require
from badgefolio.sources.text import decode, did_you_mean
from badgefolio.sources.yaml import Mapping, Sequence, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.project import FoundFile, Named, Settings
    from badgefolio.model.source import ProjectSource


def read_path(content: bytes, *, file: str, name: str) -> PathSource:
    """Return the path in `content/paths/<name>.yaml`."""
    node = require(parse_yaml(decode(content, file=file)), "path")
    requirements = node.get("requirements")
    return PathSource(
        name=name,
        title=fields.text(node, "title"),
        description=fields.text(node, "description"),
        picture=fields.one_name(node, "picture"),
        picture_alt=fields.text(node, "picture_alt"),
        state=fields.word(node, "state", PathState.ACTIVE),
        visibility=fields.visibility(node),
        minimum=fields.number(node, "min"),
        requirements=tuple(
            _requirement(one)
            for one in (requirements.items if isinstance(requirements, Sequence) else ())
            if isinstance(one, Mapping)
        ),
        span=(node.key("min") or node).span,
    )


def _requirement(node: Mapping) -> RequirementSource:
    return RequirementSource(
        badge=fields.one_name(node, "badge"),
        name=fields.text(node, "name"),
        id=fields.text(node, "id"),
        issuer=fields.text(node, "issuer"),
        tag=fields.text(node, "tag"),
        url=fields.text(node, "url"),
        group=fields.text(node, "group"),
        span=node.span,
    )


def resolve_paths(
    source: "ProjectSource", badges: "tuple[HeldBadge, ...]", problems: Collector
) -> tuple[Path, ...]:
    """Return the paths of a project by name; what does not fit is in `problems`.

    A draft is private whatever it says. A path names a badge only to those who may see it: a requirement
    that names a badge which fewer people may see is an error, and one that says what counts passes such
    badges over. One that names a badge which its dates keep back stays, unmet and, unless the path says a
    name, without one: a path must not be done because a badge is away.
    """
    put_together = _Paths(
        badges={held.name: held for held in badges}, damaged=source.damaged, files=source.files
    )
    return tuple(
        put_together.resolve(said, _audience(said, source.settings), problems)
        for said in sorted(source.paths, key=lambda path: path.name)
    )


def _audience(said: PathSource, settings: "Settings") -> Audience:
    if said.state is PathState.DRAFT:
        return NOBODY
    return audience_of(said.visibility or settings.default_visibility, settings.default_community)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Paths:
    """Resolves paths against the badges and files of a project."""

    badges: "dict[str, HeldBadge]"
    damaged: frozenset[str]
    files: "MappingOf[str, FoundFile]"

    def resolve(self, said: PathSource, audience: Audience, problems: Collector) -> Path:
        requirements = []
        for one in said.requirements:
            with problems:
                requirements.append(self._requirement(one, said, audience, problems))
        made = Path(
            name=said.name,
            title=said.title,
            description=said.description,
            picture=find_file(said.picture, dict(self.files), problems),
            picture_alt=said.picture_alt,
            state=said.state,
            audience=audience,
            route=Route(path=f"paths/{slug(said.name)}/"),
            minimum=said.minimum,
            requirements=tuple(requirements),
        )
        if said.minimum > len(made.groups):
            problems.add(_too_many(said, len(made.groups)))
        return made

    def _requirement(
        self, said: RequirementSource, path: PathSource, audience: Audience, problems: Collector
    ) -> Requirement:
        if said == RequirementSource(url=said.url, group=said.group, span=said.span):
            raise ProblemError(_says_nothing(said))
        if said.badge is None:
            found = tuple(held for held in self.badges.values() if _fits(held, said))
            title = said.name or said.tag or said.issuer or said.id
        else:
            named = self._badge(said.badge, path, audience)
            found = (named,) if named else ()
            if named and named.is_closed:
                where, what = f'The path "{path.name}"', f'the badge "{named.name}"'
                problems.extend(not_now(where, what, named.settings.window, said.badge.span).problems)
            # of one that its dates keep back, or that cannot be read, neither title nor file is told
            told = named if named and not named.is_closed else None
            title = said.name or ((told.badge.name or told.name) if told else "")
        return Requirement(title=title, issuer=said.issuer, url=said.url, group=said.group, badges=found)

    def _badge(self, said: "Named", path: PathSource, audience: Audience) -> "HeldBadge | None":
        held = self.badges.get(said.name)
        if held is None and said.name in self.damaged:
            return None
        if held is None:
            raise ProblemError(
                Problem(
                    code=Code.BADGE_NOT_FOUND,
                    message=f'There is no badge "{said.name}" in content/badges/.',
                    span=said.span,
                    hint=did_you_mean(said.name, self.badges)
                    or 'For a badge that you do not have yet, say "name: ..." instead of "badge: ...".',
                )
            )
        if not may_show(held.declared, audience):
            raise ProblemError(
                Problem(
                    code=Code.HIDDEN_ON_VISIBLE_PAGE,
                    message=f'The path "{path.name}", which is {audience}, names the badge "{held.name}",'
                    f" which is {held.declared}.",
                    span=said.span,
                    hint=f"Say {words_for(held, audience)} in content/badges/{held.name}.yaml,"
                    " or take the badge off this path.",
                )
            )
        return held


def _fits(held: "HeldBadge", said: RequirementSource) -> bool:
    achievement, issuer = held.badge.achievement, held.badge.issuer
    issuers = [issuer.name or "", issuer.domain or ""] if issuer else []
    return (
        (not said.name or folded(said.name) == folded(held.badge.name or ""))
        and (not said.id or said.id == (achievement.id if achievement else None))
        and (not said.issuer or folded(said.issuer) in map(folded, issuers))
        and (not said.tag or same_tag(said.tag) in map(same_tag, held.settings.tags))
    )


def _says_nothing(said: RequirementSource) -> Problem:
    return Problem(
        code=Code.OPTION_MISSING,
        message="A requirement does not say which badge counts.",
        span=said.span,
        hint='Say one of "badge" (one of yours), "name", "id", "issuer" or "tag".',
    )


def _too_many(said: PathSource, groups: int) -> Problem:
    return Problem(
        code=Code.PATH_MINIMUM_TOO_HIGH,
        message=f'"min: {said.minimum}" asks for more than the {groups} groups of the path "{said.name}".',
        span=said.span,
        hint='Take "min" away to ask for all of them. Requirements with the same letter are one group.',
    )

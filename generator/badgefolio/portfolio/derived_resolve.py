"""What the blocks mean that are made from other things: lists of pages, timelines, numbers, curriculum."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from badgefolio.model.audience import EVERYBODY, Audience, Visibility, may_show
from badgefolio.model.cv import NO_CV, Cv, CvBlock, CvBlockSource
from badgefolio.model.derived import (
    PageCard,
    PageList,
    PageListSource,
    Statistics,
    StatisticsSource,
    Timeline,
    TimelineSource,
)
from badgefolio.model.paths import Path, PathState, Progress, ProgressSource
from badgefolio.model.skills import Skills, SkillsSource
from badgefolio.model.spelling import folded, same_tag
from badgefolio.portfolio.finding import frameworks
from badgefolio.portfolio.queries import in_order, matches_none, select
from badgefolio.portfolio.shown import not_now
from badgefolio.problems import Code, Collector, Problem, ProblemError
from badgefolio.sources.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio.model.held import HeldBadge
    from badgefolio.model.project import Named
    from badgefolio.model.source import PageSource

DerivedSource: TypeAlias = (
    PageListSource | TimelineSource | StatisticsSource | CvBlockSource | ProgressSource | SkillsSource
)
Derived: TypeAlias = PageList | Timeline | Statistics | CvBlock | Progress | Skills


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """A page that shows things, and who may see it."""

    page: "PageSource"
    audience: Audience


@dataclass(frozen=True, kw_only=True, slots=True)
class Others:
    """What such blocks are made from. `cards` are all pages, private ones too, as menus list them."""

    badges: "tuple[HeldBadge, ...]"
    cards: tuple[PageCard, ...] = ()
    paths: tuple[Path, ...] = ()
    cv: Cv = NO_CV

    def resolve(self, block: DerivedSource, sight: Sight, problems: Collector) -> Derived:
        """Return what a block means on a page; warnings go to `problems`.

        Raises:
            ProblemError: `page-not-found`, `hidden-on-visible-page`.
        """
        match block:
            case PageListSource():
                return PageList(pages=self._pages(block, sight, problems), title=block.title)
            case TimelineSource():
                return self._timeline(block, sight, problems)
            case StatisticsSource():
                return Statistics(
                    figures=block.figures,
                    badges=countable(self.badges, sight.audience),
                    title=block.title,
                )
            case CvBlockSource():
                return self._cv(block, problems)
            case ProgressSource():
                return Progress(path=self._path(block.path, sight), is_long=block.is_long)
            case SkillsSource():
                return self._skills(block, sight)

    def _timeline(self, block: TimelineSource, sight: Sight, problems: Collector) -> Timeline:
        query = block.badges
        if query and (none := matches_none(self.badges, query)) is not None:
            problems.add(none)
        return Timeline(
            badges=select(self.badges, query, sight.audience) if query else (),
            entries=block.entries,
            title=block.title,
            is_oldest_first=block.is_oldest_first,
        )

    def _pages(self, block: PageListSource, sight: Sight, outer: Collector) -> tuple[PageCard, ...]:
        if not block.pages:
            tag = same_tag(block.tag)
            return tuple(
                card
                for card in self.cards
                if card.audience == EVERYBODY
                and card.name != sight.page.name
                and (not tag or tag in map(same_tag, card.tags))
            )
        problems = Collector()
        found = []
        for said in block.pages:
            with problems:
                found.append(self._page(said, sight))
        problems.raise_errors()
        outer.extend(problems)
        return tuple(found)

    def _page(self, said: "Named", sight: Sight) -> PageCard:
        card = next((one for one in self.cards if one.name == said.name), None)
        if card is None:
            raise ProblemError(
                Problem(
                    code=Code.PAGE_NOT_FOUND,
                    message=f'There is no page "{said.name}" in content/pages/.',
                    span=said.span,
                    hint=did_you_mean(said.name, [one.name for one in self.cards]),
                )
            )
        if not may_show(card.declared, sight.audience):
            raise ProblemError(
                Problem(
                    code=Code.HIDDEN_ON_VISIBLE_PAGE,
                    message=f'The page "{sight.page.name}" ({sight.audience}) lists the page "{card.name}",'
                    f" which is {card.declared} (content/pages/{card.name}.yaml).",
                    span=said.span,
                    hint=f"Say {sight.audience.said} in content/pages/{card.name}.yaml,"
                    " or take the page out of the list.",
                )
            )
        if card.is_closed:
            raise not_now(f'The page "{sight.page.name}"', f'the page "{card.name}"', card.window, said.span)
        return card

    def _path(self, said: "Named", sight: Sight) -> Path:
        path = next((one for one in self.paths if one.name == said.name), None)
        if path is None:
            raise ProblemError(
                Problem(
                    code=Code.PATH_NOT_FOUND,
                    message=f'There is no path "{said.name}" in content/paths/.',
                    span=said.span,
                    hint=did_you_mean(said.name, [one.name for one in self.paths])
                    or f"Write one: content/paths/{said.name}.yaml; docs/pages.md says how.",
                )
            )
        if not may_show(path.audience, sight.audience):
            state = " (a draft)" if path.state is PathState.DRAFT else ""
            raise ProblemError(
                Problem(
                    code=Code.HIDDEN_ON_VISIBLE_PAGE,
                    message=f'The page "{sight.page.name}" ({sight.audience}) shows the path "{path.name}",'
                    f" which is {path.audience}{state}.",
                    span=said.span,
                    hint=f"Say {_word_for(sight.audience)} in content/paths/{path.name}.yaml,"
                    " or take the path off this page.",
                )
            )
        return path

    def _skills(self, block: SkillsSource, sight: Sight) -> Skills:
        tag, framework = same_tag(block.tag), folded(block.framework)
        badges = (
            held
            for held in countable(self.badges, sight.audience)
            if not tag or tag in map(same_tag, held.settings.tags)
        )
        found = (one for one in frameworks(badges) if not framework or folded(one.name) == framework)
        return Skills(frameworks=tuple(found), title=block.title)

    def _cv(self, block: CvBlockSource, problems: Collector) -> CvBlock:
        found = [(section, self.cv.of(section)) for section in block.sections]
        for section, entries in found:
            if not entries:
                problems.add(
                    Problem(
                        code=Code.OPTION_MISSING,
                        message=f'The page shows "{section}" of your curriculum, and nothing is there.',
                        span=block.span,
                        hint=f'Add "{section}:" to content/cv.yaml, or take it out here.',
                    ).warning()
                )
        return CvBlock(sections=tuple(one for one in found if one[1]), title=block.title)


def countable(badges: "Iterable[HeldBadge]", audience: Audience) -> "tuple[HeldBadge, ...]":
    """Return the badges that a page for that audience may count; withdrawn ones count for nothing."""
    shown = (held for held in badges if may_show(held.audience, audience) and not held.is_revoked)
    return in_order(shown, "-issued")


def _word_for(audience: Audience) -> str:
    """Return what a path can say to be shown to them: it names no password, and none but public suits all."""
    return EVERYBODY.said if audience.visibility is Visibility.PASSWORD else audience.said

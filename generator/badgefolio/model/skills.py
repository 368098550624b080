"""Skills: what the issuers of badges say these stand for, by framework."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from badgefolio.model.framed import Framed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from badgefolio.model.held import HeldBadge


@dataclass(frozen=True, kw_only=True, slots=True)
class Skill:
    """A skill or standard that badges are aligned with, and these badges, newest first.

    `minutes` is the time that their issuers say the work took, 0 where none says so.
    """

    name: str
    url: str
    code: str
    minutes: int
    badges: "tuple[HeldBadge, ...]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Framework:
    """Skills of one framework, by name. `name` is empty for those that belong to none."""

    name: str
    skills: tuple[Skill, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillsSource(Framed):
    """Skills behind badges: of one framework, of badges with one tag; with neither, all."""

    framework: str = ""
    tag: str = ""
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Skills(Framed):
    """Skills by framework."""

    frameworks: tuple[Framework, ...]
    title: str = ""

    def with_badges(self, may_show: "Callable[[HeldBadge], bool]") -> "Skills":
        """Return the skills as those see them who may see only such badges."""
        frameworks = (replace(one, skills=tuple(_kept(one.skills, may_show))) for one in self.frameworks)
        return replace(self, frameworks=tuple(one for one in frameworks if one.skills))

    def over(self, change: "Callable[[HeldBadge], HeldBadge]") -> "Skills":
        """Return the same skills with other forms of the same badges behind them."""
        frameworks = tuple(
            replace(
                one,
                skills=tuple(replace(skill, badges=tuple(map(change, skill.badges))) for skill in one.skills),
            )
            for one in self.frameworks
        )
        return replace(self, frameworks=frameworks)


def _kept(skills: "Iterable[Skill]", may_show: "Callable[[HeldBadge], bool]") -> "Iterator[Skill]":
    for skill in skills:
        badges = tuple(held for held in skill.badges if may_show(held))
        if badges:
            minutes = sum(held.badge.achievement.minutes for held in badges if held.badge.achievement)
            yield replace(skill, badges=badges, minutes=minutes)

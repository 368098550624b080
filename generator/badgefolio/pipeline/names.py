"""Badges of a project by the names that a person gave on a command line."""

from typing import TYPE_CHECKING

from badgefolio.problems import Code, Problem, ProblemError
from badgefolio.sources.text import did_you_mean
from badgefolio.sources.wording import shown

if TYPE_CHECKING:
    from badgefolio.portfolio import Scan


def chosen(names: tuple[str, ...], found: "Scan") -> tuple[str, ...]:
    """Return the names, each once, or those of all badges where none was given.

    Raises:
        ProblemError: `badge-not-found` for each name that no badge has.
    """
    unknown = [name for name in names if name not in found.badges]
    if unknown:
        raise ProblemError(
            *(
                Problem(
                    code=Code.BADGE_NOT_FOUND,
                    message=f"There is no badge {shown(name)} in this project.",
                    hint=did_you_mean(name, found.badges) or "Add one with: badgefolio add FILE",
                )
                for name in unknown
            )
        )
    return tuple(dict.fromkeys(names)) or tuple(found.badges)

"""What a person means by a name on the command line."""

from typing import TYPE_CHECKING

from badgefolio.problems import Code, Problem, ProblemError
from badgefolio.sources.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection

FOLDERS = ("badges", "pages")


def meant(name: str, badges: "Collection[str]", pages: "Collection[str]") -> tuple[str, str]:
    """Return the folder and the name of what somebody named, as `NAME`, `badges/NAME` or `pages/NAME`.

    Raises:
        ProblemError: `badge-not-found`, `badge-name-twice` where a badge and a page have that name.
    """
    folder, _, rest = name.rpartition("/")
    known = dict(zip(FOLDERS, (badges, pages), strict=True))
    if folder in known and rest in known[folder]:
        return folder, rest
    holders = [one for one in FOLDERS if name in known[one]]
    if len(holders) == 1:
        return holders[0], name
    if holders:
        raise ProblemError(
            Problem(
                code=Code.BADGE_NAME_TWICE,
                message=f'"{name}" is a badge and a page.',
                hint=f"Say which: badges/{name} or pages/{name}.",
            )
        )
    raise ProblemError(
        Problem(
            code=Code.BADGE_NOT_FOUND,
            message=f'There is no badge and no page "{name}" in this project.',
            hint=did_you_mean(name, (*badges, *pages)),
        )
    )

"""The words for a picture without a badge: what most people meet first."""

from badgefolio.problems import Code, ProblemError
from badgefolio.sources.wording import refusal


def nothing_baked_in(file: str, what: str = "picture") -> ProblemError:
    """Return the error `nothing-baked-in` for a file that could hold a badge and holds none."""
    return refusal(
        Code.NOTHING_BAKED_IN,
        f"This {what} holds no badge: it is only a {what}.",
        file=file,
        hint="A messenger, a screenshot or an optimiser may have taken the badge out. Download it again "
        'from the issuer\'s page with "Download", not by copying the picture.',
    )

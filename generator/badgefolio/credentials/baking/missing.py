"""The words for a picture without a badge: what most people meet first."""

import re

from badgefolio.problems import Code, ProblemError
from badgefolio.sources.wording import refusal

_DOWNLOAD = 'Download it again from the issuer\'s page with "Download", not by copying the picture.'
# what Windows, macOS, GNOME, Android and iOS call their pictures of a screen, in the languages of our users
_SCREENSHOT = re.compile(
    r"screen[ _-]?shot|screen[ _-]?capture|bildschirmfoto|capture d.?.cran|captura de pantalla", re.IGNORECASE
)


def nothing_baked_in(file: str, what: str = "picture") -> ProblemError:
    """Return the error `nothing-baked-in` for a file that could hold a badge and holds none."""
    return refusal(
        Code.NOTHING_BAKED_IN,
        f"This {what} holds no badge: it is only a {what}.",
        file=file,
        hint=_hint(file, what),
    )


def _hint(file: str, what: str) -> str:
    """Return the next step; the name of a file only chooses among words."""
    if what == "PDF":
        return (
            "A certificate as PDF seldom carries a badge. Look on the issuer's page for the badge itself: a"
            " picture (PNG, SVG) or a JSON file."
        )
    if _SCREENSHOT.search(file):
        return f"It is called like a screenshot, which shows a badge and holds none. {_DOWNLOAD}"
    return f"A messenger, a screenshot or an optimiser may have taken the badge out. {_DOWNLOAD}"

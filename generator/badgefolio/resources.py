"""Where the bundled themes and the sample portfolio lie.

They stand at the top level of the checkout and are carried inside the package by a built wheel;
`bundled` finds them in both, so that no other module has to know which of the two is running.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_IN_WHEEL = _PACKAGE / "bundled"
_CHECKOUT = _PACKAGE.parent.parent


def bundled(name: str) -> Path:
    """Return the folder of that name among the bundled resources.

    Args:
        name: `themes`, or `content` for the sample portfolio.

    Returns:
        An absolute path; its existence is not checked.
    """
    return (_IN_WHEEL if _IN_WHEEL.is_dir() else _CHECKOUT) / name

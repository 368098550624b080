"""Where the bundled themes and the sample portfolio lie.

They stand at the top level of the checkout and are carried inside the package by a built wheel;
`bundled` finds them in both, so that no other module has to know which of the two is running.
"""

from hashlib import blake2b
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


def generation() -> str:
    """Return 32 hexadecimal digits that change with any file of the program itself."""
    total = blake2b(digest_size=16)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in {".py", ".po", ".json"} and not path.is_relative_to(_IN_WHEEL):
            total.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()

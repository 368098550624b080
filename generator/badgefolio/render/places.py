"""Addresses inside the site, written relative to the page that they stand on.

Relative addresses work at a domain, below `/repo/` and from `file://` alike. `file://` has no server that
shows `index.html` for a folder, so pages are linked by their folder and a script-free rule: the link names
`index.html` itself.
"""

from dataclasses import dataclass
from urllib.parse import quote

from badgefolio.model.held import Route


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page lies, and how other things are reached from there.

    `root` is '' for relative addresses; for a page that is shown at any address (404) it is the path of
    the site with slashes at both ends, and addresses start with it.
    """

    route: Route
    root: str = ""

    def to(self, path: str) -> str:
        """Return the address of a file of the site by its path in the output."""
        if self.root:
            return self.root + quote(path.removesuffix("index.html"))
        up = "../" * self.route.path.count("/")
        return quote(f"{up}{path}") or "./"

    def page(self, route: Route) -> str:
        """Return the address of another page."""
        return self.to(route.file)


def mailto(email: str) -> str:
    """Return the address that opens a letter to an e-mail address, '' for one that would add fields to it."""
    return f"mailto:{email}" if email and not set(email) & set("?&%#") else ""


def absolute(base_url: str, path: str) -> str:
    """Return the public address of a page or file, '' while the site's own is unknown.

    Args:
        base_url: the site's public address with a slash at its end, or ''.
        path: a path in the output; of a page its folder with a slash at its end.
    """
    return base_url + quote(path) if base_url else ""

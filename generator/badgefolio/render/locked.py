"""Pages that a password opens: each is made like any other, and leaves the house only inside a locked one.

Nothing that is only for them is published beside them: their pictures and files travel inside the page that
shows them. What somebody sees who has no password is the same for all: no title, name, number or size.
"""

import posixpath
from base64 import b64encode
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from badgefolio.model.output import OutputFile
from badgefolio.render.page import make_page
from badgefolio.render.sealing import ROUNDS, SealedFile, packed, seal
from badgefolio.render.subjects import Lock, PageRequest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.model.output import OutputCopy
    from badgefolio.model.work import Item
    from badgefolio.render.page_list import Pages

_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "pdf": "application/pdf",
    "json": "application/json",
    "txt": "text/plain",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "vtt": "text/vtt",
}
_OTHER_TYPE = "application/octet-stream"


@dataclass(frozen=True, kw_only=True, slots=True)
class LockedPage:
    """A page to lock: where it lies, the name of its password, how it is made, and the page around it."""

    path: str
    community: str
    item: "Item[PageRequest]"
    shell: PageRequest

    @property
    def token(self) -> str:
        """The part of the address that cannot be guessed."""
        return self.path.split("/")[1]


@dataclass(frozen=True, kw_only=True, slots=True)
class LockedPlan:
    """All pages to lock, and all files that they may show, by the path where those lie or would lie if open.

    `secret` are the paths of files that nothing open shows.
    """

    pages: tuple[LockedPage, ...] = ()
    files: "Mapping[str, OutputFile | OutputCopy]"
    secret: frozenset[str] = frozenset()


def locked_pages(pages: "Pages") -> "Iterator[LockedPage]":
    """Give every page that a password opens."""
    for route, community, item in pages.locked():
        shell = PageRequest(world=pages.world, subject=Lock(route=route), pictures={})
        yield LockedPage(path=route.file, community=community, item=item, shell=shell)


def shown_files(page: bytes, locked: LockedPage, plan: LockedPlan) -> "dict[str, str]":
    """Return the files that travel inside a page: their paths by the addresses by which it calls them.

    All pictures do, so that it is whole without a network, and all that is a secret; what is open anyway is
    only linked.
    """
    folder = posixpath.dirname(locked.path)
    found = {}
    for address, is_picture in _addresses(page.decode()):
        path = _path(address, folder)
        if path in plan.files and (is_picture or path in plan.secret):
            found[address] = path
    return found


def _path(address: str, folder: str) -> str:
    """Return the path in the output that an address on a page means, '' for one outside the site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path)))


def pack_page(page: bytes, shown: "Mapping[str, str]", contents: "Mapping[str, bytes]") -> bytes:
    """Return a page with the files that it shows, in one piece.

    Args:
        page: the page as it would be if it were open.
        shown: what `shown_files` says of it.
        contents: the bytes of files by path.
    """
    files = (
        SealedFile(address=address, media_type=_media_type(path), content=contents[path])
        for address, path in sorted(shown.items())
    )
    return packed(page, files)


def lock_page(locked: LockedPage, whole: bytes, key: bytes, salt: bytes, rounds: int = ROUNDS) -> OutputFile:
    """Return the page that is published: it asks for the password, and holds the other one encrypted.

    Raises:
        ProblemError: `theme-broken`.
    """
    sealed = seal(whole, key, locked.token)
    subject = locked.shell.subject
    if isinstance(subject, Lock):
        subject = replace(
            subject,
            token=locked.token,
            salt=_text(salt),
            rounds=rounds,
            nonce=_text(sealed.nonce),
            sealed=_text(sealed.content),
        )
    return OutputFile(path=locked.path, content=make_page(replace(locked.shell, subject=subject)))


def _media_type(path: str) -> str:
    return _TYPES.get(path.rpartition(".")[2], _OTHER_TYPE)


def _text(content: bytes) -> str:
    return b64encode(content).decode()


def _addresses(page: str) -> list[tuple[str, bool]]:
    parser = _Addresses()
    parser.feed(page)
    parser.close()
    return sorted(parser.found)


class _Addresses(HTMLParser):
    """Gathers what a page links to (False) and shows (True)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, bool]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name in {"src", "href"} and tag != "link":
                self.found.add((value, tag == "img" and name == "src"))

"""Addresses that stay: decided once, kept in the project, found again after a rename.

`content/addresses.yaml` is written by the program and belongs to the project like the badges do. Slugs in
it win over file names; the tokens of unlisted things stand nowhere else.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from badgefolio.model.held import Route
from badgefolio.model.project import KeptAddress, KeptAddresses, Visibility
from badgefolio.portfolio import fields
from badgefolio.portfolio.slugs import slug as slug_of
from badgefolio.sources.schema import require
from badgefolio.sources.text import decode
from badgefolio.sources.yaml import Mapping, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FILE = "addresses.yaml"
DIGEST_LENGTH = 16
_HEAD = "# Written by Badgefolio. Keep it with your project: links that you have shared depend on it.\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What a thing asks of its address: its name, the slug its owner chose, whether it is to be found.

    `folder` is `badges` or `pages`. `digest` is that of a badge's file, '' for pages.
    """

    folder: str
    name: str
    slug: str | None
    formerly: tuple[str, ...]
    visibility: Visibility
    digest: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Granted:
    """Where a thing lies, the addresses that lead to it, and what to keep (None while it is private)."""

    route: Route
    former_routes: tuple[Route, ...]
    kept: KeptAddress | None


def read_addresses(content: bytes, *, file: str) -> KeptAddresses:
    """Return the addresses in `content/addresses.yaml`."""
    node = require(parse_yaml(decode(content, file=file)), "addresses")
    return KeptAddresses(
        badges=tuple(_kept(fields.group(node, "badges"))), pages=tuple(_kept(fields.group(node, "pages")))
    )


def write_addresses(addresses: KeptAddresses) -> str:
    """Return the text of `content/addresses.yaml`: the same for the same addresses, '' for none."""
    lines = [_HEAD]
    for folder, several in (("badges", addresses.badges), ("pages", addresses.pages)):
        if several:
            lines.append(f"{folder}:\n")
        for one in sorted(several, key=lambda kept: kept.name):
            options = [f"slug: {_quoted(one.slug)}"]
            if one.token:
                options.append(f"token: {_quoted(one.token)}")
            if one.lock:
                options.append(f"lock: {_quoted(one.lock)}")
            if one.formerly:
                options.append(f"formerly: [{', '.join(map(_quoted, one.formerly))}]")
            if one.digest:
                options.append(f"file: {_quoted(one.digest)}")
            lines.append(f"  {_quoted(one.name)}: {{{', '.join(options)}}}\n")
    return "".join(lines) if len(lines) > 1 else ""


def grant(wish: Wish, known: "dict[str, KeptAddress]", new_token: "Callable[[], str]") -> Granted:
    """Return the address of one thing.

    Args:
        wish: what it asks for.
        known: the kept addresses of its kind by name.
        new_token: called for 32 fresh hexadecimal digits where an unlisted or locked thing has none yet.
    """
    before = known.get(wish.name) or KeptAddress(name=wish.name, slug=slug_of(wish.name))
    slug = wish.slug or before.slug
    formerly = [one for one in (before.slug, *before.formerly, *wish.formerly) if one != slug]
    if wish.name not in known and before.slug in formerly:
        formerly.remove(before.slug)  # never published, so nothing leads there
    kept = replace(
        before,
        name=wish.name,
        slug=slug,
        formerly=tuple(dict.fromkeys(formerly)),
        digest=wish.digest[:DIGEST_LENGTH],
    )
    if wish.visibility is Visibility.PRIVATE:
        return Granted(route=_route(wish.folder, slug), former_routes=(), kept=known.get(wish.name))
    if wish.visibility is Visibility.UNLISTED:
        kept = replace(kept, token=kept.token or new_token())
        return Granted(route=_unlisted(kept.token), former_routes=(), kept=kept)
    if wish.visibility is Visibility.PASSWORD:
        kept = replace(kept, lock=kept.lock or new_token())
        return Granted(route=_locked(kept.lock), former_routes=(), kept=kept)
    former = [_route(wish.folder, one) for one in kept.formerly]
    former += [_unlisted(kept.token)] if kept.token else []
    former += [_locked(kept.lock)] if kept.lock else []
    return Granted(route=_route(wish.folder, slug), former_routes=tuple(former), kept=kept)


def by_name(
    kept: "Iterable[KeptAddress]", digests: "dict[str, str]", names: "Iterable[str]"
) -> dict[str, KeptAddress]:
    """Return kept addresses by the names that things have now.

    An address whose name is gone goes to the thing whose file is the same and whose own name has none.

    Args:
        kept: all kept addresses of one kind.
        digests: SHA-256 (hex) of the files of things by name; empty for pages.
        names: the names of all things of that kind.
    """
    names = set(names)
    known = {one.name: one for one in kept if one.name in names}
    lost = {one.digest: one for one in kept if one.name not in names and one.digest}
    for name, digest in sorted(digests.items()):
        if name not in known and digest[:DIGEST_LENGTH] in lost:
            known[name] = replace(lost.pop(digest[:DIGEST_LENGTH]), name=name)
    return known


def absent(
    kept: "Iterable[KeptAddress]", known: dict[str, KeptAddress], names: "Iterable[str]"
) -> list[KeptAddress]:
    """Return the kept addresses of things that are not there now, and may come back.

    Args:
        kept: all kept addresses of one kind.
        known: what `by_name` made of them.
        names: the names of all things of that kind.
    """
    names = set(names)
    taken = {one.digest for one in known.values() if one.digest}
    return [one for one in kept if one.name not in names and one.digest not in taken]


def _kept(node: Mapping) -> "Iterable[KeptAddress]":
    for key, _ in node.entries:
        value = fields.group(node, key.text)
        yield KeptAddress(
            name=key.text,
            slug=fields.text(value, "slug"),
            token=fields.text(value, "token"),
            lock=fields.text(value, "lock"),
            formerly=fields.texts(value, "formerly"),
            digest=fields.text(value, "file"),
        )


def _route(folder: str, slug: str) -> Route:
    return Route(path=f"{folder}/{slug}/")


def _unlisted(token: str) -> Route:
    return Route(path=f"unlisted/{token}/")


def _locked(lock: str) -> Route:
    return Route(path=f"locked/{lock}/")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

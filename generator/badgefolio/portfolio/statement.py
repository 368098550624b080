"""Reads `portfolio.json`: what somebody's portfolio says of itself. It is a stranger's document.

Nothing in it is believed beyond what it may say: all addresses are https and lie below the portfolio's own,
so that nobody can send visitors of a gallery elsewhere in another's name; texts lose what turns the direction
of writing; sizes are capped by the schema (`sources/documents/portfolio.json`).
"""

from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import unquote, urlsplit

from badgefolio.model.gallery import Portfolio, ShownBadge
from badgefolio.problems import Code, Problem, ProblemError, Span
from badgefolio.sources.documents import check_document
from badgefolio.sources.json import parse_json
from badgefolio.sources.strings import name, web_address
from badgefolio.sources.text import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND = "portfolio"
MAX_BYTES = 2 * 1024 * 1024  # what is fetched of a text, too
_SHOWN = 100


def read_portfolio(content: bytes, *, file: str) -> Portfolio:
    """Return what the document says.

    Raises:
        ProblemError: `portfolio-broken`, and what is raised for any JSON: `json-broken`, `json-unsafe`,
            `text-not-utf8`, `file-too-large`.
    """
    value = parse_json(decode(content, file=file, max_bytes=MAX_BYTES).text, file=file)
    said = check_document(value, KIND, code=Code.PORTFOLIO_BROKEN, file=file)
    address = _own_address(said["address"], file)
    owner = said["owner"]
    return Portfolio(
        title=_text(said, "title"),
        address=address,
        language=said["language"],
        owner=_text(owner, "name") or _broken('"/owner/name" has nothing to read in it.', file),
        country=_text(owner, "country"),
        badges=tuple(_badge(one, address, file) for one in said["badges"]),
    )


def _badge(said: "Mapping[str, Any]", base: str, file: str) -> ShownBadge:
    issuer = said.get("issuer", {})
    return ShownBadge(
        name=_text(said, "name") or _broken("A badge has a name with nothing to read in it.", file),
        address=_below(base, said["address"], file),
        picture=_below(base, said["picture"], file),
        description=_text(said, "description"),
        language=_text(said, "language"),
        issuer=_text(issuer, "name"),
        domain=_text(issuer, "domain").lower(),
        is_confirmed=issuer.get("confirmed", False),
        achievement=_text(said, "achievement"),
        issued=_day(said.get("issued"), file),
        expires=_day(said.get("expires"), file),
        tags=tuple(tag for tag in map(name, said.get("tags", ())) if tag),
        recommend=_below(base, said["recommend"], file) if "recommend" in said else "",
    )


def _text(said: "Mapping[str, Any]", member: str) -> str:
    return name(said.get(member, ""))


def _day(text: str | None, file: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        _broken(f'"{text}" is no day.', file)


def _own_address(address: str, file: str) -> str:
    parts = urlsplit(address) if web_address(address) == address else None
    is_folder = parts is not None and parts.path.endswith("/") and not (parts.query or parts.fragment)
    if parts is None or not is_folder or parts.scheme != "https" or "@" in parts.netloc or _climbs(address):
        _broken(
            f'"{address[:_SHOWN]}" is no address of a portfolio: one begins with https:// and ends with "/".',
            file,
        )
    return address


def _below(base: str, address: str, file: str) -> str:
    if web_address(address) != address or not address.startswith(base) or _climbs(address):
        _broken(
            f'"{address[:_SHOWN]}" does not lie below the address of the portfolio ({base[:_SHOWN]}).', file
        )
    return address


def _climbs(address: str) -> bool:
    """Whether an address leads upwards, in whatever spelling a browser takes for it (WHATWG URL, 4.4)."""
    path = unquote(address.partition("?")[0].partition("#")[0])
    return not {".", ".."}.isdisjoint(path.replace("\\", "/").split("/"))


def _broken(message: str, file: str) -> NoReturn:
    raise ProblemError(
        Problem(
            code=Code.PORTFOLIO_BROKEN,
            message=message,
            span=Span(file=file),
            hint="Ask its owner to build it again with a current version of Badgefolio.",
        )
    )

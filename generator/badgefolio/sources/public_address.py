"""The public address of a site, from which all absolute addresses are made.

A wrong one is not seen on the pages: networks leave out, without a word, pictures whose address they cannot
use. So it is checked before anything is built with it, and the nearest right address is offered.
"""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, urlsplit

from badgefolio.problems import Code, Problem

_BEGINNING = re.compile(r"(https?)(?::/*|/+)|[a-z][a-z0-9+-]*:(?!\d)/*|/*", re.IGNORECASE)
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_IN_PATH = "/%:@!$&'()*+,;=-._~"
_PAGES = (".html", ".htm")
_LONGEST_HOST = 253
_LOCAL = frozenset(["localhost", "127.0.0.1", "::1"])
HINT = "It is the address at which visitors open your site, such as https://maya.example/portfolio/"


class AddressError(ValueError):
    """Why a text is no public address, in words, and the nearest text that is one, '' where there is none."""

    def __init__(self, reason: str, cure: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.cure = cure

    def problem(self, text: str, setting: str) -> Problem:
        """Return what is wrong with a setting of that name."""
        return Problem(
            code=Code.BASE_ADDRESS_WRONG,
            message=f'"{text}" is no public address for {setting}: {self.reason}.',
            hint=f'Did you mean "{self.cure}"?' if self.cure else f"{HINT}.",
        )


def public_address(text: str) -> str:
    """Return the address of a site in ASCII, with a slash at its end.

    It begins with https:// or http:// and has a host with a dot, `localhost` or a number; no user, no
    query, no fragment and no file. Names in other scripts are written as DNS has them (RFC 3490), other
    characters of the path in percent-encoding (RFC 3986, section 2.1).

    Raises:
        AddressError: it is none.
    """
    reason = _reason(text)
    if not reason:
        return _written(urlsplit(text))
    raise AddressError(reason, _cure(text))


def is_open_to_all(address: str) -> bool:
    """Whether an address begins with http:// on the web, where anybody on the way can change the pages."""
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname not in _LOCAL


def _reason(text: str) -> str:
    """Return why a text is no public address, '' where it is one."""
    if any(one.isspace() or not one.isprintable() for one in text):
        return "there is a space in it"
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return "its host or port cannot be understood"
    if parts.scheme not in {"http", "https"} or not text.lower().startswith(f"{parts.scheme}://"):
        return "it does not begin with https://"
    unwanted = {
        "there is a ? or # in it": "?" in text or "#" in text,
        "there is a user name in it": "@" in parts.netloc,
        f'"{parts.hostname or ""}" is no host on the web': not _is_host(parts.hostname or ""),
        "its path cannot be understood": not _is_path(parts.path),
        "it names a file and no folder": parts.path.lower().endswith(_PAGES),
    }
    return next((reason for reason, is_so in unwanted.items() if is_so), "")


def _is_path(path: str) -> bool:
    segments = path.rstrip("/").split("/")
    return "\\" not in path and {".", ".."}.isdisjoint(segments) and "" not in segments[1:]


def _is_host(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        ascii_host = _ascii(host)
        labels = ascii_host.removesuffix(".").split(".")
        is_name = len(ascii_host) <= _LONGEST_HOST and all(map(_LABEL.fullmatch, labels))
        return is_name and (host == "localhost" or (len(labels) > 1 and not labels[-1].isdigit()))
    return True


def _ascii(host: str) -> str:
    """Return a host as DNS has it, '' where it cannot be one."""
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""


def _written(parts: SplitResult) -> str:
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else _ascii(host).removesuffix(".")
    port = f":{parts.port}" if parts.port is not None else ""
    path = quote(parts.path, safe=_IN_PATH).rstrip("/")
    return f"{parts.scheme}://{host}{port}{path}/"


def _cure(text: str) -> str:
    """Return the nearest right address: with the beginning it lacks, without what it must not have."""
    bare = re.split(r"[?#]", "".join(text.split()))[0].replace("\\", "/")
    found = _BEGINNING.match(bare)
    scheme = ((found and found[1]) or "https").lower()
    host, slash, path = bare[found.end() if found else 0 :].partition("/")
    folders = [one for one in path.split("/") if one not in {"", ".", ".."}]
    if folders and folders[-1].lower().endswith(_PAGES):
        folders.pop()
    tried = f"{scheme}://{host.rpartition('@')[2]}{slash}{'/'.join(folders)}"
    return "" if _reason(tried) else _written(urlsplit(tried))

"""The rules that every request keeps: whom it may speak to, how long, how much."""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import TYPE_CHECKING, TypeAlias

from badgefolio.fetching.addresses import AllowedHost, IpAddress

if TYPE_CHECKING:
    import ssl

Resolver: TypeAlias = Callable[[str, int], Sequence[IpAddress]]


def system_resolver(host: str, port: int) -> Sequence[IpAddress]:
    """Return the machines behind a name, as the system knows them.

    Raises:
        OSError: there are none, or nobody can be asked (`socket.gaierror`).
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return tuple(dict.fromkeys(ip_address(str(place[0]).partition("%")[0]) for *_, place in found))


@lru_cache(maxsize=1)
def system_trust() -> "ssl.SSLContext":
    """Return how certificates are checked: names too, against the authorities that the system trusts."""
    import ssl

    return ssl.create_default_context()


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """Whom a request may speak to, how long, how much.

    `seconds` is for all of one document: names, redirects and the last byte. `max_bytes` and
    `max_image_bytes` count what comes out after unpacking. `resolve` and `tls` say how names become
    machines and how certificates are checked.
    """

    allowed: tuple[AllowedHost, ...] = ()
    seconds: float = 20.0
    connect_seconds: float = 8.0
    max_bytes: int = 2 * 1024 * 1024
    max_image_bytes: int = 5 * 1024 * 1024
    max_header_bytes: int = 32 * 1024
    max_redirects: int = 3
    resolve: Resolver = system_resolver
    tls: "Callable[[], ssl.SSLContext]" = system_trust

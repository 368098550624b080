"""Which web addresses and which machines may be spoken to.

A badge is a stranger's file, and the addresses in it are the stranger's choice: they must not lead this
program to the router, the neighbour or the cloud's own services. A name is brought into one spelling before
it is resolved, and what it resolves to is tested as a number. Sources: IANA IPv4 and IPv6 Special-Purpose
Address Registries; RFC 6890; RFC 6052 (NAT64); RFC 3056 (6to4); RFC 4380 (Teredo); WHATWG URL, section 3.5
(a host whose last part is a number is an IPv4 address).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from badgefolio.fetching.answers import NotFetchedError
from badgefolio.model.report import because

IpAddress: TypeAlias = IPv4Address | IPv6Address

HTTPS_PORT, HTTP_PORT = 443, 80
_PORTS = {"https": HTTPS_PORT, "http": HTTP_PORT}
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII)
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*", re.ASCII)
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
_MAX_HOST, _MAX_ADDRESS = 253, 4000
_NOT_IN_ADDRESS = re.compile(r'[\s\x00-\x20\x7f-\x9f"<>\\^`{|}]')
_MAY_STAND = "/%:@!$&'()*+,;=~-._"
_TWO_WAYS = re.compile("[\u00df\u03c2\u200c\u200d]")  # which two versions of IDNA turn into two names
_INNER_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",
            "100.64.0.0/10",  # shared by carriers; one cloud's services too
            "127.0.0.0/8",
            "168.63.129.16/32",  # one cloud's services, on a public number
            "169.254.0.0/16",  # link-local; most clouds' services
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, broadcast
        ),
    )
)
# Of the whole of IPv6 only this part is given out to the public, and of it these are not.
_PUBLIC_6 = IPv6Network("2000::/3")
_INNER_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocols: Teredo, ORCHID, benchmarks
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4: an IPv4 address in disguise
            "3fff::/20",  # documentation
        ),
    )
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A web address taken apart: `host` in its one spelling, `path` with the query, ready to be asked for."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as an address has them; the port only where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def address(self) -> str:
        """The address in its one spelling."""
        return f"{self.scheme}://{self.authority}{self.path}"


@dataclass(frozen=True, kw_only=True, slots=True)
class AllowedHost:
    """A host that the owner named: plain http and inner networks are no reason to refuse it.

    `port` None means the usual ports, 443 and 80.
    """

    host: str
    port: int | None = None

    def is_of(self, place: Place) -> bool:
        """Whether it is the very host and port of the place."""
        ports = set(_PORTS.values()) if self.port is None else {self.port}
        return self.host == place.host and place.port in ports


def allowed_host(text: str) -> AllowedHost:
    """Return the host of `NAME` or `NAME:PORT`; an IPv6 address stands in brackets.

    Raises:
        ValueError: the text is nothing of the kind.
    """
    try:
        place = place_of(f"https://{text}")
        port = urlsplit(f"//{text}").port
    except (ValueError, NotFetchedError):
        place, port = None, None
    if place is None or place.path != "/" or re.search("[/?#]", text):
        raise ValueError(f'"{text}" is no host, such as intranet.example or localhost:8080')
    return AllowedHost(host=place.host, port=port)


def place_of(address: str) -> Place:
    """Return the place of an http or https address, whatever its fragment.

    Raises:
        NotFetchedError: the address is not one that is spoken to: another scheme, a user name, a host in
            an odd spelling.
    """
    address = address.partition("#")[0]
    if len(address) > _MAX_ADDRESS or _NOT_IN_ADDRESS.search(address):
        raise NotFetchedError(_ODD_ADDRESS)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise NotFetchedError(because("The address cannot be understood.")) from None
    if parts.scheme not in _PORTS:
        raise NotFetchedError(because("The address is none of the web (https)."))
    if "@" in parts.netloc:
        raise NotFetchedError(because("The address carries a user name or password."))
    if not parts.hostname or port == 0 or ("[" in parts.netloc and ":" not in parts.hostname):
        raise NotFetchedError(because("The address names no server."))
    path = quote(parts.path or "/", safe=_MAY_STAND)
    query = "?" + quote(parts.query, safe=f"{_MAY_STAND}?[]") if parts.query else ""
    place = Place(
        scheme=parts.scheme,
        host=_one_spelling(parts.hostname),
        port=port or _PORTS[parts.scheme],
        path=path + query,
    )
    if len(place.address) > _MAX_ADDRESS:
        raise NotFetchedError(_ODD_ADDRESS)
    return place


def is_public(machine: IpAddress) -> bool:
    """Whether the number is one of the public internet: no inner, special or disguised one."""
    if isinstance(machine, IPv4Address):
        return not any(machine in network for network in _INNER_4)
    return machine in _PUBLIC_6 and not any(machine in network for network in _INNER_6)


@lru_cache(maxsize=1024)
def _one_spelling(host: str) -> str:
    """Return the host as it is spoken to: an address as numbers are written, a name in ASCII, lower case.

    Raises:
        NotFetchedError: it is neither, or a number in a spelling that only some programs understand.
    """
    if ":" in host:
        return _number(host)
    if len(host) > _MAX_HOST or _TWO_WAYS.search(host):
        raise NotFetchedError(_ODD_HOST)
    labels = _DOTS.split(host)
    if len(labels) > 1 and not labels[-1]:
        labels.pop()  # the root, which every name has
    try:
        name = ".".join(label.encode("idna").decode("ascii") for label in labels).lower()
    except UnicodeError:
        raise NotFetchedError(_ODD_HOST) from None
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return _number(name)
    if len(name) > _MAX_HOST or not all(_LABEL.fullmatch(label) for label in name.split(".")):
        raise NotFetchedError(_ODD_HOST)
    return name


def _number(host: str) -> str:
    try:
        return str(ip_address(host)) if "%" not in host else _refuse_number()
    except ValueError:
        return _refuse_number()


def _refuse_number() -> str:
    raise NotFetchedError(because("The address names its server by a number in an odd spelling."))


_ODD_ADDRESS = because("The address is too long, or has characters that no address has.")
_ODD_HOST = because("The name of the server in the address is none that can exist.")

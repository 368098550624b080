"""A connection to a machine that was tested: what was looked up is what is spoken to.

A name is resolved once. All machines behind it are tested before any is spoken to, and the connection goes
to the tested number, so that a name that answers differently the second time (DNS rebinding) leads nowhere.
"""

import errno
import io
import socket
import time
from threading import Thread
from typing import TYPE_CHECKING

from badgefolio.fetching.addresses import is_public
from badgefolio.fetching.answers import NotFetchedError
from badgefolio.model.report import because

if TYPE_CHECKING:
    from collections.abc import Sequence

    from badgefolio.fetching.addresses import IpAddress, Place
    from badgefolio.fetching.rules import Rules
    from badgefolio.model.report import Reason

# OpenSSL, x509_vfy.h
_NOT_YET, _EXPIRED, _SELF_SIGNED, _OTHER_NAME = 9, 10, {18, 19}, {62, 64}
_NOBODY_KNOWS = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
_NO_WAY = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN}


class Deadline:
    """The instant at which the patience with one document ends."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return how many seconds are left, never none.

        Raises:
            NotFetchedError: the time is over.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.is_over()
        return left

    def is_over(self) -> NotFetchedError:
        """Return the error to raise when the time is over."""
        return NotFetchedError(
            because("The server does not answer within {seconds} seconds.", seconds=round(self._seconds)),
            is_of_server=True,
        )


class Stream(io.RawIOBase):
    """What comes from a server, read within the deadline and `allowance` bytes."""

    def __init__(self, connection: socket.socket, deadline: Deadline, allowance: int) -> None:
        super().__init__()
        self._connection = connection
        self._deadline = deadline
        self.allowance = allowance

    def readable(self) -> bool:
        """Return True: there is nothing else that it could do."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]  # a wider Buffer
        """Read what is there; 0 at the end."""
        if self.allowance <= 0:
            raise NotFetchedError(because("The server answers with more than is read."))
        self._connection.settimeout(self._deadline.left())
        try:
            count = self._connection.recv_into(buffer)
        except TimeoutError:
            raise self._deadline.is_over() from None
        except OSError:
            raise broken_off() from None
        self.allowance -= count
        return count

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return a reader of this stream: what `http.client` asks a socket for."""
        return io.BufferedReader(self)


def broken_off() -> NotFetchedError:
    """Return the error of an answer that ends too early."""
    return NotFetchedError(because("The server broke off in the middle of its answer."))


def connect(place: "Place", rules: "Rules", deadline: Deadline) -> socket.socket:
    """Return a connection to the server of a place, with TLS where its scheme is https.

    Raises:
        NotFetchedError: the place may not be spoken to, or does not answer.
    """
    is_allowed = any(one.is_of(place) for one in rules.allowed)
    if place.scheme != "https" and not is_allowed:
        raise NotFetchedError(because("The address is not protected (http); only https is asked."))
    machines = _machines(place, rules, deadline)
    if not is_allowed and not all(map(is_public, machines)):
        raise NotFetchedError(
            because("The server {host} lies inside a private network.", host=place.host), is_of_server=True
        )
    connection = _connected(machines, place, rules, deadline)
    try:
        return _protected(connection, place, rules, deadline) if place.scheme == "https" else connection
    except BaseException:
        connection.close()
        raise


def _machines(place: "Place", rules: "Rules", deadline: Deadline) -> "Sequence[IpAddress]":
    """Return the machines behind a name; the system is asked in a thread, since it knows no patience."""
    found: list[Sequence[IpAddress] | OSError] = []

    def ask() -> None:
        try:
            found.append(rules.resolve(place.host, place.port))
        except (OSError, UnicodeError) as error:
            found.append(error if isinstance(error, OSError) else OSError(str(error)))

    thread = Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if not found:
        raise deadline.is_over()
    (answer,) = found
    if isinstance(answer, OSError) and answer.errno not in _NOBODY_KNOWS:
        raise NotFetchedError(
            because("Nobody can say where the server {host} is. Is this machine online?", host=place.host),
            is_of_server=True,
        )
    if isinstance(answer, OSError) or not answer:
        raise NotFetchedError(
            because("The server {host} does not exist any more: its name leads nowhere.", host=place.host),
            is_of_server=True,
            is_nameless=True,
        )
    return answer


def _connected(
    machines: "Sequence[IpAddress]", place: "Place", rules: "Rules", deadline: Deadline
) -> socket.socket:
    """Return a connection to the first of the machines that takes one."""
    last: OSError = OSError()
    for machine in machines:
        family = socket.AF_INET6 if machine.version == 6 else socket.AF_INET  # noqa: PLR2004 - IPv6
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(min(deadline.left(), rules.connect_seconds))
            connection.connect((str(machine), place.port))
        except OSError as error:
            last = error
            connection.close()
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    if isinstance(last, TimeoutError):
        raise NotFetchedError(
            because("The server {host} does not answer.", host=place.host), is_of_server=True
        )
    if last.errno in _NO_WAY:
        raise NotFetchedError(
            because("There is no way to the server {host}. Is this machine online?", host=place.host),
            is_of_server=True,
        )
    raise NotFetchedError(
        because("The server {host} takes no calls (connection refused).", host=place.host), is_of_server=True
    )


def _protected(
    connection: socket.socket, place: "Place", rules: "Rules", deadline: Deadline
) -> socket.socket:
    import ssl

    connection.settimeout(deadline.left())
    try:
        return rules.tls().wrap_socket(connection, server_hostname=place.host)
    except ssl.SSLCertVerificationError as error:
        raise NotFetchedError(_of_certificate(error.verify_code, place.host), is_of_server=True) from None
    except TimeoutError:
        raise deadline.is_over() from None
    except OSError:
        raise NotFetchedError(
            because("No protected connection (https) to the server {host} can be made.", host=place.host),
            is_of_server=True,
        ) from None


def _of_certificate(code: int, host: str) -> "Reason":
    if code == _EXPIRED:
        return because("The certificate of the server {host} has expired.", host=host)
    if code == _NOT_YET:
        return because("The certificate of the server {host} is not valid yet.", host=host)
    if code in _OTHER_NAME:
        return because("The certificate of the server {host} is for another name.", host=host)
    if code in _SELF_SIGNED:
        return because("The server {host} made its certificate itself; nobody vouches for it.", host=host)
    return because("The certificate of the server {host} cannot be trusted.", host=host)

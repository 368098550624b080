"""One request for one document, by the rules: the only code of the house that speaks to the network.

No proxy, no cookie, no password and no name of this machine is sent; nothing that comes back is run or shown
here. Sources: RFC 9110 (HTTP), sections 7.2, 10.1.5 and 15.4; RFC 9112 (HTTP/1.1).
"""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from badgefolio import __version__
from badgefolio.fetching.addresses import HTTP_PORT, HTTPS_PORT, place_of
from badgefolio.fetching.answers import Answer, Failure, NotFetchedError
from badgefolio.fetching.body import read_body
from badgefolio.fetching.connection import Deadline, Stream, broken_off, connect
from badgefolio.fetching.index import MEDIA_TYPE
from badgefolio.model.report import because

if TYPE_CHECKING:
    import socket

    from badgefolio.fetching.addresses import Place
    from badgefolio.fetching.rules import Rules
    from badgefolio.model.report import Reason

_ACCEPT = "application/ld+json, application/json;q=0.9, application/vc+jwt;q=0.8, text/plain;q=0.6, */*;q=0.1"
_ACCEPT_IMAGE = "image/png, image/svg+xml, image/*;q=0.8"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK, _GONE, _NOT_FOUND, _TOO_MANY = 200, 410, 404, 429
_NOT_LET_IN = frozenset({401, 402, 403, 407, 451})
_ITS_FAULT, _NO_STATUS = 500, 600
_LINE_BREAK = re.compile(r"[\r\n]")


def fetch(address: str, rules: "Rules", *, is_image: bool = False) -> Answer | Failure:
    """Return what the server says at an address, after at most three redirects, or why it says nothing.

    An address of plain http is asked over https, unless its host is allowed. Statuses 200 and 410 (gone for
    good) are answers; whether the content is what was looked for, others judge. Nothing is raised for what a
    server or a stranger's address can do.
    """
    deadline = Deadline(rules.seconds)
    try:
        return _follow(_protected(place_of(address), rules), rules, deadline, is_image=is_image)
    except NotFetchedError as error:
        return error.failure


def _follow(place: "Place", rules: "Rules", deadline: Deadline, *, is_image: bool) -> Answer:
    seen = {place.address}
    for number in range(rules.max_redirects + 1):
        try:
            connection = connect(place, rules, deadline)
        except NotFetchedError as error:
            raise _of_redirect(error) if number else error from None
        with connection:
            answer = _asked(connection, place, rules, deadline, is_image=is_image)
        if isinstance(answer, Answer):
            return answer
        place = _next(place, answer)
        if place.address in seen:
            raise NotFetchedError(because("The server sends us round in a circle."))
        seen.add(place.address)
    raise NotFetchedError(because("The server sends us on more than {most} times.", most=rules.max_redirects))


def _protected(place: "Place", rules: "Rules") -> "Place":
    """Return the place behind https: old badges say http, and their servers have moved on since."""
    if place.scheme == "https" or place.port != HTTP_PORT or any(one.is_of(place) for one in rules.allowed):
        return place
    return replace(place, scheme="https", port=HTTPS_PORT)


def _asked(
    connection: "socket.socket", place: "Place", rules: "Rules", deadline: Deadline, *, is_image: bool
) -> Answer | str:
    """Return the answer of one server, or the address that it sends us on to."""
    from http.client import HTTPException, HTTPResponse

    most = rules.max_image_bytes if is_image else rules.max_bytes
    stream = Stream(connection, deadline, rules.max_header_bytes)
    try:
        connection.settimeout(deadline.left())
        connection.sendall(_request(place, _ACCEPT_IMAGE if is_image else _ACCEPT))
        with HTTPResponse(cast("socket.socket", stream), method="GET") as response:
            response.begin()
            if response.status in _REDIRECTS:
                return response.getheader("Location", "")
            if response.status not in {_OK, _GONE}:
                raise NotFetchedError(_of_status(response.status), status=response.status)
            stream.allowance = 2 * most + rules.max_header_bytes  # chunks have headers too
            content = read_body(response, most=most)
            media_type = response.getheader("Content-Type", "").partition(";")[0].strip().lower()
            return Answer(
                status=response.status,
                final_address=place.address,
                media_type=media_type if MEDIA_TYPE.fullmatch(media_type) else "",
                content=content,
            )
    except TimeoutError:
        raise deadline.is_over() from None
    except OSError:
        raise broken_off() from None
    except (HTTPException, ValueError):
        raise NotFetchedError(because("What the server says is no answer of a web server.")) from None


def _request(place: "Place", accept: str) -> bytes:
    lines = (
        f"GET {place.path} HTTP/1.1",
        f"Host: {place.authority}",
        f"User-Agent: badgefolio/{__version__}",
        f"Accept: {accept}",
        "Accept-Encoding: gzip, deflate",
        "Connection: close",
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def _next(place: "Place", location: str) -> "Place":
    """Return where a redirect leads; never from https to plain http."""
    if not location or _LINE_BREAK.search(location):
        raise NotFetchedError(because("The server sends us on, and does not say where."))
    try:
        found = place_of(urljoin(place.address, location))
    except ValueError:
        raise NotFetchedError(
            because("The server sends us on to an address that cannot be understood.")
        ) from None
    except NotFetchedError as error:
        raise _of_redirect(error) from None
    if place.scheme == "https" and found.scheme != "https":
        raise NotFetchedError(because("The server sends us on to an address that is not protected (http)."))
    return found


def _of_redirect(error: NotFetchedError) -> NotFetchedError:
    """Return the error of an address that the server named, not the badge: later badges may fare better."""
    return NotFetchedError(
        because("The server sends us on, and there: {reason}", reason=str(error.failure.reason))
    )


def _of_status(status: int) -> "Reason":
    if status == _NOT_FOUND:
        return because("The server says that there is no such thing (404).")
    if status in _NOT_LET_IN:
        return because("The server lets nobody see it without a key or a password ({status}).", status=status)
    if status == _TOO_MANY:
        return because("The server was asked too often; try again later (429).")
    if _ITS_FAULT <= status < _NO_STATUS:
        return because("The server has trouble of its own; try again later ({status}).", status=status)
    return because("The server answers with the status {status}, which helps nobody.", status=status)

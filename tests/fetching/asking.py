"""What tests of the client share: asking a server, and reading what came of it."""

from dataclasses import replace

from tests.fetching.servers import Server

from badgefolio.fetching.addresses import allowed_host
from badgefolio.fetching.answers import Answer, Failure
from badgefolio.fetching.client import fetch
from badgefolio.fetching.rules import Rules


def rules(server: Server, **more: object) -> Rules:
    return replace(Rules(allowed=(allowed_host(server.host),), seconds=60), **more)  # type: ignore[arg-type]  # as they are


def said(found: Answer | Failure) -> str:
    assert isinstance(found, Failure), found
    return str(found.reason)


def ask(server: Server, page: object, **more: object) -> Answer | Failure:
    server.pages["/x"] = page  # type: ignore[assignment]  # bytes or a function
    return fetch(f"{server.url}/x", rules(server, **more))


def content(found: Answer | Failure) -> bytes:
    assert isinstance(found, Answer), str(found.reason)
    return found.content

"""Which links are dead: only what a server says itself, or what nobody knows while others are known.

A server that is slow, in trouble, asks for a password or cannot be reached says nothing about its pages.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from badgefolio.fetching.answers import Answer, Failure
from badgefolio.fetching.client import fetch
from badgefolio.model.report import because

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio.fetching.rules import Rules
    from badgefolio.model.report import Reason

_GONE = frozenset({404, 410})
_ENOUGH = 64 * 1024  # that a page is there is known after its beginning


def dead_links(addresses: "Iterable[str]", rules: "Rules") -> "dict[str, Reason]":
    """Return the addresses that lead nowhere any more, each with the reason; each server waited for once.

    A name that nobody knows is dead only where another server of the same run answered: without that,
    it may be this machine that is not online.
    """
    rules = replace(rules, max_bytes=min(rules.max_bytes, _ENOUGH))
    silent: dict[str, Failure] = {}
    found: dict[str, Answer | Failure] = {}
    for address in sorted(set(addresses)):
        server = address.split("/", 3)[2].lower()
        answer = silent.get(server) or fetch(address.partition("#")[0], rules)
        if isinstance(answer, Failure) and answer.is_of_server:
            silent[server] = answer
        found[address] = answer
    is_online = any(isinstance(one, Answer) or one.status for one in found.values())
    reasons = {address: _reason(answer, is_online=is_online) for address, answer in found.items()}
    return {address: reason for address, reason in reasons.items() if reason is not None}


def _reason(answer: Answer | Failure, *, is_online: bool) -> "Reason | None":
    if isinstance(answer, Answer):
        gone = because("The server says that it is gone for good (410).")
        return gone if answer.status in _GONE else None
    is_dead = answer.status in _GONE or (answer.is_nameless and is_online)
    return answer.reason if is_dead else None

"""What comes of asking a server for a document: an answer, or why there is none."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.model.report import Reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a server said: status 200 or 410, where redirects ended, the bytes, unpacked.

    `media_type` is what the server claims, without parameters, in lower case; empty where it claims none
    that can be understood.
    """

    status: int
    final_address: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """Why a document could not be fetched, in the words of a person.

    `is_of_server` where everything else on the same server would fail in the same way: no need to wait for
    it again. `status` is the HTTP status where a server gave one, else 0. `is_nameless` where nobody knows
    the name of the server.
    """

    reason: "Reason"
    is_of_server: bool = False
    status: int = 0
    is_nameless: bool = False


class NotFetchedError(Exception):
    """Raised inside this room where a document cannot be fetched; becomes a `Failure`."""

    def __init__(
        self, reason: "Reason", *, is_of_server: bool = False, status: int = 0, is_nameless: bool = False
    ) -> None:
        super().__init__(str(reason))
        self.failure = Failure(
            reason=reason, is_of_server=is_of_server, status=status, is_nameless=is_nameless
        )

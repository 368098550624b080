"""The public credentials in one JSON list, for programs that read many at once.

The list is not signed, and says so: only an issuer can sign, and each credential brings its own proof. A
credential that came in a token stays the token: its signature covers that and nothing else.
"""

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.model.leaving import Leaving

_NOTE = (
    "This list is not signed, and proves nothing itself. Each credential in it is as its issuer made it, and"
    " carries whatever proof it has: a signature, or the address at which the issuer's server repeats it."
)


def collection(leaving: "Leaving") -> bytes:
    """Return the list: JSON objects, compact tokens, and web addresses where a file holds nothing else."""
    value = {
        "format": "badgefolio-collection",
        "version": 1,
        "signed": False,
        "note": _NOTE,
        "portfolio": leaving.site.settings.title,
        "owner": leaving.site.settings.owner.name,
        "credentials": [_credential(one.text) for one in leaving.badges],
    }
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


def _credential(text: str) -> object:
    return json.loads(text) if text.startswith(("{", "[")) else text

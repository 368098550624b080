"""Decentralized identifiers that need no register: did:key and did:jwk bring the key, did:web names a page.

Sources: W3C CCG, The did:key Method 0.9; did:jwk Method Specification; did:web Method Specification.
"""

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from badgefolio.model.report import because
from badgefolio.problems import ProblemError
from badgefolio.sources.json import as_object, parse_json
from badgefolio.trust import keys, multibase
from badgefolio.trust.keys import UnusableKeyError

if TYPE_CHECKING:
    from badgefolio.trust.keys import Key

_WEB = re.compile(r"did:web:[A-Za-z0-9._-]+(?:%3A[0-9]{1,5})?(?::[A-Za-z0-9._%-]+)*", re.IGNORECASE)


def key_of(did: str) -> "Key | None":
    """Return the key that a did:key or did:jwk is made of, None for any other identifier.

    Raises:
        UnusableKeyError: it is one, and its key cannot be used.
    """
    if did.startswith("did:key:"):
        return keys.from_multibase(did.removeprefix("did:key:"))
    if did.startswith("did:jwk:"):
        content = multibase.base64url(did.removeprefix("did:jwk:"))
        try:
            jwk = as_object(parse_json((content or b"").decode("utf-8"), file="did:jwk"))
        except (UnicodeDecodeError, ProblemError):
            jwk = None
        if jwk is None:
            raise UnusableKeyError(because("the key is written in a way that is not known here"))
        return keys.from_jwk(jwk)
    return None


def fragment_of_own_key(did: str) -> str:
    """Return the fragment by which a did:key or did:jwk names its one key."""
    return did.removeprefix("did:key:") if did.startswith("did:key:") else "0"


def web_address(did: str) -> str | None:
    """Return where the document of a did:web lies, None for any other identifier or a malformed one."""
    if not _WEB.fullmatch(did):
        return None
    host, *path = did.split(":")[2:]
    parts = [unquote(part) for part in path]
    if any("/" in part or part in {".", ".."} for part in parts):
        return None
    return "/".join([f"https://{unquote(host)}", *(parts or [".well-known"]), "did.json"])

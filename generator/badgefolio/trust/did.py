"""Decentralized identifiers that are nothing but a key: did:key and did:jwk.

Sources: W3C CCG, The did:key Method 0.9; did:jwk Method Specification.
"""

from typing import TYPE_CHECKING

from badgefolio.model.report import because
from badgefolio.problems import ProblemError
from badgefolio.sources.json import as_object, parse_json
from badgefolio.trust import keys, multibase
from badgefolio.trust.keys import UnusableKeyError

if TYPE_CHECKING:
    from badgefolio.trust.keys import Key


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

"""A person's own key to sign with: Ed25519, named by a did:key, so that whoever has the name has the key.

Sources: W3C CCG, The did:key Method 0.9; RFC 8037, section 2 (Ed25519 as JSON Web Key: `d` is the secret).
"""

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from badgefolio.problems import ProblemError
from badgefolio.sources.json import as_object, parse_json
from badgefolio.trust import base58, multibase

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SEED_BYTES = 32
_MULTICODEC = b"\xed\x01"  # ed25519-pub


class NoSecretKeyError(Exception):
    """A text that is no key to sign with, and a sentence about it that repeats nothing of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnKey:
    """A secret key: `seed` are its 32 bytes, which nothing shows; `public` are those that all may know."""

    seed: bytes = field(repr=False)
    public: bytes

    @property
    def did(self) -> str:
        """The identifier that the public key is: `did:key:z6Mk...`."""
        return f"did:key:{self._multibase}"

    @property
    def method(self) -> str:
        """The name by which signatures ask for the key."""
        return f"{self.did}#{self._multibase}"

    def sign(self, content: bytes) -> bytes:
        """Return the signature over bytes; always the same for the same bytes (RFC 8032)."""
        return _private(self.seed).sign(content)

    def to_jwk(self) -> str:
        """Return the key with its secret as JSON Web Key: a text for a file that nobody else may read."""
        members = {
            "kty": "OKP",
            "crv": "Ed25519",
            "alg": "EdDSA",
            "kid": self.method,
            "x": multibase.to_base64url(self.public),
            "d": multibase.to_base64url(self.seed),
        }
        return json.dumps(members, indent=2) + "\n"

    @property
    def _multibase(self) -> str:
        return f"z{base58.encode(_MULTICODEC + self.public)}"


def key_of_seed(seed: bytes) -> OwnKey:
    """Return the key of 32 bytes, which must come from a good source of chance.

    Raises:
        ValueError: there are more or fewer bytes.
    """
    if len(seed) != SEED_BYTES:
        message = f"a seed has {SEED_BYTES} bytes, not {len(seed)}"
        raise ValueError(message)
    return OwnKey(seed=seed, public=_private(seed).public_key().public_bytes_raw())


def own_key(text: str) -> OwnKey:
    """Return the key in a JSON Web Key with its secret. No reason repeats anything of the text.

    Raises:
        NoSecretKeyError: it is none, not Ed25519, without its secret, or its halves do not belong together.
    """
    try:
        jwk = as_object(parse_json(text, file="key"))
    except ProblemError:
        jwk = None
    if jwk is None:
        raise NoSecretKeyError("It is no JSON Web Key.")
    if (jwk.get("kty"), jwk.get("crv")) != ("OKP", "Ed25519"):
        raise NoSecretKeyError("It is of another kind than Ed25519.")
    secret, public = jwk.get("d"), jwk.get("x")
    if secret is None:
        raise NoSecretKeyError("It holds only the public half, with which nothing can be signed.")
    seed = multibase.base64url(secret) if isinstance(secret, str) else None
    if seed is None or len(seed) != SEED_BYTES:
        raise NoSecretKeyError("Its secret half is damaged.")
    key = key_of_seed(seed)
    if public != multibase.to_base64url(key.public):
        raise NoSecretKeyError("Its two halves do not belong together.")
    return key


def _private(seed: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed)

"""Bytes as texts that say their own alphabet: `z` base58btc, `u` base64url.

Source: W3C, Controlled Identifiers 1.0, section 2.4 (Multibase).
"""

import base64
import binascii

from badgefolio.trust import base58


def decode(text: str) -> bytes | None:
    """Return the bytes of a multibase text, None where it is none that is used in proofs."""
    if text.startswith("z"):
        return base58.decode(text[1:])
    if text.startswith("u"):
        return base64url(text[1:])
    return None


def base64url(text: str) -> bytes | None:
    """Return the bytes of base64url without padding; one spelling only, so no spare bits and no padding."""
    try:
        content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    spelt = base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")
    return content if spelt == text else None


def to_base64url(content: bytes) -> str:
    """Return bytes as base64url without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")

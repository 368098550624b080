"""Encryption of pages that a password opens, made so that any browser can undo it with WebCrypto.

A password and a salt give a key by PBKDF2-HMAC-SHA-256 (RFC 8018, section 5.2). That is slow by design, so it
is done once for each password and not for each page; every page has a key of its own, derived from that one
with HKDF-SHA-256 (RFC 5869) and the page's token. The page is encrypted with AES-256-GCM (NIST SP 800-38D).

Nothing is random here: the same site gives the same bytes. The nonce is the beginning of an HMAC-SHA-256 of
what is encrypted, under a key that serves nothing else, as in synthetic initialisation vectors (RFC 5297,
section 3): two different texts under one key never share a nonce but by a collision of 96 bits, and equal
ones give the same bytes, which says no more than that nothing changed.

What is encrypted has the length of the next power of two, so that its size says little:

    length of the head (4 bytes, big-endian) | head (JSON) | the page | files, one behind the other | zeros
"""

import hmac
import json
import unicodedata
from dataclasses import dataclass
from hashlib import pbkdf2_hmac, sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROUNDS = 600_000  # OWASP Password Storage Cheat Sheet for PBKDF2-HMAC-SHA-256
SMALLEST = 64 * 1024  # bytes: a page without pictures is seldom larger
_KEY_BYTES = 32
_NONCE_BYTES = 12  # what GCM is made for (NIST SP 800-38D, section 5.2.1.1)
_SALT_BYTES = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class SealedFile:
    """A file that travels inside a page: the address by which the page calls it, its type, its bytes."""

    address: str
    media_type: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Sealed:
    """An encrypted page. The tag of 16 bytes is at the end of `content`, where WebCrypto wants it."""

    nonce: bytes
    content: bytes


def salt_of(tokens: "Iterable[str]") -> bytes:
    """Return the salt of a password, 16 bytes, from the tokens of all that it opens.

    The tokens are random and the project keeps them: so is the salt, and nothing more has to be kept.
    """
    return sha256("\n".join(("badgefolio salt", *sorted(tokens))).encode()).digest()[:_SALT_BYTES]


def derive(password: str, salt: bytes, rounds: int = ROUNDS) -> bytes:
    """Return the key of a password, 32 bytes; about half a second of work.

    Spaces around it and the way in which accents are written do not matter (NFKC, as NIST SP 800-63B, section
    5.1.1.2 recommends); the browser does the same.
    """
    typed = unicodedata.normalize("NFKC", password).strip()
    return pbkdf2_hmac("sha256", typed.encode(), salt, rounds, _KEY_BYTES)


def packed(page: bytes, files: "Iterable[SealedFile]") -> bytes:
    """Return a page with its files in one piece, as long as the next power of two."""
    files = tuple(files)
    head = {
        "page": len(page),
        "files": [[one.address, one.media_type, len(one.content)] for one in files],
    }
    text = json.dumps(head, ensure_ascii=True, separators=(",", ":")).encode()
    whole = b"".join((len(text).to_bytes(4, "big"), text, page, *(one.content for one in files)))
    return whole.ljust(max(SMALLEST, 1 << (len(whole) - 1).bit_length()), b"\0")


def seal(whole: bytes, key: bytes, token: str) -> Sealed:
    """Return something encrypted.

    Args:
        whole: what `packed` made.
        key: what `derive` made.
        token: the page's own; with another one nothing opens.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = hmac.digest(_own_key(key, "nonce", token), whole, "sha256")[:_NONCE_BYTES]
    content = AESGCM(_own_key(key, "page", token)).encrypt(nonce, whole, None)
    return Sealed(nonce=nonce, content=content)


def _own_key(key: bytes, purpose: str, token: str) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = f"badgefolio {purpose} {token}".encode()
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=info).derive(key)

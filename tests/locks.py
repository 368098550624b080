"""Opens a locked page as a visitor's browser does, with code that shares nothing with what locked it."""

import hashlib
import hmac
import json
import re
from base64 import b64decode
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def hkdf(key: bytes, info: bytes) -> bytes:
    """Return one block of HKDF-SHA-256 without a salt (RFC 5869, sections 2.2 and 2.3)."""
    extracted = hmac.digest(b"\0" * 32, key, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


def value(page: bytes, name: str) -> str:
    """Return what a locked page says for its script."""
    found = re.search(rf'data-{name}="([^"]*)"'.encode(), page)
    assert found, name
    return found[1].decode()


def ciphertext(page: bytes) -> bytes:
    found = re.search(rb"<template data-sealed>([A-Za-z0-9+/=]+)</template>", page)
    assert found
    return b64decode(found[1])


@lru_cache
def derived(password: str, salt: str, rounds: int) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), b64decode(salt), rounds)


def opened(page: bytes, password: str) -> tuple[bytes, dict[str, bytes]] | None:
    """Return the page inside a locked one, and its files by the addresses by which it calls them.

    None where the password is wrong.
    """
    slow = derived(password, value(page, "salt"), int(value(page, "rounds")))
    key = hkdf(slow, f"badgefolio page {value(page, 'token')}".encode())
    try:
        whole = AESGCM(key).decrypt(b64decode(value(page, "nonce")), ciphertext(page), None)
    except InvalidTag:
        return None
    return unpacked(whole)


def unpacked(whole: bytes) -> tuple[bytes, dict[str, bytes]]:
    length = int.from_bytes(whole[:4], "big")
    head = json.loads(whole[4 : 4 + length])
    at = 4 + length
    page = whole[at : at + head["page"]]
    at += head["page"]
    files = {}
    for address, _, size in head["files"]:
        files[address] = whole[at : at + size]
        at += size
    assert not whole[at:].strip(b"\0")
    return page, files

"""Signed tokens with other contents, headers and spellings."""

import base64
import hmac
import json
from collections.abc import Iterator
from typing import Any

from tests.trust import issuer as own
from tests.trust.forging.forger import (
    EVIL_HOST,
    Forgery,
    archive_of,
    forger,
    names_for,
)
from tests.trust.forging.leaves import changes
from tests.trust.issuer import Document, b64


def of_payload(kind: str) -> Iterator[Forgery]:
    """Give the token with every leaf of its payload changed, and its signature as it was."""
    text = own.badge(kind).text
    header, payload, signature = text.split(".")
    said = json.loads(_decoded(payload))
    for done, changed in changes(said, thorough=False):
        forged = f"{header}.{b64(json.dumps(changed).encode())}.{signature}"
        yield Forgery(done=f"payload {done}", text=forged, archive=archive_of(kind))


def of_header(kind: str) -> Iterator[Forgery]:
    """Give the token with another header: as it was signed, and signed by the forger."""
    text = own.badge(kind).text
    header, payload, signature = text.split(".")
    said = json.loads(_decoded(header))
    for done, changed in _headers(said):
        head = b64(changed if isinstance(changed, bytes) else json.dumps(changed).encode())
        yield Forgery(done=f"header {done}", text=f"{head}.{payload}.{signature}", archive=archive_of(kind))
        for key in map(forger, own.KINDS):
            algorithm = changed.get("alg") if isinstance(changed, dict) else key.algorithm
            if algorithm not in _CAN[key.kind]:
                continue
            signed = key.sign(f"{head}.{payload}".encode(), algorithm)
            forged = f"{head}.{payload}.{b64(signed)}"
            done_so = f"header {done}, signed by the forger ({key.kind})"
            yield Forgery(done=done_so, text=forged, archive=archive_of(kind))
    yield from _with_shared_secrets(kind, said, payload)


_CAN = {
    "ed25519": ("EdDSA", "Ed25519"),
    "p256": ("ES256",),
    "p384": ("ES384",),
    "rsa": ("RS256", "RS512", "PS256", "PS512"),
}
_ALGORITHMS: tuple[Any, ...] = (
    *("none", "None", "NONE", "nOnE", "", "HS256", "HS384", "RS256", "RS512", "PS256", "PS512", "ES256"),
    *("ES384", "ES256K", "ES512", "EdDSA", "Ed25519", "RSA1_5", "dir", None, 1, ["ES256"]),
)
_MORE: tuple[Document, ...] = (
    *({"crit": []}, {"crit": ["exp"]}, {"crit": ["b64"], "b64": False}, {"b64": False}, {"b64": True}),
    *({"crit": None}, {"zip": "DEF"}, {"cty": "JWT"}, {"kid": None}, {"kid": 5}, {"kid": ["a"]}),
)


def _headers(said: Document) -> Iterator[tuple[str, Document | bytes]]:
    for algorithm in _ALGORITHMS:
        if algorithm != said["alg"]:
            yield f"alg {algorithm}", {**said, "alg": algorithm}
    for kind in own.KINDS:
        key = forger(kind)
        for name in names_for(key, kind):
            yield f"kid {name[:60]}", {**said, "alg": key.algorithm, "kid": name}
        without = {one: value for one, value in said.items() if one != "kid"}
        for member, value in (
            ("jwk", key.jwk),
            ("jku", f"https://{EVIL_HOST}/jwks"),
            ("x5u", f"https://{EVIL_HOST}/cert.pem"),
            ("x5c", [base64.b64encode(key.der).decode()]),
            ("key", key.pem),
        ):
            yield f"{member} beside a kid", {**said, "alg": key.algorithm, member: value}
            yield f"{member} alone", {**without, "alg": key.algorithm, member: value}
    for more in _MORE:
        yield f"with {more}", {**said, **more}
    plain = json.dumps(said)
    yield "alg twice", f'{{"alg":"none",{plain[1:]}'.encode()
    yield "alg twice, the other last", f'{plain[:-1]},"alg":"none"}}'.encode()
    yield "in UTF-16", plain.encode("utf-16")
    yield "with a byte order mark", b"\xef\xbb\xbf" + plain.encode()
    yield "as a list", f"[{plain}]".encode()
    yield "empty", b""


def _with_shared_secrets(kind: str, said: Document, payload: str) -> Iterator[Forgery]:
    """Give tokens whose secret is the issuer's public key, which everybody knows (CVE-2015-9235)."""
    for public in own.KINDS:
        key = own.secret(public)
        spellings = {
            "PEM": key.pem.encode(),
            "PEM without its end": key.pem.strip().encode(),
            "DER": key.der,
            "JWK": json.dumps(key.jwk).encode(),
            "JWK in one": json.dumps(key.jwk, separators=(",", ":")).encode(),
            "nothing": b"",
        }
        for spelling, shared in spellings.items():
            for algorithm in ("HS256", "HS384", "HS512"):
                head = b64(json.dumps({**said, "alg": algorithm}).encode())
                signed = hmac.digest(shared, f"{head}.{payload}".encode(), f"sha{algorithm[2:]}")
                yield Forgery(
                    done=f"{algorithm} with the {public} key as {spelling}",
                    text=f"{head}.{payload}.{b64(signed)}",
                    archive=archive_of(kind),
                )


def of_spelling(kind: str) -> Iterator[Forgery]:
    """Give the token in spellings that other readers may let through, as in the vectors of Wycheproof."""
    header, payload, signature = parts = own.badge(kind).text.split(".")
    whole = ".".join(parts)
    raw = _decoded(signature)
    spelt = {
        "two parts": f"{header}.{payload}",
        "an empty signature": f"{header}.{payload}.",
        "an empty payload": f"{header}..{signature}",
        "an empty header": f".{payload}.{signature}",
        "only dots": "..",
        "four parts": f"{whole}.{signature}",
        "five parts": f"{whole}.{signature}.{signature}",
        "a dot at the end": f"{whole}.",
        "a dot before it": f".{whole}",
        "a tilde at the end": f"{whole}~",
        "header twice": f"{header}.{header}.{signature}",
        "payload in plain": f"{header}.{_decoded(payload).decode()}.{signature}",
        "half a signature": f"{header}.{payload}.{b64(raw[: len(raw) // 2])}",
        "a byte more": f"{header}.{payload}.{b64(raw + bytes(1))}",
        "a byte before": f"{header}.{payload}.{b64(bytes(1) + raw)}",
        "zeros": f"{header}.{payload}.{b64(bytes(len(raw)))}",
        "the signature twice": f"{header}.{payload}.{b64(raw * 2)}",
        "a long signature": f"{header}.{payload}.{b64(raw * 40)}",
    }
    for index, name in enumerate(("header", "payload", "signature")):
        for done, part in _spellings(parts[index]):
            spelt[f"{name} {done}"] = ".".join([*parts[:index], part, *parts[index + 1 :]])
    for bit in range(0, len(raw) * 8, 8 if len(raw) < 200 else 32):
        flipped = bytearray(raw)
        flipped[bit // 8] ^= 1 << bit % 8
        spelt[f"bit {bit} of the signature"] = f"{header}.{payload}.{b64(bytes(flipped))}"
    for done, text in spelt.items():
        yield Forgery(done=done, text=text, archive=archive_of(kind))


def _spellings(part: str) -> Iterator[tuple[str, str]]:
    for mark in ("=", "==", "===", " ", "\n", "\t", "%20", "\0", "*", "é", "\u200b", "/", "+"):
        yield f"with {mark!r} at its end", f"{part}{mark}"
        yield f"with {mark!r} at its start", f"{mark}{part}"
        yield f"with {mark!r} inside", f"{part[:9]}{mark}{part[9:]}"
    yield "in plain base64", base64.b64encode(_decoded(part)).decode() + "="
    yield "cut", part[:-1]
    for letter in "AQgw_-":
        if letter != part[-1]:
            yield f"with {letter} as its last letter", f"{part[:-1]}{letter}"


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def old_tokens() -> Iterator[Forgery]:
    """Give signed badges of 2.0 that the forger signed, with every way to name a key and an issuer."""
    for kind in own.KINDS:
        key = forger(kind)
        for name in names_for(key, kind):
            for issuer in (own.PROFILE, own.profile(publicKey=name), own.profile(id=own.DID)):
                said = own.assertion(
                    badge=own.badge_class(issuer=issuer),
                    verification={"type": "SignedBadge", "creator": name},
                    narrative="He did everything.",
                )
                yield Forgery(
                    done=f"OB2 signed by the forger, key {name[:60]}, issuer {json.dumps(issuer)[:40]}",
                    text=own.token(said, key),
                    archive=archive_of("ob2-rs256"),
                )

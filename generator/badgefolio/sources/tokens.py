"""Compact signed tokens, taken apart and not verified: that is the work of the room `trust`.

Sources: RFC 7515 (JSON Web Signature), sections 2, 3.1, 4.1.11 and 7.1; RFC 7797, section 3.
"""

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.problems import Code, ProblemError
from badgefolio.sources.json import Json, as_object, parse_json
from badgefolio.sources.wording import refusal, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGNED_PARTS = 3
_ENCRYPTED_PARTS = 5
_HINT = "The file may be damaged or incomplete; download the badge again from the issuer's page."


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """The parts of a compact JWS: JSON objects and the bytes of the signature, which nobody has checked.

    `signed` are the bytes that the signature is over (RFC 7515, section 5.1). `signature` is empty for a
    token that claims to be unsigned (`alg` is `none`).
    """

    header: "Mapping[str, Json]"
    payload: "Mapping[str, Json]"
    signed: bytes
    signature: bytes

    @property
    def algorithm(self) -> str:
        """The header's `alg`, a claim and not a choice to be trusted; empty where there is none."""
        named = self.header.get("alg")
        return named if isinstance(named, str) else ""


def parse_token(text: str, *, file: str) -> Token:
    """Return the parts of a compact token.

    Read strictly, because two readers that understand a token differently are a door: exactly three
    parts, base64url without padding and without spare bits, JSON objects without repeated names, no
    critical extensions.

    Raises:
        ProblemError: `token-broken`, `json-broken`, `json-unsafe`.
    """
    if "~" in text:
        raise _broken(file, "it leaves parts out at will (SD-JWT), and such tokens are not read")
    parts = text.split(".")
    if len(parts) != _SIGNED_PARTS:
        raise _broken(file, _what_it_is(len(parts)))
    header = _object(parts[0], "header", file=file)
    if "crit" in header or "b64" in header:
        raise _broken(file, 'its header asks for extensions ("crit" or "b64") that are not read here')
    payload = _object(parts[1], "content", file=file)
    return Token(
        header=header,
        payload=payload,
        signed=f"{parts[0]}.{parts[1]}".encode("ascii"),
        signature=_decoded(parts[2], "signature", file=file),
    )


def _what_it_is(parts: int) -> str:
    if parts == _ENCRYPTED_PARTS:
        return "it is encrypted; only the person it is addressed to can read it"
    return f"it has {parts} parts where a signed token has three"


def _object(part: str, name: str, *, file: str) -> "Mapping[str, Json]":
    try:
        text = _decoded(part, name, file=file).decode("utf-8")
    except UnicodeDecodeError:
        raise _broken(file, f"its {name} is not UTF-8") from None
    value = as_object(parse_json(text, file=file))
    if value is None:
        raise _broken(file, f"its {name} is not a JSON object but {shown(text)}")
    return value


def _decoded(part: str, name: str, *, file: str) -> bytes:
    """Return the bytes of one part; the way back must give the same text, or two texts mean one token."""
    try:
        decoded = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except (binascii.Error, ValueError):
        decoded = b""
    if base64.urlsafe_b64encode(decoded).rstrip(b"=").decode("ascii") != part:
        raise _broken(file, f"its {name} is not written in base64url without padding: {shown(part)}")
    return decoded


def _broken(file: str, why: str) -> ProblemError:
    return refusal(
        Code.TOKEN_BROKEN, f"The signed token of the badge cannot be read: {why}.", file=file, hint=_HINT
    )

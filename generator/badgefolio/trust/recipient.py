"""Was the badge awarded to the owner of the portfolio? Identities are compared, plain or hashed.

Reports are published, so that no reason says an identity, a hash, a salt, or which identity it was.
Sources: Open Badges 1.0 and 2.0, "IdentityObject" (the salt is appended to the value); Open Badges 3.0,
"IdentityObject" and section "Verify the recipient".
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

from badgefolio.model.credential import OpenBadgesVersion
from badgefolio.model.report import Check, Name, Outcome, Reason, because

if TYPE_CHECKING:
    from badgefolio.model.credential import Badge, RecipientIdentity

_HASH = re.compile(r"(?:([A-Za-z][A-Za-z0-9-]{1,15})\$)?([0-9A-Fa-f]{32,128})")
_ALGORITHMS = {"md5": 32, "sha1": 40, "sha256": 64, "sha384": 96, "sha512": 128}
_BY_LENGTH = {length: name for name, length in _ALGORITHMS.items()}
_WEAK = frozenset({"md5", "sha1"})
_NOT_DIALLED = re.compile(r"[\s().\u00a0/-]")


class _Kind(Enum):
    EMAIL = "e-mail address"
    ADDRESS = "web address"
    IDENTIFIER = "identifier"
    TELEPHONE = "telephone number"
    OTHER = "other"


class _UnknownHashError(Exception):
    """The recipient is hashed in a way that is not known."""


def check_recipient(badge: "Badge", owner: tuple[str, ...]) -> Check:
    """Return whether the badge names one of the owner's identities as its recipient.

    An identity matches as it was given, trimmed, in lower case, with the domain in lower case, in Unicode's
    normal form C, a web address with and without the last slash. One match of several recipients is
    enough. MD5 and SHA-1 count, and the reason says that they are weak. Not applicable to a badge of
    Open Badges 3.0 that names nobody: whoever holds it may show it.

    Args:
        badge: the badge.
        owner: identities from site.yaml: e-mail addresses, web addresses, DIDs, telephone numbers;
            `mailto:` and `tel:` in front are optional.
    """
    if not badge.recipients:
        return _nobody(badge)
    identities = [identity for identity in owner if identity.strip()]
    if not identities:
        return _check(
            Outcome.UNKNOWN, because("The owner has named no identities to compare the recipient with.")
        )
    is_strange = False
    weak: Check | None = None
    for recipient in badge.recipients:
        try:
            found = _compared(recipient, identities)
        except _UnknownHashError:
            is_strange = True
            continue
        if found is not None and found[1]:
            weak = weak or _matched(*found)
        elif found is not None:
            return _matched(*found)
    return weak or _unmatched(is_strange=is_strange)


def _nobody(badge: "Badge") -> Check:
    if badge.version is OpenBadgesVersion.V3_0 and badge.is_complete:
        return _check(Outcome.NOT_APPLICABLE, because("It names no recipient: whoever holds it may show it."))
    return _check(Outcome.UNKNOWN, because("The file does not say to whom the badge was awarded."))


def _compared(recipient: "RecipientIdentity", identities: list[str]) -> "tuple[_Kind, str] | None":
    """Return the kind of the identity that the recipient is, and the name of the hash if it is weak."""
    hashed = _HASH.fullmatch(recipient.value) if recipient.is_hashed or "$" in recipient.value else None
    if hashed is None and recipient.is_hashed:
        raise _UnknownHashError
    if hashed is None:
        written = set(_spellings(recipient.value))
        matches = (one for one in identities if not written.isdisjoint(_spellings(one)))
        found = next(matches, None)
        return None if found is None else (_kind_of(found), "")
    algorithm = (hashed[1] or _BY_LENGTH.get(len(hashed[2]), "")).lower()
    if _ALGORITHMS.get(algorithm) != len(hashed[2]):
        raise _UnknownHashError
    digest, salt = hashed[2].lower(), recipient.salt or ""
    for identity in identities:
        if any(_digest(algorithm, spelt + salt) == digest for spelt in _spellings(identity)):
            return _kind_of(identity), algorithm if algorithm in _WEAK else ""
    return None


def _digest(algorithm: str, text: str) -> str:
    return hashlib.new(algorithm, text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _spellings(identity: str) -> Iterator[str]:
    """Yield the ways in which issuers may have written the identity."""
    yield identity
    text = unicodedata.normalize("NFC", identity.strip())
    kind = _kind_of(text)
    bare = text
    if kind in {_Kind.EMAIL, _Kind.TELEPHONE} and text.lower().startswith(("mailto:", "tel:")):
        bare = text.partition(":")[2]
    yield from (text, bare)
    if kind is _Kind.EMAIL:
        local, _, domain = bare.rpartition("@")
        yield from (bare.lower(), f"{local}@{domain.lower()}")
    elif kind is _Kind.ADDRESS:
        yield from _spellings_of_address(text)
    elif kind is _Kind.TELEPHONE:
        dialled = _NOT_DIALLED.sub("", bare)
        yield from (dialled, dialled.removeprefix("+"))


def _spellings_of_address(address: str) -> Iterator[str]:
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    same = f"{scheme.lower()}://{host.lower()}{slash}{path}"
    yield from (address.rstrip("/"), f"{address.rstrip('/')}/", same.rstrip("/"), f"{same.rstrip('/')}/")


def _kind_of(identity: str) -> _Kind:
    text = identity.strip().lower()
    if text.startswith(("http://", "https://")):
        return _Kind.ADDRESS
    if text.startswith(("did:", "urn:")):
        return _Kind.IDENTIFIER
    if "@" in text:
        return _Kind.EMAIL
    if text.startswith("tel:") or _NOT_DIALLED.sub("", text).removeprefix("+").isdecimal():
        return _Kind.TELEPHONE
    return _Kind.OTHER


def _matched(kind: _Kind, weak: str) -> Check:
    if weak:
        reason = because(
            "It was awarded to an identity of the owner, as far as a weak hash can tell ({algorithm}).",
            algorithm=weak.upper(),
        )
        return _check(Outcome.PASSED, reason)
    return _check(Outcome.PASSED, _MATCHED[kind])


_MATCHED: dict[_Kind, Reason] = {
    _Kind.EMAIL: because("It was awarded to one of the owner's e-mail addresses."),
    _Kind.ADDRESS: because("It was awarded to one of the owner's web addresses."),
    _Kind.IDENTIFIER: because("It was awarded to one of the owner's identifiers."),
    _Kind.TELEPHONE: because("It was awarded to one of the owner's telephone numbers."),
    _Kind.OTHER: because("It was awarded to one of the owner's identities."),
}


def _unmatched(*, is_strange: bool) -> Check:
    if is_strange:
        reason = because("The recipient is hashed in a way that is not known here.")
        return _check(Outcome.UNKNOWN, reason)
    reason = because("It was awarded to somebody else, or to an address that the owner has not named.")
    return _check(Outcome.FAILED, reason)


def _check(outcome: Outcome, reason: Reason) -> Check:
    return Check(name=Name.RECIPIENT, outcome=outcome, reason=reason)

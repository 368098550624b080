"""Credentials in a signed token: the VC-JWT of Open Badges 3.0, the signed badges of 1.0 to 2.0.

The header of a token picks from the list of algorithms and names a key; it never brings trust along. A key
in the header is a key that anybody can put there, and addresses in the header are not followed.
Sources: RFC 7515; RFC 8725 (best practices); 1EdTech, Open Badges 3.0, section "JSON Web Token Proof
Format"; Open Badges 2.0, section "Signed Badges"; W3C, Securing Verifiable Credentials using JOSE 1.0.
"""

from typing import TYPE_CHECKING

from badgefolio.model.report import because
from badgefolio.sources.json import Json, as_object
from badgefolio.sources.wording import shown
from badgefolio.trust import algorithms, keys
from badgefolio.trust.keys import UnusableKeyError
from badgefolio.trust.methods import By, Method, NoMethodError, find_method
from badgefolio.trust.proven import Proven, altered, bad, good, unchecked, without_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from badgefolio.model.archive import Archive
    from badgefolio.sources.tokens import Token

_SENT_ELSEWHERE = ("jku", "x5u")


def check_token(token: "Token", issuer: str, archive: "Archive") -> Proven:
    """Return what came of the signature of a VC-JWT; `issuer` is used where the header names no key."""
    return _check(token, lambda: _method(token.header, issuer, archive))


def check_old_token(token: "Token", assertion: "Mapping[str, Json]", archive: "Archive") -> Proven:
    """Return what came of the signature of an Open Badges 1.0 to 2.0 badge, whose own words name the key."""
    name = key_address(assertion)
    if not name:
        return unchecked(because("The badge does not say where the issuer's key lies."))
    return _check(token, lambda: find_method(name, archive))


def _check(token: "Token", find: "Callable[[], Method]") -> Proven:
    if token.algorithm not in algorithms.JOSE:
        return bad(
            because(
                "The token is signed in a way that proves nothing or is not accepted: {algorithm}.",
                algorithm=shown(str(token.header.get("alg"))),
            )
        )
    elsewhere = [member for member in _SENT_ELSEWHERE if member in token.header]
    if elsewhere:
        return bad(
            because(
                "The token names a place of its own choice for its key ({member}); that is not accepted.",
                member=elsewhere[0],
            )
        )
    try:
        method = find()
    except NoMethodError as error:
        return without_key(error)
    if algorithms.JOSE[token.algorithm] is not method.key.kind:
        return bad(because("The token names another kind of signature than its key can make."))
    if not algorithms.holds(token.algorithm, method.key, token.signed, token.signature):
        return altered()
    return good(method)


def _method(header: "Mapping[str, Json]", issuer: str, archive: "Archive") -> Method:
    """Return the key: the one that the header names, else the one that it brings, else the issuer's own."""
    name, jwk = header.get("kid"), as_object(header.get("jwk"))
    if isinstance(name, str) and ":" in name:
        return find_method(name, archive)
    if jwk is not None:
        try:
            return Method(id="", key=keys.from_jwk(jwk), controller="", by=By.NOBODY)
        except UnusableKeyError as error:
            raise NoMethodError(error.reason) from None
    if not issuer:
        raise NoMethodError(because("it does not name its key"), is_wrong=False)
    fragment = f"#{name.removeprefix('#')}" if isinstance(name, str) and "#" not in issuer else ""
    return find_method(f"{issuer}{fragment}", archive)


def key_address(assertion: "Mapping[str, Json]") -> str:
    """Return where a signed assertion says that its key lies: `verification.creator`, in 1.x `verify.url`."""
    for member, place in (("verification", "creator"), ("verify", "creator"), ("verify", "url")):
        said = as_object(assertion.get(member))
        address = said.get(place) if said else None
        if isinstance(address, str):
            return address
    return ""

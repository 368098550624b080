"""Is the key the issuer's? A signature alone only says that somebody with that key made it.

What counts is the issuer's own identifier: a did:web or a web address, whose document lists the key. A key
that the badge brings along, or an identifier that is nothing but a key, names nobody.
Sources: W3C, Data Integrity 1.0, section 4.2; 1EdTech, Open Badges 3.0, section "Verification and
Validation"; Open Badges 2.0, section "Verification" (signed badges: `publicKey` and `owner`).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from badgefolio.model.report import Anchor, Check, Name, Outcome, because
from badgefolio.sources.didweb import did_web
from badgefolio.sources.wording import shown
from badgefolio.trust.documents import MissingError, object_at, sent_on_to
from badgefolio.trust.methods import By, listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from badgefolio.model.archive import Archive
    from badgefolio.model.report import Reason
    from badgefolio.sources.json import Json
    from badgefolio.trust.methods import Method

_LISTS = ("publicKey", "verificationMethod", "assertionMethod")


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchored:
    """What ties a key to the issuer; `domain` is the host that answers for it, empty where none does."""

    check: Check
    anchor: Anchor
    domain: str = ""
    missing: tuple[str, ...] = ()


def check_issuer_key(method: "Method", issuer: str, archive: "Archive", *, now: "datetime") -> Anchored:
    """Return whether a key that made a good signature is the issuer's, and by what that is known.

    Args:
        method: the key.
        issuer: the identifier of the issuer as the badge names it; empty where it names none.
        archive: what was fetched.
        now: in UTC; a key that has ended proves nothing any more.
    """
    if method.ends is not None and method.ends <= now:
        reason = because("The key that signed the badge was withdrawn or ended on {date}.", date=method.ends)
        return Anchored(check=_check(Outcome.FAILED, reason), anchor=Anchor.NONE)
    if issuer.startswith(("did:key:", "did:jwk:")):
        return _of_key_identifier(method, issuer)
    address = did_web(issuer) or issuer
    if not address.startswith(("https://", "http://")):
        reason = because("The badge does not name its issuer by an address that somebody answers for.")
        return Anchored(check=_check(Outcome.UNKNOWN, reason), anchor=_brought(method, issuer))
    return _of_document(method, issuer, address, archive)


def _of_document(method: "Method", issuer: str, address: str, archive: "Archive") -> Anchored:
    """Return what the issuer's own document says of a key."""
    try:
        document, fetched = object_at(address, archive)
    except MissingError:
        return _not_fetched(method, issuer, address)
    domain = host_of(address)
    if document.keys().isdisjoint(_LISTS):  # the profiles of Open Badges 1.x know no keys
        reason = because("The issuer's own document at {domain} lists no keys.", domain=domain)
        return Anchored(check=_check(Outcome.UNKNOWN, reason, fetched), anchor=_brought(method, issuer))
    if not _lists(document, method, issuer):
        reason = because(
            "The issuer's own document at {domain} does not list the key that signed the badge.",
            domain=domain,
        )
        return Anchored(check=_check(Outcome.FAILED, reason, fetched), anchor=Anchor.NONE)
    if other := sent_on_to(address, archive):
        reason = because(
            "The server {host} sent the question on to {other}, and whether that speaks for the issuer is not"
            " known.",
            host=domain,
            other=other,
        )
        return Anchored(check=_check(Outcome.UNKNOWN, reason, fetched), anchor=_brought(method, issuer))
    reason = because(
        "The key is listed in the issuer's own document at {domain}, as fetched on {date}.",
        domain=domain,
        date=fetched,
    )
    anchor = Anchor.DID_WEB if issuer.startswith("did:web:") else Anchor.ISSUER_PROFILE
    return Anchored(check=_check(Outcome.PASSED, reason, fetched), anchor=anchor, domain=domain)


def host_of(address: str) -> str:
    """Return the host of a web address in lower case, empty where it has none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _of_key_identifier(method: "Method", issuer: str) -> Anchored:
    if method.by is By.ITSELF and method.controller == issuer:
        reason = because(
            "The badge names its issuer by nothing but a key: whoever holds the key made it, and nobody says"
            " who that is."
        )
        return Anchored(check=_check(Outcome.UNKNOWN, reason), anchor=Anchor.SELF_ASSERTED)
    reason = because(
        "The badge was signed with another key than that of the issuer it names: {key}.", key=shown(method.id)
    )
    return Anchored(check=_check(Outcome.FAILED, reason), anchor=Anchor.NONE)


def _not_fetched(method: "Method", issuer: str, address: str) -> Anchored:
    if _brought(method, issuer) is Anchor.SELF_ASSERTED:
        reason = because(
            "The badge brings its key along. Whether it is the issuer's key would be said by {address}, which"
            " has not been fetched yet.",
            address=address,
        )
    else:
        reason = because(
            "Whether the key is the issuer's would be said by {address}, which has not been fetched yet.",
            address=address,
        )
    anchor = _brought(method, issuer)
    return Anchored(check=_check(Outcome.UNKNOWN, reason), anchor=anchor, missing=(address,))


def _brought(method: "Method", issuer: str) -> Anchor:
    """Return whether the key came with the badge, and so says nothing about who made it."""
    own = method.by in {By.NOBODY, By.ITSELF}
    return Anchor.SELF_ASSERTED if own and issuer else Anchor.NONE


def _lists(document: "Mapping[str, Json]", method: "Method", issuer: str) -> bool:
    """Whether the issuer's document names the key; a key with an address of its own must name it back."""
    if document.get("id") not in (issuer, None) or method.by is By.NOBODY:
        return False
    if method.by is By.DOCUMENT and method.controller == issuer:
        return True
    if method.by is By.KEY_DOCUMENT and method.controller not in {issuer, ""}:
        return False
    return method.id in _named(document, issuer)


def _named(document: "Mapping[str, Json]", issuer: str) -> set[str]:
    """Return the names of all keys that the document allows for making claims."""
    named = {str(one.get("id")) for one in listed(document, issuer)}
    for member in ("publicKey", "assertionMethod"):
        value = document.get(member)
        named |= {one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)}
    return named


def _check(outcome: Outcome, reason: "Reason", as_of: "datetime | None" = None) -> Check:
    return Check(name=Name.ISSUER_KEY, outcome=outcome, reason=reason, as_of=as_of)

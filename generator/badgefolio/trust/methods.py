"""From the name of a key to the key: verification methods, and who vouches for them.

A name is looked up in what the issuer controls: its own identifier, or the document at the identifier's
address, as it lies in the archive. Nothing that the badge itself brings along counts as vouched for.
Sources: W3C, Controlled Identifiers 1.0, section 3.3 (Retrieve Verification Method); 1EdTech, Open Badges
3.0, section "Verification and Validation"; Open Badges 2.0, section "Signed Badges".
"""

from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from badgefolio.model.dates import NoDateError, moment_of
from badgefolio.model.report import Reason, because
from badgefolio.sources.didweb import did_web
from badgefolio.sources.json import Json, as_object
from badgefolio.sources.wording import shown
from badgefolio.trust import did, keys
from badgefolio.trust.documents import MissingError, is_at, object_at, pem_at
from badgefolio.trust.keys import UnusableKeyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from badgefolio.model.archive import Archive
    from badgefolio.trust.keys import Key

_KEPT = 256


class By(Enum):
    """Who says that a key belongs to its controller."""

    ITSELF = auto()  # the identifier is the key: did:key, did:jwk
    DOCUMENT = auto()  # the document at the controller's own address lists it
    KEY_DOCUMENT = auto()  # the key lies at an address of its own, and only says whose it is
    NOBODY = auto()  # the badge brings it along: in the fragment of its name, in its header


@dataclass(frozen=True, kw_only=True, slots=True)
class Method:
    """A key, the identifier that it is said to belong to, and by whom that is said.

    `as_of` is when the document was fetched that says so, `ends` when the key expires or was withdrawn.
    `missing` are addresses of documents that would tell more.
    """

    id: str
    key: "Key"
    controller: str
    by: By
    as_of: "datetime | None" = None
    ends: "datetime | None" = None
    missing: tuple[str, ...] = ()


class NoMethodError(Exception):
    """No key was found, with the reason.

    `is_wrong` where the name or the key itself is wrong, and not only unknown here. `missing` are addresses
    of documents that would help.
    """

    def __init__(self, reason: Reason, *, is_wrong: bool = True, missing: tuple[str, ...] = ()) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.is_wrong = is_wrong
        self.missing = missing


def find_method(name: str, archive: "Archive") -> Method:
    """Return the verification method of a name: a DID URL, or a web address.

    Looked up once, however many badges were signed with the key.

    Raises:
        NoMethodError: with the reason; `missing` where the archive lacks the document.
    """
    question = _Question(name=name, archive=archive, digest=archive.digest)
    return _find(question) if archive.digest else _find.__wrapped__(question)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Question:
    """Which key, out of which archive; the digest stands for the archive."""

    name: str
    digest: str
    archive: "Archive" = field(compare=False, repr=False)


@lru_cache(maxsize=_KEPT)
def _find(question: _Question) -> Method:
    name, archive = question.name, question.archive
    controller, _, fragment = name.partition("#")
    try:
        key = did.key_of(controller)
        if key is not None:
            if fragment and fragment != did.fragment_of_own_key(controller):
                raise NoMethodError(because("the key that it names is not the key of its own identifier"))
            return Method(id=name, key=key, controller=controller, by=By.ITSELF)
        address = did_web(controller) or controller
        if not address.startswith(("https://", "http://")):
            raise NoMethodError(
                because("identifiers such as {identifier} cannot be looked up", identifier=shown(controller)),
                is_wrong=False,
            )
        return _at(address, name, archive)
    except UnusableKeyError as error:
        raise NoMethodError(error.reason) from None


def _at(address: str, name: str, archive: "Archive") -> Method:
    """Return the method that the document at an address lists; else the key that the name itself holds."""
    missing: tuple[str, ...] = ()
    reason = because(
        "the document at {address} does not list the key {key}", address=address, key=shown(name)
    )
    try:
        pem = pem_at(address, archive)
        if pem is not None:
            return Method(id=name, key=keys.from_pem(pem[0]), controller="", by=By.KEY_DOCUMENT, as_of=pem[1])
        document, fetched = object_at(address, archive)
        found = _in_document(document, name, fetched)
        if found is not None:
            return found
    except MissingError as error:
        missing, reason = (address,), error.reason
    controller, _, fragment = name.partition("#")
    try:
        key = keys.from_multibase(fragment)
    except UnusableKeyError:
        raise NoMethodError(reason, is_wrong=not missing, missing=missing) from None
    return Method(id=name, key=key, controller=controller, by=By.NOBODY, missing=missing)


def _in_document(document: "Mapping[str, Json]", name: str, fetched: "datetime") -> Method | None:
    """Return the method of that name in a DID or controller document, a key set, or a key by itself."""
    controller, _, fragment = name.partition("#")
    methods = list(listed(document, controller))
    named = [one for one in methods if _is_named(one, name, controller)]
    if not fragment and len(methods) == 1:
        named = methods
    if named:
        is_own = document.get("id") in (controller, None)
        by = By.DOCUMENT if is_own else By.NOBODY
        return Method(
            id=name, key=_key(named[0]), controller=controller, by=by, as_of=fetched, ends=_ends(named[0])
        )
    in_set = [one for one in _objects(document.get("keys")) if one.get("kid") in (name, fragment)]
    if in_set:
        return Method(id=name, key=keys.from_jwk(in_set[0]), controller="", by=By.KEY_DOCUMENT, as_of=fetched)
    if fragment or methods or not is_at(document.get("id", document.get("@id", name)), name):
        return None
    owner = document.get("controller") or document.get("owner")
    return Method(
        id=name,
        key=_key(document),
        controller=owner if isinstance(owner, str) else "",
        by=By.KEY_DOCUMENT,
        as_of=fetched,
        ends=_ends(document),
    )


def _ends(method: "Mapping[str, Json]") -> "datetime | None":
    """Return when a key ends or was withdrawn, whichever is first (Controlled Identifiers 1.0, 2.2).

    Raises:
        UnusableKeyError: it says so by a date that cannot be read.
    """
    said = [method[member] for member in ("expires", "revoked") if method.get(member) is not None]
    try:
        return min((moment_of(one)[0].instant for one in said), default=None)
    except NoDateError:
        raise UnusableKeyError(because("it says in no clear way when the key ended")) from None


def listed(document: "Mapping[str, Json]", controller: str) -> "Iterator[Mapping[str, Json]]":
    """Give the methods that a DID or controller document allows for making claims.

    Where the document has no `assertionMethod` at all, as the profiles of Open Badges issuers, all of its
    methods count; where it has one, only what stands there.
    """
    members = ("verificationMethod", "publicKey")
    known = [one for member in members for one in _objects(document.get(member))]
    if "assertionMethod" not in document:
        yield from known
        return
    allowed = document["assertionMethod"]
    for one in allowed if isinstance(allowed, list) else [allowed]:
        if isinstance(one, dict):
            yield one
        elif isinstance(one, str):
            yield from (found for found in known if _same(found.get("id"), one, controller))


def _is_named(method: "Mapping[str, Json]", name: str, controller: str) -> bool:
    owner = method.get("controller")
    return _same(method.get("id"), name, controller) and owner in (None, controller)


def _same(one: Json, other: str, controller: str) -> bool:
    """Whether two names mean one method; inside its document a method may be named by fragment alone."""
    if not isinstance(one, str):
        return False
    return _whole(one, controller) == _whole(other, controller)


def _whole(name: str, controller: str) -> str:
    return f"{controller}{name}" if name.startswith("#") else name


def _objects(value: Json) -> "Iterator[Mapping[str, Json]]":
    for one in value if isinstance(value, list) else [value]:
        found = as_object(one)
        if found is not None:
            yield found


def _key(method: "Mapping[str, Json]") -> "Key":
    """Return the key of a method or key document.

    Raises:
        UnusableKeyError: it holds none that can be used.
    """
    readers = (
        ("publicKeyMultibase", keys.from_multibase),
        ("publicKeyBase58", keys.from_base58),
        ("publicKeyPem", keys.from_pem),
    )
    for member, read in readers:
        text = method.get(member)
        if isinstance(text, str):
            return read(text)
    jwk = as_object(method.get("publicKeyJwk")) or method
    return keys.from_jwk(jwk)

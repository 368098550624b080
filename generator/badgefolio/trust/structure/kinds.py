"""What a document is, as far as it must be known to say what is demanded of it."""

from enum import StrEnum
from typing import TYPE_CHECKING

from badgefolio.model.credential import OpenBadgesVersion
from badgefolio.sources.json import Json

if TYPE_CHECKING:
    from collections.abc import Mapping


class DocumentKind(StrEnum):
    """The documents whose form is known; `LINKED_DATA` is any other, of which only the type is judged."""

    ASSERTION = "assertion"
    BADGE_CLASS = "badge-class"
    PROFILE = "profile"
    KEY = "key"
    REVOCATION_LIST = "revocation-list"
    ENDORSEMENT = "endorsement"
    CREDENTIAL = "credential"
    ENDORSEMENT_CREDENTIAL = "endorsement-credential"
    STATUS_LIST_CREDENTIAL = "status-list-credential"
    VERIFIABLE_CREDENTIAL = "verifiable-credential"
    LINKED_DATA = "linked-data"


VERIFIABLE = frozenset(
    {
        DocumentKind.CREDENTIAL,
        DocumentKind.ENDORSEMENT_CREDENTIAL,
        DocumentKind.STATUS_LIST_CREDENTIAL,
        DocumentKind.VERIFIABLE_CREDENTIAL,
    }
)
_BY_TYPE = {
    "OpenBadgeCredential": DocumentKind.CREDENTIAL,
    "AchievementCredential": DocumentKind.CREDENTIAL,
    "EndorsementCredential": DocumentKind.ENDORSEMENT_CREDENTIAL,
    "BitstringStatusListCredential": DocumentKind.STATUS_LIST_CREDENTIAL,
    "StatusList2021Credential": DocumentKind.STATUS_LIST_CREDENTIAL,
    "VerifiableCredential": DocumentKind.VERIFIABLE_CREDENTIAL,
    "Assertion": DocumentKind.ASSERTION,
    "BadgeClass": DocumentKind.BADGE_CLASS,
    "Issuer": DocumentKind.PROFILE,
    "IssuerOrg": DocumentKind.PROFILE,
    "Profile": DocumentKind.PROFILE,
    "CryptographicKey": DocumentKind.KEY,
    "RevocationList": DocumentKind.REVOCATION_LIST,
    "Endorsement": DocumentKind.ENDORSEMENT,
}
_BY_MEMBERS = (
    (frozenset({"recipient", "badge"}), DocumentKind.ASSERTION),
    (frozenset({"recipient", "issuedOn"}), DocumentKind.ASSERTION),
    (frozenset({"recipient", "issued_on"}), DocumentKind.ASSERTION),
    (frozenset({"publicKeyPem", "owner"}), DocumentKind.KEY),
    (frozenset({"revokedAssertions"}), DocumentKind.REVOCATION_LIST),
    (frozenset({"name", "criteria", "issuer"}), DocumentKind.BADGE_CLASS),
    (frozenset({"name", "url"}), DocumentKind.PROFILE),
    (frozenset({"name", "origin"}), DocumentKind.PROFILE),
)


def kind_of_document(document: "Mapping[str, Json]") -> DocumentKind:
    """Return what the document is, by its type, else by its members, for documents of 0.5 and 1.0."""
    types = type_names(document)
    if "verificationMethod" in document and "issuer" not in document:
        return DocumentKind.LINKED_DATA  # a DID document, which may also call itself a profile
    found = {_BY_TYPE[name] for name in types if name in _BY_TYPE}
    if found - {DocumentKind.VERIFIABLE_CREDENTIAL}:
        return next(kind for kind in _BY_TYPE.values() if kind in found)
    if found or "credentialSubject" in document:
        return _kind_of_subject(document)
    if not types or "recipient" in document:
        for members, kind in _BY_MEMBERS:
            if members <= document.keys():
                return kind
    return DocumentKind.LINKED_DATA


def version_of_document(document: "Mapping[str, Json]", kind: DocumentKind) -> OpenBadgesVersion:
    """Return the version that the document itself follows, whatever the document that refers to it does."""
    if kind in VERIFIABLE:
        return OpenBadgesVersion.V3_0
    contexts = " ".join(name for name in listed_values(document.get("@context")) if isinstance(name, str))
    if "openbadges/v1" in contexts:
        return OpenBadgesVersion.V1_1
    if document.get("@context") is not None or type_names(document):
        return OpenBadgesVersion.V2_0
    if kind is DocumentKind.ASSERTION and isinstance(document.get("recipient"), str):
        return OpenBadgesVersion.V0_5
    return OpenBadgesVersion.V1_0


def type_names(document: "Mapping[str, Json]") -> tuple[str, ...]:
    """Return the local names of its types: `obi:Assertion` and `Assertion` are both `Assertion`."""
    return tuple(
        name.replace("#", "/").replace(":", "/").rsplit("/", 1)[-1]
        for key in ("type", "@type")
        for name in listed_values(document.get(key))
        if isinstance(name, str)
    )


def _kind_of_subject(document: "Mapping[str, Json]") -> DocumentKind:
    for subject in listed_values(document.get("credentialSubject")):
        if not isinstance(subject, dict):
            continue
        if isinstance(subject.get("achievement"), dict) or "AchievementSubject" in type_names(subject):
            return DocumentKind.CREDENTIAL
    return DocumentKind.VERIFIABLE_CREDENTIAL


def listed_values(value: Json) -> list[Json]:
    """Return a JSON-LD value as a list: null is none, a single value is one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]

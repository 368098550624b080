"""What a JSON document is: an awarded badge of some version, or something else, named in plain words.

Shape and type decide, as in the specifications' own history: no `@context` and a string as recipient is
Open Badges 0.5, no `@context` 1.0, the `v1` context 1.1, and a Verifiable Credential is 3.0.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.credential import OpenBadgesVersion
from badgefolio.sources.json import Json, as_object

if TYPE_CHECKING:
    from collections.abc import Mapping

_CREDENTIAL_TYPES = frozenset({"OpenBadgeCredential", "AchievementCredential"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """Either an awarded badge, with its `version`, or something else, with `words` and the next step."""

    version: OpenBadgesVersion | None = None
    words: str = ""
    hint: str = ""


def kind_of(document: "Mapping[str, Json]") -> Kind:
    """Return what the document is."""
    types = types_of(document)
    if version := _version(document, types):
        return Kind(version=version)
    words, hint = _other(document, types)
    return Kind(words=words, hint=hint)


def types_of(document: "Mapping[str, Json]") -> tuple[str, ...]:
    """Return the local names of `type` and `@type`.

    `obi:Assertion` and `https://w3id.org/openbadges#Assertion` are both `Assertion`.
    """
    return tuple(
        name.replace("#", "/").replace(":", "/").rsplit("/", 1)[-1]
        for key in ("type", "@type")
        for name in listed(document.get(key))
        if isinstance(name, str)
    )


def listed(value: Json) -> list[Json]:
    """Return a JSON-LD value as a list: null is none, a single value is one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _version(document: "Mapping[str, Json]", types: tuple[str, ...]) -> OpenBadgesVersion | None:
    if "VerifiablePresentation" in types or "ClrCredential" in types:
        return None
    if not _CREDENTIAL_TYPES.isdisjoint(types) or _has_achievement(document):
        return OpenBadgesVersion.V3_0
    if "VerifiableCredential" in types:
        return None
    if "Assertion" in types or _looks_awarded(document):
        return _version_of_assertion(document, types)
    return None


def _has_achievement(document: "Mapping[str, Json]") -> bool:
    """Whether a credential without a telling type awards an achievement, as drafts of 3.0 did."""
    subjects = map(as_object, listed(document.get("credentialSubject")))
    return any(
        isinstance(subject.get(name), dict)
        for subject in subjects
        if subject
        for name in ("achievement", "hasCredential", "schema:hasCredential")
    )


def _looks_awarded(document: "Mapping[str, Json]") -> bool:
    verify = as_object(document.get("verify"))
    if verify is not None and isinstance(verify.get("url"), str):
        return True
    if document.get("recipient") is None:
        return False
    return any(name in document for name in ("badge", "verify", "verification", "issuedOn", "issued_on"))


def _version_of_assertion(document: "Mapping[str, Json]", types: tuple[str, ...]) -> OpenBadgesVersion:
    contexts = " ".join(name for name in listed(document.get("@context")) if isinstance(name, str))
    if not contexts and "Assertion" not in types:
        is_oldest = isinstance(document.get("recipient"), str)
        return OpenBadgesVersion.V0_5 if is_oldest else OpenBadgesVersion.V1_0
    if "openbadges/v1" in contexts:
        return OpenBadgesVersion.V1_1
    if "v2p1" in contexts or "v2.1" in contexts:
        return OpenBadgesVersion.V2_1
    return OpenBadgesVersion.V2_0


_AWARD = "Add the file of the awarded badge itself: the issuer's page offers it for download."
_BY_TYPE = (
    ("EndorsementCredential", "an endorsement", _AWARD),
    ("Endorsement", "an endorsement", _AWARD),
    ("BitstringStatusListCredential", "a status list of an issuer", _AWARD),
    ("StatusList2021Credential", "a status list of an issuer", _AWARD),
    ("BitstringStatusList", "a status list of an issuer", _AWARD),
    (
        "VerifiablePresentation",
        "a presentation that a wallet made for one occasion",
        "badgefolio add takes the badges out of it; or export the badge itself from the wallet.",
    ),
    (
        "VerifiableCredential",
        "a verifiable credential of another kind",
        "Badgefolio reads credentials of the kind OpenBadgeCredential.",
    ),
    ("BadgeClass", "the description of a badge (BadgeClass)", _AWARD),
    ("Achievement", "the description of an achievement", _AWARD),
    ("RevocationList", "an issuer's list of revoked badges", _AWARD),
    ("1EdTechRevocationList", "an issuer's list of revoked badges", _AWARD),
    ("CryptographicKey", "an issuer's public key", _AWARD),
    ("Multikey", "a key", _AWARD),
    ("Profile", "the profile of an issuer", _AWARD),
    ("Issuer", "the profile of an issuer", _AWARD),
    ("IssuerOrg", "the profile of an issuer", _AWARD),
)
_BY_MEMBERS = (
    ({"proofValue"}, "only the proof of a credential"),
    ({"verificationMethod"}, "a DID document, which lists keys"),
    ({"assertionMethod"}, "a DID document, which lists keys"),
    ({"vp"}, "a presentation that a wallet made for one occasion"),
    ({"revokedAssertions"}, "an issuer's list of revoked badges"),
    ({"revokedCredential"}, "an issuer's list of revoked badges"),
    ({"revoked"}, "a notice that a badge was revoked"),
    ({"claim", "issuer"}, "an endorsement"),
    ({"kty"}, "a key"),
    ({"keys"}, "a set of keys"),
    ({"publicKeyPem"}, "a key"),
    ({"publicKeyMultibase"}, "a key"),
    ({"$schema"}, "a JSON schema"),
    ({"encodedList"}, "a status list of an issuer"),
    ({"name", "criteria"}, "the description of a badge (BadgeClass)"),
    ({"name", "issuer", "image"}, "the description of a badge (BadgeClass)"),
    ({"name", "url"}, "the profile of an issuer"),
    ({"origin", "name"}, "the profile of an issuer"),
    ({"name", "publicKey"}, "the profile of an issuer"),
)


def _other(document: "Mapping[str, Json]", types: tuple[str, ...]) -> tuple[str, str]:
    if "ClrCredential" in types:
        return _record(document)
    if document.get("format") == "badgefolio-badges":
        return (
            "the list beside exported badges (manifest.json)",
            "There is nothing to do: the badges lie beside it.",
        )
    for name, words, hint in _BY_TYPE:
        if name in types:
            return words, hint
    for members, words in _BY_MEMBERS:
        if members <= document.keys():
            return words, _AWARD
    if isinstance(document.get("@context"), dict | list) and document.keys().isdisjoint({"id", "@id"}):
        return "a JSON-LD context", _AWARD
    return "some other JSON", _AWARD


def _record(document: "Mapping[str, Json]") -> tuple[str, str]:
    subjects = map(as_object, listed(document.get("credentialSubject")))
    held = sum(len(listed(subject.get("verifiableCredential"))) for subject in subjects if subject)
    counted = f"{held} credential" if held == 1 else f"{held} credentials"
    return (
        f"a Comprehensive Learner Record that holds {counted}",
        "A record is read badge by badge: badgefolio add takes out those that stand alone.",
    )

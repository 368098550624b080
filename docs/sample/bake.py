"""Bake the badges of the sample portfolio: pictures and claims from here, badge files to content/badges/.

    PYTHONPATH=generator python docs/sample/bake.py

`credentials/<name>.json` is what an issuer claims, `art/` the pictures. Three things in the claims stand
for what is only made here:

* a recipient that says it is `hashed` names the person in plain words, and is hashed with its salt;
* `did:key:<party>` becomes the identifier of that party's key;
* `keys/<party>` becomes a public key, and `art/<file>` a picture as a data: URI.

Running it twice makes the same bytes. The keys are those of invented issuers and belong to this sample
only: they follow from a public seed (or lie in `keys/`), so their signatures protect nothing.

Sources: Open Badges 1.0 to 3.0; W3C, Data Integrity EdDSA Cryptosuites 1.0 (eddsa-jcs-2022) and
Controlled Identifiers 1.0 (Multikey); RFC 7515 (JWS), RFC 8037 (EdDSA in JWS), RFC 8785 (JCS).
"""  # noqa: INP001 - a script, found by its path

import json
import sys
from base64 import b64encode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from badgefolio.credentials.baking import bake

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
BADGES = HERE.parents[1] / "content" / "badges"

Claims: TypeAlias = dict[str, Any]


class Proof(Enum):
    """How the issuer makes the claims checkable."""

    HOSTED = auto()  # the issuer's server repeats them: nothing to do here
    JWS = auto()  # Open Badges 2.0, signed with RS256
    DATA_INTEGRITY = auto()  # Open Badges 3.0, eddsa-jcs-2022
    JWT = auto()  # Open Badges 3.0, the payload is the credential
    JWT_VC = auto()  # Open Badges 3.0 on the data model 1.1, the credential is the claim `vc`


class Spelling(Enum):
    """How the issuer's program writes JSON."""

    PRETTY = auto()
    COMPACT = auto()
    PHP = auto()  # escaped slashes and letters, as Moodle writes them


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipe:
    """One badge: its name, the kind of file it becomes, its proof and spelling."""

    name: str
    suffix: str = ".png"
    proof: Proof = Proof.HOSTED
    spelling: Spelling = Spelling.PRETTY


RECIPES = (
    Recipe(name="passeuse-de-livres"),
    Recipe(name="neige-et-avalanche"),
    Recipe(name="classe-inversee", spelling=Spelling.PHP),
    Recipe(name="ulkona-oppiminen", suffix=".svg"),
    Recipe(name="python-for-science-teachers", proof=Proof.JWS),
    Recipe(name="decoupe-laser", suffix=".svg"),
    Recipe(name="radio-de-classe"),
    Recipe(name="prendre-soin-de-soi"),
    Recipe(name="mentor-teacher", spelling=Spelling.COMPACT),
    Recipe(name="wasitat-lughat", proof=Proof.JWT_VC),
    Recipe(name="premiers-secours"),
    Recipe(name="assessment-for-learning", proof=Proof.DATA_INTEGRITY),
    Recipe(name="guide-composteuse", suffix=".json", proof=Proof.DATA_INTEGRITY),
    Recipe(name="teaching-the-climate", suffix=".svg", proof=Proof.JWT),
)


def main() -> None:
    """Write every badge file."""
    BADGES.mkdir(parents=True, exist_ok=True)
    for file, content in baked().items():
        (BADGES / file).write_bytes(content)
        sys.stdout.write(f"{file:40}{len(content):8,} bytes\n")


def baked() -> dict[str, bytes]:
    """Return all badge files by name, so that a test can compare them with those in the project."""
    return {f"{recipe.name}{recipe.suffix}": _bake(recipe) for recipe in RECIPES}


def did_of(party: str) -> str:
    """Return the did:key of an invented party; `maya` is the person who holds the badges."""
    return f"did:key:{_multikey(party)}"


def _bake(recipe: Recipe) -> bytes:
    claims: Claims = json.loads((HERE / "credentials" / f"{recipe.name}.json").read_text("utf-8"))
    text = _PROVE[recipe.proof](claims, recipe.spelling)
    if recipe.suffix == ".json":
        return text.encode()
    picture = HERE / "art" / f"{recipe.name}{recipe.suffix}"
    return bake(picture.read_bytes(), text, file=picture.name)


# -- Claims, completed


def _completed(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return the claims with everything filled in that only this script can know."""
    if isinstance(value, list):
        return [_completed(item) for item in value]
    if isinstance(value, dict):
        return {key: _completed(item) for key, item in _hashed(value).items()}
    if isinstance(value, str):
        return _filled_in(value)
    return value


def _hashed(claims: Claims) -> Claims:
    """Return a recipient with its identity hashed, where it says that it is."""
    if claims.get("hashed") is not True:
        return claims
    key = "identityHash" if "identityHash" in claims else "identity"
    digest = sha256(f"{claims[key]}{claims.get('salt', '')}".encode()).hexdigest()
    return {**claims, key: f"sha256${digest}"}


def _filled_in(text: str) -> str:
    if text.startswith("did:key:"):
        return did_of(text.removeprefix("did:key:"))
    if text.startswith("keys/"):
        pem = _rsa_key(text).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return pem.decode()
    if text.startswith("art/"):
        return f"data:image/svg+xml;base64,{b64encode((HERE / text).read_bytes()).decode()}"
    return text


def _spelt(claims: Claims, spelling: Spelling) -> str:
    if spelling is Spelling.PRETTY:
        return json.dumps(claims, ensure_ascii=False, indent=2)
    text = json.dumps(claims, ensure_ascii=spelling is Spelling.PHP, separators=(",", ":"))
    return text.replace("/", "\\/") if spelling is Spelling.PHP else text


# -- Proofs


def _hosted(claims: Claims, spelling: Spelling) -> str:
    return _spelt(_completed(claims), spelling)


def _signed_assertion(claims: Claims, _: Spelling) -> str:
    key = _rsa_key(claims["badge"]["issuer"]["publicKey"]["publicKeyPem"])
    return _token({"alg": "RS256"}, _completed(claims), lambda data: key.sign(data, PKCS1v15(), SHA256()))


def _with_proofs(claims: Claims, spelling: Spelling) -> str:
    return _spelt(_proven(claims), spelling)


def _proven(claims: Claims) -> Claims:
    """Return a credential of Open Badges 3.0 with its proof; endorsements inside come first."""
    party = _issuer(claims)
    document = _completed({key: value for key, value in claims.items() if key != "endorsement"})
    if "endorsement" in claims:
        document["endorsement"] = [_proven(endorsement) for endorsement in claims["endorsement"]]
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": claims["validFrom"],
        "verificationMethod": _verification_method(party),
        "proofPurpose": "assertionMethod",
        "@context": document["@context"],
    }
    digest = b"".join(sha256(rfc8785.dumps(part)).digest() for part in (proof, document))
    return {**document, "proof": {**proof, "proofValue": _multibase(_key(party).sign(digest))}}


def _credential_as_token(claims: Claims, _: Spelling) -> str:
    credential = _completed(claims)
    return _credential_token(_issuer(claims), {**credential, **_registered(credential)})


def _credential_in_token(claims: Claims, _: Spelling) -> str:
    credential = _completed(claims)
    return _credential_token(_issuer(claims), {**_registered(credential), "vc": credential})


def _registered(credential: Claims) -> Claims:
    """Return the claims that a token repeats from its credential (Open Badges 3.0, section VC-JWT)."""
    issued = datetime.fromisoformat(credential.get("validFrom") or credential["issuanceDate"])
    return {
        "iss": credential["issuer"]["id"],
        "jti": credential["id"],
        "sub": credential["credentialSubject"]["id"],
        "nbf": int(issued.timestamp()),
    }


def _credential_token(party: str, payload: Claims) -> str:
    header = {"alg": "EdDSA", "typ": "JWT", "kid": _verification_method(party)}
    return _token(header, payload, _key(party).sign)


def _token(header: Claims, payload: Claims, sign: "Callable[[bytes], bytes]") -> str:
    parts = (_spelt(part, Spelling.COMPACT).encode() for part in (header, payload))
    signed = b".".join(map(_base64url, parts))
    return f"{signed.decode()}.{_base64url(sign(signed)).decode()}"


_PROVE: "dict[Proof, Callable[[Claims, Spelling], str]]" = {
    Proof.HOSTED: _hosted,
    Proof.JWS: _signed_assertion,
    Proof.DATA_INTEGRITY: _with_proofs,
    Proof.JWT: _credential_as_token,
    Proof.JWT_VC: _credential_in_token,
}


# -- Keys


def _issuer(claims: Claims) -> str:
    party: str = claims["issuer"]["id"]
    return party.removeprefix("did:key:")


def _key(party: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(sha256(f"badgefolio sample: {party}".encode()).digest())


def _rsa_key(name: str) -> RSAPrivateKey:
    key = load_pem_private_key((HERE / f"{name}.pem").read_bytes(), password=None)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError(f"{name}.pem holds another kind of key")
    return key


def _multikey(party: str) -> str:
    """Return the public key as did:key wants it: multicodec ed25519-pub (0xed 0x01), base58."""
    return _multibase(b"\xed\x01" + _key(party).public_key().public_bytes_raw())


def _verification_method(party: str) -> str:
    return f"{did_of(party)}#{_multikey(party)}"


def _multibase(data: bytes) -> str:
    """Return bytes in base58btc with its prefix `z`; leading zero bytes become ones."""
    alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number = int.from_bytes(data)
    digits = ""
    while number:
        number, digit = divmod(number, len(alphabet))
        digits = alphabet[digit] + digits
    return f"z{'1' * (len(data) - len(data.lstrip(bytes(1))))}{digits}"


def _base64url(data: bytes) -> bytes:
    return urlsafe_b64encode(data).rstrip(b"=")


if __name__ == "__main__":
    main()

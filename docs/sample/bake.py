"""Bake the badges of the sample portfolio, and fill its archive with what their issuers' servers say.

    PYTHONPATH=generator python docs/sample/bake.py

`credentials/<name>.json` is what an issuer claims, `art/` the pictures; `claims.py` completes the claims,
`signing.py` has the keys, and `archive.py` asks the invented servers of `servers.py`. Running it twice makes
the same bytes. The keys are those of invented issuers and belong to this sample only, so their signatures
protect nothing.

Sources: Open Badges 1.0 to 3.0.
"""

import sys
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from archive import archived
from badgefolio.credentials.baking import bake
from badgefolio.fetching import write_archive
from claims import Spelling, completed, issuer_of, proven, spelt, written
from signing import HERE, Claims, assertion_token, credential_token

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENT = HERE.parents[1] / "content"


class Proof(Enum):
    """How the issuer makes the claims checkable."""

    HOSTED = auto()  # the issuer's server repeats them: nothing to do here
    JWS = auto()  # Open Badges 2.0, signed with RS256
    DATA_INTEGRITY = auto()  # Open Badges 3.0, eddsa-jcs-2022
    JWT = auto()  # Open Badges 3.0, the payload is the credential
    JWT_VC = auto()  # Open Badges 3.0 on the data model 1.1, the credential is the claim `vc`


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
    """Write every badge file, and the archive."""
    badges = CONTENT / "badges"
    badges.mkdir(parents=True, exist_ok=True)
    files = baked()
    for file, content in files.items():
        (badges / file).write_bytes(content)
        sys.stdout.write(f"{file:40}{len(content):8,} bytes\n")
    archive = archived(files)
    write_archive(CONTENT / "archive", archive)
    sys.stdout.write(f"{len(archive.documents)} documents in the archive\n")


def baked() -> dict[str, bytes]:
    """Return all badge files by name, so that a test can compare them with those in the project."""
    return {f"{recipe.name}{recipe.suffix}": _bake(recipe) for recipe in RECIPES}


def _bake(recipe: Recipe) -> bytes:
    text = _PROVE[recipe.proof](written(f"credentials/{recipe.name}"), recipe.spelling)
    if recipe.suffix == ".json":
        return text.encode()
    picture = HERE / "art" / f"{recipe.name}{recipe.suffix}"
    return bake(picture.read_bytes(), text, file=picture.name)


def _hosted(claims: Claims, spelling: Spelling) -> str:
    return spelt(completed(claims), spelling)


def _signed_assertion(claims: Claims, _: Spelling) -> str:
    return assertion_token(completed(claims), claims["badge"]["issuer"]["publicKey"]["publicKeyPem"])


def _with_proofs(claims: Claims, spelling: Spelling) -> str:
    return spelt(proven(claims), spelling)


def _credential_as_token(claims: Claims, _: Spelling) -> str:
    credential = completed(claims)
    return credential_token({**credential, **_registered(credential)}, issuer_of(claims))


def _credential_in_token(claims: Claims, _: Spelling) -> str:
    credential = completed(claims)
    return credential_token({**_registered(credential), "vc": credential}, issuer_of(claims))


def _registered(credential: Claims) -> Claims:
    """Return the claims that a token repeats from its credential (Open Badges 3.0, section VC-JWT)."""
    issued = datetime.fromisoformat(credential.get("validFrom") or credential["issuanceDate"])
    return {
        "iss": credential["issuer"]["id"],
        "jti": credential["id"],
        "sub": credential["credentialSubject"]["id"],
        "nbf": int(issued.timestamp()),
    }


_PROVE: "dict[Proof, Callable[[Claims, Spelling], str]]" = {
    Proof.HOSTED: _hosted,
    Proof.JWS: _signed_assertion,
    Proof.DATA_INTEGRITY: _with_proofs,
    Proof.JWT: _credential_as_token,
    Proof.JWT_VC: _credential_in_token,
}


if __name__ == "__main__":
    main()

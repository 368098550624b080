"""What the invented issuers claim: read from `credentials/` and `servers/`, completed, proven, spelt.

Three things in the files stand for what is only made here:

* a recipient that says it is `hashed` names the person in plain words, and is hashed with its salt;
* `did:key:<party>` becomes the identifier of that party's key;
* `keys/<party>` becomes a public key, and `art/<file>` a picture as a data: URI.
"""

import json
from base64 import b64encode
from enum import Enum, auto
from hashlib import sha256
from typing import Any

from signing import BY_KEY, HERE, Claims, did_of, public_pem, with_proof


class Spelling(Enum):
    """How the issuer's program writes JSON."""

    PRETTY = auto()
    COMPACT = auto()
    PHP = auto()  # escaped slashes and letters, as Moodle writes them


def written(path: str) -> Claims:
    """Return the claims in a file, as they are written there; `path` has no ending."""
    claims: Claims = json.loads((HERE / f"{path}.json").read_text("utf-8"))
    return claims


def completed(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return claims with everything filled in that is only made here."""
    if isinstance(value, list):
        return [completed(item) for item in value]
    if isinstance(value, dict):
        return {key: completed(item) for key, item in _hashed(value).items()}
    if isinstance(value, str):
        return _filled_in(value)
    return value


def proven(claims: Claims) -> Claims:
    """Return a credential of Open Badges 3.0 with its proof; endorsements inside come first."""
    document = completed({key: value for key, value in claims.items() if key != "endorsement"})
    if "endorsement" in claims:
        document["endorsement"] = [proven(endorsement) for endorsement in claims["endorsement"]]
    return with_proof(document, issuer_of(claims))


def issuer_of(claims: Claims) -> str:
    """Return the issuer as the claims write it; a status list names it and says no more."""
    issuer = claims["issuer"]
    name: str = issuer if isinstance(issuer, str) else issuer["id"]
    return name


def spelt(claims: Claims, spelling: Spelling) -> str:
    """Return claims as the issuer's program writes them."""
    if spelling is Spelling.PRETTY:
        return json.dumps(claims, ensure_ascii=False, indent=2)
    text = json.dumps(claims, ensure_ascii=spelling is Spelling.PHP, separators=(",", ":"))
    return text.replace("/", "\\/") if spelling is Spelling.PHP else text


def _hashed(claims: Claims) -> Claims:
    """Return a recipient with its identity hashed, where it says that it is."""
    if claims.get("hashed") is not True:
        return claims
    key = "identityHash" if "identityHash" in claims else "identity"
    digest = sha256(f"{claims[key]}{claims.get('salt', '')}".encode()).hexdigest()
    return {**claims, key: f"sha256${digest}"}


def _filled_in(text: str) -> str:
    if text.startswith(BY_KEY):
        return did_of(text.removeprefix(BY_KEY))
    if text.startswith("keys/"):
        return public_pem(text)
    if text.startswith("art/"):
        return f"data:image/svg+xml;base64,{b64encode((HERE / text).read_bytes()).decode()}"
    return text

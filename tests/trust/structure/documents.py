"""Documents that are formed as they should be, for tests to spoil."""

from badgefolio.sources.json import Json

Document = dict[str, Json]

V2 = "https://w3id.org/openbadges/v2"
HASH = "sha256$" + "c7ef8640" * 8


def assertion(**changed: Json) -> Document:
    """Return an assertion of Open Badges 2.0."""
    return {
        "@context": V2,
        "type": "Assertion",
        "id": "https://school.example/a/1",
        "recipient": {"type": "email", "hashed": True, "salt": "x", "identity": HASH},
        "badge": "https://school.example/b/1",
        "verification": {"type": "HostedBadge"},
        "issuedOn": "2024-05-01T10:00:00Z",
        **changed,
    }


def badge_class(**changed: Json) -> Document:
    """Return a badge class of Open Badges 2.0."""
    return {
        "@context": V2,
        "type": "BadgeClass",
        "id": "https://school.example/b/1",
        "name": "Baking",
        "description": "Bakes bread.",
        "image": "https://school.example/b/1.png",
        "criteria": {"narrative": "Bake."},
        "issuer": "https://school.example/i",
        **changed,
    }


def issuer(**changed: Json) -> Document:
    """Return an issuer of Open Badges 2.0."""
    return {
        "@context": V2,
        "type": "Profile",
        "id": "https://school.example/i",
        "name": "School",
        "url": "https://school.example",
        "email": "office@school.example",
        **changed,
    }


def old_assertion(**changed: Json) -> Document:
    """Return an assertion of Open Badges 1.0."""
    return {
        "uid": "1",
        "recipient": {"type": "email", "hashed": True, "salt": "x", "identity": HASH},
        "badge": "https://school.example/b/1",
        "verify": {"type": "hosted", "url": "https://school.example/a/1"},
        "issuedOn": 1400000000,
        **changed,
    }


def oldest_assertion(**changed: Json) -> Document:
    """Return an assertion of Open Badges 0.5."""
    return {
        "recipient": HASH,
        "salt": "x",
        "issued_on": "2011-06-01",
        "badge": {
            "version": "0.5.0",
            "name": "Baking",
            "image": "/b.png",
            "description": "Bakes bread.",
            "criteria": "/criteria",
            "issuer": {"origin": "https://school.example", "name": "School"},
        },
        **changed,
    }


def credential(subject: Json = None, **changed: Json) -> Document:
    """Return a credential of Open Badges 3.0; `subject` are members of its subject to change."""
    achievement: Json = {
        "id": "urn:uuid:1",
        "type": ["Achievement"],
        "name": "Baking",
        "description": "Bakes bread.",
        "criteria": {"narrative": "Bake."},
    }
    more = subject if isinstance(subject, dict) else {}
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:2",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "https://school.example/i", "type": ["Profile"], "name": "School"},
        "validFrom": "2024-05-01T10:00:00Z",
        "credentialSubject": {
            "id": "did:example:maya",
            "type": ["AchievementSubject"],
            "achievement": achievement,
            **more,
        },
        **changed,
    }


def proof(**changed: Json) -> Document:
    """Return a proof whose form is right."""
    return {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2024-05-01T10:00:00Z",
        "verificationMethod": "did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi"
        "#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
        "proofPurpose": "assertionMethod",
        "proofValue": "z58DAdFfa9SkqZMVPxAQp",
        **changed,
    }


def without(document: Document, *names: str) -> Document:
    """Return the document without these members."""
    return {name: value for name, value in document.items() if name not in names}

"""Issuers as they are met: a server with all documents of one badge, and the badge."""

import json
from datetime import UTC, datetime
from typing import Any

from tests.fetching.servers import Page, Server, answer

from badgefolio.fetching import Rules, Wanted, allowed_host
from badgefolio.model.credential import Badge, OpenBadgesVersion
from badgefolio.model.original import Original
from badgefolio.sources.json import Json

NOW = datetime(2026, 3, 4, 5, 6, 7, 890000, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def assertion(url: str, number: int = 1, **members: Json) -> dict[str, Json]:
    """Return a hosted assertion of Open Badges 2.0 whose badge class lies elsewhere."""
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": f"{url}/a/{number}",
        "recipient": {"type": "email", "hashed": True, "salt": "s", "identity": "sha256$00ff"},
        "badge": f"{url}/b",
        "issuedOn": "2024-05-01T10:00:00Z",
        "verification": {"type": "hosted"},
        **members,
    }


def members(url: str, number: int = 1) -> dict[str, Any]:
    """Return the same for a badge of a project: whatever it says takes the place of what badges say."""
    return dict(assertion(url, number))


def graph(url: str, count: int = 1) -> dict[str, Page]:
    """Return all pages of an issuer of hosted badges."""
    pages: dict[str, Page] = {
        "/b": answer({"type": "BadgeClass", "name": "B", "issuer": f"{url}/i", "image": f"{url}/b.png"}),
        "/i": answer({"type": "Profile", "name": "I", "revocationList": f"{url}/r"}),
        "/r": answer({"type": "RevocationList", "revokedAssertions": []}),
        "/b.png": answer(PNG, kind="image/png"),
    }
    return pages | {f"/a/{number}": answer(assertion(url, number)) for number in range(1, count + 1)}


def wanted(document: dict[str, Json] | None, name: str = "one", location: str | None = None) -> Wanted:
    """Return a badge of the project."""
    original = Original(document=json.loads(json.dumps(document))) if document is not None else None
    return Wanted(
        name=name, badge=Badge(version=OpenBadgesVersion.V2_0, location=location), original=original
    )


def rules(*servers: Server) -> Rules:
    """Return rules that let these servers be asked."""
    return Rules(allowed=tuple(allowed_host(server.host) for server in servers), seconds=60)

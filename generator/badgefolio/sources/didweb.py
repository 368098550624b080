"""Where the document of a did:web lies.

Source: W3C Credentials Community Group, did:web Method Specification, section 2.5.2, "Read (Resolve)".
"""

import re
from urllib.parse import unquote

from badgefolio.sources.strings import web_address

_DID_WEB = re.compile(r"did:web:([A-Za-z0-9.-]+)(?:%3[Aa]([0-9]{1,5}))?((?::[A-Za-z0-9._%-]+)*)", re.ASCII)


def did_web(did: str) -> str | None:
    """Return where the document of a did:web lies, None for every other text.

    `did:web:host%3A8443:a:b` lies at `https://host:8443/a/b/did.json`, `did:web:host` at
    `https://host/.well-known/did.json`; a fragment or query of the DID is nothing to its place.
    """
    match = _DID_WEB.fullmatch(did.partition("#")[0].partition("?")[0])
    if match is None:
        return None
    host, port, path = match.groups()
    parts = [unquote(part, errors="strict") for part in path.split(":")[1:]] if _is_utf8(path) else None
    if parts is None or any(part in {".", ".."} or "/" in part for part in parts):
        return None
    authority = f"{host.lower()}:{port}" if port else host.lower()
    return web_address(f"https://{authority}/{'/'.join(parts) if parts else '.well-known'}/did.json")


def _is_utf8(text: str) -> bool:
    try:
        unquote(text, errors="strict")
    except UnicodeDecodeError:
        return False
    return True

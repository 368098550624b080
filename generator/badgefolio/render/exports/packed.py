"""The public badge files in one ZIP file, each byte for byte, with a list of them.

Nothing is compressed: pictures are packed already, and the bytes are then the same on every machine.
"""

import json
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from badgefolio.render.exports.facts import facts, short_name

if TYPE_CHECKING:
    from badgefolio.model.leaving import Leaving, LeavingBadge

MANIFEST = "manifest.json"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest date that the format knows
_UNIX, _READABLE = 3, 0o100644 << 16


def packed(leaving: "Leaving") -> bytes:
    """Return the ZIP file: `manifest.json`, and the files below `badges/`."""
    members = {MANIFEST: _manifest(leaving)}
    members |= {_path(one): one.content for one in leaving.badges}
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for path, content in sorted(members.items()):
            entry = ZipInfo(path, date_time=_LONG_AGO)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            archive.writestr(entry, content)
    return buffer.getvalue()


def _path(one: "LeavingBadge") -> str:
    return f"badges/{short_name(one.held)}.{one.held.container}"


def _manifest(leaving: "Leaving") -> bytes:
    settings = leaving.site.settings
    listed = [
        {
            **facts(one.held, leaving.site, leaving.now),
            "id": one.held.badge.id or "",
            "file": _path(one),
            "sha256": sha256(one.content).hexdigest(),
            "bytes": len(one.content),
        }
        for one in leaving.badges
    ]
    left_out = [
        {"name": facts(one.held, leaving.site, leaving.now)["name"], "reason": one.reason}
        for one in leaving.left_out
    ]
    manifest = {
        "format": "badgefolio-badges",
        "version": 1,
        "portfolio": settings.title,
        "owner": settings.owner.name,
        "badges": listed,
        "left_out": left_out,
    }
    return f"{json.dumps(manifest, ensure_ascii=False, indent=2)}\n".encode()

"""How recipients are named, as every version of Open Badges does it: plain, or as salted hash."""

import re

from badgefolio.credentials.fields import Fields
from badgefolio.model.credential import RecipientIdentity

_HASH = re.compile(r"(?:md5|sha\d{1,3})\$[0-9a-f]+", re.IGNORECASE)
_DIGEST = re.compile(r"[0-9a-f]{32,128}", re.IGNORECASE)


def looks_hashed(value: str) -> bool:
    """Whether a value is a hash with its algorithm in front, such as `sha256$...`."""
    return _HASH.fullmatch(value) is not None


def identity(fields: Fields, *, value: str, kind: str) -> RecipientIdentity | None:
    """Return an identity object's meaning; the arguments are the members where the version keeps them.

    A value that is written as a hash counts as one, and nothing else does, whatever `hashed` says: some
    issuers leave that out, and an address that only claims to be hashed is read by everybody. None where
    there is no value.
    """
    found = fields.name(value)
    if found is None:
        return None
    return RecipientIdentity(
        kind=fields.name(kind) or "email",
        value=found,
        is_hashed=looks_hashed(found)
        or (bool(fields.flag("hashed")) and _DIGEST.fullmatch(found) is not None),
        salt=fields.name("salt"),
    )

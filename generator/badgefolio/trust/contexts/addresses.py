"""Which context stands at which address.

Sources: 1EdTech, Open Badges Specification 3.0, section "Serialization"; the tables name their own.
"""

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from badgefolio.trust.contexts.reader import Terms, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

OB3_NOW = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
_OB3_OLDER = "ob3-3.0.3-older"

# Where one address has several tables, its document is a list of contexts, each above the one before.
_TABLES: "Mapping[str, tuple[str, ...]]" = MappingProxyType(
    {
        "https://w3id.org/openbadges/v1": ("openbadges-legacy", "openbadges-1"),
        "https://openbadgespec.org/v1/context.json": ("openbadges-legacy", "openbadges-1"),
        "https://w3id.org/openbadges/v2": ("openbadges-2",),
        "https://openbadgespec.org/v2/context.json": ("openbadges-2",),
        # This address without a number means version 3.0.0: signatures made with it hold with no other.
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json": ("ob3-3.0.0",),
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json": ("ob3-3.0.1",),
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json": ("ob3-3.0.2",),
        OB3_NOW: ("ob3-3.0.3",),
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": ("ob3-extensions",),
        "https://purl.imsglobal.org/spec/clr/v2p0/context.json": ("clr-2.0.1",),
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json": ("clr-2.0.1",),
        "https://dc.imsglobal.org/draft/clr/v2p0/context": ("clr-2.0.1",),
        "https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json": ("jff-1",),
        "https://w3id.org/vc/status-list/2021/v1": ("status-list-2021",),
        "https://w3id.org/vc-revocation-list-2020/v1": ("revocation-list-2020",),
        "https://www.w3.org/ns/credentials/status/v1": ("bitstring-status-1",),
        "https://www.w3.org/ns/credentials/examples/v2": ("examples-2",),
        "https://w3id.org/security/data-integrity/v1": ("data-integrity-1",),
        "https://w3id.org/security/data-integrity/v2": ("data-integrity-2",),
        "https://w3id.org/security/multikey/v1": ("multikey-1",),
    }
)


def context(address: str, *, older: bool = False) -> "Mapping[str, Any] | None":
    """Return the context document that stands at the address, or None where it is not known here.

    `older` chooses, for Open Badges 3.0.3, the form in which that version was first published: it lacks
    the terms `endorsementJwt` and `jti`. All other documents have one form.

    The document is shared between callers and must not be changed.
    """
    if tables := _TABLES.get(address):
        return _built((_OB3_OLDER,) if older and address == OB3_NOW else tables)
    from pyld.documentloader.frozen import BUNDLED_CONTEXTS

    return _carried(address) if address in BUNDLED_CONTEXTS else None


def addresses() -> tuple[str, ...]:
    """Return all addresses whose context is known, sorted."""
    from pyld.documentloader.frozen import BUNDLED_CONTEXTS

    return tuple(sorted({*_TABLES, *BUNDLED_CONTEXTS}))


@cache
def _built(tables: tuple[str, ...]) -> "Mapping[str, Any]":
    terms = [_table(name) for name in tables]
    return {"@context": terms if len(terms) > 1 else terms[0]}


@cache
def _table(name: str) -> Terms:
    text = files(__package__).joinpath("tables", f"{name}.txt").read_text(encoding="utf-8")
    return read_table(text, earlier=_table)


@cache
def _carried(address: str) -> "Mapping[str, Any]":
    """Return the document of PyLD at this address: contexts of the W3C, word for word."""
    import json

    from pyld.documentloader.frozen import BUNDLED_CONTEXTS

    document: dict[str, Any] = json.loads(BUNDLED_CONTEXTS[address].read_text(encoding="utf-8"))
    return document

"""The `@context` that each version demands, its order, and the date that goes with it.

Sources: Open Badges 1.1 and 2.0, "JSON-LD"; Open Badges 3.0, "OpenBadgeCredential" (`@context`: the
first two in order); W3C, Verifiable Credentials Data Model 1.1, sections 4.1 and 4.5, and 2.0, section 4.3.
"""

import re
from typing import TYPE_CHECKING

from badgefolio.model.credential import OpenBadgesVersion
from badgefolio.model.report import because
from badgefolio.trust.structure.deviation import Deviation
from badgefolio.trust.structure.kinds import VERIFIABLE, DocumentKind, listed_values
from badgefolio.trust.structure.words import missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.model.report import Reason
    from badgefolio.sources.json import Json

VCDM1 = "https://www.w3.org/2018/credentials/v1"
VCDM2 = "https://www.w3.org/ns/credentials/v2"
_OLD_HOSTS = r"https?://(?:w3id\.org/openbadges|(?:www\.)?openbadgespec\.org)"
_V1_1 = re.compile(_OLD_HOSTS + r"/v1(?:/context\.json|\.jsonld)?/?")
_V2_0 = re.compile(
    _OLD_HOSTS + r"/v2(?:/context\.json|\.jsonld)?/?"
    r"|https?://purl\.imsglobal\.org/(?:spec/)?(?:ob|openbadges)/v2p[01]/[\w./-]*context[\w./-]*"
)
_V3_0 = re.compile(
    r"https://purl\.imsglobal\.org/spec/(?:ob|clr|vc/ob)/v\dp\d/context(?:[-/][\w.-]+)?(?:\.jsonld|\.json)?"
    r"|https://(?:1edtech|imsglobal)\.github\.io/[\w./-]*v3p0/[\w./-]*context[\w./-]*"
    r"|https://w3c-ccg\.github\.io/vc-ed/plugfest-\d-\d{4}/[\w.-]+\.json"
)
_MAX_ADDRESS = 300
_OB3_KINDS = frozenset({DocumentKind.CREDENTIAL, DocumentKind.ENDORSEMENT_CREDENTIAL})


def context_deviations(
    document: "Mapping[str, Json]", kind: DocumentKind, version: OpenBadgesVersion
) -> "Iterator[Deviation]":
    """Yield what is wrong with the `@context`, and with the date that its generation asks for."""
    contexts = listed_values(document.get("@context"))
    if kind in VERIFIABLE:
        yield from _of_credential(contexts, kind)
        yield from _dates(document, contexts, kind)
    elif kind is not DocumentKind.LINKED_DATA and version not in _WITHOUT:
        yield from _of_open_badges(contexts, version)


_WITHOUT = frozenset({OpenBadgesVersion.V0_5, OpenBadgesVersion.V1_0})


def knows_open_badges(document: "Mapping[str, Json]") -> bool:
    """Whether the terms of Open Badges 1.1 or 2.0 are defined for the document, by name or inside it."""
    return any(
        _defines(one, _V1_1) or _defines(one, _V2_0) for one in listed_values(document.get("@context"))
    )


def _of_open_badges(contexts: "list[Json]", version: OpenBadgesVersion) -> "Iterator[Deviation]":
    wanted = _V1_1 if version is OpenBadgesVersion.V1_1 else _V2_0
    if not contexts:
        yield _wrong(missing("@context"), "")
    elif not any(_defines(one, wanted) for one in contexts):
        yield _wrong(because("it does not name the terms of Open Badges {version}", version=str(version)))


def _defines(context: "Json", wanted: re.Pattern[str]) -> bool:
    """Whether a context is that of the version, by its address or as a copy of it inside the document."""
    if isinstance(context, str):
        return _is_address_of(context, wanted)
    return isinstance(context, dict) and {"Assertion", "BadgeClass", "obi"} <= context.keys()


def _is_address_of(context: "Json", wanted: re.Pattern[str]) -> bool:
    """Whether a context is named by such an address; the expressions are only safe on short texts."""
    return isinstance(context, str) and len(context) <= _MAX_ADDRESS and wanted.fullmatch(context) is not None


def _of_credential(contexts: "list[Json]", kind: DocumentKind) -> "Iterator[Deviation]":
    if not contexts:
        yield _wrong(missing("@context"), "")
        return
    if contexts[0] not in (VCDM1, VCDM2):
        yield _wrong(because("its first entry is not that of Verifiable Credentials 1.1 or 2.0"))
    if kind not in _OB3_KINDS:
        return
    places = [place for place, one in enumerate(contexts) if _is_address_of(one, _V3_0)]
    if not places:
        yield _wrong(because("it does not name the terms of Open Badges {version}", version="3.0"))
    elif places[0] > 1:
        yield _wrong(because("the terms of Open Badges do not stand in the second place"))


def _dates(
    document: "Mapping[str, Json]", contexts: "list[Json]", kind: DocumentKind
) -> "Iterator[Deviation]":
    """Demand the date under the name of the data model: 2.0 itself lets it out, Open Badges does not."""
    first = contexts[0] if contexts else None
    if first == VCDM1 and document.get("issuanceDate") is None:
        yield _wrong(missing("issuanceDate"), "")
    if first == VCDM2 and kind in _OB3_KINDS and document.get("validFrom") is None:
        yield _wrong(missing("validFrom"), "")


def _wrong(reason: "Reason", pointer: str = "/@context") -> Deviation:
    return Deviation(pointer=pointer, reason=reason)

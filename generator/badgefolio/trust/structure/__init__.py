"""Is a credential formed as its version of Open Badges demands? Schemas of our own, and rules beside them."""

from badgefolio.trust.structure.checking import Linked, check_structure, structure_problems
from badgefolio.trust.structure.deviation import Deviation
from badgefolio.trust.structure.kinds import DocumentKind, kind_of_document
from badgefolio.trust.structure.named_schema import check_schema

__all__ = [
    "Deviation",
    "DocumentKind",
    "Linked",
    "check_schema",
    "check_structure",
    "kind_of_document",
    "structure_problems",
]

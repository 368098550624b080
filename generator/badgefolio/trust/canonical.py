"""Canonical forms: the exact bytes that a Data Integrity proof signs.

Two forms are in use. RDFC-1.0 turns the document into statements by way of its JSON-LD contexts, sorts
them and names the nameless; JCS sorts the members of the JSON. A proof's options are canonicalised like a
document: the proof without its value, with the `@context` of the document that it stands in.

Nothing is fetched: contexts come from `trust.contexts`. The work is counted, not timed, so that the same
document has the same fate everywhere.

Sources: W3C, RDF Dataset Canonicalization 1.0; W3C, JSON-LD 1.1 Processing Algorithms and API; RFC 8785.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.model.report import Reason, because
from badgefolio.trust.contexts import OB3_NOW
from badgefolio.trust.linked.limits import TOO_ENTANGLED, Budget, Limits, NotCanonicalError, own_copy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.sources.json import Json

__all__ = [
    "LIMITS",
    "Canonical",
    "Limits",
    "NotCanonicalError",
    "canonical_json",
    "canonical_nquads",
    "needs_older_form",
]

LIMITS = Limits()
_NEWER_TERMS = {"endorsementJwt", "jti"}
_PROTECTED = {"protected term redefinition", "invalid context nullification"}
# Everything that PyLD has been seen to raise, or could raise, on a document made to break it.
_GIVES_UP = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Canonical:
    """The canonical form of a document.

    `nquads` are its statements as canonical N-Quads, sorted, one a line; encode them as UTF-8 to hash or
    sign. `uncovered` are JSON Pointers of the members that no statement comes from: a signature covers
    neither them nor what lies below them as a part of them. `disguised` is the JSON Pointer of a member
    that the statements hold, and that who reads the JSON by its usual names would overlook; empty for none.
    """

    nquads: str
    uncovered: tuple[str, ...]
    disguised: str = ""


def canonical_nquads(
    document: "Mapping[str, Json]", *, limits: Limits = LIMITS, older: bool = False
) -> Canonical:
    """Return the canonical form RDFC-1.0 of a JSON-LD document, and what it leaves out.

    Args:
        document: a credential without its proof, or the options of a proof with the credential's context.
        limits: how much of it is worked through.
        older: read Open Badges 3.0.3 in the form in which it was first published; see `needs_older_form`.

    Raises:
        NotCanonicalError: where a context is not known here, where the document is not valid JSON-LD, and
            where it is too large or too entangled. No other exception, whatever the document is.
    """
    from pyld.jsonld import JsonLdError

    from badgefolio.trust.linked.coverage import uncovered
    from badgefolio.trust.linked.disguise import disguised
    from badgefolio.trust.linked.expansion import Expander
    from badgefolio.trust.linked.labels import canonical_lines
    from badgefolio.trust.linked.quads import statements

    budget = Budget(limits)
    try:
        fresh = own_copy(dict(document), limits)
        expander = Expander(budget, older=older)
        expanded = expander.expanded(fresh)
        graph = statements(expanded, expander)
        left_out = uncovered(fresh, expander, graph.spoken_of) if isinstance(fresh, dict) else ()
        hidden = disguised(fresh, expander) if isinstance(fresh, dict) else ""
        nquads = "".join(canonical_lines(graph.quads, budget))
        nquads.encode()
    except NotCanonicalError:
        raise
    except JsonLdError as error:
        raise NotCanonicalError(_reason(error)) from None
    except RecursionError:
        raise NotCanonicalError(TOO_ENTANGLED) from None
    except _GIVES_UP:
        raise NotCanonicalError(because("The badge is not valid linked data (JSON-LD).")) from None
    return Canonical(nquads=nquads, uncovered=left_out, disguised=hidden)


def needs_older_form(document: "Json") -> bool:
    """Whether the older form of Open Badges 3.0.3 could read this document differently.

    Only then is it worth trying after a signature did not hold in the form that is published now.
    """
    words: set[str] = set()
    pending = [document]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            words |= value.keys()
            pending += value.values()
        elif isinstance(value, list):
            pending += value
        elif isinstance(value, str):
            words.add(value)
    return OB3_NOW in words and not words.isdisjoint(_NEWER_TERMS)


def canonical_json(document: "Json") -> bytes:
    """Return the canonical form JCS of a JSON value: UTF-8, members sorted, no white space.

    Raises:
        NotCanonicalError: where the value has a number that not every program reads alike (a whole number
            beyond 2^53, an infinite one), half a character, or more parts than are worked through.
    """
    import rfc8785

    try:
        return bytes(rfc8785.dumps(own_copy(document, LIMITS)))
    except rfc8785.IntegerDomainError:
        raise NotCanonicalError(
            because("The badge holds a whole number that is too large to be signed.")
        ) from None
    except (rfc8785.CanonicalizationError, *_GIVES_UP):
        raise NotCanonicalError(because("The badge holds a value that cannot be signed.")) from None


def _reason(error: BaseException) -> Reason:
    """Return why PyLD refused: our own reason where it passed one on, else the name of its error."""
    code = ""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, NotCanonicalError):
            return cause.reason
        code = getattr(cause, "code", None) or code
        cause = cause.__cause__
    if code in _PROTECTED:
        return because("The badge gives a protected word a meaning of its own, which is not allowed.")
    return because("The badge is not valid linked data (JSON-LD): {error}.", error=code or "syntax error")

"""What is no forgery: changes that leave what a badge says as it was."""

import json
from typing import Any

from tests.trust import issuer as own
from tests.trust.issuer import Document

from badgefolio.sources.compare import differences
from badgefolio.trust.canonical import NotCanonicalError, canonical_nquads


def is_void(kind: str, text: str) -> bool:
    """Return whether a changed badge says what the good one says, so that it may well pass.

    JSON: spaces and the order of members; in canonical RDF (the suites with `rdfc`, of 2020 and JWS) also
    the order of values that are no list, a value beside itself, contexts that define nothing that is used;
    hosted badges are compared as values, so that null is absent and a list of one is its value, and a file
    may leave out what the badge class, fetched from its own address, says anyway. A proof less in a set
    or chain leaves one that the issuer made for the same credential. A token has one spelling only, but
    white space around it is not part of it.
    """
    good = own.badge(kind).content
    if isinstance(good, str):
        return text.strip(" \n\t\0") == good
    try:
        said = json.loads(text)
    except ValueError:
        return False
    if not isinstance(said, dict):
        return bool(said == [good])
    if kind == "hosted":
        return _says_no_more(good, said)
    return said.get("@context") is not None and any(
        _is_same(good, said, left) for left in (proofs_of(good), *([one] for one in proofs_of(good)))
    )


def proofs_of(document: Document) -> list[Any]:
    value = document.get("proof")
    return value if isinstance(value, list) else [value]


def _is_same(good: Document, said: Document, proofs: list[Any]) -> bool:
    """Return whether a document means what the good one means, with these of its proofs."""
    bare = [{name: one for name, one in document.items() if name != "proof"} for document in (good, said)]
    its = proofs_of(said)
    its = [one for at, one in enumerate(its) if one not in its[:at]]
    if len(its) != len(proofs) or not all(isinstance(one, dict) for one in its):
        return False
    if bare[0] == bare[1] and sorted(map(_text, its)) == sorted(map(_text, proofs)):
        return True
    meant = [
        (one, other)
        for one, other in zip(proofs, its, strict=True)
        if "jcs" not in one.get("cryptosuite", "")
    ]
    return bool(meant) and _meaning(bare[0], [one for one, _ in meant]) == _meaning(
        bare[1], [one for _, one in meant]
    )


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _meaning(bare: Document, proofs: list[Any]) -> object:
    """Return what a document and its proofs mean, and what is not covered; itself where it has no meaning."""
    try:
        whole = canonical_nquads(bare)
        options = [
            canonical_nquads(
                {"@context": bare["@context"], **{name: v for name, v in one.items() if name not in _VALUES}}
            )
            for one in proofs
        ]
    except NotCanonicalError:
        return id(bare)
    values = sorted(str(one.get(name)) for one in proofs for name in _VALUES)
    return whole.nquads, whole.uncovered, sorted((one.nquads, one.uncovered) for one in options), values


_VALUES = ("proofValue", "jws")


def _says_no_more(good: Document, said: Document) -> bool:
    """Return whether a hosted badge differs only by what is left out of its badge class."""
    ours = dict(said)
    inside = ours.get("badge")
    if isinstance(inside, dict) and isinstance(good["badge"], dict):
        filled = {**good["badge"], **{name: one for name, one in inside.items() if one is not None}}
        issuer = filled["issuer"]
        if isinstance(issuer, dict):
            filled["issuer"] = {
                **good["badge"]["issuer"],
                **{n: v for n, v in issuer.items() if v is not None},
            }
        ours["badge"] = filled if inside.get("issuer") else inside
    elif inside == good["badge"]["id"] or inside == [good["badge"]]:
        ours["badge"] = good["badge"]
    return not differences(good, ours)

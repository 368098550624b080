"""The documents that an Open Badges 0.5 to 2.0 badge is made of: assertion, badge class, issuer.

Each may stand inside the one before it, or lie at an address of its own, and then in the archive.
Sources: 1EdTech, Open Badges 2.0, section "Badge Objects"; Open Badges 1.0 (`verify.url`); 0.5 (`origin`).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from badgefolio.problems import ProblemError
from badgefolio.sources.json import Json, as_object, parse_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from badgefolio.model.archive import Archive

OK = 200  # HTTP


@dataclass(frozen=True, kw_only=True, slots=True)
class Graph:
    """The parts of a badge, as far as they are here; a part that is not here is empty.

    `address` is where the issuer's server keeps the assertion, empty where the badge names no such place.
    `issuer_id` is the issuer's identifier. `issuer` is what the badge itself says of it; `issuer_profile` is
    what its own address said, fetched at `issuer_fetched`. `missing` are addresses of parts that were not
    fetched.
    """

    assertion: "Mapping[str, Json]"
    address: str
    badge_class: "Mapping[str, Json]"
    badge_class_id: str
    issuer: "Mapping[str, Json]"
    issuer_id: str
    issuer_profile: "Mapping[str, Json]"
    issuer_fetched: "datetime | None"
    missing: tuple[str, ...]


def graph_of(assertion: "Mapping[str, Json]", archive: "Archive", *, address: str = "") -> Graph:
    """Return the parts of a badge; `address` is where it was fetched from, if it does not say so itself."""
    missing: list[str] = []
    badge_class, badge_class_id = _part(assertion.get("badge"), archive, missing)
    issuer, issuer_id = _part(badge_class.get("issuer"), archive, missing)
    if not issuer_id:
        issuer_id = _text(issuer.get("origin")) or _text(issuer.get("url"))
    archived = archive.get(issuer_id) if issuer_id else None
    profile = _json(archived.content) if archived is not None and archived.status == OK else None
    return Graph(
        assertion=assertion,
        address=hosted_address(assertion) or address,
        badge_class=badge_class,
        badge_class_id=badge_class_id,
        issuer=issuer,
        issuer_id=issuer_id,
        issuer_profile=profile or {},
        issuer_fetched=archived.fetched if archived is not None and profile is not None else None,
        missing=tuple(missing),
    )


def completed(assertion: "Mapping[str, Json]", archive: "Archive") -> "Mapping[str, Json]":
    """Return the assertion with the badge class and issuer in it, where they were fetched.

    What the assertion says itself stays; only what is missing is filled in.
    """
    graph = graph_of(assertion, archive)
    if not graph.badge_class:
        return assertion
    issuer = {**graph.issuer_profile, **graph.issuer}
    named = graph.badge_class.get("issuer")
    if isinstance(named, str) and issuer:
        issuer.setdefault("id", named)
    badge_class = {**graph.badge_class, "issuer": issuer or named}
    if graph.badge_class_id:
        badge_class.setdefault("id", graph.badge_class_id)
    return {**assertion, "badge": badge_class}


def hosted_address(assertion: "Mapping[str, Json]") -> str:
    """Return where an assertion says that its issuer keeps it: 1.x `verify.url`, 2.0 its own `id`."""
    for member in ("verification", "verify"):
        said = as_object(assertion.get(member))
        if said is not None and _text(said.get("url")):
            return _text(said.get("url"))
    return _text(assertion.get("id") or assertion.get("@id"))


def _part(value: Json, archive: "Archive", missing: list[str]) -> "tuple[Mapping[str, Json], str]":
    """Return a part and its identifier; one that is hardly more than named is filled from the archive."""
    inside = as_object(value)
    identifier = _text(inside.get("id") or inside.get("@id")) if inside is not None else _text(value)
    if inside is not None and inside.get("name") is not None:
        return inside, identifier
    archived = archive.get(identifier) if identifier else None
    found = _json(archived.content) if archived is not None and archived.status == OK else None
    if found is None:
        if identifier.startswith(("http://", "https://")):
            missing.append(identifier)
        return inside or {}, identifier
    return {**found, **(inside or {})}, identifier


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _json(content: bytes) -> "Mapping[str, Json] | None":
    try:
        return as_object(parse_json(content.decode("utf-8-sig"), file="archive"))
    except (UnicodeDecodeError, ProblemError):
        return None

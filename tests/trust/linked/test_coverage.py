"""What the canonical form of a document leaves out is named; what is not named, it says."""

import json
import random
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from badgefolio.sources.json import Json
from badgefolio.trust.canonical import Canonical, NotCanonicalError, canonical_nquads

WORDS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "Badge": "urn:v:Badge",
    "kind": "urn:v:kind",
    "name": "urn:v:name",
    "image": {"@id": "urn:v:image", "@type": "@id"},
    "level": {"@id": "urn:v:level", "@type": "@vocab", "@context": {"high": "urn:v:high"}},
    "steps": {"@id": "urn:v:steps", "@container": "@list"},
    "raw": {"@id": "urn:v:raw", "@type": "@json"},
    "part": "urn:v:part",
    "within": "urn:v:in",
    "partOf": {"@reverse": "urn:v:part", "@type": "@id"},
    "graph": {"@id": "urn:v:graph", "@container": "@graph"},
    "titles": {"@id": "urn:v:titles", "@container": "@language"},
    "numbered": {"@id": "urn:v:numbered", "@container": "@index"},
    "flat": "@nest",
    "Place": {"@id": "urn:v:Place", "@context": {"north": "urn:v:north"}},
    "label": "_:label",
}


def left_out(members: Mapping[str, Json], words: Json = None) -> tuple[str, ...]:
    context = WORDS if words is None else words
    return canonical_nquads({"@context": context, "id": "urn:root", "kind": "test", **members}).uncovered


def test_what_every_context_defines_is_covered() -> None:
    members: dict[str, Json] = {
        "type": ["Badge"],
        "name": "A",
        "image": "https://a.example/",
        "level": "high",
        "steps": [],
        "within": {"@list": []},
        "raw": [None, {"x": None}, []],
        "part": [{}, {"name": "B"}, {"id": "urn:b"}, True, 0, 1.5, ""],
        "partOf": "urn:c",
        "graph": {"id": "urn:d", "name": "D"},
        "titles": {"en": "A", "fr": ["B", "C"]},
        "flat": {"name": "E"},
        "@included": {"id": "urn:e", "name": "F"},
    }
    assert left_out(members) == ()


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"nickname": "x"}, ("/nickname",)),
        ({"part": {"nickname": {"name": "x"}}}, ("/part/nickname",)),
        ({"a/b~c": 1}, ("/a~1b~0c",)),
        ({"name": None}, ("/name",)),
        ({"name": []}, ("/name",)),
        ({"name": ["x", None, "y"]}, ("/name/1",)),
        ({"name": {"@value": None}}, ("/name",)),
        ({"name": {"@language": "en"}}, ("/name",)),
        ({"name": {"@value": "x", "@language": "en", "@direction": "ltr"}}, ("/name/@direction",)),
        ({"name": {"@value": "x", "@index": "i"}}, ("/name/@index",)),
        ({"@language": "en", "name": "x"}, ("/@language",)),
        ({"type": "Unknown"}, ("/type",)),
        ({"type": ["Badge", "Unknown", "urn:known"]}, ("/type/1",)),
        ({"type": []}, ("/type",)),
        ({"image": "picture.png"}, ("/image",)),
        ({"image": ["https://a.example/", "", "#top"]}, ("/image/1", "/image/2")),
        ({"level": "low"}, ("/level",)),
        ({"part": {"id": "relative", "name": "x"}}, ("/part",)),
        ({"part": {"id": "_:mine", "name": "x"}}, ("/part/id",)),
        ({"image": "_:mine"}, ("/image",)),
        ({"steps": ["x", None]}, ("/steps/1",)),
        ({"steps": [{"id": "relative"}]}, ("/steps/0",)),
        ({"titles": {"en": "x", "de": None, "fr": ["y", None]}}, ("/titles/de", "/titles/fr/1")),
        ({"titles": [{"nickname": "x"}]}, ("/titles/0/nickname",)),
        ({"numbered": [{"nickname": "x"}]}, ("/numbered/0/nickname",)),
        ({"numbered": {"one": {"name": "x"}}}, ("/numbered",)),
        ({"label": "x"}, ("/label",)),
        ({"flat": [{"name": "x", "nickname": "y"}]}, ("/flat/0/nickname",)),
        (
            {"@included": {"id": "urn:e", "name": [], "nickname": "y"}},
            tuple(f"/@included/{name}" for name in ("id", "name", "nickname")),
        ),
        ({"graph": ["x", {"id": "urn:e"}, {"name": "y"}]}, ("/graph/0", "/graph/1")),
        ({"@graph": [{"id": "urn:e"}, "text", {"id": "urn:f", "name": "x"}]}, ("/@graph/0", "/@graph/1")),
        ({"north": "x"}, ("/north",)),
        ({"type": "Place", "north": "x", "part": {"north": "y"}}, ("/part/north",)),
        ({"graph": {"id": "relative", "name": "D"}}, ("/graph",)),
        ({"@reverse": {"part": {"id": "urn:z", "nickname": 1}}}, ("/@reverse/part/nickname",)),
        ({"part": {"@list": ["x", {"nickname": 1}]}}, ("/part/@list/1/nickname",)),
        ({"part": {"@set": [{"nickname": 1}, None]}}, ("/part/@set/0/nickname", "/part/@set/1")),
    ],
    ids=str,
)
def test_what_is_left_out_is_named(members: dict[str, Json], expected: tuple[str, ...]) -> None:
    assert left_out(members) == expected


@pytest.mark.parametrize(
    "document",
    [
        {"id": "relative", "type": "Badge", "name": "x"},
        {"id": "urn:root"},
        {"id": "urn:root", "name": [], "image": "relative", "nickname": "x"},
        {"@value": "x"},
        {"@list": ["x"]},
    ],
    ids=str,
)
def test_where_nothing_remains_every_member_is_named(document: dict[str, Json]) -> None:
    found = canonical_nquads({"@context": WORDS, **document})
    assert (found.nquads, found.uncovered) == ("", tuple(f"/{name}" for name in document))


def test_a_word_that_a_context_takes_away_again_is_named() -> None:
    assert left_out({"name": "x"}, [WORDS, {"name": None}]) == ("/name",)
    assert left_out({"name": "x", "part": {"@context": {"name": None}, "name": "x"}}) == ("/part/name",)


def test_terms_of_a_vocabulary_are_covered_whatever_they_are() -> None:
    assert left_out({"nickname": "x", "type": "Unknown"}, {**WORDS, "@vocab": "urn:all:"}) == ()


def leaves(value: Json, pointer: str = "") -> Iterator[tuple[str, Json]]:
    if isinstance(value, dict) and value:
        for name, member in value.items():
            if name != "@context":
                yield from leaves(member, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list) and value:
        for at, member in enumerate(value):
            yield from leaves(member, f"{pointer}/{at}")
    else:
        yield pointer, value


def with_change(document: Json, pointer: str) -> Json:
    """Return the document with another value at the pointer."""
    copy = json.loads(json.dumps(document))
    place = copy
    *way, last = (word.replace("~1", "/").replace("~0", "~") for word in pointer.split("/")[1:])
    for word in way:
        place = place[int(word)] if isinstance(place, list) else place[word]
    at: Any = int(last) if isinstance(place, list) else last
    before = place[at]
    if isinstance(before, bool):
        # the other truth may stand beside it already, and a set of values (RDF 1.1) says each once
        place[at] = f"no longer {before}"
    else:
        place[at] = before + 1 if isinstance(before, int | float) else f"{before or 'urn:'}x"
    return copy  # type: ignore[no-any-return]


def is_covered(pointer: str, canonical: Canonical) -> bool:
    return not any(f"{pointer}/".startswith(f"{one}/") for one in canonical.uncovered)


def check_changes(document: dict[str, Json], chosen: random.Random) -> dict[str, bool]:
    """Change leaves one by one: the form changes if the leaf is covered. Return whether it did, by leaf."""
    did_change = {}
    before = canonical_nquads(document)
    kinds = (bool, int, float, str)
    pointers = [pointer for pointer, value in leaves(document) if isinstance(value, kinds)]
    for pointer in chosen.sample(pointers, min(8, len(pointers))):
        changed = with_change(document, pointer)
        assert isinstance(changed, dict)
        try:
            after = canonical_nquads(changed)
        except NotCanonicalError:
            assert is_covered(pointer, before), pointer
            continue
        did_change[pointer] = after.nquads != before.nquads
        is_said = is_covered(pointer, before) and is_covered(pointer, after)
        assert did_change[pointer] or not is_said, pointer
    return did_change


def test_a_change_shows_in_the_canonical_form_of_a_real_badge_unless_it_is_named(corpus: Path) -> None:
    chosen, tried = random.Random(3), 0  # noqa: S311 - which leaves are tried
    for path in sorted(corpus.rglob("*.json"))[::3]:
        with suppress(NotCanonicalError, ValueError):
            document = json.loads(path.read_text(encoding="utf-8-sig"))
            if isinstance(document, dict) and "@context" in document:
                before = canonical_nquads(document)
                for pointer, did_change in check_changes(document, chosen).items():
                    assert is_covered(pointer, before) or not did_change, (path, pointer)
                    tried += 1
    assert tried > 300


TEXTS = ("x", "urn:x", "_:x", "high", "Badge", "")
members = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.sampled_from(["x", "urn:x", "_:x", "high", "Badge", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*WORDS, "nickname", "north", "@value", "@list"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@example({"Badge": [False, False, True]}, random.Random(0))  # noqa: S311 - which leaves are tried
@given(st.dictionaries(st.sampled_from([*WORDS, "nickname", "north"]), members, max_size=5), st.randoms())
def test_a_change_shows_in_the_canonical_form_unless_it_is_named(
    document: dict[str, Json], chosen: random.Random
) -> None:
    document = {"@context": WORDS, **document}
    try:
        canonical_nquads(document)
    except NotCanonicalError:
        return
    check_changes(document, chosen)

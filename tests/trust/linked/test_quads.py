"""Statements as canonical N-Quads write them."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.trust.canonical import NotCanonicalError, canonical_nquads
from badgefolio.trust.linked.quads import is_absolute, written

if TYPE_CHECKING:
    from badgefolio.sources.json import Json

STRING = "http://www.w3.org/2001/XMLSchema#string"


def text(value: str) -> str:
    return written({"type": "literal", "value": value, "datatype": STRING})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain é 🎓 \u0085\u2028", "plain é 🎓 \u0085\u2028"),
        ("\b\t\n\f\r", "\\b\\t\\n\\f\\r"),
        ('say "\\n"', 'say \\"\\\\n\\"'),
        ("\x00\x07\x0b\x0e\x1f\x7f", "\\u0000\\u0007\\u000B\\u000E\\u001F\\u007F"),
        ("\ufffe\uffff\ufffd", "\\uFFFE\\uFFFF\ufffd"),
    ],
)
def test_texts_are_escaped_as_the_standard_says(value: str, expected: str) -> None:
    assert text(value) == f'"{expected}"'


@given(st.text(), st.text())
def test_two_texts_are_never_written_alike_and_never_on_two_lines(one: str, other: str) -> None:
    assert (text(one) == text(other)) == (one == other)
    assert "\n" not in text(one)
    assert "\r" not in text(one)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/", True),
        ("urn:x", True),
        ("_:b0", True),
        ("a", False),
        ("/a:b", False),
        ("", False),
        (None, False),
        ("urn:a b", False),
        ("urn:a\n", False),
        ("1a:b", False),
    ],
)
def test_an_address_says_where_it_is_without_another(address: str | None, expected: bool) -> None:  # noqa: FBT001
    assert is_absolute(address) is expected


PLACES: dict[str, dict[str, object]] = {
    "subject": {"@id": "urn:x{}", "urn:p": "y"},
    "object": {"urn:p": {"@id": "urn:{}"}},
    "predicate": {"urn:p{}": "y"},
    "class": {"@type": "urn:{}"},
    "type of a text": {"urn:p": {"@value": "y", "@type": "urn:{}"}},
    "graph": {"@id": "urn:{}", "@graph": {"urn:p": "y"}},
}


@pytest.mark.parametrize("mark", ["<", ">", '"', "\\", "\x01", "\x1b"])
@pytest.mark.parametrize("members", PLACES.values(), ids=PLACES)
def test_no_address_can_write_statements_of_its_own(members: dict[str, object], mark: str) -> None:
    def hostile(value: object) -> object:
        if isinstance(value, dict):
            return {hostile(name): hostile(member) for name, member in value.items()}
        return value.replace("{}", mark) if isinstance(value, str) else value

    document = hostile(members)
    assert isinstance(document, dict)
    with pytest.raises(NotCanonicalError, match="a character that no address may have"):
        canonical_nquads(document)


@pytest.mark.parametrize("language", ["en> <urn:q>", "en .\n", "", "en--fr", "1", "en-"])
def test_no_language_can_write_statements_of_its_own(language: str) -> None:
    with pytest.raises(NotCanonicalError, match="a language that cannot be one"):
        canonical_nquads({"urn:p": {"@value": "x", "@language": language}})


def test_values_of_all_kinds_are_written_with_their_type() -> None:
    values: list[Json] = [
        True,
        3,
        2.5,
        1e30,
        {"@value": "x", "@language": "FR-ca"},
        {"@value": "1", "@type": "urn:t"},
        {"@list": []},
    ]
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert canonical_nquads({"@id": "urn:s", "urn:p": values}).nquads.splitlines() == [
        '<urn:s> <urn:p> "1"^^<urn:t> .',
        f'<urn:s> <urn:p> "1.0E30"^^<{xsd}double> .',
        f'<urn:s> <urn:p> "2.5E0"^^<{xsd}double> .',
        f'<urn:s> <urn:p> "3"^^<{xsd}integer> .',
        f'<urn:s> <urn:p> "true"^^<{xsd}boolean> .',
        '<urn:s> <urn:p> "x"@fr-ca .',
        "<urn:s> <urn:p> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .",
    ]


def test_a_number_without_a_fraction_is_a_whole_one_however_it_is_written() -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    values: list[Json] = [3.0, -0.0, 1e21, {"@value": 36.0, "@type": "urn:t"}]
    values.append({"@value": 4.0, "@type": f"{xsd}double"})
    values.append({"@value": [5.0], "@type": "@json"})
    document: dict[str, Json] = {"@id": "urn:s", "urn:p": values}
    assert canonical_nquads(document).nquads.splitlines() == [
        f'<urn:s> <urn:p> "0"^^<{xsd}integer> .',
        f'<urn:s> <urn:p> "1.0E21"^^<{xsd}double> .',
        f'<urn:s> <urn:p> "3"^^<{xsd}integer> .',
        '<urn:s> <urn:p> "36"^^<urn:t> .',
        f'<urn:s> <urn:p> "4.0E0"^^<{xsd}double> .',
        '<urn:s> <urn:p> "[5]"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> .',
    ]


def test_a_statement_made_twice_is_one() -> None:
    assert (
        canonical_nquads({"@id": "urn:s", "urn:p": ["x", "x", {"@value": "x"}]}).nquads
        == '<urn:s> <urn:p> "x" .\n'
    )


def test_graphs_lists_and_reverse_members_are_statements_like_others() -> None:
    node: dict[str, Json] = {"@id": "urn:s", "urn:p": {"@list": ["x"]}}
    node["@reverse"] = {"urn:q": {"@id": "urn:t"}}
    document: dict[str, Json] = {"@id": "urn:g", "@graph": [node]}
    document["@included"] = {"@id": "urn:i", "urn:p": "y"}
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    assert canonical_nquads(document).nquads.splitlines() == [
        '<urn:i> <urn:p> "y" .',
        "<urn:s> <urn:p> _:c14n0 <urn:g> .",
        "<urn:t> <urn:q> <urn:s> <urn:g> .",
        f'_:c14n0 <{rdf}first> "x" <urn:g> .',
        f"_:c14n0 <{rdf}rest> <{rdf}nil> <urn:g> .",
    ]

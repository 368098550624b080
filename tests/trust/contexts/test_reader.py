"""The notation of our tables of terms."""

from typing import TYPE_CHECKING

import pytest

from badgefolio.trust.contexts.reader import Terms, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN = "own https://words.example/#\n"


def table(text: str, earlier: "Mapping[str, Terms] | None" = None) -> Terms:
    return read_table(text, earlier=lambda name: (earlier or {})[name])


def test_a_term_without_an_address_has_its_own_name_in_the_vocabulary() -> None:
    assert table(f"{OWN}\nlevel\n") == {"level": "https://words.example/#level"}


def test_a_term_has_an_address_a_type_and_a_container() -> None:
    text = f"{OWN}abbreviate s https://s.example/\ntag s:keywords ^s:Text [set]\nimage ^@id\n"
    assert table(text) == {
        "tag": {"@id": "https://s.example/keywords", "@type": "https://s.example/Text", "@container": "@set"},
        "image": {"@id": "https://words.example/#image", "@type": "@id"},
    }


def test_words_that_the_table_does_not_abbreviate_are_left_to_json_ld() -> None:
    assert table(f"{OWN}when xsd:dateTime ^xsd:dateTime\n") == {
        "when": {"@id": "xsd:dateTime", "@type": "xsd:dateTime"}
    }


def test_comments_and_empty_lines_say_nothing() -> None:
    assert table(f"# why\n\n{OWN}\n# more\nlevel\n") == table(f"{OWN}level\n")


def test_lines_further_in_count_only_inside_their_term() -> None:
    assert table("own u:\nPlace\n  geo\n    north\nname\n") == {
        "Place": {"@id": "u:Place", "@context": {"geo": {"@id": "u:geo", "@context": {"north": "u:north"}}}},
        "name": "u:name",
    }


def test_a_sealed_table_protects_every_scope_and_names_id_and_type_in_each() -> None:
    assert table("sealed\nown u:\nPlace\n  north\n") == {
        "@protected": True,
        "Place": {
            "@id": "u:Place",
            "@context": {"@protected": True, "id": "@id", "type": "@type", "north": "u:north"},
        },
    }


def test_a_keyword_is_set_as_it_stands() -> None:
    assert table("@vocab https://words.example/#\n") == {"@vocab": "https://words.example/#"}


def test_a_later_table_is_a_difference_and_leaves_the_earlier_one_alone() -> None:
    first = table("own u:\nPlace\n  north\n  south\nname\nold\n")
    again = table("own u:\nPlace\n  north\n  south\nname\nold\n")
    later = table("like first\nown u:\n+ Place\n  - south\n  east\nname ^@id\n- old\nnew\n", {"first": first})
    assert later == {
        "Place": {"@id": "u:Place", "@context": {"north": "u:north", "east": "u:east"}},
        "name": {"@id": "u:name", "@type": "@id"},
        "new": "u:new",
    }
    assert first == again


def test_a_difference_to_a_term_that_is_not_there_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError, match="gone"):
        table("like first\n- gone\n", {"first": {}})

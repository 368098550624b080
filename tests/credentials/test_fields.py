from typing import TYPE_CHECKING, Any

import pytest

from badgefolio.credentials.fields import Fields, Oddities
from badgefolio.problems import Code

if TYPE_CHECKING:
    from tests.builds import Build


def oddities(fields: Fields) -> list[str]:
    return [problem.message for problem in fields.odd.problems]


def test_texts_are_read_in_every_spelling(build: "Build") -> None:
    fields = build.fields(
        a="one",
        b=["two"],
        c={"@value": "three", "@language": "en"},
        d=[{"@value": "four", "@language": "en"}, {"@value": "quatre", "@language": "fr"}],
        e={"nl": "vijf", "en": "five"},
        f=6,
        g=7.5,
        h=36.0,
        i=None,
        j=[],
    )
    assert [fields.name(name) for name in "abcdefgh"] == [
        "one", "two", "three", "four", "vijf", "6", "7.5", "36",
    ]  # fmt: skip
    assert [fields.name(name) for name in "ijk"] == [None, None, None]
    assert oddities(fields) == []


def test_the_first_name_that_is_there_counts(build: "Build") -> None:
    fields = build.fields(old="x", new=None, **{"schema:plain": "y"})
    assert fields.name("new", "old") == "x"
    assert fields.name("plain") == "y"


def test_what_is_no_text_is_odd_and_left_out(build: "Build") -> None:
    fields = build.fields(a=True, b={"id": "x"}, c=["one", "two"], d={"@value": False})
    assert [fields.passage(name) for name in "abcd"] == [None, None, "one", None]
    assert oddities(fields) == [
        "a: true stands where a text belongs, and was left out.",
        "b: an object stands where a text belongs, and was left out.",
        "c: a list with 2 values stands where one value belongs; the first was read.",
        "d: false stands where a text belongs, and was left out.",
    ]
    assert all(problem.code is Code.BADGE_VALUE_ODD for problem in fields.odd.problems)
    assert not any(problem.is_error for problem in fields.odd.problems)


def test_lists_of_names_lose_doubles_and_odd_ones(build: "Build") -> None:
    fields = build.fields(tags=["a", " a ", "", "b", None, ["c"]], one="solo")
    assert fields.names("tags") == ("a", "b")
    assert fields.names("one") == ("solo",)
    assert fields.names("none") == ()
    assert oddities(fields) == [
        "tags[5]: a list with one value stands where a text belongs, and was left out."
    ]


def test_addresses_must_be_of_the_web(build: "Build") -> None:
    fields = build.fields(
        a="https://a.example",
        b={"id": "https://b.example"},
        c="javascript:x",
        d=5,
        e="",
        f={"@id": "http://f.example"},
    )
    assert [fields.url(name) for name in "abcdefg"] == [
        "https://a.example", "https://b.example", None, None, None, "http://f.example", None,
    ]  # fmt: skip
    assert oddities(fields) == [
        'c: "javascript:x" is no web address (http or https) and was left out.',
        "d: the number 5 is no web address (http or https) and was left out.",
    ]


@pytest.mark.parametrize(
    ("value", "found", "address", "odd"),
    [
        ("urn:uuid:1", "urn:uuid:1", None, 0),
        ("https://a.example", "https://a.example", "https://a.example", 0),
        ("plain", "plain", None, 1),
        ("_:b0", None, None, 0),
        ("", None, None, 0),
        (None, None, None, 0),
        ("javascript:x", None, None, 2),
        (5, None, None, 2),
    ],
)
def test_identifiers(build: "Build", value: Any, found: str | None, address: str | None, odd: int) -> None:  # noqa: ANN401 - any JSON
    fields = build.fields(**{"@id": value})
    assert fields.id == found
    assert fields.id_url == address
    assert len(oddities(fields)) == odd


def test_email_addresses(build: "Build") -> None:
    fields = build.fields(a="post@s.example", b="mailto:post@s.example", c="javascript:x@y", d="none", e="")
    assert [fields.email(name) for name in "abcdef"] == ["post@s.example"] * 2 + [None] * 4
    assert [message[:1] for message in oddities(fields)] == ["c", "d"]


def test_flags(build: "Build") -> None:
    fields = build.fields(a=True, b="False", c="yes", d=1)
    assert [fields.flag(name) for name in "abcde"] == [True, False, None, None, None]
    assert [message[:1] for message in oddities(fields)] == ["c", "d"]


def test_dates(build: "Build") -> None:
    fields = build.fields(
        a="2024-05-01",
        b={"@value": "2024-05-01T00:00:00Z"},
        c="soon",
        d="2024-05-01T00:00:00",
        e="",
        f=["2024-05-02"],
    )
    found = {name: moment.text for name in "abcdefg" if (moment := fields.moment(name))}
    assert found == {
        "a": "2024-05-01",
        "b": "2024-05-01T00:00:00Z",
        "d": "2024-05-01T00:00:00",
        "f": "2024-05-02",
    }
    assert oddities(fields) == [
        'c: "soon" is no date that can be read and was left out.',
        'd: "2024-05-01T00:00:00" does not say its time zone; it is taken as UTC.',
    ]


def test_pictures(build: "Build") -> None:
    fields = build.fields(
        a="https://a.example/x.png",
        b={"id": "data:image/gif;base64,R0lG", "caption": "A cat"},
        c={"caption": "nothing"},
        d=5,
        e="",
        f="urn:x",
        g={"url": "https://g.example/"},
    )
    found = {name: image for name in "abcdefgh" if (image := fields.image(name))}
    assert list(found) == ["a", "b", "g"]
    assert (found["b"].content, found["b"].caption) == (b"GIF", "A cat")
    assert [message.split(" is no", 1)[0] for message in oddities(fields)] == [
        "c: nothing", "d: the number 5 stands where an object belongs, and was left out.", 'f: "urn:x"',
    ]  # fmt: skip


def test_children_know_their_path(build: "Build") -> None:
    fields = build.fields(
        badge={"issuer": [{"name": 1, "url": "x"}]}, evidence=["https://a.example", {"a": 1}, 5, None, ""]
    )
    badge = fields.child("badge")
    assert badge is not None
    (issuer,) = badge.children("issuer")
    assert issuer.path == "badge.issuer[0]"
    assert issuer.url("url") is None
    assert [child.path for child in fields.children("evidence")] == ["evidence[0]", "evidence[1]"]
    assert fields.children("evidence")[0].id == "https://a.example"
    assert fields.child("nothing") is None
    assert fields.children("nothing") == ()
    assert oddities(fields)[0].startswith("badge.issuer[0].url: ")


def test_long_lists_are_cut(build: "Build") -> None:
    fields = build.fields(evidence=["https://a.example"] * 600, tags=[str(number) for number in range(600)])
    assert len(fields.children("evidence")) == 500
    assert len(fields.names("tags")) == 500
    assert oddities(fields) == [
        "evidence: a list with 600 values is too long; the first 500 were read.",
        "tags: a list with 600 values is too long; the first 500 were read.",
    ]


def test_strangers_cannot_fill_the_screen() -> None:
    odd = Oddities("a.json")
    for number in range(1000):
        odd.add(f"tags[{number}]", "odd.")
    assert len(odd.problems) == 50

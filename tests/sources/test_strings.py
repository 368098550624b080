import pytest

from badgefolio.sources import strings


def test_a_name_is_one_line_without_tricks() -> None:
    assert strings.name(" Solder\u202eing\t\n\x07 101\u2069\x9f ") == "Soldering 101"


def test_a_passage_keeps_its_lines_and_tabs() -> None:
    assert strings.passage("\r\none\r\ttwo\x85three\u2028four\x00\u202a ") == "one\n\ttwo\nthree\nfour"


@pytest.mark.parametrize(
    "address",
    [
        "https://badges.example/a?b=c#d",
        " http://localhost:8000/ ",
        "HTTPS://Badges.Example",
        "http://é.example",
    ],
)
def test_web_addresses_are_let_through(address: str) -> None:
    assert strings.web_address(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "ftp://badges.example",
        "//badges.example",
        "https://",
        "https:///path",
        "https://[::1",
        "https://a.example:99999/",
        "https://a.example:0/",
        "https://a.example/ b",
        "https://a.example/\u202e",
        'https://a.example/"onload=',
        "https://a.example/" + "a" * 4000,
    ],
)
def test_everything_else_is_no_web_address(address: str) -> None:
    assert strings.web_address(address) is None


@pytest.mark.parametrize("text", ["urn:uuid:1", "did:web:a.example", "https://a.example/", "erik.catlover"])
def test_identifiers_may_be_anything_that_is_only_a_name(text: str) -> None:
    assert strings.identifier(f" {text}\n") == text


@pytest.mark.parametrize(
    "text", ["", " ", "JavaScript:alert(1)", "java\tscript:x", "\u202edata:text/html,x", "x" * 5000]
)
def test_what_a_browser_would_run_is_no_identifier(text: str) -> None:
    assert strings.identifier(text) is None

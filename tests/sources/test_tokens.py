from typing import TYPE_CHECKING

import pytest

from badgefolio.problems import Code, ProblemError
from badgefolio.sources.tokens import parse_token

if TYPE_CHECKING:
    from tests.builds import Build


def test_a_token_is_taken_apart(build: "Build") -> None:
    token = parse_token(build.token({"a": 1}, header={"alg": "ES256", "kid": "k"}), file="a")
    assert token.payload == {"a": 1}
    assert token.header == {"alg": "ES256", "kid": "k"}
    assert token.algorithm == "ES256"
    assert token.signature == b"signature"


def test_a_token_without_signature_or_algorithm_is_taken_apart_too(build: "Build") -> None:
    token = parse_token(build.token({}, header={"alg": None}, signature=b""), file="a")
    assert (token.algorithm, token.signature) == ("", b"")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("e30.e30", "2 parts"),
        ("e30.e30.e30.e30", "4 parts"),
        ("e30.e30.e30.e30.e30", "encrypted"),
        ("e30.e30.e30~e30~", "SD-JWT"),
        ("e30=.e30.e30", "base64url"),
        ("e30.e30.e3+", "base64url"),
        ("e30.e30.e3é", "base64url"),
        ("e30.e30.a", "base64url"),
        ("e30.e30.ab", "base64url"),
        ("e30.e3 0.e30", "base64url"),
        ("W10.e30.e30", "not a JSON object"),
        ("e30.MQ.e30", "not a JSON object"),
        ("_w.e30.e30", "not UTF-8"),
    ],
)
def test_what_is_not_strictly_a_token_is_refused(build: "Build", text: str, words: str) -> None:
    with pytest.raises(ProblemError, match=words) as error:
        parse_token(text, file="a")
    assert build.problem(error).code is Code.TOKEN_BROKEN


@pytest.mark.parametrize("header", [{"crit": ["exp"]}, {"b64": False}])
def test_extensions_are_refused(build: "Build", header: dict[str, object]) -> None:
    with pytest.raises(ProblemError, match="extensions") as error:
        parse_token(build.token({}, header=header), file="a")
    assert build.problem(error).code is Code.TOKEN_BROKEN


def test_names_that_stand_twice_are_refused(build: "Build") -> None:
    with pytest.raises(ProblemError) as error:
        parse_token(".".join(map(build.part, (b'{"alg":1,"alg":2}', b"{}", b""))), file="a")
    assert build.problem(error).code is Code.JSON_UNSAFE

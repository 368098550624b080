import pytest

from badgefolio.problems import Code, ProblemError
from badgefolio.sources.text import decode, did_you_mean, nearest


def test_a_byte_order_mark_is_taken_off() -> None:
    assert decode(b"\xef\xbb\xbftitle: x", file="a.yaml").text == "title: x"


def test_another_encoding_is_said_with_its_line() -> None:
    with pytest.raises(ProblemError) as caught:
        decode("eins\nzwei \xe4".encode("latin-1"), file="a.yaml")
    (problem,) = caught.value.problems
    assert problem.code is Code.TEXT_NOT_UTF8
    assert problem.span is not None
    assert problem.span.line == 2


def test_size_has_a_cap() -> None:
    with pytest.raises(ProblemError) as caught:
        decode(b"x" * 11, file="a.yaml", max_bytes=10)
    assert caught.value.problems[0].code is Code.FILE_TOO_LARGE


def test_a_span_quotes_its_line_and_nothing_beyond_the_end() -> None:
    source = decode(b"one\ntwo", file="a.yaml")
    assert source.span(2, 1, 3).source == "two"
    assert source.span(3, 1).source == ""


def test_the_nearest_word_is_found_without_regard_to_case() -> None:
    assert nearest("Vizibility", ["visibility", "tags"]) == "visibility"
    assert nearest("xyz", ["visibility", "tags"]) is None


def test_did_you_mean_falls_back_to_all_words() -> None:
    assert did_you_mean("tgs", ["tags", "note"]) == 'Did you mean "tags"?'
    assert did_you_mean("zzz", ["tags", "note"]) == "Possible here: tags, note."
    assert did_you_mean("zzz", []) == ""

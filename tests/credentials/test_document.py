import json
from typing import TYPE_CHECKING

import pytest

from badgefolio.credentials import Limits, bake, read_badge
from badgefolio.model.credential import OpenBadgesVersion, Proof
from badgefolio.model.payload import Container
from badgefolio.problems import Code, ProblemError

if TYPE_CHECKING:
    from tests.builds import Build

URL = "https://badges.example/a/1"


def test_a_baked_picture_is_read_to_the_end(build: "Build") -> None:
    found = read_badge(bake(build.png(), json.dumps(build.ob2()), file="a"), file="a.png")
    assert found.badge.name == "Soldering"
    assert found.payload.container is Container.PNG
    assert found.problems == ()


def test_warnings_of_the_picture_and_of_the_document_come_together(build: "Build") -> None:
    text = json.dumps(build.ob2(issuedOn="soon"))
    found = read_badge(build.png(build.itxt(text), after=b"tail"), file="a.png")
    assert [problem.code for problem in found.problems] == [Code.IMAGE_BROKEN, Code.BADGE_VALUE_ODD]
    assert not any(problem.is_error for problem in found.problems)


def test_an_address_alone_is_a_badge_that_lies_elsewhere(build: "Build") -> None:
    found = read_badge(build.png(build.text(URL.encode())), file="a.png")
    badge = found.badge
    assert (badge.version, badge.proof) == (OpenBadgesVersion.V1_0, Proof.HOSTED)
    assert (badge.id, badge.location, badge.document) == (URL, URL, "")
    assert not badge.is_complete
    (problem,) = found.problems
    assert problem.code is Code.BADGE_ELSEWHERE
    assert URL in problem.message
    assert problem.hint


def test_an_issuer_known_only_by_its_address_is_told(build: "Build") -> None:
    badge_class = build.ob2()["badge"] | {"issuer": "https://badges.example/i"}
    found = read_badge(json.dumps(build.ob2(badge=badge_class)).encode(), file="a")
    (problem,) = found.problems
    assert problem.code is Code.BADGE_ELSEWHERE
    assert problem.message.startswith("The file does not say who issued it:")
    assert found.badge.location == URL


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"type": "BadgeClass"}', "the description of a badge"),
        ("[1, 2, 3]", "a list of 3 values"),
        ("[5]", "a single value"),
        ('{"a": 1}', "some other JSON"),
    ],
)
def test_other_documents_are_named(build: "Build", text: str, words: str) -> None:
    with pytest.raises(ProblemError, match=words) as error:
        read_badge(text.encode(), file="a.json")
    assert build.problem(error).code is Code.NOT_A_BADGE


def test_a_list_around_the_badge_does_not_hinder(build: "Build") -> None:
    assert read_badge(json.dumps([build.ob2()]).encode(), file="a").badge.name == "Soldering"


def test_broken_json_in_a_file_is_told_by_line(build: "Build") -> None:
    with pytest.raises(ProblemError) as error:
        read_badge(b'{\n"a": }', file="a.json")
    problem = build.problem(error)
    assert problem.code is Code.JSON_BROKEN
    assert str(problem.span) == "a.json:2:6"


def test_broken_json_in_a_picture_is_told_by_place(build: "Build") -> None:
    with pytest.raises(ProblemError) as error:
        read_badge(build.png(build.itxt('{\n"a": }')), file="a.png")
    problem = build.problem(error)
    assert str(problem.span) == "a.png"
    assert problem.message.startswith(
        'In the badge text (iTXt chunk "openbadges", byte 33, line 2, column 6): '
    )
    with pytest.raises(ProblemError) as error:
        read_badge(build.png(build.itxt('{"a": 1, "a": 2}')), file="a.png")
    assert build.problem(error).message.startswith('In the badge text (iTXt chunk "openbadges", byte 33): ')


def test_a_broken_token_in_a_picture_is_refused(build: "Build") -> None:
    with pytest.raises(ProblemError) as error:
        read_badge(build.png(build.itxt("a.b.c")), file="a.png")
    assert build.problem(error).code is Code.TOKEN_BROKEN


def test_limits_reach_the_file(build: "Build") -> None:
    with pytest.raises(ProblemError) as error:
        read_badge(json.dumps(build.ob2()).encode(), file="a", limits=Limits(text_bytes=50))
    assert build.problem(error).code is Code.BAKED_TEXT_TOO_LARGE


def test_names_cannot_turn_the_line_around(build: "Build") -> None:
    badge_class = build.ob2()["badge"] | {"name": "Sol\u202edering\u0007"}
    assert read_badge(json.dumps(build.ob2(badge=badge_class)).encode(), file="a").badge.name == "Soldering"

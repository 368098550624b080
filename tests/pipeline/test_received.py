"""Endorsements that came: listed, accepted, declined, and published only as they were accepted."""

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.leaks import leaks
from tests.pipeline.endorsed import KEY, NOW, endorsement, received

from badgefolio import ProblemError, VerifyRequest, verify_project
from badgefolio.model.endorsements import Answer, Part
from badgefolio.model.report import Outcome
from badgefolio.pipeline.endorsing import Format
from badgefolio.pipeline.received import answer_endorsements, list_endorsements
from badgefolio.problems import Code
from badgefolio.trust.signing import with_proof

if TYPE_CHECKING:
    from tests.conftest import Project

pytestmark = pytest.mark.untraced

WORD = "Zyé said <&> this"
PAGE = "badges/one/index.html"


def accept(project: "Project", *names: str) -> None:
    answer_endorsements(project.folder, names, Answer.ACCEPTED, now=NOW)


def about(project: "Project", identifier: str, comment: str = WORD) -> bytes:
    """Return a signed endorsement of something else than the badge."""
    document: Any = json.loads(endorsement(project, comment=comment))
    del document["proof"]
    document["credentialSubject"]["id"] = identifier
    return json.dumps(with_proof(document, KEY, created="2026-11-20T08:30:00Z")).encode()


@pytest.mark.parametrize("form", Format)
def test_what_was_accepted_is_published_and_marked_with_what_is_known(
    project: "Project", form: Format
) -> None:
    project.site().badge("one")
    name = received(project, endorsement(project, comment="I *saw* it.", form=form), Answer.ACCEPTED)
    assert project.problems(now=NOW) == ()
    page = project.page(PAGE)
    assert "I <em>saw</em> it." in page
    assert "Signed by the holder of a key" in page
    assert "About this badge" in page
    (one,) = list_endorsements(project.folder, now=NOW).endorsements
    assert (one.received.name, one.received.answer, one.about) == (name, "accepted", (("one", Part.BADGE),))


def test_what_nobody_signed_is_not_verified(project: "Project") -> None:
    project.site().badge("one")
    received(project, endorsement(project, is_signed=False), Answer.ACCEPTED)
    project.build(now=NOW)
    assert "Not verified:" in project.page(PAGE)
    assert "Signed by" not in project.page(PAGE)


@pytest.mark.parametrize("answer", [Answer.PENDING, Answer.DECLINED])
@pytest.mark.parametrize("form", Format)
def test_what_was_not_accepted_leaves_no_byte(project: "Project", answer: Answer, form: Format) -> None:
    project.site("displayer: true\n").badge("one", "visibility: public\nendorsements: {enabled: true}\n")
    content = endorsement(project, comment=WORD, name="Zyé the endorser", form=form)
    name = received(project, content, answer)
    project.build(now=NOW)
    identifier = KEY.did
    assert leaks(project.output(), [WORD, "Zyé the endorser", name, identifier]) == []
    accept(project, name)
    project.build(now=NOW)
    assert leaks(project.output(), [WORD, "Zyé the endorser"]) != []


def test_it_goes_no_further_than_the_badge(project: "Project") -> None:
    project.site().badge("one", "visibility: private\n").badge("two")
    received(project, endorsement(project, comment=WORD), Answer.ACCEPTED)
    project.build(now=NOW)
    assert leaks(project.output(), [WORD, "Ann"]) == []


def test_a_changed_file_is_pending_again_with_a_warning(project: "Project") -> None:
    project.site().badge("one")
    name = received(project, endorsement(project, is_signed=False), Answer.ACCEPTED)
    file = project.folder / f"content/endorsements/{name}.json"
    file.write_text(file.read_text("utf-8").replace("I saw it.", WORD), "utf-8")
    (problem,) = project.problems(now=NOW)
    assert (problem.code, problem.is_error) == (Code.ENDORSEMENT_CHANGED, False)
    assert leaks(project.output(), [WORD]) == []
    (one,) = list_endorsements(project.folder, now=NOW).endorsements
    assert one.received.answer is Answer.PENDING
    accept(project, name)
    assert project.problems(now=NOW) == ()
    assert leaks(project.output(), [WORD]) != []


def test_one_that_was_accepted_by_hand_without_its_digest_is_pending(project: "Project") -> None:
    project.site().badge("one")
    name = received(project, endorsement(project, comment=WORD))
    project.write(f"content/endorsements/{name}.yaml", "status: accepted\n")
    (problem,) = project.problems(now=NOW)
    assert "never really accepted" in problem.message
    assert leaks(project.output(), [WORD]) == []


def test_a_false_one_can_neither_be_accepted_nor_published(project: "Project") -> None:
    project.site().badge("one")
    good = endorsement(project)
    name = received(project, good.replace(b"I saw it.", WORD.encode()))
    with pytest.raises(ProblemError, match="not what it says") as caught:
        accept(project, name)
    assert caught.value.problems[0].code is Code.ENDORSEMENT_FALSE
    assert not (project.folder / f"content/endorsements/{name}.yaml").exists()
    digest = list_endorsements(project.folder, now=NOW).endorsements[0].received.file.digest
    project.write(f"content/endorsements/{name}.yaml", f'status: accepted\nsha256: "{digest}"\n')
    (problem,) = project.problems(now=NOW)
    assert (problem.code, problem.is_error) == (Code.ENDORSEMENT_FALSE, False)
    assert leaks(project.output(), [WORD]) == []


def test_one_about_the_badge_of_another_owner_cannot_be_accepted(project: "Project") -> None:
    project.site().badge("one").badge("other")
    content = endorsement(project, "other", WORD)
    project.remove("content/badges/other.png")
    name = received(project, content)
    with pytest.raises(ProblemError, match="no badge of this portfolio") as caught:
        accept(project, name)
    assert caught.value.problems[0].code is Code.ENDORSEMENT_OF_ANOTHER
    digest = list_endorsements(project.folder, now=NOW).endorsements[0].received.file.digest
    project.write(f"content/endorsements/{name}.yaml", f'status: accepted\nsha256: "{digest}"\n')
    assert [one.code for one in project.problems(now=NOW)] == [Code.ENDORSEMENT_OF_ANOTHER]


def test_the_owners_word_does_not_move_it_to_another_badge(project: "Project") -> None:
    project.site().badge("one").badge("other")
    name = received(project, endorsement(project, "other", WORD))
    project.write(f"content/endorsements/{name}.yaml", "about: one\n")
    with pytest.raises(ProblemError, match='not about the badge "one"'):
        accept(project, name)


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("https://badges.example/b/1", "About the achievement"),
        ("http://badges.example/i", "About the issuer"),
    ],
)
def test_what_is_about_achievement_or_issuer_stands_with_every_badge_of_it(
    project: "Project", identifier: str, words: str
) -> None:
    project.site().badge("one").badge("two")
    name = received(project, about(project, identifier), Answer.ACCEPTED)
    project.build(now=NOW)
    pages = [project.page(f"badges/{badge}/index.html") for badge in ("one", "two")]
    assert [page.count(words) > 0 for page in pages] == [True, True]
    project.write(
        f"content/endorsements/{name}.yaml",
        (project.folder / f"content/endorsements/{name}.yaml").read_text("utf-8") + "about: two\n",
    ).build(now=NOW)
    assert "Zyé said" not in project.page(PAGE)
    assert "Zyé said" in project.page("badges/two/index.html")


def test_hostile_words_are_shown_and_do_nothing(project: "Project") -> None:
    project.site().badge("one")
    hostile = "<script>alert(1)</script> [x](javascript:alert(2)) ![y](https://spy.example/p.png)"
    hostile += " <img src=x onerror=a>"
    received(project, endorsement(project, comment=hostile, name="<b onclick=x>Eve"), Answer.ACCEPTED)
    project.build(now=NOW)
    page = project.page(PAGE)
    assert "alert(1)</script>" not in page
    for one in ("javascript:", 'spy.example/p.png"', "onerror=a>", "<b onclick"):
        assert one not in page, one


def test_a_name_like_the_issuers_is_pointed_out(project: "Project") -> None:
    project.site().badge("one")
    received(project, endorsement(project, name="MAKER  spáce"), Answer.ACCEPTED)
    project.build(now=NOW)
    assert "nothing shows that it is the issuer" in project.page(PAGE)


def test_an_endorsement_that_has_ended_says_so(project: "Project") -> None:
    project.site().badge("one")
    document: Any = json.loads(endorsement(project))
    del document["proof"]
    document["validUntil"] = "2026-11-20T12:00:00Z"
    content = json.dumps(with_proof(document, KEY, created="2026-11-20T08:30:00Z")).encode()
    received(project, content, Answer.ACCEPTED)
    project.build(now=NOW)
    assert "no longer holds" not in project.page(PAGE)
    project.build(now=NOW.replace(day=21))
    assert "It no longer holds. The endorsement ended on" in project.page(PAGE)


def test_a_name_that_none_has_is_refused_with_the_nearest(project: "Project") -> None:
    project.site().badge("one")
    received(project, endorsement(project))
    with pytest.raises(ProblemError, match='"anne"') as caught:
        accept(project, "ann", "anne")
    assert caught.value.problems[0].code is Code.ENDORSEMENT_NOT_FOUND
    assert "ann" in caught.value.problems[0].hint
    assert not (project.folder / "content/endorsements/ann.yaml").exists()


def test_what_cannot_be_read_is_said_by_list_and_answer(project: "Project") -> None:
    project.site().badge("one").write("content/endorsements/odd.json", "{}")
    listed = list_endorsements(project.folder, now=NOW)
    assert [one.code for one in listed.problems] == [Code.NOT_AN_ENDORSEMENT]
    with pytest.raises(ProblemError, match="no endorsement"):
        accept(project, "odd")


def test_an_answer_can_be_changed_and_keeps_what_it_is_about(project: "Project") -> None:
    project.site().badge("one")
    name = received(project, endorsement(project))
    project.write(f"content/endorsements/{name}.yml", "about: one\n")
    accept(project, name)
    answer_endorsements(project.folder, (name,), Answer.DECLINED, now=NOW)
    text = (project.folder / f"content/endorsements/{name}.yaml").read_text("utf-8")
    assert text.splitlines()[1:] == ["status: declined", 'about: "one"']
    assert not (project.folder / f"content/endorsements/{name}.yml").exists()


def test_the_same_file_again_is_passed_over(project: "Project") -> None:
    project.site().badge("one")
    content = endorsement(project)
    received(project, content)
    with pytest.raises(ValueError, match="not enough values"):
        received(project, content)
    assert len(list((project.folder / "content/endorsements").iterdir())) == 1


def test_yaml_without_its_file_is_an_error(project: "Project") -> None:
    project.site().badge("one").write("content/endorsements/gone.yaml", "status: declined\n")
    (problem,) = project.problems(now=NOW)
    assert (problem.code, problem.is_error) == (Code.FILE_NOT_FOUND, True)


def test_verify_names_those_about_the_badges_it_verifies(project: "Project") -> None:
    project.site().badge("one").badge("two")
    received(project, endorsement(project, "two"))
    for names, found in (((), 1), (("two",), 1), (("one",), 0)):
        verified = verify_project(VerifyRequest(project=project.folder, names=names, now=NOW))
        assert len(verified.endorsements) == found
        assert all(
            one.received.report and one.received.report.integrity.outcome is Outcome.PASSED
            for one in verified.endorsements
        )


def test_a_badge_that_cannot_be_read_makes_its_endorsements_wait(project: "Project") -> None:
    project.site().badge("one").badge("two")
    received(project, endorsement(project), Answer.ACCEPTED)
    project.write("content/badges/one.png", b"\x89PNG\r\n\x1a\nbroken")
    problems = project.problems(now=NOW, keep_going=True)
    assert {one.code: one.is_error for one in problems}[Code.ENDORSEMENT_OF_ANOTHER] is False

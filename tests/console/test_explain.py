from dataclasses import replace
from datetime import UTC, datetime

import pytest

from badgefolio.console import badge_json, problem_json
from badgefolio.console.explain import explain
from badgefolio.model.credential import (
    Achievement,
    Alignment,
    Badge,
    Criteria,
    Endorsement,
    Evidence,
    Image,
    Moment,
    OpenBadgesVersion,
    Profile,
    Proof,
    RecipientIdentity,
    Revocation,
)
from badgefolio.model.payload import BakedPayload, Container, PayloadForm
from badgefolio.problems import Code, Problem, Span

DAY = Moment(text="2024-05-01", instant=datetime(2024, 5, 1, tzinfo=UTC), has_time=False)
PAYLOAD = BakedPayload(container=Container.PNG, form=PayloadForm.JSON, text="{}", place="a chunk")
FULL = Badge(
    version=OpenBadgesVersion.V3_0,
    id="urn:uuid:1",
    achievement=Achievement(
        name="Soldering",
        description="Long  words.\n" * 50,
        criteria=Criteria(narrative="Come", url="https://a.example"),
        alignments=(Alignment(name="One"),),
    ),
    issuer=Profile(name="Maker Space", id="https://badges.example/i"),
    recipients=(
        RecipientIdentity(kind="email", value="maya@school.example"),
        RecipientIdentity(kind="email", value="bo@school.example"),
        RecipientIdentity(kind="id", value="did:example:1"),
        RecipientIdentity(kind="url", value="sha256$00", is_hashed=True),
    ),
    issued=DAY,
    expires=DAY,
    evidence=(Evidence(url="https://e.example"), Evidence(name="Two")),
    endorsements=(Endorsement(comment="Good"),),
    revocation=Revocation(),
    proof=Proof.JWT,
    location="https://a.example/1",
)


def rows(badge: Badge, payload: BakedPayload = PAYLOAD) -> dict[str, str]:
    return {
        name: text.strip() for name, _, text in (line.partition(":") for line in explain(badge, payload)[1:])
    }


def test_everything_a_badge_says_is_told() -> None:
    told = rows(FULL)
    assert told.pop("Description").startswith("Long words. Long words.")
    assert told == {
        "Found in": "a chunk",
        "Standard": "Open Badges 3.0",
        "Badge": "Soldering",
        "Issuer": "badges.example (Maker Space)",
        "Issued on": "2024-05-01",
        "Valid until": "2024-05-01",
        "Awarded to": "a readable e-mail address, a readable identifier, a hidden url",
        "Criteria": "Come",
        "Evidence": "2 pieces",
        "Skills": "1 alignment",
        "Endorsed": "1 endorsement",
        "Withdrawn": "by its issuer",
        "Proof": "a signature; badgefolio verify checks it",
        "Identifier": "urn:uuid:1",
        "Address": "https://a.example/1",
    }


def test_a_long_text_is_cut_and_the_recipient_never_told() -> None:
    (description,) = (line for line in explain(FULL, PAYLOAD) if line.startswith("Description"))
    assert description.endswith(" ...")
    assert len(description) < 330
    assert "maya@school.example" not in "\n".join(explain(FULL, PAYLOAD))


def test_what_is_not_said_is_left_out() -> None:
    bare = Badge(version=OpenBadgesVersion.V1_0)
    assert rows(bare) == {
        "Found in": "a chunk",
        "Standard": "Open Badges 1.0",
        "Proof": "nothing: the file carries no proof",
    }
    known = replace(bare, id="x", location="x", issuer=Profile(name="Somebody"))
    assert rows(known)["Issuer"] == "Somebody"
    assert "Address" not in rows(known)


@pytest.mark.parametrize(
    ("container", "form", "badge", "first"),
    [
        (Container.SVG, PayloadForm.JSON, FULL, "An SVG image with the whole badge inside."),
        (
            Container.PDF,
            PayloadForm.JWS,
            FULL,
            "A PDF document with the whole badge, as a signed",
        ),
        (Container.PNG, PayloadForm.URL, FULL, "A PNG image with only the address of the badge inside."),
        (
            Container.JSON,
            PayloadForm.JSON,
            FULL,
            "A JSON file without a picture, with the whole badge",
        ),
        (
            Container.JWS,
            PayloadForm.JWS,
            Badge(version=OpenBadgesVersion.V1_0),
            "A file without a picture, with a part of the badge inside.",
        ),
    ],
)
def test_the_first_line_says_what_file_it_is(
    container: Container, form: PayloadForm, badge: Badge, first: str
) -> None:
    assert explain(badge, replace(PAYLOAD, container=container, form=form))[0].startswith(first)


def test_a_badge_for_a_machine_leaves_out_what_is_not_there() -> None:
    badge = replace(FULL, image=Image(content=b"abc", media_type="image/png"))
    plain = badge_json(badge)
    assert plain["version"] == "3.0"
    assert plain["issued"] == {"text": "2024-05-01", "instant": "2024-05-01T00:00:00Z", "has_time": False}
    assert plain["image"] == {"content": "(3 bytes)", "media_type": "image/png"}
    assert "narrative" not in plain
    assert "results" not in plain


def test_a_problem_for_a_machine_has_its_place_or_null() -> None:
    problem = Problem(code=Code.YAML_BROKEN, message="Wrong.", hint="Mend it.")
    assert problem_json(problem) == {
        "code": "yaml-broken",
        "severity": "error",
        "message": "Wrong.",
        "hint": "Mend it.",
        "place": None,
    }
    placed = problem_json(problem.at(Span(file="a", line=1, column=2, length=3)).warning())
    assert placed["place"] == {"file": "a", "line": 1, "column": 2, "length": 3}
    assert placed["severity"] == "warning"

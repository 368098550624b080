"""Endorsements for a project of the tests: written by a person with a key, or without."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from badgefolio import BringRequest, EndorseRequest, bring, endorse, new_key
from badgefolio.model.endorsements import Answer
from badgefolio.pipeline.endorsing import Format
from badgefolio.pipeline.received import answer_endorsements

if TYPE_CHECKING:
    from tests.conftest import Project

NOW = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
KEY = new_key(bytes(range(32)))


def endorsement(  # noqa: PLR0913 - a test says the one thing that it is about
    project: "Project",
    badge: str = "one",
    comment: str = "I saw it.",
    *,
    name: str = "Ann",
    form: Format = Format.OB3,
    is_signed: bool = True,
) -> bytes:
    """Return an endorsement of a badge of a project."""
    source = project.folder / f"content/badges/{badge}.png"
    key = KEY.to_jwk() if is_signed else ""
    request = EndorseRequest(source=source, comment=comment, name=name, now=NOW, key=key, format=form)
    return endorse(request).content


def received(project: "Project", content: bytes, answer: Answer = Answer.PENDING) -> str:
    """Put an endorsement into a project, and answer it; return its name."""
    (one,) = bring(BringRequest(project=project.folder, sources=(content,), now=NOW)).endorsements
    if answer is not Answer.PENDING:
        answer_endorsements(project.folder, (one.name,), answer, now=NOW)
    return one.name

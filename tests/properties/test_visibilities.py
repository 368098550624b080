"""Thirty projects by chance: whatever is for whom, it is found where it may be, and nowhere else."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.leaks import haystack, leaks_in
from tests.locks import opened

from badgefolio.model.audience import EVERYBODY, NOBODY, Audience, Visibility, audience_of, may_show

if TYPE_CHECKING:
    from tests.conftest import Project

pytestmark = pytest.mark.untraced

NOW = datetime(2026, 6, 1, tzinfo=UTC)
PASSWORDS = {"visitors": "maple torch orbit lantern", "jury": "quartz ember willow saddle"}
UNLISTED = audience_of(Visibility.UNLISTED)
AUDIENCES = (NOBODY, UNLISTED, EVERYBODY, *(audience_of(Visibility.PASSWORD, name) for name in PASSWORDS))
ONE_PASSWORD = AUDIENCES[:-1]
OPEN, CLOSED = (
    ("", "publish_after: 2026-05-01\n"),
    ("publish_after: 2026-07-01\n", "publish_before: 2026-05-01\n"),
)


@dataclass(frozen=True)
class Thing:
    """A badge or a page, with words that stand in nothing else."""

    name: str
    declared: Audience
    is_closed: bool

    @property
    def audience(self) -> Audience:
        return NOBODY if self.is_closed else self.declared

    def word(self, place: str) -> str:
        return f"Zyé {self.name} {place} <&>"

    @property
    def words(self) -> list[str]:
        return [self.word(place) for place in ("title", "note", "text", "file")]


def thing(chance: Random, name: str, audiences: tuple[Audience, ...]) -> Thing:
    return Thing(name, chance.choice(audiences), is_closed=chance.random() < 0.25)


def said(chance: Random, one: Thing) -> str:
    lines = f"visibility: {one.declared.visibility}\n"
    lines += f"password: {one.declared.community}\n" if one.declared.community == "jury" else ""
    return lines + chance.choice(CLOSED if one.is_closed else OPEN)


def write(project: "Project", chance: Random) -> tuple[list[Thing], list[Thing]]:
    # a derived key takes half a second, so that not every project has two passwords
    of = chance.choice([AUDIENCES, ONE_PASSWORD, ONE_PASSWORD])
    badges = [thing(chance, f"badge{number}", of) for number in range(chance.randint(2, 5))]
    pages = [thing(chance, f"page{number}", of) for number in range(chance.randint(1, 4))]
    project.site(f"description: {json.dumps('Zy the site')}\n")
    for one in [*badges, *pages]:
        project.write(f"content/files/{one.name}.txt", one.word("file"))
    for badge in badges:
        shown = [f"page: {page.name}" for page in pages if may_show(page.declared, badge.declared)]
        evidence = [f"file: files/{badge.name}.txt", f"text: {json.dumps(badge.word('text'))}", *shown]
        lines = "".join(f"  - {{{item}, name: Proof}}\n" for item in evidence)
        note = f"note: {json.dumps(badge.word('note'))}\nevidence:\n{lines}"
        project.badge(badge.name, said(chance, badge) + note, title=badge.word("title"))
    for page in pages:
        allowed = [badge.name for badge in badges if may_show(badge.declared, page.declared)]
        blocks = [
            f"- heading: {json.dumps(page.word('text'))}",
            f"- files: [files/{page.name}.txt]",
            "- badges: all",
            "- {badges: {sort: name, limit: 2}, format: long}",
            *(f"- {chance.choice(['badge: %s', 'showcase: [%s]'])}" % name for name in allowed),
        ]
        chance.shuffle(blocks)
        lines = said(chance, page) + f"description: {json.dumps(page.word('note'))}"
        project.write_page(page.name, "\n".join(blocks), lines)
        file = project.folder / f"content/pages/{page.name}.yaml"
        title = f"title: {json.dumps(page.word('title'))}"
        file.write_text(file.read_text("utf-8").replace(f"title: The {page.name} page", title), "utf-8")
    return badges, pages


def behind(output: dict[str, bytes], password: str) -> dict[str, bytes]:
    """Return everything that a password opens."""
    found = {}
    for path, content in output.items():
        both = opened(content, password) if path.startswith("locked/") else None
        if both:
            found[path] = both[0]
            found |= {f"{path}#{address}": one for address, one in both[1].items()}
    return found


@pytest.mark.parametrize("seed", range(30))
def test_each_thing_is_found_where_it_may_be_and_nowhere_else(project: "Project", seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - nothing is kept secret with it
    badges, pages = write(project, chance)
    project.build(passwords=PASSWORDS, now=NOW)
    output = project.output()
    used = {one.audience.community for one in [*badges, *pages]} - {""}
    locked = {name: behind(output, PASSWORDS[name]) for name in sorted(used)}
    addressed = {path: one for path, one in output.items() if path.startswith(("unlisted/", "files/"))}
    listed = {path: one for path, one in output.items() if path not in addressed}
    rooms = {EVERYBODY: haystack(listed), UNLISTED: haystack(addressed)}
    rooms |= {audience_of(Visibility.PASSWORD, name): haystack(one) for name, one in locked.items()}
    for one in [*badges, *pages]:
        for audience, room in rooms.items():
            if not may_show(one.audience, audience) or one.audience == NOBODY:
                assert leaks_in(room, one.words) == [], f"{one} is in the room for {audience}"
        if one.audience != NOBODY:
            own = rooms[one.audience] + (rooms[UNLISTED] if one.audience == EVERYBODY else b"")
            assert [word for word in one.words if not leaks_in(own, [word])] == [], f"{one} is missing"
    assert all(locked.values())

"""Who is to see a thing and when, as its YAML says; and what is wrong with what it says."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from badgefolio.model.audience import Audience, Visibility, Window, audience_of
from badgefolio.model.project import Named
from badgefolio.portfolio import fields
from badgefolio.problems import Code, Collector, Problem, ProblemError
from badgefolio.sources.yaml import Mapping, Scalar

if TYPE_CHECKING:
    from badgefolio.model.project import BadgeSettings, Settings
    from badgefolio.model.source import PageSource
    from badgefolio.problems import Span

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MAX_NAME = 40
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# RFC 3339, section 5.6, also without seconds; the zone must be said
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2})?([Zz]|[-+][0-9]{2}:[0-9]{2})"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What a badge or page says of itself: None where it says nothing, and its dates."""

    visibility: Visibility | None
    community: Named | None
    window: Window


def read_shown(node: Mapping) -> Shown:
    """Return who is to see a thing, and when.

    A date is the start of that day in UTC; a time needs its zone.

    Raises:
        ProblemError: `password-in-file` where `password` holds no name but perhaps a password;
            `option-wrong` for what is no date, or for dates between which there is no time.
    """
    problems = Collector()
    community, window = None, Window()
    with problems:
        community = read_community(node)
    with problems:
        window = _window(node)
    problems.raise_errors()
    return Shown(visibility=fields.visibility(node), community=community, window=window)


def read_community(node: Mapping) -> Named | None:
    """Return the name of the password, None where none is named.

    Raises:
        ProblemError: `password-in-file`, which repeats nothing of what stands there.
    """
    said = fields.one_name(node, "password")
    if said is None or (_NAME.fullmatch(said.name) and len(said.name) <= _MAX_NAME):
        return said
    key = node.key("password")
    span = key.span if key else said.span
    raise ProblemError(
        Problem(
            code=Code.PASSWORD_IN_FILE,
            message='"password:" holds no name. If it is the password itself, whoever sees this file has it.',
            span=replace(span, source=""),
            hint='Say the name of a password here, such as "password: class-of-2026" (small letters, digits,'
            " single dashes), and give the password itself in the environment; docs/pages.md says how. If the"
            " file was ever committed or sent, choose another password.",
        )
    )


def declared(said: "BadgeSettings | PageSource", settings: "Settings", problems: Collector) -> Audience:
    """Return who is to see a thing while it is published; the site's default where it says nothing.

    A thing that names a password, and that others may see without it, is an `option-wrong`: somebody thinks
    that it is locked.
    """
    visibility = said.visibility or settings.default_visibility
    if visibility is Visibility.PASSWORD:
        name = said.community.name if said.community else settings.default_community
        return audience_of(visibility, name)
    if said.community is not None and visibility is not Visibility.PRIVATE:
        problems.add(
            Problem(
                code=Code.OPTION_WRONG,
                message=f'This is {visibility}: no password is asked for, and "password:" changes nothing.',
                span=replace(said.community.span, source=""),
                hint='Say "visibility: password" too, or take the line out.',
            )
        )
    return audience_of(visibility)


def _window(node: Mapping) -> Window:
    after, before = _instant(node, "publish_after"), _instant(node, "publish_before")
    if after and before and after >= before:
        raise _wrong(
            node,
            "publish_before",
            f'"{fields.text(node, "publish_before")}" is not later than "publish_after:'
            f' {fields.text(node, "publish_after")}": it would never be published.',
            "Turn them round, or take one out.",
        )
    return Window(after=after, before=before)


def _instant(node: Mapping, name: str) -> datetime | None:
    text = fields.text(node, name)
    if not text:
        return None
    try:
        if _DATE.fullmatch(text):
            return datetime.fromisoformat(text).replace(tzinfo=UTC)
        if _INSTANT.fullmatch(text):
            return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise _wrong(
        node,
        name,
        f'"{text}" is no date that "{name}" can be.',
        "Say a day, such as 2026-12-01, which begins at midnight in UTC; or a time with its zone, such as"
        " 2026-12-01T08:00+01:00.",
    )


def _wrong(node: Mapping, name: str, message: str, hint: str) -> ProblemError:
    return ProblemError(Problem(code=Code.OPTION_WRONG, message=message, span=_span(node, name), hint=hint))


def _span(node: Mapping, name: str) -> "Span":
    value = node.get(name)
    return value.span if isinstance(value, Scalar) else node.span


def not_now(where: str, thing: str, window: Window, span: "Span") -> ProblemError:
    """Return the warning that a thing is left out where it is named, while its dates keep it back.

    A warning and no error: a day that comes must not stop the site from being built.
    """
    dates = [
        f"{word} {instant.isoformat().replace('+00:00', 'Z')}"
        for word, instant in (("from", window.after), ("until", window.before))
        if instant
    ]
    return ProblemError(
        Problem(
            code=Code.NOT_SHOWN_NOW,
            message=f"{where} names {thing}, which is published only {' '.join(dates)}. It is left out.",
            span=span,
            hint="Nothing needs doing if that is meant; it comes and goes with the builds of those days.",
        ).warning()
    )

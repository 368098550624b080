"""From the bytes of a badge file to a Badge: the one way in for every version of Open Badges."""

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from badgefolio.credentials import ob1, ob2, ob3
from badgefolio.credentials.baking import Limits, unbake
from badgefolio.credentials.exposure import shows_email
from badgefolio.credentials.fields import Fields, Oddities
from badgefolio.credentials.kinds import kind_of
from badgefolio.model.archive import Archive
from badgefolio.model.credential import Badge, Image, OpenBadgesVersion, Proof
from badgefolio.model.graph import OK, completed
from badgefolio.model.original import Original
from badgefolio.model.payload import BakedPayload, Container, PayloadForm
from badgefolio.problems import Code, Problem, ProblemError, Span
from badgefolio.sources import strings
from badgefolio.sources.json import Json, as_object, parse_json
from badgefolio.sources.tokens import Token, parse_token
from badgefolio.sources.wording import refusal, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEFAULTS = Limits()
_NOTHING = Archive()
_OB1 = frozenset({OpenBadgesVersion.V0_5, OpenBadgesVersion.V1_0, OpenBadgesVersion.V1_1})


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadBadge:
    """A badge, the text it was read from, and what was odd about both; every problem is a warning.

    `original` is the JSON that the badge was understood from, None where the file holds only an address.
    `shows_email` when anybody can read an e-mail address in the file that is not the issuer's own.
    """

    badge: Badge
    payload: BakedPayload
    original: Original | None = None
    problems: tuple[Problem, ...] = ()
    shows_email: bool = False


def read_badge(
    content: bytes, *, file: str, limits: Limits = _DEFAULTS, archive: Archive = _NOTHING
) -> ReadBadge:
    """Return the badge that a file holds, whatever kind of file and version of Open Badges.

    Nothing is verified and nothing is fetched: where the file only points to the badge, and the archive has
    not got it, the badge has its `location` and is not complete.

    Args:
        content: the bytes of the file.
        file: how the person calls the file; it only names the place of problems.
        limits: how much is read at most.
        archive: what was fetched before; it fills in what the file leaves to addresses.

    Raises:
        ProblemError: what `unbake` raises; `json-broken`, `json-unsafe`, `token-broken`; `not-a-badge`
            where the JSON is sound but no awarded badge.
    """
    payload = unbake(content, file=file, limits=limits)
    original: Original | None = None
    known = _behind_address(payload, archive, file=file, limits=limits)
    if known is None:
        badge, odd = _of_address(payload), Oddities(file)
    else:
        document, shown_document, token = _document(known, file=file, limits=limits)
        badge, odd = _of_document(document, token, archive, file=file)
        badge = replace(badge, document=_pretty(shown_document))
        address = payload.text if payload.form is PayloadForm.URL else ""
        original = Original(document=document, token=token, address=address)
    if not payload.container.is_image:
        badge = _with_fetched_pictures(badge, archive)
    problems = (*payload.warnings, *odd.problems)
    if badge.is_complete:
        badge = replace(badge, location=None)
    else:
        problems = (*problems, _incomplete(badge, file=file))
    return ReadBadge(
        badge=badge,
        payload=payload,
        original=original,
        problems=problems,
        shows_email=shows_email(content, payload, badge),
    )


def _behind_address(
    payload: BakedPayload, archive: Archive, *, file: str, limits: Limits
) -> BakedPayload | None:
    """Return the badge's own text: that of the file, or what its address was found to hold, if anything."""
    if payload.form is not PayloadForm.URL:
        return payload
    archived = archive.get(payload.text)
    if archived is None or archived.status != OK:
        return None
    try:
        found = unbake(archived.content, file=file, limits=limits)
    except ProblemError:
        return None
    is_text = found.container in {Container.JSON, Container.JWS} and found.form is not PayloadForm.URL
    return replace(found, place=payload.place) if is_text else None


def _of_address(payload: BakedPayload) -> Badge:
    """Return what can be said of a badge that is only an address: 1.0 is when such files were made."""
    return Badge(version=OpenBadgesVersion.V1_0, id=payload.text, proof=Proof.HOSTED, location=payload.text)


def _document(
    payload: BakedPayload, *, file: str, limits: Limits
) -> "tuple[Mapping[str, Json], Mapping[str, Json], Token | None]":
    """Return the credential, the document to show, and the token if it came in one."""
    try:
        if payload.form is PayloadForm.JWS:
            token = parse_token(payload.text, file=file)
            return ob3.credential_in(token.payload), token.payload, token
        document = _sole_object(
            parse_json(payload.text, file=file, max_characters=limits.text_bytes), file=file
        )
    except ProblemError as error:
        raise _placed(error, payload, file=file) from None
    return document, document, None


def _with_fetched_pictures(badge: Badge, archive: Archive) -> Badge:
    """Return the badge with the pictures that were fetched from the addresses that it names."""
    if badge.image is not None:
        badge = replace(badge, image=_fetched(badge.image, archive))
    achievement = badge.achievement
    if achievement is not None and achievement.image is not None:
        achievement = replace(achievement, image=_fetched(achievement.image, archive))
        badge = replace(badge, achievement=achievement)
    return badge


def _fetched(image: Image, archive: Archive) -> Image:
    archived = archive.get(image.url) if image.url and image.content is None else None
    if archived is None or archived.status != OK:
        return image
    return replace(image, content=archived.content, media_type=archived.media_type)


def _sole_object(value: Json, *, file: str) -> "Mapping[str, Json]":
    """Return the JSON object; JSON-LD allows a list around a single one."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    document = as_object(value)
    if document is None:
        words = f"a list of {len(value)} values" if isinstance(value, list) else "a single value"
        raise _no_badge(
            file,
            f"JSON, but only {words}",
            "badgefolio add takes the badges out of a list; a file of a project holds one.",
        )
    return document


def _of_document(
    document: "Mapping[str, Json]", token: Token | None, archive: Archive, *, file: str
) -> tuple[Badge, Oddities]:
    kind = kind_of(document)
    if kind.version is None:
        raise _no_badge(file, kind.words, kind.hint)
    odd = Oddities(file)
    if kind.version is not OpenBadgesVersion.V3_0:
        document = completed(document, archive)
    fields = Fields(members=document, path="", odd=odd)
    if kind.version is OpenBadgesVersion.V3_0:
        return ob3.read_credential(fields, version=kind.version, token=token), odd
    module = ob1 if kind.version in _OB1 else ob2
    return module.read_assertion(fields, version=kind.version, token=token), odd


def _incomplete(badge: Badge, *, file: str) -> Problem:
    """Return the warning that details are missing: they lie elsewhere, or nowhere."""
    missing = [
        words
        for words, there in (
            ("what it was awarded for", badge.name),
            ("who issued it", badge.issuer and badge.issuer.name),
        )
        if not there
    ]
    what = f"The file does not say {' and '.join(missing)}"
    if badge.location is None:
        return warning(
            Code.BADGE_INCOMPLETE,
            f"{what}.",
            file=file,
            hint="Ask the issuer for a file that holds the whole badge.",
        )
    return warning(
        Code.BADGE_ELSEWHERE,
        f"{what}: that lies at {strings.name(badge.location)}.",
        file=file,
        hint="badgefolio refresh fetches it. Where the server is gone, only a file that holds the whole badge"
        " helps: ask the issuer for one.",
    )


def _placed(error: ProblemError, payload: BakedPayload, *, file: str) -> ProblemError:
    """Return the error with a place that makes sense: lines of a baked text are no lines of the picture."""
    if payload.container in {Container.JSON, Container.JWS}:
        return error
    return ProblemError(
        *(
            replace(one.at(Span(file=file)), message=f"{_inside(one, payload)} {one.message}")
            for one in error.problems
        )
    )


def _inside(problem: Problem, payload: BakedPayload) -> str:
    line = (
        f", line {problem.span.line}, column {problem.span.column}"
        if problem.span and problem.span.line
        else ""
    )
    return f"In the badge text ({payload.place}{line}):"


def _no_badge(file: str, words: str, hint: str) -> ProblemError:
    return refusal(Code.NOT_A_BADGE, f"This is {words}; it is no awarded badge.", file=file, hint=hint)


def _pretty(document: "Mapping[str, Json]") -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)

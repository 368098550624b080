"""Badges in SVG pictures: an element of its own beside the drawing. `svgsplice` writes it.

Sources: 1EdTech, Open Badges Baking Specification (2.0), section "SVG"; Open Badges Specification 3.0,
section 5.3.1.2.
"""

from typing import TYPE_CHECKING

from badgefolio.credentials.baking.elements import (
    BadgeElement,
    XmlFindings,
    XmlRefusedError,
    as_utf8,
    find_badges,
)
from badgefolio.credentials.baking.missing import nothing_baked_in
from badgefolio.credentials.baking.text import form_of, sure_form, trimmed
from badgefolio.model.payload import BakedPayload, Container, PayloadForm
from badgefolio.problems import Code, ProblemError
from badgefolio.sources.json import Json, as_object, parse_json
from badgefolio.sources.tokens import parse_token
from badgefolio.sources.wording import refusal, shown, warning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from badgefolio.credentials.baking.limits import Limits
    from badgefolio.problems import Problem


def unbake_svg(content: bytes, *, file: str, limits: "Limits") -> BakedPayload:
    """Return the first badge of an SVG file.

    A token in `verify` counts before the body, because it alone is signed; a body counts before an
    address in `verify`, because it holds the details. Where both are there and disagree, that is warned
    of.

    Raises:
        ProblemError: `file-too-large`, `image-broken`, `file-type-unknown`, `nothing-baked-in`,
            `baked-text-broken`, `baked-text-too-large`.
    """
    _, _, found = read_svg(content, file=file, limits=limits)
    if not found.badges:
        raise nothing_baked_in(file)
    badge = found.badges[0]
    text, warnings = _chosen(badge, file=file)
    warnings += _repeats(found, text, file=file)
    if len(text.encode("utf-8", "replace")) > limits.text_bytes:
        raise refusal(
            Code.BAKED_TEXT_TOO_LARGE,
            f"The badge in the SVG picture is longer than {limits.text_bytes:,} bytes.",
            file=file,
            hint="No real badge is that long; ask the issuer for a correct file.",
        )
    return BakedPayload(
        container=Container.SVG,
        form=sure_form(text, place=_place(badge), file=file),
        text=text,
        place=_place(badge),
        keyword=badge.name,
        warnings=warnings,
    )


def read_svg(content: bytes, *, file: str, limits: "Limits") -> tuple[bytes, str, XmlFindings]:
    """Return the text of an SVG picture in UTF-8, the codec it came in, and what is found in it.

    Raises:
        ProblemError: `file-too-large`; `image-broken` where it is not read; `file-type-unknown` where it
            is other XML.
    """
    if len(content) > limits.svg_bytes:
        raise refusal(
            Code.FILE_TOO_LARGE,
            f"The SVG picture has {len(content):,} bytes; at most {limits.svg_bytes:,} are read.",
            file=file,
            hint="Badges are small; is this the right file?",
        )
    try:
        text, codec = as_utf8(content)
        found = find_badges(text, limits=limits)
    except XmlRefusedError as error:
        raise _refused(file, str(error)) from None
    if found.root != "svg":
        raise refusal(
            Code.FILE_TYPE_UNKNOWN,
            f"This is an XML file ({shown(found.root)}) and no SVG picture.",
            file=file,
            hint="Badges come as PNG, SVG, PDF or JSON files.",
        )
    return text, codec, found


def hosted_address(document: "Mapping[str, Json]") -> str:
    """Return where an assertion says that its issuer repeats it: `verify.url`, or a web address as id."""
    for name in ("verify", "verification"):
        verify = as_object(document.get(name)) or {}
        address = verify.get("url")
        if isinstance(address, str):
            return address
    named = document.get("id")
    return named if isinstance(named, str) and form_of(named) is PayloadForm.URL else ""


def _chosen(badge: BadgeElement, *, file: str) -> "tuple[str, tuple[Problem, ...]]":
    """Return the text that counts, and a warning where the other one says something else."""
    verify, body = trimmed(badge.verify), trimmed(badge.body)
    if not verify or not body:
        return verify or body, ()
    form = form_of(verify)
    text = verify if form is PayloadForm.JWS else body
    if _agree(verify, body, form):
        return text, ()
    which = "the signed one" if text is verify else "the one with the details"
    return text, (
        warning(
            Code.BAKED_DIFFERENTLY,
            f'The badge element says two things: its "verify" is {shown(verify)}, '
            f"its text begins with {shown(body, most=40)}. Badgefolio reads {which}.",
            file=file,
            hint="Other programs may read the other one; ask the issuer for a file that agrees with itself.",
        ),
    )


def _agree(verify: str, body: str, form: PayloadForm | None) -> bool:
    """Whether what `verify` points to can be what the body says."""
    if verify == body:
        return True
    try:
        document = as_object(parse_json(body, file=""))
        signed = parse_token(verify, file="").payload if form is PayloadForm.JWS else None
    except ProblemError:
        return False
    if document is None:
        return False
    if signed is not None:
        return document in (signed, signed.get("vc"))
    return hosted_address(document) in {"", verify} or document.get("id") == verify


def _repeats(found: XmlFindings, text: str, *, file: str) -> "tuple[Problem, ...]":
    first, *others = found.badges
    for other in others:
        if text not in {trimmed(other.verify), trimmed(other.body)}:
            return (
                warning(
                    Code.BAKED_DIFFERENTLY,
                    f"The picture holds different badges: {_place(first)} and {_place(other)}. "
                    "The first is read.",
                    file=file,
                    hint="Other programs may show the other one; ask the issuer for a file with one badge.",
                ),
            )
    if not others:
        return ()
    return (
        warning(
            Code.BAKED_TWICE,
            f"The picture holds the same badge {len(found.badges)} times.",
            file=file,
            hint="Nothing needs doing: the first is read.",
        ),
    )


def _place(badge: BadgeElement) -> str:
    what = "attribute" if badge.is_attribute else "element"
    return f'SVG {what} "openbadges:{badge.name}", byte {badge.start}'


def _refused(file: str, why: str) -> ProblemError:
    return refusal(
        Code.IMAGE_BROKEN,
        f"The SVG picture is not read: {why}.",
        file=file,
        hint="Download the badge again from the issuer's page, or ask the issuer for a PNG picture.",
    )

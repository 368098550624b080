"""The baked text itself: cleaned of what editors put around it, and its form told from its content."""

import re

from badgefolio.model.payload import PayloadForm
from badgefolio.problems import Code
from badgefolio.sources.strings import web_address
from badgefolio.sources.wording import refusal, shown

_JWS = re.compile(r"[A-Za-z0-9_=-]+\.[A-Za-z0-9_=-]*(\.[A-Za-z0-9_=~-]*)+")
_AROUND = "\ufeff\x00 \t\r\n\f\v\x85\xa0\u2028\u2029"

ASK_AGAIN = "Download the badge again from the issuer's page; if that does not help, ask the issuer."


def trimmed(text: str) -> str:
    """Return the text without byte order mark, NULs and white space around it."""
    return text.strip(_AROUND)


def form_of(text: str) -> PayloadForm | None:
    """Return how a trimmed text is written, or None where it is none of the known forms.

    Only the outside is looked at: a text that begins like JSON is JSON, whole or broken.
    """
    if text.startswith(("{", "[")):
        return PayloadForm.JSON
    if web_address(text):
        return PayloadForm.URL
    if _JWS.fullmatch(text):
        return PayloadForm.JWS
    return None


def sure_form(text: str, *, place: str, file: str) -> PayloadForm:
    """Return the form of a trimmed text that was found at `place`, where a badge should be.

    Raises:
        ProblemError: `baked-text-broken` where the text is empty, or no JSON, token or web address.
    """
    form = form_of(text)
    if form is None:
        found = f"begins with {shown(text, most=40)}" if text else "is empty"
        raise refusal(
            Code.BAKED_TEXT_BROKEN,
            f"The place for the badge is there ({place}), but its text {found}; "
            "a badge is JSON, a signed token or a web address.",
            file=file,
            hint=ASK_AGAIN,
        )
    return form

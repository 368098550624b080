"""The forms that texts must have: dates, addresses, languages, hashes.

Sources: Open Badges 2.0, section "Data Types"; Open Badges 3.0, appendix "Derived Types"; RFC 3339,
section 5.6; RFC 3986; BCP 47; ITU-T E.164.
"""

import re
from typing import TYPE_CHECKING

from badgefolio.model.dates import NoDateError, moment_of
from badgefolio.sources import strings

if TYPE_CHECKING:
    from collections.abc import Callable

_SCHEME = re.compile(r"(?:_|[A-Za-z][A-Za-z0-9+.-]*):[^\s\x00-\x20<>\"]+")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_HASH = re.compile(r"(md5|sha1|sha256|sha384|sha512)\$([0-9a-f]+)", re.IGNORECASE)
_DIGITS = {"md5": 32, "sha1": 40, "sha256": 64, "sha384": 96, "sha512": 128}
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d{1,20})?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,10}", re.ASCII)
_TELEPHONE = re.compile(r"\+?[1-9]\d{1,14}(?:;ext=\d{1,10})?", re.ASCII)
_HOST = re.compile(
    r"(?=.{1,253}(?::|$))[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::\d{1,5})?", re.ASCII
)
_PROPERTY = re.compile(r"[A-Za-z][A-Za-z0-9]{0,60}", re.ASCII)
_TOKEN = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+", re.ASCII)
_PICTURE = re.compile(r"data:image/[a-z0-9.+-]{1,40}[;,]", re.IGNORECASE)
_BADGE_PICTURE = re.compile(r"data:image/(?:png|svg\+xml)[;,]", re.IGNORECASE)
_MAX_ADDRESS = 4000


def is_hash(text: str) -> bool:
    """Whether the text is a hash with its algorithm in front, of the length of that algorithm."""
    found = _HASH.fullmatch(text)
    return found is not None and len(found[2]) == _DIGITS[found[1].lower()]


def is_email(text: str) -> bool:
    """Whether the text is an e-mail address, as Open Badges 2.0 asks: something at something."""
    return len(text) <= _MAX_ADDRESS and _EMAIL.fullmatch(text.removeprefix("mailto:")) is not None


def is_iri(text: str) -> bool:
    """Whether the text is an absolute IRI or a blank node; a web address must have a host."""
    if len(text) > _MAX_ADDRESS or not _SCHEME.fullmatch(text):
        return False
    return not text.lower().startswith(("http:", "https:")) or is_web_address(text)


def is_web_address(text: str) -> bool:
    """Whether the text is an http or https address with a host."""
    return strings.web_address(text) is not None


def _is_date(text: str) -> bool:
    try:
        moment, has_zone = moment_of(text)
    except NoDateError:
        return False
    return moment.has_time and has_zone and not text.strip().replace(".", "").isdigit()


def _is_old_date(value: str | float) -> bool:
    try:
        moment_of(value)
    except NoDateError:
        return False
    return True


def _is_timestamp(text: str) -> bool:
    return _TIMESTAMP.fullmatch(text) is not None and _is_old_date(text)


def _is_picture(text: str) -> bool:
    return _PICTURE.match(text) is not None or is_web_address(text)


def _is_badge_picture(text: str) -> bool:
    return _BADGE_PICTURE.match(text) is not None or is_web_address(text)


def _is_old_address(text: str) -> bool:
    return is_web_address(text) or (text.startswith("/") and not any(map(str.isspace, text)))


def _is_key_address(text: str) -> bool:
    return is_iri(text) and text.lower().startswith(("did:", "http:", "https:"))


def _is_pem(text: str) -> bool:
    return "-----BEGIN " in text and "PUBLIC KEY-----" in text and "-----END " in text


FORMS: "dict[str, Callable[[str], bool]]" = {
    "badge-picture": _is_badge_picture,
    "date": _is_date,
    "email": is_email,
    "host": lambda text: _HOST.fullmatch(text) is not None,
    "iri": is_iri,
    "key-address": _is_key_address,
    "language": lambda text: _LANGUAGE.fullmatch(text) is not None,
    "old-address": _is_old_address,
    "old-picture": lambda text: _is_old_address(text) or _is_picture(text),
    "pem": _is_pem,
    "picture": _is_picture,
    "property": lambda text: _PROPERTY.fullmatch(text) is not None or is_iri(text),
    "recipient": lambda text: is_hash(text) or is_email(text),
    "subject": is_iri,
    "telephone": lambda text: _TELEPHONE.fullmatch(text) is not None,
    "timestamp": _is_timestamp,
    "token": lambda text: _TOKEN.fullmatch(text) is not None,
    "web-address": is_web_address,
}
FORMS_OF_VALUES: "dict[str, Callable[[str | float], bool]]" = {"old-date": _is_old_date}

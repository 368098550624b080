"""Deviations in the words of a person who never saw a schema."""

from typing import TYPE_CHECKING

from badgefolio.model.report import Reason, because
from badgefolio.sources.wording import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jsonschema import ValidationError

_MOST_WORDS = 8


def wrong_form(form: str, value: object) -> Reason:
    """Return why a value has not this form."""
    return _FORMS[form](shown(str(value)))


def wrong_type(wanted: "str | Iterable[str]", value: object) -> Reason:
    """Return that a value is of another type than belongs here; the value itself is not quoted."""
    names = (wanted,) if isinstance(wanted, str) else tuple(wanted)
    return because(
        "{found} stands where {wanted} belongs",
        found=_kind_of(value),
        wanted=" or ".join(_TYPES[name] for name in names),
    )


def not_one_of(words: "Iterable[object]", value: object) -> Reason:
    """Return that a word is none of those that the specification knows."""
    known = [str(word) for word in words]
    listed = ", ".join(known[:_MOST_WORDS]) + (", …" if len(known) > _MOST_WORDS else "")
    return because("{value} is none of the known words ({words})", value=shown(str(value)), words=listed)


def missing(member: str) -> Reason:
    """Return that a member is missing."""
    return because("it has no {member}", member=member)


def wrong_types(found: "Iterable[str]", wanted: "Iterable[str]") -> Reason:
    """Return that the types of an object are not those that belong here."""
    names = ", ".join(shown(name) for name in list(found)[:_MOST_WORDS])
    belonging = " or ".join(wanted)
    if not names:
        return because("it does not say its type ({wanted})", wanted=belonging)
    return because("its type is {found}, where {wanted} belongs", found=names, wanted=belonging)


def worded(error: "ValidationError") -> Reason:
    """Return the reason of an error of the schema library."""
    if isinstance(error.validator_value, Reason):
        return error.validator_value
    wanted: object = error.validator_value
    if error.validator == "type":
        return wrong_type(wanted if isinstance(wanted, str | list) else (), error.instance)
    if error.validator == "enum":
        return not_one_of(wanted if isinstance(wanted, list) else (), error.instance)
    return wrong_form(str(wanted), error.instance)


def _kind_of(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    for kind, words in ((str, "a text"), (int | float, "a number"), (dict, "an object"), (list, "a list")):
        if isinstance(value, kind):
            return words
    return "nothing"


_TYPES = {
    "string": "a text",
    "number": "a number",
    "boolean": "true or false",
    "object": "an object",
}
_FORMS: "dict[str, Callable[[str], Reason]]" = {
    "badge-picture": lambda value: because(
        "{value} is no PNG or SVG picture and no address of one", value=value
    ),
    "date": lambda value: because("{value} is no date with a time and a time zone", value=value),
    "email": lambda value: because("{value} is no e-mail address", value=value),
    "host": lambda value: because("{value} is no host name", value=value),
    "iri": lambda value: because("{value} is no full address or identifier", value=value),
    "key-address": lambda value: because(
        "{value} is no address of a key (it must begin with did:, https: or http:)", value=value
    ),
    "language": lambda value: because("{value} is no language code", value=value),
    "old-address": lambda value: because("{value} is no web address", value=value),
    "old-date": lambda value: because("{value} is no date", value=value),
    "old-picture": lambda value: because("{value} is no address of a picture", value=value),
    "pem": lambda _: because("the key is not written as a public key in PEM form"),
    "picture": lambda value: because("{value} is no picture and no address of one", value=value),
    "property": lambda value: because("{value} names no property", value=value),
    "recipient": lambda _: because("the recipient is neither an e-mail address nor a hash"),
    "subject": lambda _: because("the recipient's identifier is no full address or identifier"),
    "telephone": lambda _: because("the telephone number is not written with country code and digits only"),
    "timestamp": lambda value: because("{value} is no date with a time and a time zone", value=value),
    "token": lambda _: because("it is no signed token of three parts"),
    "web-address": lambda value: because("{value} is no web address (http or https)", value=value),
}

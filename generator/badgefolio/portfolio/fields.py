"""Reads the options of a YAML mapping that already follows its schema, as typed values."""

from typing import TYPE_CHECKING, TypeVar
from unicodedata import normalize

from badgefolio.model.project import Named, Visibility
from badgefolio.problems import ProblemError
from badgefolio.sources.public_address import AddressError
from badgefolio.sources.public_address import public_address as address_of
from badgefolio.sources.yaml import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from enum import StrEnum

Word = TypeVar("Word", bound="StrEnum")


def text(node: Mapping, name: str) -> str:
    """Return the text of an option without space around it, '' where it is absent."""
    value = node.get(name)
    return value.text.strip() if isinstance(value, Scalar) else ""


def public_address(node: Mapping, name: str) -> str:
    """Return the public address of a site, '' where it is absent.

    Raises:
        ProblemError: `base-address-wrong`.
    """
    value = node.get(name)
    if not isinstance(value, Scalar) or not value.text.strip():
        return ""
    try:
        return address_of(value.text.strip())
    except AddressError as error:
        raise ProblemError(error.problem(value.text, name).at(value.span)) from None


def number(node: Mapping, name: str) -> int:
    """Return a whole number, 0 where it is absent."""
    value = node.get(name)
    return (value.integer or 0) if isinstance(value, Scalar) else 0


def switch(node: Mapping, name: str) -> bool:
    """Return whether an option is switched on; absent is off."""
    value = node.get(name)
    return isinstance(value, Scalar) and value.boolean is True


def word(node: Mapping, name: str, absent: Word) -> Word:
    """Return one of an enumeration's words, `absent` where the option is not given."""
    said = text(node, name)
    return type(absent)(said) if said else absent


def visibility(node: Mapping) -> Visibility | None:
    """Return the visibility that is said, None where nothing is said."""
    said = text(node, "visibility")
    return Visibility(said) if said else None


def texts(node: Mapping, name: str) -> tuple[str, ...]:
    """Return the texts of a list, in its order."""
    return tuple(item.text.strip() for item in _items(node, name))


def names(node: Mapping, name: str) -> tuple[Named, ...]:
    """Return the names of a list with their places, in its order."""
    return tuple(named(item) for item in _items(node, name))


def one_name(node: Mapping, name: str) -> Named | None:
    """Return a name with its place, None where it is absent."""
    value = node.get(name)
    return named(value) if isinstance(value, Scalar) else None


def group(node: Mapping, name: str) -> Mapping:
    """Return a group of options, an empty one where it is absent."""
    value = node.get(name)
    return value if isinstance(value, Mapping) else Mapping((), node.span)


def named(item: Scalar) -> Named:
    """Return a name as names of files are: systems write accents in two ways (Unicode, UAX 15)."""
    return Named(name=normalize("NFC", item.text.strip()), span=item.span)


def _items(node: Mapping, name: str) -> list[Scalar]:
    value = node.get(name)
    return [item for item in value.items if isinstance(item, Scalar)] if isinstance(value, Sequence) else []

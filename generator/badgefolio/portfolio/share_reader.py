"""The `share:` list of `site.yaml`, and the words to share with, to values."""

import re
from typing import TYPE_CHECKING

from badgefolio.model.sharing import ALL_SERVICES, TEMPLATE_FIELDS, TEXT_FIELDS, Service, TargetSource
from badgefolio.portfolio import fields
from badgefolio.problems import Code, Problem, ProblemError
from badgefolio.sources.text import did_you_mean
from badgefolio.sources.yaml import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio.sources.yaml import Node

_FIELD = re.compile(r"\{([^{}]*)\}")


def read_share(node: Mapping) -> tuple[TargetSource, ...]:
    """Return where the owner wants things to be shared, in that order; everywhere where nothing is said.

    Raises:
        ProblemError: `option-wrong` for an address with something in braces that is not known, or that
            would share nothing.
    """
    said = node.get("share")
    if not isinstance(said, Sequence):
        return ALL_SERVICES
    problems = [problem for item in said.items for problem in _wrong_fields(item)]
    if problems:
        raise ProblemError(*problems)
    return tuple(_target(item) for item in said.items)


def check_texts(texts: "Iterable[Scalar]") -> None:
    """Check the words to share with.

    Raises:
        ProblemError: `option-wrong` where one has something in braces that is not known.
    """
    problems = [problem for one in texts for problem in _unknown(one, TEXT_FIELDS)]
    if problems:
        raise ProblemError(*problems)


def _target(item: "Node") -> TargetSource:
    if isinstance(item, Scalar):
        return TargetSource(service=Service(item.text))
    if not isinstance(item, Mapping):
        return TargetSource()
    if item.get("linkedin-profile"):
        leads_to_issuer = fields.text(item, "linkedin-profile") == "issuer"
        return TargetSource(service=Service.LINKEDIN_PROFILE, leads_to_issuer=leads_to_issuer)
    if item.get("wordpress"):
        blog = fields.text(item, "wordpress").rstrip("/") + "/"
        return TargetSource(service=Service.WORDPRESS, blog=blog)
    return TargetSource(
        label=fields.text(item, "label"),
        template=fields.text(item, "url"),
        icon=fields.one_name(item, "icon"),
    )


def _wrong_fields(item: "Node") -> "Iterable[Problem]":
    said = item.get("url") if isinstance(item, Mapping) else None
    if not isinstance(said, Scalar):
        return
    yield from _unknown(said, TEMPLATE_FIELDS)
    if not {"url", "text"} & set(_FIELD.findall(said.text)):
        yield Problem(
            code=Code.OPTION_WRONG,
            message=f'"{said.text}" would share nothing: the address of what is shared is not in it.',
            span=said.span,
            hint='Put {url} where the service wants the address, as in "https://forum.example/new?link={url}".',
        )


def _unknown(said: Scalar, known: tuple[str, ...]) -> "Iterable[Problem]":
    for name in _FIELD.findall(said.text):
        if name not in known:
            braces = ", ".join(f"{{{one}}}" for one in known)
            yield Problem(
                code=Code.OPTION_WRONG,
                message=f'"{{{name}}}" stands for nothing here.',
                span=said.span,
                hint=f"{did_you_mean(name, known)} Possible here: {braces}.".strip(),
            )

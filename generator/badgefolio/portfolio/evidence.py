"""The owner's evidence: work that supports a badge, kept apart from what the issuer gives as evidence."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from badgefolio.model.audience import ALWAYS, Window, may_show
from badgefolio.model.held import OwnEvidence
from badgefolio.model.project import IMAGES, EvidenceSource
from badgefolio.portfolio import fields
from badgefolio.portfolio.block_resolve import DOCUMENTS, find_file
from badgefolio.portfolio.shown import not_now
from badgefolio.problems import Code, Collector, Problem, ProblemError
from badgefolio.sources.text import did_you_mean
from badgefolio.sources.yaml import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf

    from badgefolio.model.audience import Audience
    from badgefolio.model.held import Route
    from badgefolio.model.project import FoundFile, Named


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A page of the portfolio, as much as a link to it needs, and who may see it when."""

    title: str
    route: "Route"
    audience: "Audience"
    window: Window = ALWAYS
    is_closed: bool = False


def read_evidence(node: Mapping) -> tuple[EvidenceSource, ...]:
    """Return the evidence that a badge's YAML says; it must follow the schema."""
    value = node.get("evidence")
    items = value.items if isinstance(value, Sequence) else ()
    return tuple(_read(item) for item in items if isinstance(item, Mapping))


def _read(node: Mapping) -> EvidenceSource:
    one = fields.one_name(node, "file")
    return EvidenceSource(
        url=fields.text(node, "url"),
        page=fields.one_name(node, "page"),
        files=(one,) if one else fields.names(node, "files"),
        text=fields.text(node, "text"),
        name=fields.text(node, "name"),
        description=fields.text(node, "description"),
        is_hidden=fields.switch(node, "hidden"),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """Resolves evidence against the pages and files of a project."""

    pages: "MappingOf[str, Place]"
    files: "dict[str, FoundFile]"

    def resolve(
        self,
        said: tuple[EvidenceSource, ...],
        badge: str,
        audience: "Audience",
        problems: Collector,
    ) -> tuple[OwnEvidence, ...]:
        """Return what the evidence of a badge means; what is hidden is left out, and must be right too."""
        found = []
        for one in said:
            with problems:
                meant = self._one(one, badge, audience)
                if not one.is_hidden:
                    found.append(meant)
        return tuple(found)

    def _one(self, said: EvidenceSource, badge: str, audience: "Audience") -> OwnEvidence:
        if said.page is not None:
            place = self._page(said.page, badge, audience, is_hidden=said.is_hidden)
            return OwnEvidence(name=said.name or place.title, description=said.description, page=place.route)
        problems = Collector()
        files = [find_file(one, self.files, problems, IMAGES | DOCUMENTS) for one in said.files]
        problems.raise_errors()
        return OwnEvidence(
            name=said.name or _name(said),
            description=said.description,
            url=said.url,
            files=tuple(one for one in files if one is not None),
            text=said.text,
        )

    def _page(self, said: "Named", badge: str, audience: "Audience", *, is_hidden: bool) -> Place:
        place = self.pages.get(said.name)
        if place is None:
            raise ProblemError(
                Problem(
                    code=Code.PAGE_NOT_FOUND,
                    message=f'There is no page "{said.name}" in content/pages/.',
                    span=said.span,
                    hint=did_you_mean(said.name, self.pages) or "Make one: content/pages/NAME.yaml.",
                )
            )
        if not (is_hidden or may_show(place.audience, audience)):
            raise ProblemError(
                Problem(
                    code=Code.HIDDEN_ON_VISIBLE_PAGE,
                    message=f'The badge "{badge}" ({audience}) gives the page "{said.name}" as evidence,'
                    f" which is {place.audience} (content/pages/{said.name}.yaml).",
                    span=said.span,
                    hint=f"Say {audience.said} in content/pages/{said.name}.yaml,"
                    " or take the page out of the evidence.",
                )
            )
        if place.is_closed and not is_hidden:
            raise not_now(f'The badge "{badge}"', f'the page "{said.name}"', place.window, said.span)
        return place


def _name(said: EvidenceSource) -> str:
    """Return a name for evidence that has none: its address without scheme, or the name of its file."""
    if said.url:
        return said.url.partition("://")[2].rstrip("/")
    return PurePosixPath(said.files[0].name).name if said.files else ""

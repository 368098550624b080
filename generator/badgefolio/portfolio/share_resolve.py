"""The services of the share panel, put together with the icons that the owner names."""

from typing import TYPE_CHECKING

from badgefolio.model.sharing import Target
from badgefolio.portfolio.block_resolve import find_file

if TYPE_CHECKING:
    from badgefolio.model.source import ProjectSource
    from badgefolio.problems import Collector


def resolve_targets(source: "ProjectSource", problems: "Collector") -> tuple[Target, ...]:
    """Return where things can be shared, each with the file of its icon."""
    return tuple(
        Target(
            service=said.service,
            leads_to_issuer=said.leads_to_issuer,
            blog=said.blog,
            label=said.label,
            template=said.template,
            icon=find_file(said.icon, source.files, problems),
        )
        for said in source.settings.share
    )

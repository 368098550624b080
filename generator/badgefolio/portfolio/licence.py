"""What others may do with a page, as the owner says it: a licence by name, or own words."""

import re

from badgefolio.model.blocks import Licence
from badgefolio.model.licences import LICENCES
from badgefolio.portfolio import fields
from badgefolio.problems import Code, Problem, ProblemError
from badgefolio.sources.text import did_you_mean
from badgefolio.sources.yaml import Mapping

_LOOKS_LIKE_ONE = re.compile(r"CC0?[- ][A-Z0-9. -]{1,20}|CC0", re.IGNORECASE)


def read_licence(node: Mapping, name: str) -> Licence:
    """Return the licence that a mapping says under this name.

    `cc by 4.0`, as people write it, is the same as `CC-BY-4.0`.

    Raises:
        ProblemError: `option-wrong` for what looks like a licence of Creative Commons and is none.
    """
    said, note = fields.text(node, name), fields.text(node, "note")
    if not _LOOKS_LIKE_ONE.fullmatch(said):
        return Licence(words=said, note=note)
    spelt = re.sub(r"[ -]+", "-", said.upper())
    known = {one.id: one for one in LICENCES}
    spelt = f"{spelt}-1.0" if spelt == "CC0" else spelt
    if spelt not in known:
        raise ProblemError(
            Problem(
                code=Code.OPTION_WRONG,
                message=f'There is no licence "{said}" of Creative Commons.',
                span=(node.get(name) or node).span,
                hint=did_you_mean(spelt, known),
            )
        )
    return Licence(id=spelt, note=note)

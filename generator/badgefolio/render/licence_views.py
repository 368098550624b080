"""What others may do with a page, as themes see it."""

from typing import TYPE_CHECKING

from badgefolio.model.licences import LICENCES
from badgefolio.render.views import By, LicenceBlock, Prose

if TYPE_CHECKING:
    from badgefolio.model.blocks import Licence
    from badgefolio.render.words import Words


def licence_view(block: "Licence", words: "Words") -> LicenceBlock:
    """Return a licence with what it means in a sentence, or the owner's own words."""
    note = Prose(markdown=block.note, by=By.OWNER) if block.note else None
    known = next((one for one in LICENCES if one.id == block.id), None)
    if known is None:
        text = Prose(markdown=block.words, by=By.OWNER)
        return LicenceBlock(name="", meaning="", url="", text=text, note=note)
    meaning = _meanings(words)[known.kind]
    return LicenceBlock(name=known.name, meaning=meaning, url=known.url, text=None, note=note)


def _meanings(words: "Words") -> dict[str, str]:
    return {
        "by": words("You may share and change it, if you name its author."),
        "by-sa": words("You may share and change it under the same terms, if you name its author."),
        "by-nc": words("You may share and change it if you name its author, and not for trade."),
        "by-nd": words("You may share it unchanged, if you name its author."),
        "by-nc-sa": words(
            "You may share and change it under the same terms if you name its author, and not for trade."
        ),
        "by-nc-nd": words("You may share it unchanged if you name its author, and not for trade."),
        "zero": words("You may do with it what you like."),
        "mark": words("It belongs to everybody."),
    }

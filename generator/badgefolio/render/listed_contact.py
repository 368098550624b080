"""The contact that everybody may know: what profile blocks of listed pages show."""

from typing import TYPE_CHECKING

from badgefolio.model.blocks import ProfileBlock, every_block

if TYPE_CHECKING:
    from badgefolio.model.project import ContactEntry
    from badgefolio.model.site import PublicSite


def listed_contact(site: "PublicSite") -> "tuple[ContactEntry, ...]":
    """Return the owner's contact as far as pages show it that everybody may find, as said.

    Pages that only those find who have the address show theirs, and a file for everybody does not.
    """
    asked = {
        field
        for page in site.listed_pages
        for block in every_block(page.blocks)
        if isinstance(block, ProfileBlock)
        for field in block.fields
    }
    return tuple(entry for entry in site.settings.owner.contact if entry.kind in asked)

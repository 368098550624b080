"""Taking badges away: as files, as a list, as a table, in a curriculum, and for programs that read backpacks.

Everything is made of what everybody may find anyway, and of it only: the same badges, the same bytes.
"""

from badgefolio.render.exports.displayer import displayer
from badgefolio.render.exports.formats import FORMATS, Format
from badgefolio.render.exports.resume import resume_file

__all__ = ["FORMATS", "Format", "displayer", "resume_file"]

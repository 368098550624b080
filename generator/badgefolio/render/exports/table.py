"""The public badges as a table for spreadsheets (RFC 4180), safe to open in one.

A cell that begins like a formula would be run by a spreadsheet, and strangers name badges: such a cell gets
an apostrophe in front (OWASP, "CSV Injection"). The mark at the beginning says that it is UTF-8.
"""

import csv
from io import StringIO
from typing import TYPE_CHECKING

from badgefolio.render.exports.facts import facts

if TYPE_CHECKING:
    from badgefolio.model.leaving import Leaving

COLUMNS = ("name", "issuer", "domain", "issued", "expires", "status", "credits", "hours", "tags", "address")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARK = "\ufeff"


def table(leaving: "Leaving") -> bytes:
    """Return the table: a line for each public badge, newest first, all values in quotes."""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for held in leaving.site.listed_badges:
        achievement = held.badge.achievement
        said = {
            **facts(held, leaving.site, leaving.now),
            "credits": (achievement.credits or "") if achievement else "",
            "hours": _hours(achievement.minutes if achievement else 0),
            "tags": ", ".join(held.settings.tags),
        }
        writer.writerow([_safe(said[column]) for column in COLUMNS])
    return f"{_MARK}{text.getvalue()}".encode()


def _hours(minutes: int) -> str:
    """Return hours with a point, as many digits as they need, '' for none."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".") if minutes else ""


def _safe(cell: str) -> str:
    one_line = " ".join(cell.split())
    return f"'{one_line}" if cell.startswith(_FORMULA) or one_line.startswith(_FORMULA) else one_line

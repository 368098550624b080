"""Words for people and JSON for machines: the only room that speaks.

Everything else returns values or raises problems. A terminal gets colours, a caret below the place and a
progress bar; a pipe or file gets plain lines; `--json` gets one JSON object. What explains badges is imported
where it is used: `--help` needs no badge.
"""

from badgefolio.console.json import badge_json, problem_json
from badgefolio.console.terminal import Terminal

__all__ = ["Terminal", "badge_json", "problem_json"]

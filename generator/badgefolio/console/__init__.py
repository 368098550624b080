"""Words for people and JSON for machines: the only room that speaks.

Everything else returns values or raises problems. A terminal gets colours, a caret below the place and a
progress bar; a pipe or file gets plain lines; `--json` gets one JSON object.
"""

from badgefolio.console.explain import explain
from badgefolio.console.json import badge_json, problem_json
from badgefolio.console.terminal import Terminal

__all__ = ["Terminal", "badge_json", "explain", "problem_json"]

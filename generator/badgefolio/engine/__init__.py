"""One mechanism for fast, parallel and large: steps, a memo of what was made, workers that make the rest."""

from badgefolio.engine.fingerprint import fingerprint
from badgefolio.engine.memo import Memo
from badgefolio.engine.workers import Counts, Progress, Work, open_work

__all__ = ["Counts", "Memo", "Progress", "Work", "fingerprint", "open_work"]

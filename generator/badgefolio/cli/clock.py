"""The one place that asks what time it is."""

import os
from datetime import UTC, datetime


def now() -> datetime:
    """Return the present in UTC, or what SOURCE_DATE_EPOCH says (seconds since 1970) for builds to repeat.

    Source: reproducible-builds.org, SOURCE_DATE_EPOCH specification 1.1. A value that is no number of
    seconds is passed over.
    """
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if said.isascii() and said.isdecimal():
        try:
            return datetime.fromtimestamp(int(said), UTC)
        except (OverflowError, ValueError, OSError):
            pass
    return datetime.now(UTC)

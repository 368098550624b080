"""Fingerprints of values: equal values have equal ones, in every run and on every machine."""

import io
import pickle
from hashlib import blake2b

_BYTES = 16
_PROTOCOL = 5


def fingerprint(*values: object) -> str:
    """Return 32 hexadecimal digits that change with any part of the values.

    The values must be frozen ones of `badgefolio.model`, or texts, numbers, bytes, None and tuples of
    such. Why pickled without its memory ("fast"): the usual form differs with which equal objects happen
    to be one and the same, and a value read from the memo would seem another.
    """
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=_PROTOCOL)
    pickler.fast = True
    pickler.dump(values)
    return blake2b(stream.getbuffer(), digest_size=_BYTES).hexdigest()

"""The last part of an address: short, portable, the same on every machine."""

import re
import unicodedata
from hashlib import sha256

MAX_LENGTH = 80
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]|embed|index")  # names Windows or we need
_OTHER = re.compile(r"[^a-z0-9]+")
# letters that Unicode does not take apart into a base letter and a mark
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th"})


def slug(name: str) -> str:
    """Return a name as a part of an address: a-z, 0-9 and single dashes, 1 to 80 characters.

    Accents are folded. A name with no Latin letter or digit in it becomes `x-` and a short hash of it, so
    that it stays the same from build to build. `slug(slug(name)) == slug(name)`.
    """
    folded = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    made = _OTHER.sub("-", bare).strip("-")[:MAX_LENGTH].strip("-")
    if not made:
        return f"x-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return f"{made}-1" if _RESERVED.fullmatch(made) else made

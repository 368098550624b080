"""Write the endorsement of the sample, as the person who endorses does with `badgefolio endorse`.

    PYTHONPATH=generator python docs/sample/endorse.py

Running it twice makes the same bytes. The key follows from a public seed, so that it protects nothing.
"""

import sys
from datetime import UTC, datetime
from hashlib import sha256

from badgefolio import EndorseRequest, endorse, new_key
from signing import HERE

CONTENT = HERE.parents[1] / "content"
BADGE = "teaching-the-climate.svg"
FILE = "anouk-perrin.json"
_WORDS = """\
Chaque jeudi ou presque, Maya emmène ses élèves dehors. Ils mesurent, discutent, recommencent, et **ce sont
eux qui ont présenté les résultats** à la mairie.
"""


def endorsement() -> bytes:
    """Return the bytes of the endorsement, so that a test can compare them with those in the project."""
    key = new_key(sha256(b"badgefolio sample: anouk").digest())
    made = endorse(
        EndorseRequest(
            source=CONTENT / "badges" / BADGE,
            comment=_WORDS,
            name="Anouk Perrin",
            url="https://anouk-perrin.example",
            key=key.to_jwk(),
            now=datetime(2026, 10, 12, 18, 20, tzinfo=UTC),
        )
    )
    return made.content


def main() -> None:
    """Write the file; `badgefolio endorsements accept` writes the YAML beside it."""
    content = endorsement()
    (CONTENT / "endorsements").mkdir(exist_ok=True)
    (CONTENT / "endorsements" / FILE).write_bytes(content)
    sys.stdout.write(f"{FILE:40}{len(content):8,} bytes\n")


if __name__ == "__main__":
    main()

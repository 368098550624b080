"""Endorsements among what a person brings along: they go into the project, pending, and nowhere else."""

from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from badgefolio.credentials import is_endorsement, read_endorsement
from badgefolio.pipeline.twins import Twin
from badgefolio.portfolio import keep_endorsement, slug

if TYPE_CHECKING:
    from badgefolio.credentials import Piece, ReadEndorsement
    from badgefolio.portfolio import Scan


@dataclass(frozen=True, kw_only=True, slots=True)
class BroughtEndorsement:
    """An endorsement that is in the project now, pending: its name, where it came from, its path there."""

    name: str
    source: str
    file: str
    found: "ReadEndorsement"


class TakingEndorsements:
    """Takes endorsements; what is taken is not written yet."""

    def __init__(self, found: "Scan") -> None:
        self._content = found.content
        self._names = {name.casefold() for name in (*found.endorsements, *found.endorsement_answers)}
        self._digests = {file.digest: f"content/{file.path}" for file in found.endorsements.values()}
        self._taken: list[tuple[str, Piece, ReadEndorsement]] = []

    def __len__(self) -> int:
        return len(self._taken)

    def take(self, piece: "Piece") -> "Twin | bool":
        """Take a piece that is an endorsement: True once it is, its twin where it is there already.

        False where it is something else.

        Raises:
            ProblemError: it is an endorsement that cannot be read (see `read_endorsement`).
        """
        if not is_endorsement(piece.content):
            return False
        digest = sha256(piece.content).hexdigest()
        same_as = self._digests.get(digest)
        if same_as is not None:
            return Twin(source=piece.name, same_as=same_as, reason=f"The very same file is {same_as}.")
        found = read_endorsement(piece.content, file=piece.name)
        endorser = found.endorsement.endorser
        wanted = slug((endorser.name if endorser else None) or "endorsement")
        names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
        name = next(one for one in names if one.casefold() not in self._names)
        self._names.add(name.casefold())
        self._digests[digest] = piece.name
        self._taken.append((name, piece, found))
        return True

    def kept(self) -> tuple[BroughtEndorsement, ...]:
        """Write what was taken into the project, and return it.

        Raises:
            ProblemError: `file-exists`, `output-not-writable`.
        """
        return tuple(
            BroughtEndorsement(
                name=name,
                source=piece.name,
                file=keep_endorsement(self._content, f"{name}.{found.ending}", piece.content),
                found=found,
            )
            for name, piece, found in self._taken
        )

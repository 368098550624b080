"""How collections are refused, and parts of them passed over."""

from badgefolio.problems import Code, Problem, ProblemError
from badgefolio.sources.wording import refusal, warning

_IN_PARTS = "Unpack it yourself and add the badge files, or make several smaller files of it."


def too_many(file: str, most: int) -> ProblemError:
    """Return the refusal of a collection with too many pieces."""
    return refusal(Code.COLLECTION_UNSAFE, f"It holds more than {most:,} things.", file=file, hint=_IN_PARTS)


def too_much(file: str, most: int) -> ProblemError:
    """Return the refusal of a collection that unpacks to too much."""
    return refusal(
        Code.COLLECTION_UNSAFE, f"It unpacks to more than {most:,} bytes.", file=file, hint=_IN_PARTS
    )


def bomb(file: str, ratio: int) -> ProblemError:
    """Return the refusal of a file that was packed to exhaust whoever unpacks it."""
    return refusal(
        Code.COLLECTION_UNSAFE,
        f"Something in it is more than {ratio} times as large unpacked as packed: no badge is.",
        file=file,
        hint="It was made to fill up memory. Download your badges again from the platform itself.",
    )


def broken(file: str, why: str) -> ProblemError:
    """Return the refusal of a ZIP file that cannot be read."""
    return refusal(
        Code.COLLECTION_BROKEN,
        f"The ZIP file {why}.",
        file=file,
        hint="The download may not have finished; download it again.",
    )


def locked(file: str) -> Problem:
    """Return that something is protected with a password."""
    return warning(
        Code.COLLECTION_BROKEN,
        "It is protected with a password.",
        file=file,
        hint="Unpack it yourself with the password, and add the folder.",
    )


def damaged(file: str) -> Problem:
    """Return that a piece of a ZIP file is damaged."""
    return warning(
        Code.COLLECTION_BROKEN,
        "It is damaged inside the ZIP file.",
        file=file,
        hint="Download the ZIP file again.",
    )


def packed_strangely(file: str) -> Problem:
    """Return that a piece is packed in a way that is not read."""
    return warning(
        Code.COLLECTION_BROKEN,
        "It is packed in a way that is not read here.",
        file=file,
        hint="Unpack the ZIP file yourself, and add the folder.",
    )


def leads_out(file: str) -> Problem:
    """Return that a name inside a ZIP file leads out of it."""
    return warning(
        Code.COLLECTION_UNSAFE,
        "Its name leads out of the ZIP file, or is a link; it was not read.",
        file=file,
        hint="No platform writes such a name. If you trust the file, unpack it yourself and add the badge.",
    )


def piece_too_large(file: str, most: int) -> Problem:
    """Return that a piece is larger than any badge."""
    return warning(
        Code.FILE_TOO_LARGE,
        f"It has more than {most:,} bytes; no badge has.",
        file=file,
        hint="There is nothing to do if it is no badge.",
    )


def too_deep(file: str) -> Problem:
    """Return that a ZIP file lies too deep in others."""
    return warning(
        Code.COLLECTION_UNSAFE,
        "It is a ZIP file in a ZIP file in a ZIP file, and was not opened.",
        file=file,
        hint="Unpack the outer one yourself, and add the folder.",
    )


def part_of_whole(file: str, what: str) -> Problem:
    """Return that a part of a learner record proves nothing alone."""
    return warning(
        Code.PART_OF_WHOLE,
        f"{what} has no proof of its own: only the record as a whole is signed, and taken out of it nobody "
        "could check it.",
        file=file,
        hint="Keep the record; ask its issuer for a badge of its own for this achievement.",
    )


def not_awarded(file: str, what: str) -> Problem:
    """Return that a part of a collection is no badge."""
    return warning(
        Code.NOT_A_BADGE,
        f"This is {what}; it is no awarded badge.",
        file=file,
        hint="If it should be one, download that badge alone from the platform.",
    )

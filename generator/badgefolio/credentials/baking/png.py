"""Badges in PNG pictures: found in text chunks, written as one uncompressed iTXt chunk.

Sources: 1EdTech, Open Badges Baking Specification (2.0), section "PNG"; Open Badges Specification 3.0,
section 5.3.1.1.
"""

from typing import TYPE_CHECKING

from badgefolio.credentials.baking.chunks import SIGNATURE, Chunk, CutShortError, chunks, written
from badgefolio.credentials.baking.inflate import TooMuchError
from badgefolio.credentials.baking.missing import nothing_baked_in
from badgefolio.credentials.baking.text import ASK_AGAIN, sure_form, trimmed
from badgefolio.credentials.baking.textchunk import ChunkText, UnreadableError, keyword_of, text_of
from badgefolio.model.payload import BakedPayload, Container
from badgefolio.problems import Code, ProblemError
from badgefolio.sources.wording import refusal, warning

if TYPE_CHECKING:
    from badgefolio.credentials.baking.limits import Limits
    from badgefolio.problems import Problem

KEYWORDS = frozenset({"openbadges", "openbadge", "openbadgecredential", "clrcredential"})
_COMPARED = 3  # further badge chunks that are read only to compare: each may cost a whole inflating


def unbake_png(content: bytes, *, file: str, limits: "Limits") -> BakedPayload:
    """Return the first badge of a PNG file. Pixels are never decoded.

    The specification allows one badge chunk and says that the first counts; more are warned of.

    Raises:
        ProblemError: `nothing-baked-in`; `image-broken` where the file ends before the badge does;
            `baked-text-broken`, `baked-text-too-large`.
    """
    found, warnings = _badge_chunks(content, file=file, limits=limits)
    if not found:
        raise nothing_baked_in(file)
    first = found[0]
    text = _text(first, file=file, limits=limits)
    warnings += _oddities(first, text, file=file)
    warnings += _repeats(found, text.text, file=file, limits=limits)
    baked = trimmed(text.text)
    return BakedPayload(
        container=Container.PNG,
        form=sure_form(baked, place=_place(first), file=file),
        text=baked,
        place=_place(first),
        keyword=keyword_of(first) or "",
        warnings=warnings,
    )


def bake_png(image: bytes, text: str, *, keyword: str, file: str, limits: "Limits") -> bytes:
    """Return the picture with the text as its only badge; every other byte stays as it was.

    The chunk goes before the first IDAT, where readers that stop at the pixels still see it.

    Raises:
        ProblemError: `image-broken` where the picture is not whole.
    """
    inside = keyword.encode("ascii") + b"\0\0\0\0\0" + text.encode("utf-8")
    parts = [SIGNATURE]
    is_written = False
    end = 0
    try:
        for chunk in chunks(image, file=file, most=limits.chunks):
            end = chunk.end
            if keyword_of(chunk) in KEYWORDS:
                continue
            if chunk.name in {b"IDAT", b"IEND"} and not is_written:
                parts.append(written(b"iTXt", inside))
                is_written = True
            parts.append(image[chunk.start : chunk.end])
    except CutShortError as error:
        raise _cut_short(error, file=file) from None
    parts.append(image[end:])
    return b"".join(parts)


def _badge_chunks(
    content: bytes, *, file: str, limits: "Limits"
) -> "tuple[list[Chunk], tuple[Problem, ...]]":
    """Return the badge chunks in file order, and what is wrong with the picture around them."""
    found: list[Chunk] = []
    warnings: tuple[Problem, ...] = ()
    damaged: Chunk | None = None
    end = 0
    try:
        for chunk in chunks(content, file=file, most=limits.chunks):
            end = chunk.end
            if not chunk.is_sound and damaged is None:
                damaged = chunk
            if keyword_of(chunk) in KEYWORDS:
                found.append(chunk)
    except CutShortError as error:
        if not found:
            raise _cut_short(error, file=file) from None
        warnings = tuple(problem.warning() for problem in _cut_short(error, file=file).problems)
    else:
        warnings = _after_the_end(len(content) - end, file=file)
    if damaged is not None:
        warnings += (_checksum_wrong(damaged, file=file),)
    return found, warnings


def _text(chunk: Chunk, *, file: str, limits: "Limits") -> ChunkText:
    try:
        return text_of(chunk, most=limits.text_bytes)
    except UnreadableError as error:
        raise refusal(
            Code.BAKED_TEXT_BROKEN,
            f"The {_place(chunk)} should hold the badge, but {error}.",
            file=file,
            hint=ASK_AGAIN,
        ) from None
    except TooMuchError:
        raise refusal(
            Code.BAKED_TEXT_TOO_LARGE,
            f"The badge in the {_place(chunk)} is longer than {limits.text_bytes:,} bytes.",
            file=file,
            hint="No real badge is that long; ask the issuer for a correct file.",
        ) from None


def _oddities(chunk: Chunk, text: ChunkText, *, file: str) -> "tuple[Problem, ...]":
    if text.is_compressed:
        return (
            warning(
                Code.BAKED_COMPRESSED,
                f"The badge in the {_place(chunk)} is compressed, which the specification forbids; "
                "other programs may not find it.",
                file=file,
                hint="Nothing needs doing here. The issuer may want to know.",
            ),
        )
    if text.is_old_moodle:
        return (
            warning(
                Code.BAKED_BY_OLD_MOODLE,
                f"An early Moodle wrote the {_place(chunk)} in a spelling of its own; its address was read.",
                file=file,
                hint="Download the badge again from Moodle to get a file that other programs read too.",
            ),
        )
    return ()


def _repeats(found: list[Chunk], text: str, *, file: str, limits: "Limits") -> "tuple[Problem, ...]":
    """Return a warning where more than one badge is in the picture; the first one counts."""
    if len(found) == 1:
        return ()
    first = _place(found[0])
    for chunk in found[1 : 1 + _COMPARED]:
        try:
            same = trimmed(text_of(chunk, most=limits.text_bytes).text) == trimmed(text)
        except (UnreadableError, TooMuchError):
            same = False
        if not same:
            return (
                warning(
                    Code.BAKED_DIFFERENTLY,
                    f"The picture holds different badges: {first} and {_place(chunk)}. The first is read.",
                    file=file,
                    hint="Other programs may show the other one; ask the issuer for a file with one badge.",
                ),
            )
    return (
        warning(
            Code.BAKED_TWICE,
            f"The picture holds the same badge {len(found)} times, first in the {first}.",
            file=file,
            hint="Nothing needs doing: the first is read.",
        ),
    )


def _place(chunk: Chunk) -> str:
    return f'{chunk.name.decode("ascii")} chunk "{keyword_of(chunk)}", byte {chunk.start}'


def _after_the_end(left: int, *, file: str) -> "tuple[Problem, ...]":
    if not left:
        return ()
    return (
        warning(
            Code.IMAGE_BROKEN,
            f"After the end of the picture come {left:,} more bytes, which are ignored.",
            file=file,
            hint="They may be harmless or hidden content; the picture itself is not affected.",
        ),
    )


def _checksum_wrong(chunk: Chunk, *, file: str) -> "Problem":
    return warning(
        Code.IMAGE_CHECKSUM_WRONG,
        f'The checksum of the part "{chunk.name.decode("ascii")}" at byte {chunk.start:,} does not fit.',
        file=file,
        hint="Early badge bakers wrote wrong checksums; if the picture looks damaged, download it again.",
    )


def _cut_short(error: CutShortError, *, file: str) -> ProblemError:
    return refusal(
        Code.IMAGE_BROKEN,
        f"The PNG picture is not whole: {error}.",
        file=file,
        hint="The download may have been cut off; download the badge again from the issuer's page.",
    )

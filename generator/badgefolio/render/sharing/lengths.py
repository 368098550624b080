"""How long a text is, as each service counts, and the part of it that fits.

What a person sees as one sign can be many code points (UAX 29, grapheme clusters); services differ in which
of the two they count, and in what an address costs.
"""

from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_ON_X = 280  # twitter-text 3, configuration v3
MOST_ON_BLUESKY = 300  # app.bsky.feed.post: 300 grapheme clusters, and ten times as many bytes of UTF-8
MOST_ON_MASTODON = 500  # the default of a server
MOST_ON_THREADS = 500  # Threads API, posts
MOST_ON_PINTEREST = 500
MOST_IN_TITLE = 300  # of Reddit
MOST_IN_LETTER = 2_000  # characters of a mailto address that mail programs are sure to take
ADDRESS = 23  # what X and Mastodon count for an address of any length
_ELLIPSIS = "…"
_LOOSE = " ,;:.-\u2013\u2014"  # what cannot end a text before an ellipsis
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))  # code points that X counts once, others twice


def clusters(text: str) -> list[str]:
    """Return what a person sees as single signs."""
    import regex

    return list(regex.findall(r"\X", text))


def signs(text: str) -> int:
    """Return how many signs a person sees: what Mastodon counts."""
    return len(clusters(text))


def signs_on_bluesky(text: str) -> int:
    """Return how many signs a post on Bluesky has; ten bytes count one where they are more."""
    return max(signs(text), -(-len(text.encode()) // 10))


def weight(text: str) -> int:
    """Return the weighted length of a post on X.

    An emoji of any make counts two, as do signs of East Asian scripts. A word with a dot inside may be
    taken for an address and counts as one.
    """
    words = normalize("NFC", text).split(" ")
    return sum(map(_word_weight, words)) + len(words) - 1


def bytes_in_emoji(text: str) -> int:
    """Return the length of a post on Threads, where an emoji counts its bytes in UTF-8."""
    return sum(len(one.encode()) if _is_emoji(one) else 1 for one in clusters(text))


def fitted(text: str, most: int, length: "Callable[[str], int]" = signs) -> str:
    """Return a text if it is no longer than `most`, else its beginning with an ellipsis, cut between words.

    A single word that is too long is cut between signs. Empty where not even one sign has room.
    """
    if length(text) <= most:
        return text
    parts = clusters(text)
    least, end = 0, len(parts)
    while least < end:  # the longest beginning that fits; every length grows with the text
        middle = (least + end + 1) // 2
        if length(_ended("".join(parts[:middle]))) <= most:
            least = middle
        else:
            end = middle - 1
    kept = "".join(parts[:least])
    if least < len(parts) and not parts[least].isspace():
        kept = kept.rpartition(" ")[0] or kept
    return _ended(kept)


def _ended(beginning: str) -> str:
    kept = beginning.rstrip().rstrip(_LOOSE)
    return kept + _ELLIPSIS if kept else ""


def _word_weight(word: str) -> int:
    counted = sum(2 if _is_emoji(one) else sum(map(_code_point_weight, one)) for one in clusters(word))
    return max(counted, ADDRESS) if "." in word.strip(".") else counted


def _code_point_weight(sign: str) -> int:
    return 1 if any(first <= ord(sign) <= last for first, last in _LIGHT) else 2


def _is_emoji(cluster: str) -> bool:
    import regex

    return regex.match(r"\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}", cluster) is not None

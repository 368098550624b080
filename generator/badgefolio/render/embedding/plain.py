"""What is put into other sites: its addresses and its words, clean enough for every format."""

import unicodedata
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

# Signs that turn the direction of what follows (Unicode, UAX 9, section 2): in a code they could hide
# where a title ends.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NOT_TEXT = frozenset({"Cc", "Cs", "Cn", "Co"})
_KEPT_IN_ADDRESS = ":/?#&=+%~.-_,;@!$"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A picture by its public address: width and height in px at which it looks right, and its alt text."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Embedded:
    """What is embedded. All addresses are public ones.

    `url` is that of its page, `embed_url` of what frames show. `line` says who issued it and when. `cards`
    are the addresses of its card as a drawing, for light and for dark surroundings, empty for none.
    `script` is the address of the script that gives a frame its height.
    """

    url: str
    embed_url: str
    title: str
    line: str = ""
    picture: Shown | None = None
    cards: tuple[str, ...] = ()
    script: str = ""

    @property
    def clean(self) -> "Embedded":
        """The same with every text on one line and every address without a sign that a format reads."""
        picture = self.picture and Shown(
            url=bare(self.picture.url),
            width=self.picture.width,
            height=self.picture.height,
            alt=one_line(self.picture.alt),
        )
        url = bare(self.url)
        return Embedded(
            url=url,
            embed_url=bare(self.embed_url),
            title=one_line(self.title) or url,
            line=one_line(self.line),
            picture=picture,
            cards=tuple(map(bare, self.cards)),
            script=bare(self.script),
        )


def one_line(text: str) -> str:
    """Return a text on one line, without signs that are not seen and steer what stands after them."""
    kept = (
        " " if sign.isspace() else sign
        for sign in text
        if sign.isspace() or (sign not in _TURNING and unicodedata.category(sign) not in _NOT_TEXT)
    )
    return " ".join("".join(kept).split())


def in_html(text: str) -> str:
    """Return a text for an element or an attribute of HTML; WordPress finds no shortcode in it.

    It runs what stands in square brackets, in attributes too; of a name that a stranger chose nothing is to
    run. Three digits are how its `wp_kses_normalize_entities` writes them, so that the code stays as it is.
    """
    return escape(text).replace("[", "&#091;").replace("]", "&#093;")


def bare(url: str) -> str:
    """Return an address without brackets, quotes, blanks and other signs that end it somewhere.

    What is left means the same to a browser: these signs are percent-encoded (RFC 3986, section 2.1).
    """
    return quote(url, safe=_KEPT_IN_ADDRESS)


def fitted(width: int, height: int, side: int) -> tuple[int, int]:
    """Return the size in px of a picture that is shown in a square of `side` px, never larger than it is."""
    longest = max(width, height)
    if not longest:
        return side, side
    share = min(1.0, side / longest)
    return max(1, round(width * share)), max(1, round(height * share))

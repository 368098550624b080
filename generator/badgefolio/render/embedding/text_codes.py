"""Codes for places that take marked-up text: Markdown, BBCode, AsciiDoc, reStructuredText, LaTeX.

Each format has its own signs that mean something. A title keeps its words and loses their meaning.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgefolio.render.embedding.plain import Embedded

# CommonMark 0.31, sections 2.4 and 2.5: a backslash or a character reference makes a sign plain; old readers
# know fewer backslashes
_MARKDOWN = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_[]"} | {sign: f"&#{ord(sign)};" for sign in "<>&~|"}
)
# no forum can escape a bracket of BBCode, so others stand for them
_BBCODE = str.maketrans({"[": "(", "]": ")"})
# Asciidoctor keeps numeric character references, and replaces these signs by others or by formatting
_ASCIIDOC = re.compile(r"[^\w\s,.!?-]|_|--+|\.\.+|\d+(?=\.\s)")
# what Asciidoctor formats or replaces in an address too: xn--caf-dma.example becomes another host
# (AsciiDoc documentation, "Troubleshooting Complex URLs")
_ASCIIDOC_ODD = re.compile(r"--|__|~|\.\.\.|\+|;")
# Docutils, reStructuredText, "Escaping mechanism": a backslash before any sign that is no letter
_RST = re.compile(r"[^\w\s]|_")
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': "{''}",  # \textquotedbl is not in OT1, the encoding of a document that chooses none
    "`": r"\textasciigrave{}",
    "[": "{[}",
    "]": "{]}",
}
_LATEX_TEXT = str.maketrans(_LATEX)
_LATEX_URL = str.maketrans({"%": r"\%", "#": r"\#", "&": r"\&"})


def markdown(embedded: "Embedded") -> str:
    """Return the picture and the name, each a link."""
    title = embedded.title.translate(_MARKDOWN)
    link = f"[{title}]({embedded.url})"
    if not embedded.picture:
        return link
    return f"[![{embedded.picture.alt.translate(_MARKDOWN)}]({embedded.picture.url})]({embedded.url})\n{link}"


def bbcode(embedded: "Embedded") -> str:
    """Return the picture and the name, each a link, as forums take it."""
    title = embedded.title.translate(_BBCODE)
    link = f"[url={embedded.url}]{title}[/url]"
    if not embedded.picture:
        return link
    return f"[url={embedded.url}][img]{embedded.picture.url}[/img][/url]\n{link}"


def asciidoc(embedded: "Embedded") -> str:
    """Return the picture and the name, each a link."""
    link = f"link:{_passed(embedded.url)}[{_referenced(embedded.title)}]"
    picture = embedded.picture
    if not picture:
        return link
    size = f"width={picture.width},height={picture.height}"
    return f'image::{picture.url}["{_referenced(picture.alt)}",{size},link="{embedded.url}"]\n\n{link}'


def _passed(url: str) -> str:
    """Return an address that Asciidoctor leaves as it is: between plus signs where it would change it."""
    return f"++{url.replace('+', '%2B')}++" if _ASCIIDOC_ODD.search(url) else url


def _referenced(text: str) -> str:
    return _ASCIIDOC.sub(lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), text)


def rst(embedded: "Embedded") -> str:
    """Return the picture and the name, each a link."""
    title = _RST.sub(r"\\\g<0>", embedded.title)
    link = f"`{title} <{embedded.url}>`__"
    picture = embedded.picture
    if not picture:
        return link
    return (
        f".. image:: {picture.url}\n   :alt: {picture.alt or embedded.title}\n   :width: {picture.width}\n"
        f"   :target: {embedded.url}\n\n{link}"
    )


def latex(embedded: "Embedded") -> str:
    r"""Return the name as a link for a document with `\usepackage{hyperref}`, and the line about it."""
    url = embedded.url.translate(_LATEX_URL)
    made = f"% \\usepackage{{hyperref}}\n\\href{{{url}}}{{{embedded.title.translate(_LATEX_TEXT)}}}"
    return f"{made}\n{embedded.line.translate(_LATEX_TEXT)}" if embedded.line else made

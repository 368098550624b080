"""Links that open a service's own page for sharing.

Plain links: no script of a network, no counter, nothing sent before the visitor clicks. Addresses and
parameters of each service were taken from its documentation; docs/sharing.md names them.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from badgefolio.model.sharing import Service, Target
from badgefolio.render.sharing import lengths
from badgefolio.render.sharing.lengths import fitted
from badgefolio.render.views import ShareLinkView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from badgefolio.render.views import PictureView
    from badgefolio.render.words import Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """What is shared: its public address, its title, words for a post, the public address of its preview."""

    url: str
    title: str
    text: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    """Where a service takes what is shared, and what it takes of it; nothing where it has no use for it."""

    name: str
    endpoint: str
    fields: "Callable[[Shared], dict[str, str]]"


# Where a service refuses what is too long the text is cut, never the address.
_FORMS = {
    Service.LINKEDIN: _Form(
        "LinkedIn",
        "https://www.linkedin.com/sharing/share-offsite/?",
        lambda it: {"url": it.url},
    ),
    Service.MASTODON: _Form(
        "Mastodon",
        "https://share.joinmastodon.org/#",
        lambda it: {"text": _with_address(it, lengths.MOST_ON_MASTODON - lengths.ADDRESS)},
    ),
    Service.BLUESKY: _Form(
        "Bluesky",
        "https://bsky.app/intent/compose?",
        lambda it: {
            "text": _with_address(it, lengths.MOST_ON_BLUESKY - len(it.url), lengths.signs_on_bluesky)
        },
    ),
    Service.THREADS: _Form(
        "Threads",
        "https://www.threads.com/intent/post?",
        lambda it: {
            "text": fitted(it.text, lengths.MOST_ON_THREADS - 1 - len(it.url), lengths.bytes_in_emoji),
            "url": it.url,
        },
    ),
    Service.X: _Form(
        "X",
        "https://x.com/intent/tweet?",
        lambda it: {
            "text": fitted(it.text, lengths.MOST_ON_X - 1 - lengths.ADDRESS, lengths.weight),
            "url": it.url,
        },
    ),
    Service.FACEBOOK: _Form(
        "Facebook",
        "https://www.facebook.com/sharer/sharer.php?",
        lambda it: {"u": it.url},
    ),
    Service.WHATSAPP: _Form(
        "WhatsApp",
        "https://wa.me/?",
        lambda it: {"text": f"{it.text} {it.url}"},
    ),
    Service.TELEGRAM: _Form(
        "Telegram",
        "https://t.me/share/url?",
        lambda it: {"url": it.url, "text": it.text},
    ),
    Service.REDDIT: _Form(
        "Reddit",
        "https://www.reddit.com/submit?",
        lambda it: {"url": it.url, "title": fitted(it.title, lengths.MOST_IN_TITLE)},
    ),
    Service.PINTEREST: _Form(
        "Pinterest",
        "https://www.pinterest.com/pin/create/button/?",
        lambda it: (
            {
                "url": it.url,
                "media": it.picture,
                "description": fitted(it.text, lengths.MOST_ON_PINTEREST),
            }
            if it.picture
            else {}
        ),
    ),
    Service.WORDPRESS: _Form(
        "WordPress",
        "https://wordpress.com/post?",
        lambda it: {"url": it.url, "title": it.title, "text": it.text},
    ),
}


def share_links(
    shared: Shared, targets: "Iterable[tuple[Target, PictureView | None]]", words: "Words"
) -> tuple[ShareLinkView, ...]:
    """Return the links for posting something public, in the order of the targets, each with its icon.

    What needs a picture is left out without one; LinkedIn's form and the visitor's own device are no links.
    """
    made = (share_link(shared, target, words, icon) for target, icon in targets)
    return tuple(one for one in made if one)


def share_link(
    shared: Shared, target: Target, words: "Words", icon: "PictureView | None" = None
) -> ShareLinkView | None:
    """Return the link for posting something public there; None where that is not done by a link."""
    if target.service is None:
        return ShareLinkView(
            network="own", label=target.label, url=_filled(target.template, shared), icon=icon
        )
    network = str(target.service)
    if target.service is Service.EMAIL:
        return ShareLinkView(network=network, label=words("E-mail"), url=letter(shared))
    form = _FORMS.get(target.service)
    fields = form.fields(shared) if form else {}
    if form is None or not fields:
        return None
    url = _press_this(shared, target.blog) if target.blog else form.endpoint + _query(**fields)
    return ShareLinkView(network=network, label=form.name, url=url)


def letter(shared: Shared) -> str:
    """Return the address that opens a letter about it; CRLF between lines, as RFC 6068 has it.

    Mail programs cut long addresses off: title and text give way, what is shared never does.
    """
    most = lengths.MOST_IN_LETTER
    title = fitted(shared.title, most - len(_letter("", shared.url)), _escaped)
    room = most - len(_letter(title, f"\r\n\r\n{shared.url}"))
    text = fitted(shared.text, room, _escaped)
    return _letter(title, f"{text}\r\n\r\n{shared.url}" if text else shared.url)


def _letter(subject: str, body: str) -> str:
    return f"mailto:?{_query(subject=subject, body=body)}"


def _escaped(text: str) -> int:
    return len(quote(text, safe=""))


def _filled(template: str, shared: Shared) -> str:
    """Return an address of the owner's with what is shared in it, escaped for any part of an address."""
    values = {"url": shared.url, "title": shared.title, "text": shared.text, "picture": shared.picture}
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", quote(value, safe=""))
    return template


def _with_address(shared: Shared, room: int, length: "Callable[[str], int]" = lengths.signs) -> str:
    return f"{fitted(shared.text, room - 1, length)} {shared.url}".strip()


def _press_this(shared: Shared, blog: str) -> str:
    """Return the address of the plug-in Press This in a WordPress of somebody's own."""
    query = _query(
        u=shared.url, t=shared.title, s=shared.text, **({"i": shared.picture} if shared.picture else {})
    )
    return f"{blog}wp-admin/press-this.php?{query}"


def _query(**parameters: str) -> str:
    """Return parameters as a query: UTF-8, everything escaped, spaces as %20 (mail programs show a `+`)."""
    return urlencode(parameters, quote_via=quote, safe="")

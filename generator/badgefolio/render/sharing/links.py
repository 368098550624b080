"""Links that open a service's own page for sharing.

Plain links: no script of a network, no counter, nothing sent before the visitor clicks. Addresses and
parameters of each service were taken from its documentation; docs/sharing.md names them.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from badgefolio.model.sharing import Service, Target
from badgefolio.render.sharing import lengths
from badgefolio.render.sharing.lengths import fitted
from badgefolio.render.views import ShareLinkView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from badgefolio.render.views import PictureView
    from badgefolio.render.words import Words

_NAMES = {
    Service.LINKEDIN: "LinkedIn",
    Service.MASTODON: "Mastodon",
    Service.BLUESKY: "Bluesky",
    Service.THREADS: "Threads",
    Service.X: "X",
    Service.FACEBOOK: "Facebook",
    Service.WHATSAPP: "WhatsApp",
    Service.TELEGRAM: "Telegram",
    Service.REDDIT: "Reddit",
    Service.PINTEREST: "Pinterest",
    Service.WORDPRESS: "WordPress",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """What is shared: its public address, its title, words for a post, the public address of its preview."""

    url: str
    title: str
    text: str
    picture: str = ""


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
        url = target.template
        fields = (
            ("url", shared.url),
            ("title", shared.title),
            ("text", shared.text),
            ("picture", shared.picture),
        )
        for name, value in fields:
            url = url.replace(f"{{{name}}}", quote(value, safe=""))
        return ShareLinkView(network="own", label=target.label, url=url, icon=icon)
    url = _press_this(shared, target.blog) if target.blog else _address(target.service, shared)
    label = words("E-mail") if target.service is Service.EMAIL else _NAMES.get(target.service, "")
    return ShareLinkView(network=str(target.service), label=label, url=url) if url and label else None


def letter(shared: Shared) -> str:
    """Return the address that opens a letter about it: CRLF between lines, as RFC 6068 has it."""
    whole = shared
    while True:
        body = f"{whole.text}\r\n\r\n{whole.url}" if whole.text else whole.url
        address = f"mailto:?{_query(subject=whole.title, body=body)}"
        too_long = len(address) - lengths.MOST_IN_LETTER
        if too_long <= 0 or not (whole.text or whole.title):
            return address
        # a sign takes up to twelve characters once it is escaped
        fewer = -(-too_long // 12)
        if whole.text:
            whole = replace(whole, text=fitted(whole.text, lengths.signs(whole.text) - fewer))
        else:
            whole = replace(whole, title=fitted(whole.title, lengths.signs(whole.title) - fewer))


def _address(service: Service, shared: Shared) -> str:
    match service:
        case Service.LINKEDIN:
            return f"https://www.linkedin.com/sharing/share-offsite/?{_query(url=shared.url)}"
        case Service.FACEBOOK:
            return f"https://www.facebook.com/sharer/sharer.php?{_query(u=shared.url)}"
        case Service.TELEGRAM:
            return f"https://t.me/share/url?{_query(url=shared.url, text=shared.text)}"
        case Service.WHATSAPP:
            return f"https://wa.me/?{_query(text=f'{shared.text} {shared.url}')}"
        case Service.WORDPRESS:
            return (
                f"https://wordpress.com/post?{_query(url=shared.url, title=shared.title, text=shared.text)}"
            )
        case Service.EMAIL:
            return letter(shared)
        case _:
            return _counted(service, shared)


def _counted(service: Service, shared: Shared) -> str:
    """Return the address at a service that refuses what is too long: there the text is cut, never the link."""
    url, text = shared.url, shared.text
    match service:
        case Service.MASTODON:
            post = _with_address(text, url, lengths.MOST_ON_MASTODON - lengths.ADDRESS)
            return f"https://share.joinmastodon.org/#{_query(text=post)}"
        case Service.BLUESKY:
            room = min(
                lengths.MOST_ON_BLUESKY - lengths.signs(url),
                (lengths.MOST_BYTES_ON_BLUESKY - len(url.encode())) // 4,
            )
            return f"https://bsky.app/intent/compose?{_query(text=_with_address(text, url, room))}"
        case Service.THREADS:
            room = lengths.MOST_ON_THREADS - 1 - len(url)
            post = fitted(text, room, lengths.bytes_in_emoji)
            return f"https://www.threads.com/intent/post?{_query(text=post, url=url)}"
        case Service.X:
            post = fitted(text, lengths.MOST_ON_X - lengths.ADDRESS - 1, lengths.weight)
            return f"https://x.com/intent/tweet?{_query(text=post, url=url)}"
        case Service.REDDIT:
            title = fitted(shared.title, lengths.MOST_IN_TITLE)
            return f"https://www.reddit.com/submit?{_query(url=url, title=title)}"
        case Service.PINTEREST if shared.picture:
            about = fitted(text, lengths.MOST_ON_PINTEREST)
            query = _query(url=url, media=shared.picture, description=about)
            return f"https://www.pinterest.com/pin/create/button/?{query}"
        case _:
            return ""


def _with_address(text: str, url: str, room: int) -> str:
    return f"{fitted(text, room - 1)} {url}".strip()


def _press_this(shared: Shared, blog: str) -> str:
    """Return the address of the plug-in Press This in a WordPress of somebody's own."""
    query = _query(
        u=shared.url, t=shared.title, s=shared.text, **({"i": shared.picture} if shared.picture else {})
    )
    return f"{blog}wp-admin/press-this.php?{query}"


def _query(**parameters: str) -> str:
    """Return parameters as a query: UTF-8, everything escaped, spaces as %20 (mail programs show a `+`)."""
    return urlencode(parameters, quote_via=quote, safe="")

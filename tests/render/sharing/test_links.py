"""Links to services: what each gets, as its documentation says, whatever the words are made of."""

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.sharing import ALL_TARGETS, Service, Target
from badgefolio.render.sharing import lengths
from badgefolio.render.sharing.links import Shared, letter, share_link, share_links
from badgefolio.render.views import PictureView
from badgefolio.render.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = words("en")
URL = "https://maya.example/me/badges/zo%C3%A9/"
ODD = "Zoé & “Co” = 100 % +1? #🎓 شارة\nnext"
SHARED = Shared(url=URL, title="T", text=ODD, picture="https://maya.example/p.png?a=1&b=2")
ORDER = [
    "linkedin",
    "mastodon",
    "bluesky",
    "threads",
    "x",
    "facebook",
    "whatsapp",
    "telegram",
    "reddit",
    "pinterest",
    "wordpress",
    "email",
]


def links(shared: Shared = SHARED) -> dict[str, str]:
    found = share_links(shared, [(one, None) for one in ALL_TARGETS], WORDS)
    return {link.network: link.url for link in found}


def post(service: Service, shared: Shared) -> str:
    """Return the words that arrive at a service, its address in them where it has no field of its own."""
    link = share_link(shared, Target(service=service), WORDS)
    assert link is not None
    parts = urlsplit(link.url)
    said = parse_qs(parts.query or parts.fragment, keep_blank_values=True)
    return next(said[key][0] for key in ("text", "title", "description") if key in said)


def test_links_stand_in_their_order_and_pinterest_needs_a_picture() -> None:
    assert list(links()) == ORDER
    assert list(links(replace(SHARED, picture=""))) == [one for one in ORDER if one != "pinterest"]


@pytest.mark.parametrize(
    ("network", "address", "parameters"),
    [
        ("linkedin", "https://www.linkedin.com/sharing/share-offsite/", {"url": URL}),
        ("bluesky", "https://bsky.app/intent/compose", {"text": f"{ODD} {URL}"}),
        ("x", "https://x.com/intent/tweet", {"text": ODD, "url": URL}),
        ("threads", "https://www.threads.com/intent/post", {"text": ODD, "url": URL}),
        ("whatsapp", "https://wa.me/", {"text": f"{ODD} {URL}"}),
        ("telegram", "https://t.me/share/url", {"url": URL, "text": ODD}),
        ("reddit", "https://www.reddit.com/submit", {"url": URL, "title": "T"}),
        ("facebook", "https://www.facebook.com/sharer/sharer.php", {"u": URL}),
        (
            "pinterest",
            "https://www.pinterest.com/pin/create/button/",
            {"url": URL, "media": "https://maya.example/p.png?a=1&b=2", "description": ODD},
        ),
        ("wordpress", "https://wordpress.com/post", {"url": URL, "title": "T", "text": ODD}),
        ("email", "mailto:", {"subject": "T", "body": f"{ODD}\r\n\r\n{URL}"}),
    ],
)
def test_every_network_gets_what_its_share_page_reads(
    network: str, address: str, parameters: dict[str, str]
) -> None:
    found, _, query = links()[network].partition("?")
    assert found == address
    assert {key: value for key, (value,) in parse_qs(query, strict_parsing=True).items()} == parameters


def test_mastodon_reads_behind_the_hash() -> None:
    parts = urlsplit(links()["mastodon"])
    assert parts.geturl().startswith("https://share.joinmastodon.org/#text=Zo%C3%A9%20%26%20")
    assert parse_qs(parts.fragment) == {"text": [f"{ODD} {URL}"]}


def test_spaces_are_never_a_plus_and_lines_end_as_mail_wants_them() -> None:
    assert all("+" not in link and " " not in link for link in links().values())
    assert "%0D%0A%0D%0Ahttps%3A%2F%2F" in links()["email"]


TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=60)


@given(TEXTS)
def test_any_text_arrives_as_it_was(text: str) -> None:
    found = links(Shared(url=URL, title=text, text=text))["email"].partition("?")[2]
    assert found.isascii()
    body = f"{text}\r\n\r\n{URL}" if text else URL
    assert dict(parse_qsl(found, keep_blank_values=True)) == {"subject": text, "body": body}


GOLDEN = {
    "Zoé à l\u2019Œuvre": "Zo%C3%A9%20%C3%A0%20l%E2%80%99%C5%92uvre",
    "R&D = A&B": "R%26D%20%3D%20A%26B",
    "\"A\" 'b' <c>": "%22A%22%20%27b%27%20%3Cc%3E",
    "🎓👩🏽‍🏫": "%F0%9F%8E%93%F0%9F%91%A9%F0%9F%8F%BD%E2%80%8D%F0%9F%8F%AB",
    "وسيط لغات": "%D9%88%D8%B3%D9%8A%D8%B7%20%D9%84%D8%BA%D8%A7%D8%AA",
    "100 % + 1/2 #1? ;": "100%20%25%20%2B%201%2F2%20%231%3F%20%3B",
    "a\nb": "a%0Ab",
}


@pytest.mark.parametrize(("text", "escaped"), GOLDEN.items())
def test_words_are_escaped_letter_by_letter(text: str, escaped: str) -> None:
    at = "https%3A%2F%2Fmaya.example%2F"
    shared = Shared(url="https://maya.example/", title=text, text=text, picture="https://maya.example/p.png")
    own = Target(label="Forum", template="https://forum.example/new?t={title}&b={text}%0A{url}&i={picture}")
    assert links(shared) == {
        "linkedin": f"https://www.linkedin.com/sharing/share-offsite/?url={at}",
        "mastodon": f"https://share.joinmastodon.org/#text={escaped}%20{at}",
        "bluesky": f"https://bsky.app/intent/compose?text={escaped}%20{at}",
        "threads": f"https://www.threads.com/intent/post?text={escaped}&url={at}",
        "x": f"https://x.com/intent/tweet?text={escaped}&url={at}",
        "facebook": f"https://www.facebook.com/sharer/sharer.php?u={at}",
        "whatsapp": f"https://wa.me/?text={escaped}%20{at}",
        "telegram": f"https://t.me/share/url?url={at}&text={escaped}",
        "reddit": f"https://www.reddit.com/submit?url={at}&title={escaped}",
        "pinterest": "https://www.pinterest.com/pin/create/button/"
        f"?url={at}&media={at}p.png&description={escaped}",
        "wordpress": f"https://wordpress.com/post?url={at}&title={escaped}&text={escaped}",
        "email": f"mailto:?subject={escaped}&body={escaped}%0D%0A%0D%0A{at}",
    }
    link = share_link(shared, own, WORDS)
    assert link is not None
    assert link.url == f"https://forum.example/new?t={escaped}&b={escaped}%0A{at}&i={at}p.png"


def test_an_address_of_the_owner_has_its_label_and_its_icon() -> None:
    icon = PictureView(src="files/forum.svg", alt="")
    own = Target(label="School forum", template="https://forum.example/new?link={url}")
    (link,) = share_links(SHARED, [(own, icon)], WORDS)
    assert (link.network, link.label, link.icon) == ("own", "School forum", icon)


def test_a_name_in_braces_in_what_is_shared_stays_a_name() -> None:
    own = Target(label="F", template="https://forum.example/?t={title}&u={url}")
    link = share_link(Shared(url="https://maya.example/", title="{url} {text}", text="x"), own, WORDS)
    assert link is not None
    assert link.url.startswith("https://forum.example/?t=%7Burl%7D%20%7Btext%7D&u=https")


def test_a_wordpress_of_ones_own_is_asked_through_press_this() -> None:
    target = Target(service=Service.WORDPRESS, blog="https://blog.example/en/")
    link = share_link(SHARED, target, WORDS)
    bare = share_link(replace(SHARED, picture=""), target, WORDS)
    assert link is not None
    assert bare is not None
    found, _, query = link.url.partition("?")
    assert found == "https://blog.example/en/wp-admin/press-this.php"
    assert dict(parse_qsl(query)) == {"u": URL, "t": "T", "s": ODD, "i": SHARED.picture}
    assert "i" not in dict(parse_qsl(bare.url.partition("?")[2]))


def test_what_is_done_without_a_link_has_none() -> None:
    for service in (Service.LINKEDIN_PROFILE, Service.DEVICE):
        assert share_link(SHARED, Target(service=service), WORDS) is None


LONG = Shared(url=URL, title="Öljyvärimaalaus " * 30, text="Zoé a obtenu 👩🏽‍🏫 " * 60, picture="p")


@pytest.mark.parametrize(
    ("service", "most", "length"),
    [
        (Service.MASTODON, 500, lambda text: lengths.signs(text.replace(URL, "x" * 23))),
        (Service.BLUESKY, 300, lengths.signs),
        (Service.THREADS, 500, lambda text: lengths.bytes_in_emoji(f"{text} {URL}")),
        (Service.X, 280, lambda text: lengths.weight(text) + 24),
        (Service.REDDIT, 300, len),
        (Service.PINTEREST, 500, lengths.signs),
    ],
)
def test_a_long_post_is_cut_as_the_service_counts_and_keeps_its_address(
    service: Service, most: int, length: "Callable[[str], int]"
) -> None:
    said = post(service, LONG)
    assert most * 0.3 < length(said) <= most
    assert "…" in said
    link = share_link(LONG, Target(service=service), WORDS)
    assert link is not None
    assert URL in unquote(link.url)


@given(TEXTS.map(lambda text: text * 20), TEXTS.map(lambda text: text * 9))
def test_a_letter_is_never_too_long_and_never_without_the_address(text: str, title: str) -> None:
    address = letter(Shared(url=URL, title=title, text=text))
    assert len(address) <= 2_000
    assert parse_qs(address.partition("?")[2])["body"][0].endswith(URL)


def test_a_letter_about_an_address_that_is_too_long_itself_still_has_it() -> None:
    url = "https://maya.example/" + "a" * 3_000
    address = letter(Shared(url=url, title="T", text="words"))
    assert parse_qs(address.partition("?")[2]) == {"body": [url]}

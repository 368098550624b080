"""Which recordings a page may show, and what of an address reaches a player."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.portfolio.media_hosts import HOSTS, host_names, recording_of

TUBE = ("tube.example",)
ID = "dQw4w9WgXcQ"
SOUND = "w.soundcloud.com/player/?url="
PLAYERS = {
    "www.youtube-nocookie.com",
    "player.vimeo.com",
    "geo.dailymotion.com",
    "archive.org",
    "embed.ted.com",
    "w.soundcloud.com",
    "open.spotify.com",
    "tube.example",
}


@pytest.mark.parametrize(
    ("address", "player"),
    [
        (f"https://www.youtube.com/watch?v={ID}", f"www.youtube-nocookie.com/embed/{ID}"),
        (f"http://YouTube.com/watch?list=x&v={ID}&t=90s", f"www.youtube-nocookie.com/embed/{ID}?start=90"),
        (f"https://youtu.be/{ID}?t=1h2m3s", f"www.youtube-nocookie.com/embed/{ID}?start=3723"),
        (f"https://m.youtube.com/shorts/{ID}", f"www.youtube-nocookie.com/embed/{ID}"),
        (f"https://www.youtube.com/live/{ID}?feature=share", f"www.youtube-nocookie.com/embed/{ID}"),
        (
            "https://www.youtube.com/playlist?list=PL0123456789",
            "www.youtube-nocookie.com/embed/videoseries?list=PL0123456789",
        ),
        ("https://vimeo.com/76979871", "player.vimeo.com/video/76979871?dnt=1"),
        ("https://vimeo.com/76979871/8272103f6e", "player.vimeo.com/video/76979871?dnt=1&h=8272103f6e"),
        (
            "https://player.vimeo.com/video/76979871?h=abcdef12",
            "player.vimeo.com/video/76979871?dnt=1&h=abcdef12",
        ),
        ("https://www.dailymotion.com/video/x7tgad0", "geo.dailymotion.com/player.html?video=x7tgad0"),
        ("https://dai.ly/x7tgad0", "geo.dailymotion.com/player.html?video=x7tgad0"),
        ("https://archive.org/details/Some.Film_1906", "archive.org/embed/Some.Film_1906"),
        ("https://www.ted.com/talks/a_b_c", "embed.ted.com/talks/a_b_c"),
        (
            "https://soundcloud.com/maya/sets/radio-1?in=x",
            f"{SOUND}https%3A%2F%2Fsoundcloud.com%2Fmaya%2Fsets%2Fradio-1&auto_play=false&show_artwork=true",
        ),
        (
            "https://open.spotify.com/intl-fr/episode/4rOoJ6Egrf8K2IrywzwOMk?si=1",
            "open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk",
        ),
        (
            "https://tube.example/w/9c9de5e8-0a1e",
            "tube.example/videos/embed/9c9de5e8-0a1e?warningTitle=0&p2p=0",
        ),
        (
            "https://tube.example/videos/watch/kkGMgK9ZtnKfYAgnEtQxbv",
            "tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?warningTitle=0&p2p=0",
        ),
    ],
)
def test_the_address_of_a_page_becomes_that_of_a_player(address: str, player: str) -> None:
    found = recording_of(address, TUBE)
    assert found is not None
    assert found.player == f"https://{player}"
    assert found.url.startswith("https://")
    assert found.origin == f"https://{urlsplit(found.player).hostname}"


@pytest.mark.parametrize(
    "address",
    [
        f"https://youtube.com.evil.example/watch?v={ID}",
        f"https://evil.example/youtube.com/watch?v={ID}",
        f"https://evilyoutube.com/watch?v={ID}",
        f"https://youtube.com@evil.example/watch?v={ID}",
        f"https://user:pass@youtube.com/watch?v={ID}",
        f"https://youtube.com:8443/watch?v={ID}",
        f"https://youtube.com:443/watch?v={ID}",
        f"https://youtube.com:/watch?v={ID}",
        f"https://youtube.com:x/watch?v={ID}",
        f"https://youtube.com./watch?v={ID}",
        f"https://yоutube.com/watch?v={ID}",  # noqa: RUF001 - a Cyrillic o
        f"https://\uff59outube.com/watch?v={ID}",
        f"https://youtube\u3002com/watch?v={ID}",
        f"https://evil.example\\@youtube.com/watch?v={ID}",
        f"https://youtube.com\\.evil.example/watch?v={ID}",
        f"https:youtube.com/watch?v={ID}",
        f"https:///youtube.com/watch?v={ID}",
        f"//youtube.com/watch?v={ID}",
        f"javascript://youtube.com/watch?v={ID}%0aalert(1)",
        f"data:text/html,https://youtube.com/watch?v={ID}",
        f"ftp://youtube.com/watch?v={ID}",
        f"https://youtube.com/watch?v={ID}\n",
        f"https://youtube.com/watch?v={ID}\t",
        f"https://youtu\tbe.com/watch?v={ID}",
        f"https://youtube.com/redirect?q=https://evil.example&v={ID}",
        "https://youtube.com/watch?v=../../../evil",
        "https://youtube.com/watch?v=%22%3E%3Cscript%3E",
        f"https://youtube.com/watch?v={ID}x",
        "https://youtube.com/watch",
        "https://youtube.com/@somebody",
        "https://youtube.com/playlist?list=a&list=b",
        "https://vimeo.com/login",
        "https://vimeo.com/1",
        "https://vimeo.com/76979871/../../evil",
        "https://archive.org/details/../evil",
        "https://archive.org/details/a/b",
        "https://soundcloud.com/maya",
        "https://soundcloud.com/a/b/c/d",
        "https://open.spotify.com/user/abc",
        "https://other.example/w/9c9de5e8-0a1e",
        "https://tube.example/admin",
        "https://[::1]/watch",
        "https://[/watch",
        "",
        "files/a.mp4",
        "https://youtube.com/watch?" + "&".join(f"a{n}=1" for n in range(200)) + f"&v={ID}",
    ],
)
def test_an_address_that_is_made_to_mislead_is_no_recording(address: str) -> None:
    assert recording_of(address, TUBE) is None


@pytest.mark.parametrize("start", ["999999999999", "-5", "1e9", "soon", "0"])
def test_an_odd_start_is_no_start(start: str) -> None:
    found = recording_of(f"https://youtu.be/{ID}?t={start}", ())
    assert found is not None
    assert found.player == f"https://www.youtube-nocookie.com/embed/{ID}"


def test_a_start_far_behind_every_end_is_cut() -> None:
    found = recording_of(f"https://youtu.be/{ID}?t=999h", ())
    assert found is not None
    assert found.player.endswith("?start=100000")


hosts = st.sampled_from([domain for host in HOSTS for domain in host.domains] + [*TUBE, "evil.example"])
texts = st.text(max_size=40)


@given(st.sampled_from(["https://", "http://", "HTTPS://", "//"]), texts, hosts, texts)
def test_whatever_is_written_only_known_players_come_of_it(
    scheme: str, before: str, host: str, after: str
) -> None:
    for address in (f"{scheme}{host}{after}", f"{scheme}{before}{host}/{after}", before + after):
        found = recording_of(address, TUBE)
        if found is not None:
            player = urlsplit(found.player)
            assert player.scheme == "https"
            assert player.netloc in PLAYERS
            assert not set(found.player + found.url) & set("\"'<> \\\n\r\t")
            assert urlsplit(found.url).hostname in {*TUBE, *(d for one in HOSTS for d in one.domains)}


def test_the_hosts_can_be_named() -> None:
    assert host_names(TUBE)[0] == "youtube.com"
    assert host_names(TUBE)[-1] == "tube.example"

"""The hosts whose films and recordings a page may show, and how each is asked for as little as it can be.

An address is taken apart and put together again from its parts that are known: nothing else of what was
written reaches the player's address. No host is asked anything here.

Sources: the hosts' own pages on embedding, November 2026: YouTube Help, "Embed videos" (privacy-enhanced
mode); Vimeo Help, "Player parameters" (`dnt`, `h`); Dailymotion for developers, "Embed player"; SoundCloud
for developers, "HTML5 widget"; PeerTube documentation, "Embed API"; Internet Archive Help, "Embedding".
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

from badgefolio.model.media import Recording

if TYPE_CHECKING:
    from collections.abc import Callable

# Printable ASCII without what programs read in two ways: backslashes, quotes, brackets, spaces.
_PLAIN = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+")
_SECONDS = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?")
_MOST_SECONDS = 100_000


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaHost:
    """A host: its domains, and what makes a player's address of a page's ('' where it is no film's)."""

    name: str
    domains: tuple[str, ...]
    player: "Callable[[SplitResult], str]"
    is_sound: bool = False


def recording_of(address: str, peertube: tuple[str, ...]) -> Recording | None:
    """Return the recording that an address means, None where its host is not on the list or has no such page.

    Args:
        address: what the owner wrote.
        peertube: the hosts of PeerTube that the owner named.
    """
    parts = _parts(address)
    if parts is None:
        return None
    name = parts.hostname or ""
    host = next((one for one in HOSTS if name in one.domains), None)
    player = host.player(parts) if host else (_peertube(parts) if name in peertube else "")
    if not player:
        return None
    return Recording(
        url=parts._replace(scheme="https").geturl(),
        host=name.removeprefix("www."),
        player=player,
        origin="https://" + player.removeprefix("https://").partition("/")[0],
        is_sound=bool(host and host.is_sound),
    )


def host_names(peertube: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of all hosts that can be shown, for a person to choose from."""
    return (*(host.name for host in HOSTS), *peertube)


def _parts(address: str) -> SplitResult | None:
    """Return the parts of an address that means the same to every program, else None.

    A name or password before the host, a port, and signs outside ASCII are there to mislead.
    """
    if not _PLAIN.fullmatch(address):
        return None
    try:
        parts = urlsplit(address)
        is_odd = parts.port is not None
    except ValueError:
        return None
    plain_host = parts.netloc.lower() == parts.hostname
    return None if is_odd or not plain_host else parts._replace(netloc=parts.netloc.lower(), fragment="")


def _youtube(parts: SplitResult) -> str:
    asked = _asked(parts)
    listed = re.fullmatch(r"/playlist", parts.path) and asked.get("list", "")
    if listed and re.fullmatch(r"[\w-]{10,64}", listed, re.ASCII):
        return f"https://www.youtube-nocookie.com/embed/videoseries?list={listed}"
    path = parts.path if parts.hostname != "youtu.be" else f"/embed{parts.path}"
    found = re.fullmatch(r"/(?:shorts|live|embed|v)/([\w-]{11})/?", path, re.ASCII)
    name = found[1] if found else asked.get("v", "") * (path == "/watch")
    if not re.fullmatch(r"[\w-]{11}", name, re.ASCII):
        return ""
    start = _seconds(asked.get("t") or asked.get("start") or "")
    return f"https://www.youtube-nocookie.com/embed/{name}" + (f"?start={start}" if start else "")


def _vimeo(parts: SplitResult) -> str:
    place = r"(?:/video|/channels/[\w-]+)?"
    found = re.fullmatch(place + r"/(\d{4,12})(?:/([0-9a-f]{6,16}))?/?", parts.path, re.ASCII)
    if not found:
        return ""
    key = found[2] or _asked(parts).get("h", "")
    is_key = re.fullmatch(r"[0-9a-f]{6,16}", key)
    return f"https://player.vimeo.com/video/{found[1]}?dnt=1" + (f"&h={key}" if is_key else "")


def _dailymotion(parts: SplitResult) -> str:
    prefix = "" if parts.hostname == "dai.ly" else "(?:/embed)?/video"
    found = re.fullmatch(rf"{prefix}/([A-Za-z0-9]{{5,12}})(?:_[\w-]*)?/?", parts.path, re.ASCII)
    return f"https://geo.dailymotion.com/player.html?video={found[1]}" if found else ""


def _soundcloud(parts: SplitResult) -> str:
    if not re.fullmatch(r"/[\w-]{1,100}/(?:sets/)?[\w-]{1,200}/?", parts.path, re.ASCII):
        return ""
    page = quote(f"https://soundcloud.com{parts.path}", safe="")
    return f"https://w.soundcloud.com/player/?url={page}&auto_play=false&show_artwork=true"


def _archive(parts: SplitResult) -> str:
    found = re.fullmatch(r"/(?:details|embed)/([A-Za-z0-9][\w.-]{0,99})/?", parts.path, re.ASCII)
    return f"https://archive.org/embed/{found[1]}" if found else ""


def _spotify(parts: SplitResult) -> str:
    kinds = "(?:track|album|playlist|show|episode)"
    found = re.fullmatch(rf"(?:/intl-[a-z]{{2}})?(?:/embed)?/({kinds}/[A-Za-z0-9]{{22}})/?", parts.path)
    return f"https://open.spotify.com/embed/{found[1]}" if found else ""


def _ted(parts: SplitResult) -> str:
    found = re.fullmatch(r"/talks/([a-z0-9_]{1,200})/?", parts.path)
    return f"https://embed.ted.com/talks/{found[1]}" if found else ""


def _peertube(parts: SplitResult) -> str:
    found = re.fullmatch(r"/(?:w|videos/watch|videos/embed)/([A-Za-z0-9-]{8,40})/?", parts.path)
    return f"https://{parts.hostname}/videos/embed/{found[1]}?warningTitle=0&p2p=0" if found else ""


def _asked(parts: SplitResult) -> dict[str, str]:
    try:
        return {name: values[0] for name, values in parse_qs(parts.query, max_num_fields=50).items()}
    except ValueError:
        return {}


def _seconds(text: str) -> int:
    """Return the seconds of `90`, `90s` or `1h2m3s`, 0 for anything else."""
    found = _SECONDS.fullmatch(text)
    if not found:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return min(hours * 3600 + minutes * 60 + seconds, _MOST_SECONDS)


HOSTS = (
    MediaHost(
        name="youtube.com",
        domains=(
            *("youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "youtu.be"),
            *("youtube-nocookie.com", "www.youtube-nocookie.com"),
        ),
        player=_youtube,
    ),
    MediaHost(name="vimeo.com", domains=("vimeo.com", "www.vimeo.com", "player.vimeo.com"), player=_vimeo),
    MediaHost(
        name="dailymotion.com",
        domains=("dailymotion.com", "www.dailymotion.com", "dai.ly"),
        player=_dailymotion,
    ),
    MediaHost(name="archive.org", domains=("archive.org", "www.archive.org"), player=_archive),
    MediaHost(name="ted.com", domains=("ted.com", "www.ted.com"), player=_ted),
    MediaHost(
        name="soundcloud.com",
        domains=("soundcloud.com", "www.soundcloud.com", "m.soundcloud.com"),
        player=_soundcloud,
        is_sound=True,
    ),
    MediaHost(name="spotify.com", domains=("open.spotify.com",), player=_spotify, is_sound=True),
)

"""The recipe of an endorsement, on the endorser's side: which badge, whose words, signed or not.

What is asked of the network is one address that a person named: a badge file, the page of a badge on a site
of Badgefolio, or the template beside it. The page says where its file lies; nothing else is tried.
"""

import json
import re
import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urljoin

from badgefolio.credentials import read_badge
from badgefolio.credentials.endorsing import (
    Endorsing,
    endorsement_credential,
    endorsement_of_2,
    endorsing,
    identifier_of,
    refused,
    token_claims,
)
from badgefolio.fetching import Failure, Rules, documented, fetch, is_picture
from badgefolio.pipeline.gathering import MAX_BYTES
from badgefolio.problems import Code, Problem, ProblemError, Span
from badgefolio.sources import strings
from badgefolio.sources.json import as_object, parse_json
from badgefolio.sources.text import decode
from badgefolio.trust.own_key import SEED_BYTES, NoSecretKeyError, OwnKey, key_of_seed, own_key
from badgefolio.trust.signing import as_token, with_proof

if TYPE_CHECKING:
    from datetime import datetime

Source: TypeAlias = Path | str | bytes
TEMPLATE = "endorsement-template.json"
TEMPLATE_FORMAT = "badgefolio-endorsement-template"
MAX_KEY_BYTES = 10_000
_WEB_PAGE = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL
)
_OFFERED = re.compile(
    r'href="([A-Za-z0-9%._~/-]*?(endorsement-template\.json|badge\.(?:png|svg|pdf|json|jws)))"'
)


class Format(StrEnum):
    """How an endorsement is written down."""

    OB3 = "ob3"  # an EndorsementCredential; with a key, with a Data Integrity proof (eddsa-rdfc-2022)
    JWT = "jwt"  # an EndorsementCredential as VC-JWT, always signed
    OB2 = "ob2"  # an Endorsement of Open Badges 2.0; with a key, as JSON Web Signature


@dataclass(frozen=True, kw_only=True, slots=True)
class EndorseRequest:
    """What to endorse, in which words, and how.

    `source` is a path (a badge file, or the template of a badge's page), a web address (a text), or the bytes
    of a file. `comment` is Markdown; `name` and `url` are the endorser's. `key` is a JSON Web Key with its
    secret, empty for an endorsement that nobody can check. `now` (UTC) is its date.
    """

    source: Source
    comment: str
    name: str
    now: "datetime"
    url: str = ""
    key: str = field(default="", repr=False)
    format: Format = Format.OB3
    rules: Rules = field(default_factory=Rules)


@dataclass(frozen=True, kw_only=True, slots=True)
class EndorsementMade:
    """An endorsement as it goes into a file: which badge it is about, by its name and its identifier.

    `endorser` is the did:key that signed it, empty where nothing is signed.
    """

    content: bytes
    title: str
    about: str
    endorser: str = ""


def new_key(seed: bytes | None = None) -> OwnKey:
    """Return a new key to sign with: of good chance, or of 32 bytes that must come from it."""
    return key_of_seed(secrets.token_bytes(SEED_BYTES) if seed is None else seed)


def endorse(request: EndorseRequest) -> EndorsementMade:
    """Return an endorsement of a badge; the same request makes the same bytes.

    Raises:
        ProblemError: `endorsement-not-possible`; `key-not-usable`; `not-fetched`; what `read_badge` raises.
    """
    key = _key(request.key) if request.key else None
    if key is None and request.format is Format.JWT:
        raise ProblemError(
            refused(
                "A token (jwt) is always signed, and there is no key.",
                "Make a key with: badgefolio key new, and name it with --key; or choose --format ob3.",
            )
        )
    about, title = _badge(request)
    words = endorsing(
        Endorsing(
            about=identifier_of(about),
            title=title,
            comment=request.comment,
            name=request.name,
            at=request.now,
            url=request.url,
            identifier=key.did if key else "",
        )
    )
    return EndorsementMade(
        content=_written(words, key, request.format),
        title=words.title,
        about=words.about,
        endorser=words.identifier,
    )


def _written(words: Endorsing, key: OwnKey | None, form: Format) -> bytes:
    if form is Format.OB2:
        document = endorsement_of_2(words, key=key.method if key else "")
        return f"{as_token(document, key)}\n".encode() if key else _pretty(document)
    if form is Format.JWT and key is not None:
        return f"{as_token(token_claims(words), key)}\n".encode()
    document = endorsement_credential(words)
    return _pretty(with_proof(document, key, created=words.when) if key else document)


def _pretty(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _key(text: str) -> OwnKey:
    try:
        return own_key(text)
    except NoSecretKeyError as error:
        raise ProblemError(
            Problem(
                code=Code.KEY_NOT_USABLE,
                message=f"The key cannot be used. {error}",
                hint="A key to sign with is made by: badgefolio key new",
            )
        ) from None


def _badge(request: EndorseRequest) -> tuple[str | None, str]:
    """Return the identifier and the name of the badge behind a source."""
    source = request.source
    name = "badge" if isinstance(source, bytes) else str(source)
    content = source if isinstance(source, bytes) else _content(source, request.rules)
    told = _template(content, name)
    if told is not None:
        return told
    badge = read_badge(content, file=name).badge
    return badge.id, badge.name or ""


def _template(content: bytes, name: str) -> tuple[str | None, str] | None:
    """Return what the template beside a badge's page says, None where the bytes are something else."""
    if TEMPLATE_FORMAT.encode() not in content[:MAX_KEY_BYTES]:
        return None
    try:
        said = as_object(parse_json(decode(content, file=name).text, file=name)) or {}
    except ProblemError:
        return None
    badge = as_object(said.get("badge"))
    if said.get("format") != TEMPLATE_FORMAT or badge is None:
        return None
    about, title = badge.get("id"), badge.get("name")
    return (
        strings.identifier(about) if isinstance(about, str) else None,
        title if isinstance(title, str) else "",
    )


def _content(source: Path | str, rules: Rules) -> bytes:
    if isinstance(source, Path):
        return _read(source)
    content, address = _fetched(documented(source), rules)
    if not _WEB_PAGE.match(content):
        return content
    offered = _offered(content, address)
    if not offered:
        raise ProblemError(
            refused(
                "The page offers neither a template for endorsements nor its badge file.",
                "Ask the holder for the badge file, and name that.",
            ).at(Span(file=source))
        )
    best = TEMPLATE if TEMPLATE in offered else offered[0]
    return _fetched(urljoin(address, best), rules)[0]


def _offered(page: bytes, address: str) -> list[str]:
    """Return the names of the files that a page offers beside itself; nothing elsewhere is asked for."""
    links = _OFFERED.findall(page.decode("utf-8", "replace"))
    return [name for link, name in links if urljoin(address, link) == urljoin(address, name)]


def _fetched(address: str, rules: Rules) -> tuple[bytes, str]:
    answer = fetch(address, rules, is_image=is_picture(address))
    if isinstance(answer, Failure) or answer.status != 200:  # noqa: PLR2004 - gone for good (410)
        reason = answer.reason if isinstance(answer, Failure) else "The server says that it is gone for good."
        raise ProblemError(
            Problem(
                code=Code.NOT_FETCHED,
                message=f"The badge is not to be had. {reason}",
                span=Span(file=address),
                hint="Open the address in a browser; download the badge file there, and name that.",
            )
        )
    return answer.content, answer.final_address


def _read(path: Path) -> bytes:
    span = Span(file=str(path))
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ProblemError(
                Problem(
                    code=Code.FILE_TOO_LARGE,
                    message=f"The file has {path.stat().st_size:,} bytes; at most {MAX_BYTES:,} are read.",
                    span=span,
                    hint="A badge has a few hundred kilobytes. Is it the right file?",
                )
            )
        return path.read_bytes()
    except OSError as error:
        code = Code.FILE_NOT_FOUND if isinstance(error, FileNotFoundError) else Code.FILE_NOT_READABLE
        raise ProblemError(
            Problem(
                code=code,
                message=f'"{path}" cannot be read: {error.strerror}.',
                span=span,
                hint="Check the spelling, and the folder you are in.",
            )
        ) from None

"""Writing an endorsement: what somebody says of a badge, in the spelling of Open Badges 3.0 or 2.0.

The same words at the same instant make the same document: its identifier follows from what it says.
Sources: 1EdTech, Open Badges 3.0, section "EndorsementCredential", and its JSON schema; Open Badges 2.0,
section "Endorsement".
"""

import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from badgefolio.problems import Code, Collector, Problem, ProblemError
from badgefolio.sources import strings
from badgefolio.sources.wording import shown

if TYPE_CHECKING:
    from datetime import datetime

    from badgefolio.sources.json import Json

MIN_COMMENT, MAX_COMMENT = 5, 10_000
MAX_NAME = 255
_CONTEXT: "list[Json]" = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
_OB2 = "https://w3id.org/openbadges/v2"


@dataclass(frozen=True, kw_only=True, slots=True)
class Endorsing:
    """What is said of which badge, by whom, and when (UTC).

    `about` is the identifier of the badge and `title` its name. `comment` is Markdown. `identifier` is the
    endorser's did:key, empty for whoever signs nothing; `url` is the endorser's page, or empty.
    """

    about: str
    title: str
    comment: str
    name: str
    at: "datetime"
    url: str = ""
    identifier: str = ""

    @property
    def when(self) -> str:
        """The instant as RFC 3339 writes it, to the second."""
        return f"{self.at:%Y-%m-%dT%H:%M:%SZ}"

    @property
    def id(self) -> str:
        """The identifier of the endorsement."""
        said = [self.about, self.comment, self.name, self.url, self.identifier, self.when]
        return f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps(said))}"

    @property
    def endorser(self) -> str:
        """The identifier of the endorser: the key, else the page, else one made of the name."""
        return self.identifier or self.url or f"urn:uuid:{uuid5(NAMESPACE_URL, f'endorser {self.name}')}"


def endorsing(words: Endorsing) -> Endorsing:
    """Return the same with its texts tidied up.

    Raises:
        ProblemError: `endorsement-not-possible` for everything that is wrong with it.
    """
    problems = Collector()
    comment, name = strings.passage(words.comment), strings.name(words.name)
    visible = sum(not unicodedata.category(mark).startswith(("Z", "C")) for mark in comment)
    if not _is_text(comment + name):
        problems.add(refused("A text holds half a character.", "Type it again, or save the file as UTF-8."))
    elif visible < MIN_COMMENT:
        problems.add(
            refused(
                f"The comment {shown(comment)} is too short: it needs {MIN_COMMENT} letters at least.",
                "Say in a sentence or two what you have seen this person do.",
            )
        )
    if len(comment) > MAX_COMMENT:
        problems.add(
            refused(
                f"The comment has {len(comment):,} characters; at most {MAX_COMMENT:,} fit.",
                "Say the essential, and give the address of the rest.",
            )
        )
    if not name or len(name) > MAX_NAME:
        problems.add(
            refused(
                f"The name {shown(name)} is empty or longer than {MAX_NAME} characters.",
                "Give the name by which the holder of the badge knows you: --name.",
            )
        )
    if words.url and strings.web_address(words.url) is None:
        problems.add(
            refused(
                f"{shown(words.url)} is no address of a page on the web.", "Write it whole, with https://."
            )
        )
    problems.raise_errors()
    return Endorsing(
        about=words.about,
        title=strings.name(words.title),
        comment=comment,
        name=name,
        at=words.at,
        url=words.url,
        identifier=words.identifier,
    )


def refused(message: str, hint: str) -> Problem:
    """Return the problem that an endorsement cannot be made."""
    return Problem(code=Code.ENDORSEMENT_NOT_POSSIBLE, message=message, hint=hint)


def endorsement_credential(words: Endorsing) -> "dict[str, Json]":
    """Return an EndorsementCredential of Open Badges 3.0, without a proof."""
    profile: dict[str, Json] = {"id": words.endorser, "type": ["Profile"], "name": words.name}
    return {
        "@context": list(_CONTEXT),
        "id": words.id,
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": f"Endorsement of {words.title}" if words.title else "Endorsement",
        "issuer": {**profile, "url": words.url} if words.url else profile,
        "validFrom": words.when,
        "credentialSubject": {
            "id": words.about,
            "type": ["EndorsementSubject"],
            "endorsementComment": words.comment,
        },
    }


def token_claims(words: Endorsing) -> "dict[str, Json]":
    """Return the payload of a VC-JWT: the credential, and the claims that repeat parts of it.

    Open Badges 3.0, section "JSON Web Token Proof Format": `iss`, `jti`, `sub`, `nbf`.
    """
    registered: dict[str, Json] = {
        "iss": words.endorser,
        "jti": words.id,
        "sub": words.about,
        "nbf": int(words.at.timestamp()),
    }
    return {**endorsement_credential(words), **registered}


def endorsement_of_2(words: Endorsing, *, key: str = "") -> "dict[str, Json]":
    """Return an Endorsement of Open Badges 2.0; `key` is the name of the key that it is signed with.

    The specification asks for a way to verify it and knows two. Without a key `hosted` stands there, and
    nobody hosts it: whoever reads it can only take it as not verified.
    """
    profile: dict[str, Json] = {"id": words.endorser, "type": "Profile", "name": words.name}
    verification: dict[str, Json] = {"type": "signed", "creator": key} if key else {"type": "hosted"}
    return {
        "@context": _OB2,
        "type": "Endorsement",
        "id": words.id,
        "claim": {"id": words.about, "endorsementComment": words.comment},
        "issuer": {**profile, "url": words.url} if words.url else profile,
        "issuedOn": words.when,
        "verification": verification,
    }


def identifier_of(badge_id: str | None) -> str:
    """Return the identifier by which an endorsement can name a badge.

    Raises:
        ProblemError: `endorsement-not-possible` where there is none in all the world.
    """
    if not badge_id:
        raise ProblemError(
            refused(
                "The badge has no identifier, so that nothing could say which badge is endorsed.",
                "Only its issuer could give it one. Write to the holder instead.",
            )
        )
    if ":" not in badge_id:
        raise ProblemError(
            refused(
                f"The identifier of the badge, {shown(badge_id)}, is known only to its issuer; other badges"
                " may have the same.",
                "Only its issuer could give it another. Write to the holder instead.",
            )
        )
    return badge_id


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

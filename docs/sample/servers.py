"""What the invented servers of the sample's issuers answer, by address.

Hosted badges repeat what the baked file says, each program in its own way: everything in one document, as
Open Badges 1.0 did, or in three that name each other by address, as most do since. `servers/*.json` is what
no badge says: keys, lists of withdrawn badges, rules of issuers. A document there lies at its own `id`.
"""

from functools import cache
from typing import TYPE_CHECKING

from badgefolio.fetching.answers import Answer, Failure
from badgefolio.model.report import because
from badgefolio.sources.didweb import did_web
from claims import Spelling, completed, proven, spelt, written
from signing import HERE, Claims, did_document

if TYPE_CHECKING:
    from collections.abc import Iterator

# Badges that their server repeats in one document, and in three; the rest of the hosted ones are not there.
IN_ONE = ("passeuse-de-livres", "radio-de-classe")
IN_THREE = ("neige-et-avalanche", "decoupe-laser", "mentor-teacher", "premiers-secours")
# A campus behind a login that was put there later: the assertion is still public, what it names is not.
BEHIND_LOGIN = "classe-inversee"
DIDS = ("did:web:northfell.example", "did:web:mountain-schools.example", "did:web:alpineclimate.example")
PICTURES = {
    "https://fabrique-du-drac.example/public/badges/n4TtPz8LQ5iWk2xVhGd9Sw/image": "decoupe-laser.svg",
    "https://alpineclimate.example/badges/teaching-the-climate.svg": "teaching-the-climate.svg",
    "https://openslopes.example/badges/pysci.png": "python-for-science-teachers.png",
}
_LOGIN = b"<!DOCTYPE html>\n<title>Connexion</title>\n<p>Cet espace demande une connexion.</p>\n"
_NOT_THERE = because("There is nothing at this address (404).")
_DEAD = because("There is no server of this name any more.")
_OK, _GONE = 200, 410


def ask(address: str, _is_image: bool) -> Answer | Failure:  # noqa: FBT001 - as refresh asks
    """Return what the server at an address answers, as the network would give it."""
    found = _answers().get(address)
    if found is not None:
        return found
    host = address.split("/")[2]
    is_dead = not any(other.split("/")[2] == host for other in _answers())
    return Failure(reason=_DEAD if is_dead else _NOT_THERE, is_of_server=is_dead)


@cache
def _answers() -> dict[str, Answer]:
    answers = {one.final_address: one for one in _repeated()}
    answers |= {one.final_address: one for one in _said_by_servers()}
    answers |= {one.final_address: one for one in (_of_did(did) for did in DIDS)}
    for address, file in PICTURES.items():
        kind = "image/svg+xml" if file.endswith(".svg") else "image/png"
        content = (HERE / "art" / file).read_bytes()
        answers[address] = Answer(status=_OK, final_address=address, media_type=kind, content=content)
    return answers


def _repeated() -> "Iterator[Answer]":
    """Give the documents in which servers repeat badges."""
    for name in IN_ONE:
        assertion = _claimed(name)
        yield _answer((assertion.get("verify") or {}).get("url") or assertion["id"], assertion)
    for name in IN_THREE:
        assertion, badge_class, issuer = _parts(name)
        yield _answer(assertion["id"], {**assertion, "badge": badge_class["id"]})
        yield _answer(badge_class["id"], {**badge_class, "issuer": issuer["id"]})
        yield _answer(issuer["id"], issuer)
    assertion, badge_class, _ = _parts(BEHIND_LOGIN)
    yield _answer(assertion["id"], {**assertion, "badge": badge_class["id"]}, Spelling.PHP)
    address = badge_class["id"]
    yield Answer(status=_OK, final_address=address, media_type="text/html", content=_LOGIN)


def _said_by_servers() -> "Iterator[Answer]":
    for path in sorted((HERE / "servers").glob("*.json")):
        document = written(f"servers/{path.stem}")
        is_list = "credentialSubject" in document
        status = _GONE if document.get("revoked") else _OK
        said = proven(document) if is_list else completed(document)
        yield _answer(document["id"], said, status=status)


def _of_did(did: str) -> Answer:
    return _answer(did_web(did) or "", did_document(did))


def _claimed(name: str) -> Claims:
    claims: Claims = completed(written(f"credentials/{name}"))
    return claims


def _parts(name: str) -> tuple[Claims, Claims, Claims]:
    """Return assertion, badge class and issuer, each a document of its own."""
    assertion = _claimed(name)
    badge_class = assertion["badge"]
    issuer = badge_class["issuer"]
    context = {"@context": assertion["@context"]}
    return assertion, {**context, **badge_class}, {**context, **issuer}


def _answer(
    address: str, document: Claims, spelling: Spelling = Spelling.PRETTY, *, status: int = _OK
) -> Answer:
    return Answer(
        status=status,
        final_address=address,
        media_type="application/json",
        content=f"{spelt(document, spelling)}\n".encode(),
    )

"""Bad badges whose fault cannot be seen any more by the names that are usually read.

They were withdrawn, have expired, or are somebody else's.
The statements that were signed stay the same to the letter, and so the signatures hold.
"""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.trust import issuer as own
from tests.trust.forging.forger import Forgery
from tests.trust.issuer import Document

_SUITES = {name: kind for name, kind in own.SUITES.items() if "jcs" not in name}
_VOCABULARY = "https://www.w3.org/2018/credentials#"
_STATUS = "https://www.w3.org/ns/credentials/status#"
_DATE = "http://www.w3.org/2001/XMLSchema#dateTime"


def disguised() -> Iterator[Forgery]:
    """Give each bad badge in each disguise, signed in each way that signs the meaning."""
    somebody = own.credential()
    somebody["credentialSubject"]["id"] = "did:example:somebody"
    for suite, kind in _SUITES.items():
        for what, bad in {
            "credentialStatus": own.credential(),
            "validUntil": own.credential(validUntil="2025-05-01T00:00:00Z"),
            "credentialSubject": somebody,
        }.items():
            signed = own.prove(bad, suite, own.secret(kind), own.method_of(kind))
            answers = own.server()
            if what == "credentialStatus":
                answers = own.server(**{own.LIST: own.signed_list(94)})
            yield Forgery(
                done=f"{suite}: {what} as it is", text=json.dumps(signed), archive=own.archive_of(answers)
            )
            for done, change in _DISGUISES[what].items():
                changed = copy.deepcopy(signed)
                change(changed)
                yield Forgery(
                    done=f"{suite}: {what} {done}", text=json.dumps(changed), archive=own.archive_of(answers)
                )


def _moved(
    name: str, to: str, into: Callable[[Any], Any] = lambda value: value
) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        document[to] = into(document.pop(name))

    return change


def _explained(name: str, to: str, *words: Any) -> Callable[[Document], None]:  # noqa: ANN401 - any context
    def change(document: Document) -> None:
        document["@context"] = [*document["@context"], *words]
        document[to] = document.pop(name)

    return change


def _elsewhere(name: str, place: Callable[[Document, Document], None]) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        part = {"id": document["id"], "type": document["type"], name: document.pop(name)}
        place(document, part)

    return change


def _anywhere(name: str) -> dict[str, Callable[[Document], None]]:
    """Return the disguises that fit any member of the badge."""
    return {
        "in a nest": _moved(name, "@nest", lambda value: {name: value}),
        "in a nest of another name": _explained(name, "nest", {"nest": "@nest"}),
        "beside it": _elsewhere(name, lambda document, part: document.update({"@included": [part]})),
        "within the issuer": _elsewhere(
            name, lambda document, part: document["issuer"].update({"@included": part})
        ),
        "behind the issuer": _elsewhere(
            name,
            lambda document, part: document["issuer"].update({"@reverse": {f"{_VOCABULARY}issuer": part}}),
        ),
        "by a prefix": _explained(name, f"c:{name}", {"c": {"@id": _VOCABULARY, "@prefix": True}}),
        "in a vocabulary": _explained(name, name[1:], {"@vocab": f"{_VOCABULARY}{name[0]}"}),
    }


def _typed(value: Any) -> Document:  # noqa: ANN401 - any JSON
    return {"@value": value, "@type": _DATE}


def _status_written_out(value: Document) -> Document:
    return {
        "@id": value["id"],
        "@type": f"{_STATUS}BitstringStatusListEntry",
        f"{_STATUS}statusPurpose": value["statusPurpose"],
        f"{_STATUS}statusListIndex": value["statusListIndex"],
        f"{_STATUS}statusListCredential": {"@id": value["statusListCredential"]},
    }


def _subject(change: Callable[[Document], None]) -> Callable[[Document], None]:
    return lambda document: change(document["credentialSubject"])


def _renamed_id(document: Document) -> None:
    document["@context"] = [*document["@context"], {"nr": "@id"}]
    _moved("id", "nr")(document["credentialSubject"])


_DISGUISES: dict[str, dict[str, Callable[[Document], None]]] = {
    "credentialStatus": {
        **_anywhere("credentialStatus"),
        "by its address": _moved("credentialStatus", f"{_VOCABULARY}credentialStatus"),
        "written out": _moved("credentialStatus", f"{_VOCABULARY}credentialStatus", _status_written_out),
        "by another name": _explained(
            "credentialStatus", "s", {"s": {"@id": f"{_VOCABULARY}credentialStatus", "@type": "@id"}}
        ),
    },
    "validUntil": {
        **_anywhere("validUntil"),
        "by its address": _moved("validUntil", f"{_VOCABULARY}validUntil", _typed),
        "by another name": _explained(
            "validUntil", "until", {"until": {"@id": f"{_VOCABULARY}validUntil", "@type": _DATE}}
        ),
    },
    "credentialSubject": {
        "with a keyword": _subject(_moved("id", "@id")),
        "with another name": _renamed_id,
    },
}

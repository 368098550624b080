"""Fetching what badges need: each badge whole, or as it was; what several badges share, once."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from badgefolio.fetching.answers import Answer, Failure, NotFetchedError
from badgefolio.fetching.documents import Role, Understood, understood
from badgefolio.fetching.walk import walk
from badgefolio.model.archive import Archive, ArchivedDocument
from badgefolio.sources.compare import differences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from badgefolio.fetching.links import Link
    from badgefolio.fetching.walk import Wanted
    from badgefolio.model.report import Reason
    from badgefolio.sources.compare import Difference

Ask: TypeAlias = "Callable[[str, bool], Answer | Failure]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """A document that could not be fetched: its address, what it is for, why in words of a person."""

    address: str
    role: Role
    reason: "Reason"
    is_required: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Refreshed:
    """What came of one badge.

    `fetched` are the addresses that answered, `changed` those of them that say something else than they did
    when the run began, or are new. `missing` are those that failed; `is_kept` whether what was fetched went
    into the archive. `differences` is where the issuer's hosted copy says something else than the file.
    `is_gone` where the issuer's server says that the badge is gone for good (410).
    """

    name: str
    fetched: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    differences: "tuple[Difference, ...]" = ()
    is_kept: bool = True
    is_gone: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """What an address came to in this run: the document and what it says, or why there is none."""

    document: ArchivedDocument | None = None
    says: Understood = field(default_factory=Understood)
    failure: Failure | None = None


class Run:
    """One run: what was asked is not asked again, and a server that is dead is not waited for twice.

    `before` is the archive as it was when the run began: what changed is told against it.
    """

    def __init__(self, ask: Ask, now: "datetime", before: Archive) -> None:
        self.before = before
        self._ask = ask
        self._now = now.replace(microsecond=0)
        self._answers: dict[tuple[str, bool], Answer | Failure] = {}
        self._found: dict[tuple[str, Role], _Found] = {}
        self._dead: dict[str, Failure] = {}

    def look(self, link: "Link") -> Understood | None:
        """Return what a document says now, None where it could not be fetched."""
        found = self.found(link)
        return found.says if found.document is not None else None

    def found(self, link: "Link") -> _Found:
        """Return what an address came to, understood for what it is for."""
        key = (link.address, link.role)
        if key not in self._found:
            self._found[key] = self._fetch(link)
        return self._found[key]

    def _answer(self, address: str, *, is_image: bool) -> Answer | Failure:
        key = (address, is_image)
        if key not in self._answers:
            server = address.split("/", 3)[2].lower()
            answer = self._dead.get(server) or self._ask(address, is_image)
            if isinstance(answer, Failure) and answer.is_of_server:
                self._dead[server] = answer
            self._answers[key] = answer
        return self._answers[key]

    def _fetch(self, link: "Link") -> _Found:
        answer = self._answer(link.address, is_image=link.role is Role.PICTURE)
        if isinstance(answer, Failure):
            return _Found(failure=answer)
        try:
            says = understood(answer, link.role)
        except NotFetchedError as error:
            return _Found(failure=error.failure)
        content = b"" if answer.status != _OK and says.document is None else answer.content
        document = ArchivedDocument(
            address=link.address,
            final_address=answer.final_address,
            fetched=self._now,
            status=answer.status,
            media_type=answer.media_type,
            digest=sha256(content).hexdigest(),
            content=content,
        )
        return _Found(document=document, says=says)


_OK, _GONE = 200, 410


def refresh_badge(
    wanted: "Wanted", archive: Archive, run: Run, *, partial: bool
) -> tuple[Refreshed, Archive]:
    """Return what came of fetching all that one badge needs, and the archive after it.

    Where a required document fails the archive stays as it is; with `partial` what could be fetched goes in.
    What was in it and failed this time stays: it is evidence.
    """
    links = {one.address: one for one in walk(wanted, run.look)}
    found = {address: run.found(one) for address, one in links.items()}
    documents = tuple(one.document for one in found.values() if one.document is not None)
    missing = tuple(
        Missing(address=address, role=link.role, reason=failure.reason, is_required=link.is_required)
        for address, link in links.items()
        if (failure := found[address].failure) is not None
    )
    is_kept = partial or not any(one.is_required for one in missing)
    copies = [found[address] for address, link in links.items() if link.role is Role.BADGE]
    result = Refreshed(
        name=wanted.name,
        fetched=tuple(one.address for one in documents),
        changed=tuple(one.address for one in documents if _is_new(one, run.before)),
        missing=missing,
        differences=_differences(wanted, copies),
        is_kept=is_kept,
        is_gone=any(one.document is not None and one.document.status == _GONE for one in copies),
    )
    if not is_kept:
        return result, archive
    return result, Archive.of((*archive.documents.values(), *documents))


def needed(wanted: "Iterable[Wanted]", archive: Archive) -> frozenset[str]:
    """Return the addresses in the archive that these badges need, as far as it tells: nothing is asked."""

    def look(link: "Link") -> Understood | None:
        document = archive.get(link.address)
        if document is None:
            return None
        answer = Answer(
            status=document.status,
            final_address=document.final_address,
            media_type=document.media_type,
            content=document.content,
        )
        try:
            return understood(answer, link.role)
        except NotFetchedError:
            return None

    return frozenset(one.address for each in wanted for one in walk(each, look))


def pruned(archive: Archive, kept: frozenset[str]) -> Archive:
    """Return the archive without documents that no badge needs."""
    return Archive.of(one for one in archive.documents.values() if one.address in kept)


def _is_new(document: ArchivedDocument, archive: Archive) -> bool:
    before = archive.get(document.address)
    return before is None or (before.digest, before.status) != (document.digest, document.status)


def _differences(wanted: "Wanted", copies: "list[_Found]") -> "tuple[Difference, ...]":
    """Return where the hosted copy, if it is one and says anything, is not what the file says."""
    for one in copies:
        if wanted.original is not None and one.document is not None and one.says.document is not None:
            return differences(wanted.original.document, one.says.document)
    return ()

"""Fetches what the portfolios of a gallery say of themselves, and the pictures that it shows.

The archive beside the list holds what the last refresh found and nothing older: who takes a badge back is
gone from the gallery with the next refresh. Only where a server does not answer, what it said before stays.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from badgefolio.fetching import Failure, Rules, fetch, write_archive
from badgefolio.model.archive import Archive, ArchivedDocument
from badgefolio.pipeline.gallery import GalleryRequest, Listed, archive_of, asked_address, list_of, see
from badgefolio.problems import Code, Collector, Problem, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_OK = 200
_GONE = frozenset({404, 410})
MOST_PICTURES = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class RefreshedGallery:
    """What was fetched: addresses that answered, how many documents the archive holds, what went wrong."""

    fetched: tuple[str, ...]
    documents: int
    problems: tuple[Problem, ...]


class _Run:
    """One run: a server that is dead is not waited for twice, and what it said before stays."""

    def __init__(self, rules: Rules, now: "datetime", before: Archive) -> None:
        self._rules = rules
        self._now = now.replace(microsecond=0)
        self._before = before
        self._dead: dict[str, Failure] = {}
        self.fetched: list[str] = []
        self.problems = Collector()

    def get(self, address: str, *, is_image: bool) -> ArchivedDocument | None:
        """Return what lies at an address, what lay there where nobody answers, None where it is gone."""
        server = address.split("/", 3)[2].lower()
        answer = self._dead.get(server) or fetch(address, self._rules, is_image=is_image)
        if not isinstance(answer, Failure) and answer.status == _OK:
            self.fetched.append(address)
            return ArchivedDocument(
                address=address,
                final_address=answer.final_address,
                fetched=self._now,
                status=_OK,
                media_type=answer.media_type,
                digest=sha256(answer.content).hexdigest(),
                content=answer.content,
            )
        if isinstance(answer, Failure) and answer.is_of_server:
            self._dead[server] = answer
        is_gone = not isinstance(answer, Failure) or answer.status in _GONE
        kept = None if is_gone else self._before.get(address)
        reason = answer.reason if isinstance(answer, Failure) else "The server says that it is gone for good."
        self.problems.add(_problem(address, str(reason), kept=kept, is_image=is_image))
        return kept


def refresh_gallery(request: GalleryRequest, rules: Rules) -> RefreshedGallery:
    """Fetch the portfolios of the list and their pictures, and keep them beside the list.

    What failed is a warning `not-fetched` of the report; that a portfolio is missing is said by who builds.

    Raises:
        ProblemError: the list cannot be read; `archive-damaged`, `output-not-writable`.
    """
    listed = list_of(request)
    if listed.archive is None:
        return RefreshedGallery(fetched=(), documents=0, problems=())
    run = _Run(rules, request.now, archive_of(listed, Collector()))
    asked = [address for one in listed.source.portfolios if (address := asked_address(one.name))]
    found = _all(asked, lambda address: run.get(address, is_image=False), request)
    wanted = _pictures(listed, Archive.of(found), request)
    found += _all(wanted, lambda address: run.get(address, is_image=True), request)
    archive = Archive.of(found)
    if archive.documents or listed.archive.exists():
        write_archive(listed.archive, archive)
    return RefreshedGallery(
        fetched=tuple(run.fetched), documents=len(archive.documents), problems=run.problems.problems
    )


def _all(
    addresses: list[str], get: "Callable[[str], ArchivedDocument | None]", request: GalleryRequest
) -> list[ArchivedDocument]:
    found = []
    for number, address in enumerate(addresses, start=1):
        document = get(address)
        if document is not None:
            found.append(document)
        request.progress("fetch", number, len(addresses))
    return found


def _pictures(listed: Listed, archive: Archive, request: GalleryRequest) -> list[str]:
    """Return the addresses of pictures that the gallery shows and that lie nowhere on this machine.

    What is wrong with a portfolio is said when the gallery is built.
    """
    seen = see(listed, archive, request, Collector())
    missing = [address for address, content in seen.pictures(seen.gallery).items() if not content]
    places = {place for one in archive.documents.values() for place in (one.address, one.final_address)}
    bases = tuple(f"{place.rpartition('/')[0]}/" for place in sorted(places))
    return [address for address in missing if address.startswith(bases)][:MOST_PICTURES]


def _problem(address: str, reason: str, *, kept: ArchivedDocument | None, is_image: bool) -> Problem:
    what = "picture" if is_image else "portfolio"
    hint = "What it said before stays for now." if kept else "It is left out of what is kept."
    return Problem(
        code=Code.NOT_FETCHED,
        message=f"The {what} is not to be had at {address}. {reason}",
        span=Span(file=address),
        hint=hint,
    ).warning()

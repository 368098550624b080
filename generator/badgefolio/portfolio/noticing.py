"""What an owner should look at: dates, withdrawals, changes since the site was last built, old evidence.

Everything is told from the project and an instant; what the network says comes in from outside.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from badgefolio.model.audience import EVERYBODY, NOBODY
from badgefolio.model.endorsements import Answer
from badgefolio.model.held import HeldBadge
from badgefolio.model.notice import Concern, Notice
from badgefolio.model.report import Name, Outcome
from badgefolio.portfolio.addresses import DIGEST_LENGTH
from badgefolio.sources.strings import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from badgefolio.model.archive import Archive
    from badgefolio.model.audience import Window
    from badgefolio.model.endorsements import ReceivedEndorsement
    from badgefolio.model.notice import Patience
    from badgefolio.model.page import Page
    from badgefolio.model.project import KeptAddress, KeptAddresses
    from badgefolio.model.report import Reason
    from badgefolio.model.site import Site
    from badgefolio.model.source import ProjectSource

# what has words of its own here
_SAID_ELSEWHERE = frozenset({Name.EXPIRY, Name.STATUS, Name.ENDORSEMENTS})


def notices(
    source: "ProjectSource", site: "Site", archive: "Archive", now: "datetime", patience: "Patience"
) -> tuple[Notice, ...]:
    """Return what there is to look at, in the order of `Concern`, then by what it is about.

    `site` is what `source` means, at that instant. Withdrawals, failed checks and missing documents of
    things that nobody but the owner sees are left out: they can wait. What expired more days ago than
    `patience.days` is known by now.
    """
    found = [
        *(
            Notice(concern=Concern.UNREADABLE, about=f"badges/{name}", message="badgefolio check says why.")
            for name in source.damaged
        ),
        *(one for held in site.badges for one in _of_badge(held, now, patience)),
        *(one for page in site.pages for one in _of_window(page, page.window, now, patience)),
        *_of_addresses(site, source.kept, source.damaged),
        *_of_archive(archive, now, patience),
        *_of_endorsements(source.endorsements),
    ]
    return in_order(found)


def in_order(found: "list[Notice]") -> tuple[Notice, ...]:
    """Return notices in the order in which they are said."""
    order = list(Concern)
    return tuple(sorted(found, key=lambda one: (order.index(one.concern), one.about, one.message)))


def linked(site: "Site") -> "dict[str, list[HeldBadge]]":
    """Return the web addresses that published badges name as evidence or criteria, with these badges."""
    links: dict[str, list[HeldBadge]] = {}
    for held in site.badges:
        if held.declared != NOBODY:
            for address in dict.fromkeys(_links(held)):
                links.setdefault(address, []).append(held)
    return links


def of_dead_links(links: "Mapping[str, list[HeldBadge]]", dead: "Mapping[str, Reason]") -> "Iterator[Notice]":
    """Give a notice for each badge with a link that leads nowhere any more."""
    for address, reason in dead.items():
        for held in links[address]:
            yield _notice(held, Concern.DEAD_LINK, f"{address} is dead. {reason}")


def _links(held: "HeldBadge") -> "Iterator[str]":
    badge = held.badge
    criteria = badge.achievement.criteria if badge.achievement else None
    named = [one.url for one in held.evidence], [one.url for one in badge.evidence]
    for address in (*named[0], *named[1], criteria.url if criteria else None):
        if address and web_address(address) == address:
            yield address


def _of_badge(held: "HeldBadge", now: "datetime", patience: "Patience") -> "Iterator[Notice]":
    yield from _of_expiry(held, now, patience)
    if held.declared == NOBODY:
        return
    yield from _of_window(held, held.settings.window, now, patience)
    report = held.report
    if held.is_revoked:
        yield _notice(held, Concern.REVOKED, "Its issuer took it back.")
    if report is None:
        return
    for one in report.checks:
        if one.outcome is Outcome.FAILED and one.name not in _SAID_ELSEWHERE:
            yield _notice(held, Concern.CHECK_FAILED, f"The check {one.name} failed: {one.reason}")
    if report.missing:
        number = len(report.missing)
        documents = "1 document" if number == 1 else f"{number} documents"
        yield _notice(
            held,
            Concern.NEVER_FETCHED,
            f"{documents} to check it with {'was' if number == 1 else 'were'} never fetched:"
            f" badgefolio refresh {held.name}",
        )


def _of_expiry(held: "HeldBadge", now: "datetime", patience: "Patience") -> "Iterator[Notice]":
    expires = held.badge.expires
    if expires is None or held.is_revoked:
        return
    # a day without a time holds to its end
    end = expires.instant + (timedelta() if expires.has_time else timedelta(days=1))
    day, span = expires.day, timedelta(days=patience.days)
    if now - span < end <= now:
        yield _notice(held, Concern.EXPIRED, f"It expired on {day}.", day)
    elif now < end <= now + span:
        yield _notice(held, Concern.EXPIRES, f"It expires on {day}.", day)


def _of_window(
    thing: "HeldBadge | Page", window: "Window", now: "datetime", patience: "Patience"
) -> "Iterator[Notice]":
    if thing.declared == NOBODY:
        return
    change = window.next_change(now)
    if change is None or change > now + timedelta(days=patience.days):
        return
    if window.is_open(change):
        yield _notice(thing, Concern.APPEARS, f"It appears on {change.date()}.", change)
    else:
        yield _notice(thing, Concern.DISAPPEARS, f"It disappears on {change.date()}.", change)


def _of_addresses(site: "Site", kept: "KeptAddresses", damaged: frozenset[str]) -> "Iterator[Notice]":
    """Give what is not as it was when addresses were last kept, which every build does."""
    now_there = {held.file.digest[:DIGEST_LENGTH] for held in site.badges}
    badges = {one.name: one for one in kept.badges}
    renamed = {one.digest for one in kept.badges if one.digest}
    for held in site.badges:
        known, digest = badges.get(held.name), held.file.digest[:DIGEST_LENGTH]
        if held.declared == NOBODY:
            continue
        if known is None and digest not in renamed:
            yield _notice(held, Concern.NEW, "It was not there when the site was last built.")
        elif known is not None and known.digest and known.digest != digest:
            yield _notice(held, Concern.CHANGED, "Its file is another than when the site was last built.")
    pages = {one.name for one in kept.pages}
    for page in site.pages:
        if page.declared != NOBODY and page.name not in pages:
            yield _notice(page, Concern.NEW, "It was not there when the site was last built.")
    yield from _of_lost("badges", kept.badges, {held.name for held in site.badges} | damaged, now_there)
    yield from _of_lost("pages", kept.pages, {page.name for page in site.pages}, set())


def _of_lost(
    folder: str, kept: "tuple[KeptAddress, ...]", names: set[str], digests: set[str]
) -> "Iterator[Notice]":
    for one in kept:
        if one.name not in names and not (one.digest and one.digest in digests):
            yield Notice(
                concern=Concern.GONE,
                about=f"{folder}/{one.name}",
                message="It was published and is gone. If it is to stay gone, take its line out of"
                " content/addresses.yaml.",
            )


def _of_archive(archive: "Archive", now: "datetime", patience: "Patience") -> "Iterator[Notice]":
    before = now - timedelta(days=patience.fetched_days)
    old = [one.fetched for one in archive.documents.values() if one.fetched < before]
    if old:
        number = "1 document was" if len(old) == 1 else f"{len(old)} documents were"
        yield Notice(
            concern=Concern.FETCHED_LONG_AGO,
            about="archive",
            message=f"{number} fetched more than {patience.fetched_days} days ago: badgefolio refresh",
            day=min(old).date(),
            is_public=True,
        )


def _notice(
    thing: "HeldBadge | Page", concern: Concern, message: str, day: "datetime | date | None" = None
) -> Notice:
    folder = "badges" if isinstance(thing, HeldBadge) else "pages"
    return Notice(
        concern=concern,
        about=f"{folder}/{thing.name}",
        message=message,
        day=day.date() if isinstance(day, datetime) else day,
        is_public=thing.audience == EVERYBODY,
    )


def _of_endorsements(received: "tuple[ReceivedEndorsement, ...]") -> "Iterator[Notice]":
    for one in received:
        if one.answer is Answer.PENDING:
            yield Notice(
                concern=Concern.PENDING,
                about=f"endorsements/{one.name}",
                message="It waits for your answer: badgefolio endorsements shows it.",
            )

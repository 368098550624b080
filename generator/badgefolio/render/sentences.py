"""What is known about a badge, in sentences and in the table of everything."""

from typing import TYPE_CHECKING

from badgefolio.render.places import mailto
from badgefolio.render.views import DateView, FactView, IssuerView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from badgefolio.model.credential import Badge, Moment
    from badgefolio.render.words import Words


def date_view(moment: "Moment | None", words: "Words") -> DateView | None:
    """Return the day that the issuer wrote, in words and as a machine writes it; None for none.

    Where the same instant was another day in UTC, the machine gets the day alone: it contradicts no word.
    """
    if moment is None:
        return None
    is_exact = moment.has_time and moment.local_day is None
    # not strftime, whose years before 1000 have as many digits as the system likes
    timed = moment.instant.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    return DateView(text=words.date(moment.day), iso=timed if is_exact else moment.day.isoformat())


def day_view(day: "date", words: "Words") -> DateView:
    """Return a day in words and as a machine writes it."""
    return DateView(text=words.date(day), iso=day.isoformat())


def sentence(issuer: IssuerView | None, badge: "Badge", words: "Words") -> str:
    """Return who issued a badge, when, and until when it holds.

    The domain stands before the name, which issuers can choose as they like. An issuer that nobody
    confirmed is only named: anybody can write any name into a badge. Whether a date has passed is left to
    the day of reading: the same badge gives the same sentence on every day.
    """
    issued = words.date(badge.issued.day) if badge.issued else ""
    who = _who(issuer)
    is_confirmed = issuer is not None and issuer.is_confirmed
    if who and issued and is_confirmed:
        first = words("Issued by {issuer} on {date}.", issuer=who, date=issued)
    elif who and issued:
        first = words("Issued in the name of {issuer} on {date}.", issuer=who, date=issued)
    elif who and is_confirmed:
        first = words("Issued by {issuer}.", issuer=who)
    elif who:
        first = words("Issued in the name of {issuer}.", issuer=who)
    elif issued:
        first = words("Issued on {date}.", date=issued)
    else:
        first = ""
    parts = [first]
    if badge.revocation:
        parts.append(words("Withdrawn by its issuer."))
    elif badge.expires:
        parts.append(words("Valid until {date}.", date=words.date(badge.expires.day)))
    return " ".join(part for part in parts if part)


def facts(badge: "Badge", words: "Words") -> tuple[FactView, ...]:
    """Return everything the badge says that is not said elsewhere on its page; empty parts are left out.

    The recipient is not among them: even a hashed address can be guessed. Nor is the name that the badge
    gives the recipient: the portfolio says whose it is, by the name that its owner chose.
    """
    return tuple(fact for fact in _facts(badge, words) if fact.value)


def spaced(kind: str) -> str:
    """Return a term of the specification as words: `LearningProgram` becomes `Learning program`."""
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind).strip()
    return spaced[:1].upper() + spaced[1:]


def _facts(badge: "Badge", words: "Words") -> "Iterator[FactView]":
    yield from _issuer_facts(badge, words)
    yield _date_fact(words("Issued on"), badge.issued, words)
    yield _date_fact(words("Valid until"), badge.expires, words)
    yield _date_fact(words("Activity began on"), badge.activity_start, words)
    yield _date_fact(words("Activity ended on"), badge.activity_end, words)
    yield from _achievement_facts(badge, words)
    yield FactView(label=words("Role"), value=badge.role or "")
    yield FactView(label=words("Licence number"), value=badge.licence_number or "")
    yield _address_fact(words("Identifier of the badge"), badge.id)
    if badge.location != badge.id:
        yield _address_fact(words("The issuer's own copy"), badge.location)
    yield FactView(label=words("Standard"), value=f"Open Badges {badge.version}")
    yield FactView(label=words("Kind of proof"), value=", ".join(badge.proof_details))


def _issuer_facts(badge: "Badge", words: "Words") -> "Iterator[FactView]":
    issuer = badge.issuer
    if issuer is None:
        return
    yield FactView(label=words("Issuer's domain"), value=issuer.domain or "")
    yield FactView(label=words("Issuer"), value=issuer.name or "", url=issuer.url or "")
    yield FactView(label=words("Part of"), value=issuer.parent or "")
    email = issuer.email or ""
    yield FactView(label=words("Issuer's e-mail"), value=email, url=mailto(email))
    yield FactView(label=words("Issuer's telephone"), value=issuer.telephone or "")
    yield _address_fact(words("Identifier of the issuer"), issuer.id)
    for kind, value in issuer.other_ids:
        label = (
            words("Identifier of the issuer ({kind})", kind=kind)
            if kind
            else words("Identifier of the issuer")
        )
        yield _address_fact(label, value)
    creator = badge.achievement.creator if badge.achievement else None
    if creator and creator.name and creator.name != issuer.name:
        yield FactView(label=words("Created by"), value=creator.name, url=creator.url or "")


def _achievement_facts(badge: "Badge", words: "Words") -> "Iterator[FactView]":
    achievement = badge.achievement
    if achievement is None:
        return
    yield FactView(label=words("Kind of achievement"), value=spaced(achievement.kind or ""))
    yield FactView(label=words("Field of study"), value=achievement.field_of_study or "")
    yield FactView(label=words("Specialization"), value=achievement.specialization or "")
    yield FactView(label=words("Credits"), value=achievement.credits or "")
    yield FactView(label=words("Code"), value=achievement.human_code or "")
    yield FactView(label=words("Version"), value=achievement.version or "")
    yield FactView(label=words("Language of the badge"), value=achievement.language or "")
    yield FactView(label=words("The issuer's tags"), value=", ".join(achievement.tags))
    yield _address_fact(words("Identifier of the achievement"), achievement.id)
    for related in achievement.related:
        yield _address_fact(words("Related"), related)


def _date_fact(label: str, moment: "Moment | None", words: "Words") -> FactView:
    date = date_view(moment, words)
    return FactView(label=label, value=date.text if date else "", iso=date.iso if date else "")


def _address_fact(label: str, address: str | None) -> FactView:
    address = address or ""
    return FactView(
        label=label, value=address, url=address if address.startswith(("http://", "https://")) else ""
    )


def _who(issuer: IssuerView | None) -> str:
    if issuer is None:
        return ""
    if issuer.domain and issuer.name and issuer.name != issuer.domain:
        return f"{issuer.domain} ({issuer.name})"
    return issuer.domain or issuer.name

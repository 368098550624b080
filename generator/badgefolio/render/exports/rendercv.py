"""The owner's curriculum for RenderCV, which makes PDF files of it: YAML with one kind of entry a section.

Source: rendercv/rendercv, src/rendercv/schema/models/cv: `CurriculumVitae`, `SocialNetwork`, and the entries
`ExperienceEntry`, `EducationEntry`, `NormalEntry` and `OneLineEntry`, of which a section has only one kind.
Only members that its versions since 2.0 know are written.
"""

import re
from typing import TYPE_CHECKING

from badgefolio.model.cv import Cv, Entry, Section
from badgefolio.render.cv_views import section_titles
from badgefolio.render.exports.person import person
from badgefolio.render.exports.resume import certificate, day, standing
from badgefolio.render.words import words

if TYPE_CHECKING:
    from badgefolio.model.held import HeldBadge
    from badgefolio.model.leaving import Leaving
    from badgefolio.model.site import PublicSite
    from badgefolio.render.exports.person import Account, Person
    from badgefolio.render.words import Words

_NETWORKS = {
    "linkedin": "LinkedIn",
    "github": "GitHub",
    "instagram": "Instagram",
    "orcid": "ORCID",
    "mastodon": "Mastodon",
    "twitter": "X",
}
_PHONE = re.compile(r"\+[0-9][0-9 ().-]{5,24}")  # RenderCV wants the code of the country
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_LINES = frozenset([Section.SKILLS, Section.LANGUAGES, Section.INTERESTS])


def rendercv(leaving: "Leaving") -> bytes:
    """Return the YAML: the person, the sections in the order of JSON Resume, the badges as certificates."""
    import yaml

    value = {"cv": _cv(leaving.site)}
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110)
    return text.encode()


def _cv(site: "PublicSite") -> dict[str, object]:
    spoken = words(site.settings.language)
    titles = section_titles(spoken)
    sections = {}
    for section in Section:
        entries = _section(section, site.cv)
        if section is Section.CERTIFICATES:
            entries += [_badge(held, site, spoken) for held in standing(site.listed_badges)]
        if entries:
            sections[titles[section]] = entries
    return _said({**_header(person(site)), "sections": sections})


def _header(owner: "Person") -> dict[str, object]:
    return {
        "name": owner.name,
        "location": ", ".join(part for part in (owner.city, owner.region, owner.country) if part),
        "email": owner.email,
        "phone": owner.phone if _PHONE.fullmatch(owner.phone) else "",
        "website": owner.url,
        "social_networks": [
            {"network": _NETWORKS[one.kind], "username": one.username}
            for one in owner.accounts
            if one.kind in _NETWORKS and _is_name(one)
        ],
    }


def _is_name(one: "Account") -> bool:
    """Whether RenderCV can make an address of the name; where it cannot, it refuses the whole file."""
    return bool(one.url and one.username) and (one.kind != "orcid" or bool(_ORCID.fullmatch(one.username)))


def _section(section: Section, cv: Cv) -> list[dict[str, object]]:
    """Return the entries of a section, all of the one kind that fits all of them."""
    entries = cv.of(section)
    if section in _LINES:
        return [_line(entry) for entry in entries]
    wanted = _KINDS.get(section)
    if wanted and all(entry.text(name) for entry in entries for name in wanted.values()):
        own = frozenset([*wanted.values(), "studyType"])
        return [
            {
                **{name: entry.text(source) for name, source in wanted.items()},
                **_said({"degree": entry.text("studyType")}),
                **_about(entry, own),
            }
            for entry in entries
        ]
    return [_normal(entry) for entry in entries]


# What RenderCV requires of an entry of these sections, and what it is called in JSON Resume.
_KINDS = {
    Section.WORK: {"company": "name", "position": "position"},
    Section.VOLUNTEER: {"company": "organization", "position": "position"},
    Section.EDUCATION: {"institution": "institution", "area": "area"},
}
_NAMES = ("position", "title", "studyType", "area", "name", "organization", "institution")


def _normal(entry: Entry) -> dict[str, object]:
    named = next((name for name in _NAMES if entry.text(name)), "")
    return {
        "name": _linked(entry.text(named) or "\u2013", entry.text("url")),
        **_about(entry, frozenset([named])),
    }


def _line(entry: Entry) -> dict[str, object]:
    named = "language" if entry.section is Section.LANGUAGES else "name"
    more = [entry.text("level"), entry.text("fluency"), *entry.several("keywords")]
    return {
        "label": entry.text(named) or "\u2013",
        "details": ", ".join(word for word in more if word) or "\u2013",
    }


_BY = ("name", "organization", "institution", "studyType", "awarder", "issuer", "publisher", "entity", "type")
_TEXTS = ("description", "score", "summary", "reference")
_LISTS = ("highlights", "courses", "roles", "keywords")


def _about(entry: Entry, said: frozenset[str]) -> dict[str, object]:
    """Return where, when and what, without what is said already."""
    by = ", ".join(entry.text(name) for name in _BY if name not in said and entry.text(name))
    texts = [by, *(entry.text(name) for name in _TEXTS)]
    return _said(
        {
            **_dates(entry),
            "location": entry.text("location"),
            "summary": "\n\n".join(text.strip() for text in texts if text.strip()),
            "highlights": [one for name in _LISTS for one in entry.several(name)],
        }
    )


def _dates(entry: Entry) -> dict[str, object]:
    """Return the dates; an end before its beginning, which RenderCV refuses, is written out in words."""
    start, end = entry.text("startDate"), entry.text("endDate")
    if start and end and _comparable(start) > _comparable(end):
        return {"date": f"{start} \u2013 {end}"}
    only = entry.text("date") or entry.text("releaseDate")
    return {"date": only} if only else {"start_date": start, "end_date": end}


def _comparable(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in (*text.split("-"), "01", "01")[:3])


def _badge(held: "HeldBadge", site: "PublicSite", spoken: "Words") -> dict[str, object]:
    said = certificate(held, site)
    expires = held.badge.expires
    texts = [
        _tame(str(said.get("issuer", ""))),
        spoken("Valid until {date}.", date=spoken.date(expires.day)) if expires and day(expires.day) else "",
    ]
    return _said(
        {
            "name": _linked(str(said["name"]), str(said.get("url", ""))),
            "date": said.get("date", ""),
            "summary": ". ".join(text for text in texts if text),
        }
    )


def _linked(name: str, url: str) -> str:
    """Return a name in Markdown that leads to its page; one with brackets of its own stays without."""
    is_plain = not set(name + url) & set("[]()\n")
    return f"[{name}]({url})" if url and is_plain else _tame(name)


def _tame(text: str) -> str:
    """Return a stranger's words so that no link of theirs is made of them."""
    return " ".join(text.split()).replace("](", "] (")


def _said(members: "dict[str, object]") -> dict[str, object]:
    return {name: value for name, value in members.items() if value}

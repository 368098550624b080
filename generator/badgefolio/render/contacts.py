"""Ways to reach the owner, each with an address to click where it is one."""

import re
from typing import TYPE_CHECKING

from badgefolio.render.places import mailto
from badgefolio.render.views import ContactView

if TYPE_CHECKING:
    from badgefolio.model.project import ContactEntry
    from badgefolio.render.words import Words

# Where a name on a network has its page, and what such a name looks like there.
_PROFILES = {
    "facebook": ("https://www.facebook.com/{}", r"[A-Za-z0-9.]{3,80}"),
    "linkedin": ("https://www.linkedin.com/in/{}/", r"[\w%-]{3,100}"),
    "twitter": ("https://x.com/{}", r"[A-Za-z0-9_]{1,15}"),
    "pinterest": ("https://www.pinterest.com/{}/", r"[A-Za-z0-9_]{3,30}"),
    "instagram": ("https://www.instagram.com/{}/", r"[A-Za-z0-9_.]{1,30}"),
    "bluesky": ("https://bsky.app/profile/{}", r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),
    "github": ("https://github.com/{}", r"[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}"),
    "orcid": ("https://orcid.org/{}", r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]"),
    "website": ("https://{}", r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}(?:/[\w./~-]*)?"),
    "blog": ("https://{}", r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}(?:/[\w./~-]*)?"),
}
_FEDIVERSE = re.compile(r"@?([\w.-]{1,60})@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24})", re.ASCII)


def contact_view(entry: "ContactEntry", words: "Words") -> ContactView:
    """Return a line of contact; a name on a network leads to its page there.

    What has another form than its kind asks for is shown as it is, without a link.
    """
    label = _labels(words)[entry.kind]
    value = entry.value
    if value.startswith(("https://", "http://")):
        text = value.partition("://")[2].rstrip("/")
        return ContactView(kind=entry.kind, label=label, text=text, url=value)
    if entry.kind == "country":
        value = words.country(value)
    return ContactView(kind=entry.kind, label=label, text=value, url=_url(entry))


def _url(entry: "ContactEntry") -> str:
    value = entry.value
    match entry.kind:
        case "email":
            return mailto(value)
        case "phone":
            number = "".join(sign for sign in value if sign.isdigit() or sign == "+")
            return f"tel:{number}" if number else ""
        case "mastodon":
            found = _FEDIVERSE.fullmatch(value)
            return f"https://{found[2].lower()}/@{found[1]}" if found else ""
        case kind if kind in _PROFILES:
            address, form = _PROFILES[kind]
            name = value.removeprefix("@").removeprefix("in/")
            return address.format(name) if re.fullmatch(form, name, re.ASCII) else ""
        case _:
            return ""


def _labels(words: "Words") -> dict[str, str]:
    return {
        "email": words("E-mail"),
        "phone": words("Telephone"),
        "address": words("Address"),
        "city": words("City"),
        "state": words("Region"),
        "country": words("Country"),
        "website": words("Website"),
        "blog": words("Blog"),
        "facebook": "Facebook",
        "linkedin": "LinkedIn",
        "twitter": "X",
        "pinterest": "Pinterest",
        "instagram": "Instagram",
        "mastodon": "Mastodon",
        "bluesky": "Bluesky",
        "github": "GitHub",
        "orcid": "ORCID",
    }

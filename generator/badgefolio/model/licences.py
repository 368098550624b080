"""The licences of Creative Commons, by their SPDX identifiers.

Source: SPDX License List (spdx.org/licenses), creativecommons.org.
"""

from dataclasses import dataclass

_HOST = "https://creativecommons.org/"
_KINDS = ("by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd")
_VERSIONS = ("4.0", "3.0", "2.5", "2.0")


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownLicence:
    """A licence: how it is called in a few signs, its kind (`by-sa`, `zero`, `mark`), where it stands."""

    id: str
    name: str
    kind: str
    url: str


def _licence(kind: str, version: str) -> KnownLicence:
    short = kind.upper()
    url = f"{_HOST}licenses/{kind}/{version}/"
    return KnownLicence(id=f"CC-{short}-{version}", name=f"CC {short} {version}", kind=kind, url=url)


LICENCES = (
    *(_licence(kind, version) for version in _VERSIONS for kind in _KINDS),
    KnownLicence(id="CC0-1.0", name="CC0 1.0", kind="zero", url=f"{_HOST}publicdomain/zero/1.0/"),
    KnownLicence(
        id="CC-PDM-1.0", name="Public Domain Mark 1.0", kind="mark", url=f"{_HOST}publicdomain/mark/1.0/"
    ),
)

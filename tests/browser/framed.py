"""A portfolio that is embedded: its names are as long, as odd and as foreign as they come."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import Project, credential

from badgefolio.credentials import bake

FINNISH = "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas ja epäjärjestelmällistyttämättömyys"
ARABIC = "وسيطة بين اللغات والثقافات في المدرسة الابتدائية مع العائلات الجديدة"
ODD = 'It\'s "odd" & <b>so</b> on ]}\\ */ --> ' * 5
REASON = "Its holder was found to have been somebody else altogether, which the issuer regrets very much"
THINGS = (
    "badges/finnish/",
    "badges/arabic/",
    "badges/odd/",
    "badges/short/",
    "pages/cv/showcase/those-that-matter/",
    "",
)


@dataclass(frozen=True)
class Framed:
    """A built site and its public address, which is on this machine."""

    folder: Path
    address: str
    theme: str

    def code(self, thing: str, key: str) -> str:
        """Return a code from its file, as somebody fetches it."""
        return (self.folder / thing / "embed/codes" / f"{key}.txt").read_text(encoding="utf-8")

    def codes(self, key: str) -> Iterator[str]:
        """Give one code of everything that has it."""
        return (self.code(thing, key) for thing in THINGS)

    def bodies(self, *things: str) -> dict[str, str]:
        """Return what a host gives when these things and what they announce are asked for."""
        files = [(thing, name) for thing in things for name in ("", "oembed.json", "oembed.xml")]
        return {
            f"{self.address}{thing}{name}": (self.folder / thing / (name or "index.html")).read_text("utf-8")
            for thing, name in files
        }


def write_framed(project: Project, art: bytes, address: str, theme: str) -> None:
    """Write such a portfolio into a project."""
    title = "Portfolio of everything that Maya ever learned"
    owner = "{name: Maya Lindqvist-Saint-Exupéry de la Tour, picture: files/me.png}"
    project.write("content/files/me.png", art).write(
        "content/site.yaml",
        f"title: {title}\nowner: {owner}\ndefaults: {{visibility: public}}\nbase_url: {address}\n"
        f"theme: {theme}\nlanguage: fr\n",
    )
    told: dict[str, tuple[str, dict[str, object]]] = {
        "finnish": (FINNISH, {"expires": "2031-01-31T00:00:00Z"}),
        "arabic": (ARABIC, {"expires": "2020-01-31T00:00:00Z"}),
        "odd": (ODD, {"expires": "2031-01-31T00:00:00Z"}),
        "gone": ("Taken back with quite a long name", {"revoked": True, "revocationReason": REASON}),
        "short": ("A", {}),
    }
    for name, (said, members) in told.items():
        baked = bake(art, credential(said, **members), file=f"{name}.png")
        project.write(f"content/badges/{name}.png", baked)
    project.write_page(
        "cv",
        "- text: A line.\n- showcase: [finnish, arabic, odd, short]\n  title: Those that matter\n"
        "- badge: finnish\n  format: long\n- link: https://elsewhere.example/\n  title: Elsewhere",
    )

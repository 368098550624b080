"""Badges, pages and sites made of values: one that says everything, one that says next to nothing."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path as Files
from shutil import copytree
from typing import Any, TypeVar

import pytest
from tests.leaks import files_of
from tests.render.made_blocks import new_blocks

from badgefolio import resources
from badgefolio.model import blocks
from badgefolio.model.credential import (
    Achievement,
    Alignment,
    Badge,
    Criteria,
    Endorsement,
    Evidence,
    Image,
    Moment,
    OpenBadgesVersion,
    Profile,
    Proof,
    RecipientIdentity,
    Result,
    Revocation,
)
from badgefolio.model.held import HeldBadge, Route
from badgefolio.model.page import Page
from badgefolio.model.paths import Path
from badgefolio.model.payload import Container
from badgefolio.model.pictures import Picture
from badgefolio.model.project import BadgeSettings, ContactEntry, FoundFile, Owner, Settings, Visibility
from badgefolio.model.report import Check, Name, Outcome, Report, Statement, because
from badgefolio.model.selection import Format
from badgefolio.model.site import NavigationItem, PublicSite
from badgefolio.pipeline import BuildRequest, build
from badgefolio.portfolio.finding import finding
from badgefolio.render.badge_views import Viewer
from badgefolio.render.page_list import Pages
from badgefolio.render.places import Place
from badgefolio.render.themes import ThemeShelf
from badgefolio.render.words import words

BASE = "https://maya.example/me/"
Value = TypeVar("Value")


def moment(text: str) -> Moment:
    """Return a date; one with a T has a time."""
    instant = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return Moment(text=text, instant=instant, has_time="T" in text)


def file(path: str, size: int = 1_500) -> FoundFile:
    return FoundFile(path=path, digest=path.encode().hex().ljust(64, "0")[:64], size=size)


MINIMAL = Badge(version=OpenBadgesVersion.V2_0)
ISSUER = Profile(
    name="Maker Space",
    id="https://badges.example/i",
    url="https://badges.example/",
    email="desk@badges.example",
    telephone="+33 1 23",
    description="We make *things*.",
    parent="City of Example",
)
FULL = Badge(
    version=OpenBadgesVersion.V3_0,
    id="https://badges.example/a/1",
    achievement=Achievement(
        name="Soldering",
        id="urn:uuid:77",
        description="Joins that **hold**.",
        criteria=Criteria(narrative="# Come\n\nand do it.", url="https://badges.example/criteria"),
        image=Image(url="https://badges.example/i.png", caption="A hot iron"),
        creator=Profile(name="Iron Guild", url="https://guild.example/"),
        kind="LearningProgram",
        human_code="S-1",
        field_of_study="Crafts",
        specialization="Lead-free",
        credits="3",
        version="2",
        language="de",
        tags=("solder", "iron"),
        alignments=(
            Alignment(
                name="Join metals",
                url="https://skills.example/1",
                description="To join.",
                framework="ESCO",
                code="E1",
            ),
            Alignment(name="Care"),
        ),
        related=("https://badges.example/b/2", "urn:uuid:2"),
        endorsements=(Endorsement(comment="Well made.", endorser=Profile(id="did:web:guild.example")),),
    ),
    issuer=ISSUER,
    recipients=(RecipientIdentity(kind="email", value="sha256$00ff", is_hashed=True, salt="s"),),
    recipient_name="Maya",
    issued=moment("2024-05-01T10:20:30"),
    expires=moment("2030-01-31"),
    narrative="She soldered a clock.",
    evidence=(
        Evidence(
            url="https://maya.example/clock",
            name="The clock",
            description="It ticks.",
            narrative="*Slowly* made.",
            genre="Craft",
        ),
        Evidence(description="No name"),
    ),
    results=(
        Result(name="Grade", value="A"),
        Result(value="85.5", kind="Percent"),
        Result(value="3", kind="CreditsEarned"),
        Result(status="Completed"),
        Result(name="Nothing"),
    ),
    role="Lead",
    licence_number="L-9",
    activity_start=moment("2024-01-01"),
    activity_end=moment("2024-04-30"),
    endorsements=(
        Endorsement(
            comment="I saw it.",
            endorser=Profile(name="Ada", url="https://ada.example/"),
            issued=moment("2024-06-01"),
        ),
        Endorsement(comment="Somebody."),
        Endorsement(endorser=Profile(name="Silent")),
    ),
    revocation=Revocation(reason="A mistake."),
    proof=Proof.DATA_INTEGRITY,
    proof_details=("eddsa-rdfc-2022",),
    location="https://badges.example/copy",
)


def held(
    name: str = "soldering",
    badge: Badge = FULL,
    visibility: Visibility = Visibility.PUBLIC,
    container: Container = Container.PNG,
    **settings: Any,  # noqa: ANN401 - what BadgeSettings takes
) -> HeldBadge:
    """Return a badge of the owner."""
    return HeldBadge(
        name=name,
        file=file(f"badges/{name}.{container}"),
        container=container,
        badge=badge,
        settings=BadgeSettings(**settings),
        picture=None,
        visibility=visibility,
        route=Route(path=f"badges/{name}/" if visibility is Visibility.PUBLIC else f"unlisted/{name}/"),
    )


def settings(**changes: Any) -> Settings:  # noqa: ANN401 - what Settings takes
    """Return settings in which everything is said."""
    owner = Owner(
        name="Maya Lindqvist",
        about="Teacher. **Curious.**",
        picture_alt="Maya at a bench",
        identities=("maya@secret.example",),
        contact=(
            ContactEntry(kind="email", value="maya@maya.example"),
            ContactEntry(kind="phone", value="+33 (0)1 23"),
            ContactEntry(kind="country", value="FR"),
            ContactEntry(kind="website", value="https://maya.example/"),
            ContactEntry(kind="city", value="Grenoble"),
        ),
    )
    said: dict[str, Any] = {
        "title": "Portfolio",
        "owner": owner,
        "description": "What I learned",
        "base_url": BASE,
        "linkedin_ids": (("badges.example", "4711"),),
    }
    return Settings(**{**said, **changes})


def page(name: str = "cv", *said: blocks.Block, **changes: Any) -> Page:  # noqa: ANN401 - what Page takes
    """Return a portfolio page of these blocks."""
    whole: dict[str, Any] = {
        "title": "What I can do",
        "description": "In short",
        "theme": "",
        "language": "en",
        "tags": ("work",),
        "visibility": Visibility.PUBLIC,
        "route": Route(path=f"pages/{name}/"),
    }
    return Page(name=name, blocks=said, **{**whole, **changes})


PHOTO, PLAN, PORTRAIT = file("files/photo.jpg"), file("files/Plan B.pdf"), file("files/me.png")


def all_blocks(*badges: HeldBadge) -> tuple[blocks.Block, ...]:
    """Return one block of every kind, with and without what may be left out."""
    group, one = blocks.BadgeGroup, blocks.BadgeBlock
    long, short = Format.LONG, Format.SHORT
    return (
        blocks.Text(markdown="## Before\n\nAny heading"),
        blocks.Heading(text="Teaching", level=1),
        blocks.Heading(text="Online", level=2),
        blocks.Text(markdown="I build *courses*."),
        *(one(badge=each, format=form, note="Here") for each in badges for form in (long, short)),
        *(one(badge=each, format=short) for each in badges),
        group(badges=badges, title="All", format=short, by_hand=True),
        group(badges=badges, title="", format=long, by_hand=False),
        group(badges=(), title="None", format=short, by_hand=False),
        blocks.ProfileBlock(
            fields=("name", "picture", "about", "email", "phone", "country", "website", "city")
        ),
        blocks.ProfileBlock(fields=()),
        blocks.FilesBlock(files=(PHOTO, PLAN), title="Files", layout=blocks.FilesLayout.AUTO),
        blocks.FilesBlock(files=(PHOTO,), title="", layout=blocks.FilesLayout.GALLERY),
        blocks.FilesBlock(files=(), title="Empty", layout=blocks.FilesLayout.LIST),
        blocks.ImageBlock(file=PHOTO, alt="A clock", caption="The *clock*"),
        blocks.ImageBlock(file=PHOTO, alt="", caption=""),
        blocks.Link(url="https://maya.example/blog", title="My blog", description="Weekly"),
        blocks.Link(url="mailto:maya@maya.example", title=""),
        *new_blocks(*badges),
    )


def picture(ending: str = "png") -> Picture:
    return Picture(ending=ending, size=2_000, width=300, height=200, scale=1.1)


def site(
    badges: tuple[HeldBadge, ...] = (),
    pages: tuple[Page, ...] = (),
    *,
    theme: str = "atelier",
    portrait: bool = False,
    paths: tuple[Path, ...] = (),
    **changes: Any,  # noqa: ANN401 - what Settings takes
) -> PublicSite:
    """Return what may be published."""
    return PublicSite(
        settings=settings(**changes),
        theme=theme,
        owner_picture=PORTRAIT if portrait else None,
        badges=badges,
        pages=pages,
        paths=paths,
        finding=finding(
            tuple(one for one in badges if one.visibility is Visibility.PUBLIC),
            tuple(one for one in pages if one.visibility is Visibility.PUBLIC),
        ),
        navigation=(
            NavigationItem(key="home", title="", route=Route(path="")),
            NavigationItem(key="badges", title="", route=Route(path="badges/")),
            *(NavigationItem(key="page", title=one.title, route=one.route) for one in pages),
        ),
    )


def pictures(of: PublicSite, ending: str = "png") -> dict[str, Picture]:
    """Return a picture for everything that the site shows."""
    return {
        **{one.name: picture(ending) for one in of.badges},
        **{one.path: picture(ending) for one in (PHOTO, PORTRAIT)},
    }


def rendered(of: PublicSite, ending: str = "png") -> dict[str, str]:
    """Return every page of a site by its path."""
    from badgefolio.render.page import make_page

    listed = Pages(of, pictures(of, ending), ThemeShelf(resources.bundled("themes")))
    return {path: make_page(item.argument).decode() for path, item in listed.items()}


def failed(one: HeldBadge) -> HeldBadge:
    """Return a badge that names somebody else, as a check found."""
    nothing = Statement(outcome=Outcome.UNKNOWN, reason=because("Nothing is known."))
    check = Check(name=Name.RECIPIENT, outcome=Outcome.FAILED, reason=because("Another."))
    at = datetime(2026, 11, 1, tzinfo=UTC)
    report = Report(at=at, checks=(check,), integrity=nothing, identity=nothing, status=nothing)
    return replace(one, report=report)


def viewer(path: str = "badges/soldering/", language: str = "en", ending: str = "png") -> Viewer:
    """Return a look at things from a page; every picture is of 300 x 200 px."""

    class Any_(dict[str, Picture]):  # noqa: N801 - a dictionary that has everything
        def __missing__(self, _key: str) -> Picture:
            return picture(ending)

    return Viewer(place=Place(Route(path=path)), words=words(language), pictures=Any_())


def changed(value: Value, change: Callable[[str], str], *, without: frozenset[str] = frozenset()) -> Value:
    """Return a value with every text in it changed, but for members of these names."""
    if isinstance(value, str) and type(value) is str:
        return change(value)  # type: ignore[return-value]  # a text for a text
    if isinstance(value, tuple):
        return tuple(changed(one, change, without=without) for one in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        new = {
            one.name: changed(getattr(value, one.name), change, without=without)
            for one in fields(value)
            if one.name not in without
        }
        return replace(value, **new)
    return value


class Skeleton(HTMLParser):
    """The elements and attributes of a page in their order; the values of attributes beside them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def values(self, tag: str, name: str) -> list[str]:
        """Return the values of an attribute of all elements of that name."""
        return [value for found, key, value in self.attributes if (found, key) == (tag, name)]


@pytest.fixture(scope="session")
def shelf() -> ThemeShelf:
    return ThemeShelf(resources.bundled("themes"))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give every file of the sample's site, built once."""
    folder = tmp_path_factory.mktemp("sample")
    copytree(Files(__file__).parents[2] / "content", folder / "content")
    build(BuildRequest(project=folder, output=folder / "output", base_url="https://maya.example/portfolio/"))
    return files_of(folder / "output")

"""Sites made of values, without a file of any badge."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from badgefolio.model.credential import Achievement, Badge, Moment, OpenBadgesVersion, Profile
from badgefolio.model.held import HeldBadge, Route
from badgefolio.model.payload import Container
from badgefolio.model.project import BadgeSettings, FoundFile, Owner, Settings, Visibility
from badgefolio.model.source import BadgeSource, ProjectSource
from badgefolio.portfolio import Resolved, read_badge_settings, read_page, read_settings, resolve


def moment(day: int | None) -> Moment | None:
    """Return a day counted from the first of 2020."""
    if day is None:
        return None
    instant = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=day)
    return Moment(text=instant.date().isoformat(), instant=instant, has_time=False)


class Make:
    """Small makers of values, each with only what a test names."""

    @staticmethod
    def badge(
        title: str | None = "Soldering",
        *,
        issued: int | None = 0,
        expires: int | None = None,
        issuer: str | None = "Maker Space",
    ) -> Badge:
        return Badge(
            version=OpenBadgesVersion.V2_0,
            achievement=Achievement(name=title),
            issuer=Profile(name=issuer, id="https://badges.example/i"),
            issued=moment(issued),
            expires=moment(expires),
        )

    @classmethod
    def held(
        cls,
        name: str,
        visibility: Visibility = Visibility.PUBLIC,
        *,
        tags: tuple[str, ...] = (),
        **badge: Any,  # noqa: ANN401 - what a badge takes
    ) -> HeldBadge:
        return HeldBadge(
            name=name,
            file=cls.file(f"badges/{name}.png"),
            container=Container.PNG,
            badge=cls.badge(**badge),
            settings=BadgeSettings(tags=tags),
            picture=None,
            visibility=visibility,
            route=Route(path=f"badges/{name}/"),
        )

    @staticmethod
    def file(path: str, digest: str = "") -> FoundFile:
        return FoundFile(path=path, digest=digest or "00" * 32, size=1)

    @classmethod
    def source(
        cls,
        site: str = "",
        badges: dict[str, str] | None = None,
        pages: dict[str, str] | None = None,
        files: tuple[str, ...] = (),
    ) -> ProjectSource:
        """Return a project of these YAML texts; each badge's file has a digest of its name."""
        badges = badges or {}
        settings = f"title: T\nowner: {{name: N}}\n{site}" if "owner:" not in site else f"title: T\n{site}"
        return ProjectSource(
            settings=read_settings(settings.encode(), file="content/site.yaml"),
            badges={
                name: BadgeSource(
                    file=cls.file(f"badges/{name}.png", name.encode().hex().ljust(64, "0")),
                    container=Container.PNG,
                    badge=cls.badge(name),
                )
                for name in badges
            },
            settings_of={
                name: read_badge_settings(said.encode(), file=f"content/badges/{name}.yaml")
                for name, said in badges.items()
                if said
            },
            pages=tuple(
                read_page(said.encode(), file=f"content/pages/{name}.yaml", name=name)
                for name, said in (pages or {}).items()
            ),
            files={path: cls.file(path) for path in files},
        )

    @staticmethod
    def resolved(source: ProjectSource, now: datetime | None = None) -> Resolved:
        """Resolve with two themes and tokens that count up from one."""
        tokens = (f"{number:032x}" for number in range(1, 100))
        return resolve(
            source,
            themes=("atelier", "vita"),
            default_theme="atelier",
            new_token=lambda: next(tokens),
            now=now,
        )

    @staticmethod
    def settings(**owner: Any) -> Settings:  # noqa: ANN401 - what an owner takes
        return Settings(title="T", owner=Owner(name="N", **owner))


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()


@pytest.fixture
def content(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Give a writer of files below content/, with the folder of the project."""
    (tmp_path / "content").mkdir()

    def write(path: str, text: str | bytes = "") -> Path:
        target = tmp_path / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path

    return write

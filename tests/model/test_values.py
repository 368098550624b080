"""What values can tell of themselves."""

import dataclasses
import importlib
import pkgutil
from datetime import datetime, timedelta, timezone

import pytest

from badgefolio import model
from badgefolio.model.credential import Badge, Moment, OpenBadgesVersion, Profile
from badgefolio.model.held import Route
from badgefolio.model.payload import Container

MODULES = [
    importlib.import_module(f"badgefolio.model.{one.name}") for one in pkgutil.iter_modules(model.__path__)
]
VALUES = [
    value
    for module in MODULES
    for value in vars(module).values()
    if dataclasses.is_dataclass(value) and isinstance(value, type) and value.__module__ == module.__name__
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_values_are_frozen_and_take_no_stray_attribute(value: type) -> None:
    parameters = value.__dataclass_params__  # type: ignore[attr-defined]
    assert parameters.frozen
    assert "__slots__" in vars(value)


def test_a_route_knows_its_file_and_its_card() -> None:
    assert Route(path="").file == "index.html"
    assert Route(path="badges/x/").file == "badges/x/index.html"
    assert Route(path="badges/x/").embed == Route(path="badges/x/embed/")


def test_only_pictures_can_be_shown_as_they_are() -> None:
    assert [one for one in Container if one.is_image] == [Container.PNG, Container.SVG]


def test_a_moment_is_in_utc() -> None:
    here = datetime(2024, 5, 1, tzinfo=timezone(timedelta(hours=1)))
    with pytest.raises(ValueError, match="a Moment is in UTC"):
        Moment(text="2024-05-01", instant=here)


def test_a_badge_is_complete_when_it_says_what_and_who() -> None:
    bare = Badge(version=OpenBadgesVersion.V2_0)
    assert not bare.is_complete
    assert bare.name is None
    assert not dataclasses.replace(bare, issuer=Profile(name="A")).is_complete


@pytest.mark.parametrize(
    ("profile", "domain"),
    [
        (Profile(id="https://Badges.Example:8443/i"), "badges.example"),
        (Profile(id="did:web:School.example:people"), "school.example"),
        (Profile(id="did:web:school.example%3A8443"), "school.example"),
        (Profile(url="http://a.example/"), "a.example"),
        (Profile(id="urn:uuid:1", url="http://a.example/"), None),
        (Profile(id="did:key:z6", url="ftp://a.example"), None),
        (Profile(id="https://[broken", url="https://a.example"), None),
        (Profile(id="did:key:z6", url="https://a.example"), None),
        (Profile(id="https:///path"), None),
        (Profile(), None),
    ],
)
def test_the_domain_of_a_profile_is_the_host_that_answers_for_it(
    profile: Profile, domain: str | None
) -> None:
    assert profile.domain == domain

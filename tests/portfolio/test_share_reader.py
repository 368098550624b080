"""The `share:` list of site.yaml: what it may say, and what is said of its mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.sharing import ALL_SERVICES, Service, TargetSource
from badgefolio.portfolio.reader import read_settings
from badgefolio.problems import ProblemError

FILE = "content/site.yaml"


def read(share: str) -> tuple[TargetSource, ...]:
    return read_settings(f"title: T\nowner: {{name: N}}\n{share}\n".encode(), file=FILE).share


def refused(share: str) -> list[tuple[str, str, str]]:
    """Return place, message and hint of everything that is wrong."""
    with pytest.raises(ProblemError, match=r".") as caught:
        read(share)
    return [(str(one.span), one.message, one.hint) for one in caught.value.problems]


def test_who_says_nothing_offers_every_service_and_who_says_none_offers_none() -> None:
    assert read("") == ALL_SERVICES
    assert read("share: []") == ()
    assert [one.service for one in ALL_SERVICES] == list(Service)


def test_services_and_addresses_of_ones_own_stand_in_their_order() -> None:
    share = """\
share:
  - x
  - linkedin-profile: issuer
  - wordpress: https://blog.example/en/
  - label: School forum
    url: "https://forum.example/new?link={url}&title={title}"
    icon: files/forum.svg
  - linkedin-profile: page"""
    x, profile, blog, own, page = read(share)
    assert x == TargetSource(service=Service.X)
    assert profile == TargetSource(service=Service.LINKEDIN_PROFILE, leads_to_issuer=True)
    assert blog == TargetSource(service=Service.WORDPRESS, blog="https://blog.example/en/")
    assert (own.label, own.template) == ("School forum", "https://forum.example/new?link={url}&title={title}")
    assert own.icon is not None
    assert (own.icon.name, str(own.icon.span)) == ("files/forum.svg", f"{FILE}:9:11")
    assert page == TargetSource(service=Service.LINKEDIN_PROFILE)


@pytest.mark.parametrize(
    ("share", "place", "message", "hint"),
    [
        ("share: [mastodno]", "3:9", '"mastodno"', 'Did you mean "mastodon"?'),
        ("share: x", "3:8", '"share" must be a list', "in this order"),
        ("share:\n  - name: A", "4:5", 'There is no way of sharing "name".', "label"),
        ("share:\n  - label: A", "4:5", '"url" is missing here.', 'Add a line "url: ..."'),
        (
            "share:\n  - {label: A, url: 'javascript:alert(1)//{url}'}",
            "4:21",
            '"url" has a form',
            "such as https",
        ),
        (
            "share:\n  - {label: A, url: 'https://a.example'}",
            "4:21",
            '"url" has a form',
            "{url} is the address",
        ),
        ("share:\n  - {label: A, url: 'https://a@b.example/{url}'}", "4:21", '"url" has a form', ""),
        ("share:\n  - {label: A, url: 'https://{url}/'}", "4:21", '"url" has a form', ""),
        ("share:\n  - {label: A, url: 'https://a.example/{ulr}{url}'}", "4:21", '"{ulr}" stands', '"url"?'),
        ("share:\n  - {label: A, url: 'https://a.example/{title}'}", "4:21", "would share nothing", "{url}"),
        (
            "share:\n  - {label: A, url: 'https://a.example/{url}', icon: x.svg}",
            "4:54",
            '"icon" has',
            "files/",
        ),
        ("share:\n  - linkedin-profile: me", "4:23", "must be one of page, issuer", ""),
        ("share:\n  - wordpress: blog.example", "4:16", '"wordpress" has a form', "Press This"),
        ("share: [x, x]", "3:8", "names a thing twice", ""),
        ("share_text: 'I got {badge}'", "3:13", '"{badge}" stands for nothing here.', "{title}, {owner}"),
        ("share_text: {fr: '{title}', en: '{titel}'}", "3:33", '"{titel}" stands', '"title"?'),
    ],
)
def test_a_mistake_is_said_with_its_place_and_its_cure(
    share: str, place: str, message: str, hint: str
) -> None:
    ((where, said, cure),) = refused(share)
    assert where == f"{FILE}:{place}"
    assert message in said
    assert hint in cure


def test_all_mistakes_are_said_at_once() -> None:
    share = "share:\n  - {label: A, url: 'https://a.example/{a}'}\n  - {label: B, url: 'https://a.example/{b}{url}'}"
    assert [where for where, _, _ in refused(share)] == [f"{FILE}:4:21", f"{FILE}:4:21", f"{FILE}:5:21"]


@given(st.text(max_size=30))
def test_any_address_is_taken_or_refused_in_words(text: str) -> None:
    quoted = text.replace("'", "''")
    try:
        (target,) = read(f"share:\n  - {{label: A, url: 'https://a.example/{quoted}'}}")
    except ProblemError as error:
        assert all(one.message for one in error.problems)
    else:
        assert "{url}" in target.template or "{text}" in target.template

"""From the page of a badge to the address that its platform documents."""

import pytest

from badgefolio.fetching import documented, is_picture

UUID = "54a07c5c-89f9-4c33-9731-e1b0d34f88b9"
CREDLY = f"https://api.credly.com/v1/obi/v2/badge_assertions/{UUID}"


@pytest.mark.parametrize(
    ("page", "address"),
    [
        (f"https://www.credly.com/badges/{UUID}", CREDLY),
        (f"https://www.credly.com/badges/{UUID}/public_url", CREDLY),
        (f"https://credly.com/badges/{UUID}/linked_in_profile?trk=x", CREDLY),
        (
            "https://m.example/badges/badge.php?hash=0a1b2c3d4e",
            "https://m.example/badges/assertion.php?b=0a1b2c3d4e",
        ),
        (
            "https://m.example:8443/moodle/badges/badge.php?bake=1&hash=0a1b2c3d4e#x",
            "https://m.example:8443/moodle/badges/assertion.php?b=0a1b2c3d4e",
        ),
    ],
)
def test_a_page_that_is_known_leads_to_the_json_behind_it(page: str, address: str) -> None:
    assert documented(page) == address


@pytest.mark.parametrize(
    "page",
    [
        "https://www.credly.com/badges/not-a-number",
        f"https://www.credly.com.evil.example/badges/{UUID}",
        f"https://evil.example/badges/{UUID}",
        "https://m.example/badges/badge.php?hash=../../x",
        "https://m.example/badges/badge.php?hash=0a1b2c3d4e&hash=1a1b2c3d4e",
        "https://api.badgr.io/public/assertions/x",
        "https://[broken",
    ],
)
def test_any_other_address_is_asked_as_it_is(page: str) -> None:
    assert documented(page) == page


def test_a_picture_is_known_by_the_end_of_its_address() -> None:
    assert is_picture("https://x.example/a/badge.PNG?v=2")
    assert not is_picture("https://x.example/a?file=badge.png")
    assert not is_picture("https://[broken.png")

from typing import TYPE_CHECKING

from tests.render.conftest import held, page

from badgefolio.model.blocks import BadgeGroup, Block, Columns, every_block
from badgefolio.model.project import Visibility
from badgefolio.model.selection import Format
from badgefolio.portfolio.showcases import with_addresses

if TYPE_CHECKING:
    from tests.conftest import Project


def group(title: str = "", *, by_hand: bool = True) -> BadgeGroup:
    return BadgeGroup(badges=(held(),), title=title, format=Format.SHORT, by_hand=by_hand)


def addresses(*several: Block, visibility: Visibility = Visibility.PUBLIC) -> list[str | None]:
    found = with_addresses(page("cv", *several, visibility=visibility))
    groups = [one for one in every_block(found.blocks) if isinstance(one, BadgeGroup)]
    return [one.route.path if one.route else None for one in groups]


def test_the_address_of_a_showcase_says_its_title() -> None:
    assert addresses(group("Three that matter"), group("  ")) == [
        "pages/cv/showcase/three-that-matter/",
        "pages/cv/showcase/badges/",
    ]


def test_two_with_one_title_are_told_apart() -> None:
    several = (group("A"), group("a"), group("A 2"), group(), group("Badges"), group("A"))
    assert addresses(*several) == [
        "pages/cv/showcase/a/",
        "pages/cv/showcase/a-2/",
        "pages/cv/showcase/a-2-2/",
        "pages/cv/showcase/badges/",
        "pages/cv/showcase/badges-2/",
        "pages/cv/showcase/a-3/",
    ]


def test_showcases_in_columns_have_addresses_too() -> None:
    columns = Columns(columns=((group("A"),), (group("B"),)))
    assert addresses(columns, group("A")) == [
        "pages/cv/showcase/a/",
        "pages/cv/showcase/b/",
        "pages/cv/showcase/a-2/",
    ]


def test_lists_that_nobody_put_together_have_none() -> None:
    assert addresses(group("All", by_hand=False)) == [None]


def test_only_pages_for_everybody_have_showcases_for_others() -> None:
    for visibility in (Visibility.UNLISTED, Visibility.PASSWORD, Visibility.PRIVATE):
        assert addresses(group("A"), visibility=visibility) == [None]


def test_a_showcase_of_a_hidden_page_leaves_no_file(project: "Project") -> None:
    project.site().badge("one").badge("two")
    project.write_page("cv", "- showcase: [one, two]\n  title: Open")
    project.write_page("few", "- showcase: [one]\n  title: Hush", "visibility: unlisted")
    project.build()
    paths = [path for path in project.output() if "/showcase/" in path]
    assert paths
    assert all(path.startswith("pages/cv/showcase/open/embed/") for path in paths)


def test_a_badge_that_was_taken_back_leaves_the_card_and_its_own_codes(project: "Project") -> None:
    project.site().badge("one").badge("two")
    project.write_page("cv", "- showcase: [one, two]\n  title: Open")
    project.build()
    assert "badges/two/embed/codes/html.txt" in project.output()
    project.badge("two", revoked=True)
    project.build()
    gone = [path for path in project.output() if path.startswith("badges/two/")]
    assert "badges/two/embed/index.html" in gone
    offered = ("codes", "oembed", "card", "small")
    assert not [path for path in gone if any(word in path for word in offered)]
    card = project.page("pages/cv/showcase/open/embed/index.html")
    assert 'alt="One"' in card
    assert 'alt="Two"' not in card

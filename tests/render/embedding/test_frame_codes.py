from collections.abc import Callable

import pytest
from hypothesis import given
from tests.render.conftest import Skeleton
from tests.render.embedding.made import PLAIN, TEXTS, embedded

from badgefolio.render.embedding import frame_codes as frames
from badgefolio.render.embedding.plain import Embedded

Make = Callable[[Embedded], str]

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


def test_a_frame_has_its_size_a_name_and_a_link_behind_it() -> None:
    assert frames.sized_frame(PLAIN, 200, 270) == (
        '<iframe src="https://maya.example/badges/a/embed/" title="First aid" width="200" height="270"'
        ' style="display:block;border:0;max-width:100%" loading="lazy" referrerpolicy="no-referrer"'
        f' sandbox="{SANDBOX}"></iframe>\n<a href="https://maya.example/badges/a/">First aid</a>'
    )


def test_frames_can_be_as_wide_as_there_is_room() -> None:
    assert 'style="display:block;border:0;width:100%;max-width:480px"' in frames.wide_frame(PLAIN)
    page = frames.page_frame(PLAIN)
    assert 'width="600" height="560" style="display:block;border:0;width:100%"' in page
    assert "<script" not in page + frames.wide_frame(PLAIN)


def test_only_what_says_so_brings_a_script_and_it_is_ours() -> None:
    for code in (frames.growing_frame(PLAIN), frames.component(PLAIN)):
        assert Skeleton(code).values("script", "src") == ["https://maya.example/assets/badgefolio-card.js"]
    assert " data-badgefolio>" in frames.growing_frame(PLAIN)


def test_the_element_of_our_own_holds_a_link_for_those_who_take_it_out() -> None:
    assert frames.component(PLAIN).startswith(
        '<open-badge-card src="https://maya.example/badges/a/embed/">'
        '<a href="https://maya.example/badges/a/">First aid</a></open-badge-card>'
    )


@pytest.mark.parametrize("make", [frames.wide_frame, frames.growing_frame, frames.component])
@given(title=TEXTS)
def test_no_title_leaves_its_place(make: Make, title: str) -> None:
    odd = embedded(title)
    made, plain = Skeleton(make(odd)), Skeleton(make(PLAIN))
    assert made.tags == plain.tags
    assert made.values("a", "href") == [PLAIN.url]
    assert made.values("iframe", "title") in ([odd.title], [])
    assert "".join(made.texts).strip() == odd.title

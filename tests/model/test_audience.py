from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.model.audience import EVERYBODY, NOBODY, Audience, Visibility, Window, audience_of, may_show

UNLISTED = audience_of(Visibility.UNLISTED)
ONE, TWO = (audience_of(Visibility.PASSWORD, name) for name in ("one", "two"))
ALL = (NOBODY, UNLISTED, ONE, TWO, EVERYBODY)
instants = st.none() | st.datetimes(timezones=st.just(UTC))


def test_who_may_see_what_is_written_down_whole() -> None:
    allowed = {
        *((thing, NOBODY) for thing in ALL),
        *((EVERYBODY, to) for to in ALL),
        (UNLISTED, UNLISTED),
        (ONE, ONE),
        (TWO, TWO),
    }
    assert {pair for pair in product(ALL, ALL) if may_show(*pair)} == allowed


@given(st.sampled_from(ALL), st.sampled_from(ALL), st.sampled_from(ALL))
def test_what_may_be_shown_in_steps_may_be_shown_at_once(a: Audience, b: Audience, c: Audience) -> None:
    assert may_show(a, c) or not (may_show(a, b) and may_show(b, c))


@pytest.mark.parametrize("visibility", sorted(set(Visibility) - {Visibility.PASSWORD}))
def test_a_community_counts_only_where_a_password_is_asked_for(visibility: Visibility) -> None:
    assert audience_of(visibility, "class") == audience_of(visibility)
    assert audience_of(Visibility.PASSWORD).community == "visitors"


@given(instants, instants, st.datetimes(timezones=st.just(UTC)))
def test_nothing_changes_before_the_next_change(
    after: datetime | None, before: datetime | None, now: datetime
) -> None:
    window = Window(after=after, before=before)
    change = window.next_change(now)
    if change is None:
        return
    assert change > now
    between = now + (change - now) / 2
    assert window.is_open(between) is window.is_open(now) or between == change


def test_a_window_holds_its_beginning_and_not_its_end() -> None:
    first, last = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    window = Window(after=first, before=last)
    assert window.is_open(first)
    assert not window.is_open(last)
    assert window.next_change(last) is None

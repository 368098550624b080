"""No cell of a table is a formula, whatever strangers write."""

from hypothesis import given
from hypothesis import strategies as st

from badgefolio.render.exports.table import _FORMULA, _safe


@given(st.text() | st.tuples(st.sampled_from(_FORMULA), st.text()).map("".join))
def test_no_cell_begins_like_a_formula_or_breaks_a_line(cell: str) -> None:
    made = _safe(cell)
    assert not made.startswith(_FORMULA)
    assert not set(made) & set("\r\n\t")
    assert made.removeprefix("'").split() == cell.split() or made.split() == cell.split()

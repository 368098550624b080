import subprocess
import sys
from dataclasses import fields, replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from badgefolio.engine import fingerprint
from badgefolio.model.credential import Achievement, Badge, Moment, OpenBadgesVersion
from badgefolio.model.project import FoundFile, KeptAddress

values = st.recursive(
    st.none() | st.integers() | st.text() | st.binary() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4).map(tuple),
    max_leaves=8,
)


def badge(name: str = "Aid") -> Badge:
    issued = Moment(text="2024", instant=datetime(2024, 1, 1, tzinfo=UTC))
    return Badge(version=OpenBadgesVersion.V2_0, achievement=Achievement(name=name), issued=issued)


def test_a_fingerprint_is_32_hexadecimal_digits() -> None:
    made = fingerprint("read", ("a", 1))
    assert len(made) == 32
    assert int(made, 16) >= 0


def test_equal_values_have_equal_fingerprints() -> None:
    assert fingerprint(badge()) == fingerprint(badge())
    assert fingerprint(badge()) != fingerprint(badge("Bid"))


@given(values, values)
def test_values_differ_just_where_their_fingerprints_do(one: object, other: object) -> None:
    assert (fingerprint(one) == fingerprint(other)) is (repr(one) == repr(other))


def test_it_does_not_matter_which_equal_objects_are_one_and_the_same() -> None:
    text, other = b"abc".decode(), b"abc".decode()
    assert text is not other
    file = FoundFile(path=text, digest=text, size=1)
    shared, apart = (file, file), (file, FoundFile(path=other, digest=other, size=1))
    assert fingerprint(shared) == fingerprint(apart)


def test_every_field_of_a_value_counts() -> None:
    kept = KeptAddress(name="a", slug="a", token="", formerly=(), digest="")
    for field in fields(kept):
        other = ("x",) if field.name == "formerly" else "x"
        changed = replace(kept, **{field.name: other})  # type: ignore[arg-type]
        assert fingerprint(changed) != fingerprint(kept), field.name


def test_two_values_are_not_one_pair() -> None:
    assert fingerprint("a", "b") != fingerprint("ab", "")
    assert fingerprint(("a", "b")) != fingerprint("a", "b")


def test_another_process_with_another_seed_comes_to_the_same() -> None:
    code = "from badgefolio.engine import fingerprint; print(fingerprint('read', ('a', 1, None, b'x', True)))"
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert said == {fingerprint("read", ("a", 1, None, b"x", True))}

"""What must hold for every text and every bytes, tried on many."""

import json
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgefolio.credentials import ReadBadge, bake, read_badge, unbake
from badgefolio.problems import Collector

if TYPE_CHECKING:
    from tests.builds import Build

SLOWEST = 2000  # milliseconds for one example, on a busy machine
TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
IN_XML = st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff\x7f"), max_size=12)
NUMBERS = st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=4,
)
NAMES = st.sampled_from(
    [
        "@context",
        "@id",
        "@type",
        "achievement",
        "alignment",
        "badge",
        "caption",
        "claim",
        "credentialSubject",
        "criteria",
        "description",
        "endorsement",
        "endorsementJwt",
        "evidence",
        "expires",
        "hashed",
        "id",
        "identifier",
        "identity",
        "image",
        "issuedOn",
        "issuer",
        "name",
        "narrative",
        "proof",
        "recipient",
        "related",
        "result",
        "resultDescription",
        "revoked",
        "tags",
        "type",
        "url",
        "validFrom",
        "vc",
        "verification",
        "verify",
    ]
)
VALUES = st.sampled_from(
    [
        "Assertion",
        "OpenBadgeCredential",
        "https://a.example/1",
        "urn:x",
        "data:image/png;base64,AAAA",
        "2024-01-01",
        "e30.e30.",
    ]
)
BADGE_LIKE = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT | VALUES,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)


def read_or_refused(content: bytes) -> ReadBadge | None:
    """Return the badge, or None where it was refused in words; every other exception passes through."""
    with Collector() as problems:
        return read_badge(content, file="any.file")
    assert problems.has_errors
    assert all(problem.message and problem.hint for problem in problems)
    return None


def credential(text: dict[str, Any], *, indent: int | None, escape: bool) -> str:
    return json.dumps(text, indent=indent, ensure_ascii=escape)


@settings(deadline=SLOWEST)
@given(st.dictionaries(TEXT, JSON, max_size=5), st.sampled_from([None, 0, 2]), st.booleans())
def test_what_is_baked_into_a_png_comes_out_the_same(
    build: "Build",
    members: dict[str, Any],
    indent: int | None,
    escape: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    text = credential(members, indent=indent, escape=escape)
    assert unbake(bake(build.png(), text, file="a"), file="a").text == text


@settings(deadline=SLOWEST)
@given(st.dictionaries(IN_XML, IN_XML, max_size=5), st.sampled_from(["\n", "\r\n", "\r", " "]))
def test_what_is_baked_into_an_svg_comes_out_the_same(
    build: "Build", members: dict[str, str], line_end: str
) -> None:
    text = credential(members, indent=1, escape=False).replace("\n", line_end)
    assert unbake(bake(build.svg(), text, file="a"), file="a").text == text


@settings(deadline=SLOWEST)
@given(st.dictionaries(TEXT, JSON, max_size=5))
def test_whatever_xml_cannot_hold_still_means_the_same(build: "Build", members: dict[str, Any]) -> None:
    text = credential(members, indent=None, escape=False)
    assert json.loads(unbake(bake(build.svg(), text, file="a"), file="a").text) == members


@settings(deadline=SLOWEST)
@given(st.dictionaries(TEXT, JSON, max_size=5), st.binary(max_size=300))
def test_tokens_come_out_of_both_the_same(build: "Build", members: dict[str, Any], signature: bytes) -> None:
    token = build.token(members, signature=signature)
    for picture in (build.png(), build.svg()):
        assert unbake(bake(picture, token, file="a"), file="a").text == token


@settings(deadline=SLOWEST)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert read_or_refused(content) is None


@settings(deadline=SLOWEST)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"<svg>", b"{", b"\x1f\x8b\x08", b"\xff\xfe<\0"]),
)
def test_any_bytes_behind_a_true_beginning_are_read_or_refused(content: bytes, beginning: bytes) -> None:
    assert read_or_refused(beginning + content) is None


@settings(deadline=SLOWEST)
@given(st.dictionaries(NAMES, BADGE_LIKE, max_size=8))
def test_any_json_is_read_or_refused(document: dict[str, Any]) -> None:
    found = read_or_refused(json.dumps(document).encode())
    if found is not None:
        assert json.loads(found.badge.document) == document
        assert len(found.problems) <= 60


@pytest.mark.parametrize("version", ["ob2", "ob3"])
@settings(max_examples=60, deadline=SLOWEST)
@given(name=NAMES, value=BADGE_LIKE)
def test_any_member_of_a_badge_may_be_anything(build: "Build", version: str, name: str, value: Any) -> None:  # noqa: ANN401 - any JSON
    document = build.ob2() if version == "ob2" else build.ob3()
    inner = document["badge"] if version == "ob2" else document["credentialSubject"]["achievement"]
    for place in (document, inner, inner.get("issuer", {})):
        kept = dict(place)
        place[name] = value
        read_or_refused(json.dumps(document).encode())
        place.clear()
        place.update(kept)
    assert read_or_refused(json.dumps(document).encode()) is not None


@settings(deadline=SLOWEST)
@given(st.binary(max_size=200), st.sampled_from([b"tEXt", b"zTXt", b"iTXt"]), st.booleans())
def test_any_text_chunk_with_a_right_checksum_is_read_or_refused(
    build: "Build",
    rest: bytes,
    name: bytes,
    packed: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    inside = b"\0\1\0\0\0" + zlib.compress(rest) if packed else b"\0" + rest
    found = read_or_refused(build.png(build.chunk(name, b"openbadges" + inside)))
    assert found is None or found.payload.text


def whole(build: "Build", kind: str, text: str) -> bytes:
    if kind == "png":
        return build.png(build.itxt(text))
    if kind == "svg":
        return build.svg(build.assertion_element(f"<![CDATA[{text}]]>", verify="https://a.example"))
    if kind == "pdf":
        return build.pdf({"openbadges": text})
    return text.encode() if kind == "json" else build.token(build.ob3()).encode()


@pytest.mark.parametrize("kind", ["png", "svg", "json", "token", "pdf"])
@settings(max_examples=150, deadline=SLOWEST)
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4)), min_size=1, max_size=4
    )
)
def test_damaged_files_are_read_or_refused(
    build: "Build", kind: str, changes: list[tuple[float, bytes]]
) -> None:
    text = json.dumps(build.ob2())
    content = whole(build, kind, text)
    for where, new in changes:
        at = int(where * len(content))
        content = content[:at] + new + content[at + len(new) :] if new else content[:at]
    found = read_or_refused(content)
    assert found is None or found.payload.text

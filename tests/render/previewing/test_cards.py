"""Whole previews: of the right size, with everything inside the part that no network cuts off."""

import io
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import settings as asked
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from badgefolio.render.previewing.cards import draw_preview
from badgefolio.render.previewing.characters import clean, without
from badgefolio.render.previewing.encoding import MOST_BYTES
from badgefolio.render.previewing.fonts import FontShelf
from badgefolio.render.previewing.requests import Art, Fact, Kind, PreviewRequest
from badgefolio.render.themes import Colours

FONTS = FontShelf()
PAPER = Colours().paper
FINNISH = "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas"
ARABIC = "\u0648\u0633\u064a\u0637\u0629 \u0628\u064a\u0646 \u0627\u0644\u0644\u063a\u0627\u062a"


def art(colour: str = "#c03020", size: tuple[int, int] = (400, 400)) -> Art:
    image = Image.new("RGBA", size)
    ImageDraw.Draw(image).ellipse((0, 0, size[0] - 1, size[1] - 1), fill=colour)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return Art(content=stream.getvalue(), digest=sha256(stream.getvalue()).hexdigest())


BADGE = PreviewRequest(
    kind=Kind.BADGE,
    title="Soldering for beginners",
    facts=(Fact("badges.example"), Fact("1\u00a0May 2024")),
    owner="Maya Lindqvist",
    arts=(art(),),
)
PAGE = replace(
    BADGE, kind=Kind.PAGE, facts=(Fact("What I can do, and who says so"),), portrait=art("#204060")
)


def fonted(request: PreviewRequest) -> PreviewRequest:
    """Return a request with fonts for its texts, without what none has."""
    facts = [text for fact in request.facts for text in (fact.text, fact.always)]
    chosen, missing = FONTS.choose([request.title, request.owner, request.state, "\u2026", *facts])
    return replace(request, fonts=chosen, title=without(request.title, missing))


def drawn(request: PreviewRequest) -> Image.Image:
    content = draw_preview(fonted(request))
    assert len(content) <= MOST_BYTES
    with Image.open(io.BytesIO(content)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
        return image.convert("RGB")


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the box of everything that is not paper."""
    box = ImageChops.difference(image, Image.new("RGB", image.size, PAPER)).getbbox()
    assert box is not None
    return box


CASES = {
    "a badge": BADGE,
    "without a picture": replace(BADGE, arts=()),
    "revoked": replace(BADGE, state="Revoked by its issuer"),
    "nothing but a picture": replace(BADGE, title="", facts=(), owner=""),
    "nothing at all": replace(BADGE, title="", facts=(), owner="M", arts=()),
    "a long word": replace(BADGE, title=FINNISH),
    "a long title": replace(BADGE, title="The art of joining metals " * 20, owner="Maya " * 60),
    "a long issuer": replace(BADGE, facts=(Fact("University of " * 30, " (not confirmed)"),)),
    "Arabic": replace(BADGE, title=ARABIC, owner=ARABIC, is_mirrored=True),
    "a page": PAGE,
    "a page with five": replace(PAGE, arts=(art(),) * 5, title="What I can do " * 20),
    "a page with a long description": replace(PAGE, facts=(Fact("It was a long winter. " * 20),)),
    "a page with tall badges": replace(PAGE, arts=(art(size=(100, 500)),) * 5),
    "a page with wide badges": replace(PAGE, arts=(art(size=(500, 100)),) * 5),
    "a page without badges": replace(PAGE, arts=(), portrait=None),
    "a page without a description": replace(PAGE, facts=(), arts=()),
    "home": replace(PAGE, kind=Kind.HOME, owner="12 badges"),
    "home in Arabic": replace(PAGE, kind=Kind.HOME, title=ARABIC, is_mirrored=True),
}


@pytest.mark.parametrize("case", CASES)
def test_everything_stands_inside_what_no_network_cuts_off(case: str) -> None:
    left, top, right, bottom = ink(drawn(CASES[case]))
    assert left >= 70
    assert right <= 1130
    assert top >= 40
    assert bottom <= 590


def test_the_longest_words_leave_room_above_the_owner() -> None:
    full = replace(
        CASES["a long issuer"], title="The art of joining metals " * 20, state="Revoked by its issuer"
    )
    for request in (full, replace(full, arts=()), replace(full, title=f"{ARABIC} " * 20)):
        space = drawn(request).crop((100 if not request.arts else 560, 476, 1190, 496))
        assert space.getcolors() == [(space.width * space.height, (255, 255, 255))]


@asked(max_examples=15)
@given(st.text(max_size=120), st.text(max_size=60), st.sampled_from([(), (art(),)]))
def test_no_title_and_no_name_sticks_out(title: str, owner: str, arts: tuple[Art, ...]) -> None:
    said = [clean(text) for text in (title, owner, "M")]
    missing = FONTS.choose(said)[1]
    request = replace(
        BADGE, title=without(said[0], missing), owner=without(said[1], missing) or "M", arts=arts
    )
    left, top, right, bottom = ink(drawn(request))
    assert (left >= 60, top >= 30, right <= 1140, bottom <= 600) == (True, True, True, True)


WORDS = (
    "Digital teaching",
    "\u00c9valuer autrement",
    "Kest\u00e4v\u00e4n kehityksen opetussuunnitelmaty\u00f6",
    "\u017b\u00f3\u0142w i ja\u017a\u0144",
    "\u041e\u0441\u043d\u043e\u0432\u0438 \u0431\u0435\u0437\u043f\u0435\u043a\u0438",
    "\u0391\u03c3\u03c6\u03ac\u03bb\u03b5\u03b9\u03b1",
    ARABIC,
    "T\u1ef1 h\u1ecdc",
)


@pytest.mark.parametrize("size", [(400, 400), (200, 480)])
def test_sixty_titles_weigh_little_and_stand_inside(size: tuple[int, int]) -> None:
    picture = art(size=size)
    for number in range(30):
        title = " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, number % 7 + 2))
        left, top, right, bottom = ink(drawn(replace(BADGE, title=title, arts=(picture,))))
        assert (left >= 70, top >= 40, right <= 1130, bottom <= 590) == (True, True, True, True), title


def test_a_language_from_right_to_left_turns_the_layout_round() -> None:
    there, back = (
        ink(drawn(replace(BADGE, title="", facts=(), owner=""))),
        ink(drawn(replace(BADGE, title="", facts=(), owner="", is_mirrored=True))),
    )
    assert (back[0], back[2]) == (1200 - there[2], 1200 - there[0])


def test_words_stand_beside_a_badge_and_begin_at_the_margin_without_one() -> None:
    words = replace(BADGE, arts=(art(PAPER),))
    assert ink(drawn(words))[0] in range(555, 575)
    assert ink(drawn(replace(BADGE, arts=())))[0] in range(78, 90)


def test_only_a_revoked_badge_has_a_second_line_in_the_accent() -> None:
    accent = tuple(bytes.fromhex(Colours().accent[1:]))

    def accented(image: Image.Image) -> int:
        return sum(number for number, colour in image.getcolors(1 << 24) or [] if colour == accent)

    plain = accented(drawn(BADGE))
    assert accented(drawn(replace(BADGE, state="Revoked by its issuer"))) > plain + 200


def test_the_same_request_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import pickle, sys\n"
        "from badgefolio.render.previewing.cards import draw_preview\n"
        "sys.stdout.buffer.write(draw_preview(pickle.load(sys.stdin.buffer)))\n"
    )
    import pickle

    request = fonted(replace(PAGE, title=f"\u00e9t\u00e9 {ARABIC} 2024"))
    ran = subprocess.run(
        [sys.executable, "-c", program], input=pickle.dumps(request), capture_output=True, check=True
    )
    assert ran.stdout == draw_preview(request)


def test_a_preview_holds_pixels_and_nothing_else() -> None:
    content = draw_preview(fonted(BADGE))
    kinds, position = [], 8
    while position < len(content):
        kinds.append(content[position + 4 : position + 8])
        position += 12 + int.from_bytes(content[position : position + 4])
    assert set(kinds) == {b"IHDR", b"IDAT", b"IEND"}


def test_whatever_is_drawn_counts_in_what_is_read() -> None:
    request = fonted(replace(PAGE, state="Revoked"))
    others = (
        replace(request, kind=Kind.HOME),
        replace(request, title="Other"),
        replace(request, state=""),
        replace(request, facts=()),
        replace(request, owner="Ada"),
        replace(request, is_mirrored=True),
        replace(request, arts=()),
        replace(request, portrait=None),
        replace(request, colours=Colours(ink="#000000")),
        replace(request, fonts=()),
    )
    assert len({repr(one.reads) for one in (request, *others)}) == 11
    assert "/" not in repr(request.reads)

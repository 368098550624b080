import base64
import time
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.render.svg import _ALLOWED, CleanSvg, SvgError, clean_svg
from badgefolio.render.svgxml import MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XHTML = "http://www.w3.org/1999/xhtml"
PNG = "data:image/png;base64," + base64.b64encode(b"\x89PNG").decode()


def svg(inside: str, root: str = "", before: str = "") -> bytes:
    return f'{before}<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" {root}>{inside}</svg>'.encode()


def cleaned(inside: str, root: str = "", before: str = "") -> str:
    """Return what is left inside the root."""
    text = clean_svg(svg(inside, root, before)).content.decode()
    body = text.removeprefix(f'<svg xmlns="{SVG}">').removesuffix("</svg>")
    return "" if body == f'<svg xmlns="{SVG}" />' else body


def why(content: bytes) -> str:
    with pytest.raises(SvgError) as caught:
        clean_svg(content)
    return str(caught.value)


ACTIVE = [
    "<script>alert(1)</script>",
    "<script xlink:href='https://evil.example/x.js'/>",
    f"<x:script xmlns:x='{SVG}'>alert(1)</x:script>",
    "<script xmlns=''>alert(1)</script>",
    f"<foreignObject><body xmlns='{XHTML}' onload='alert(1)'/></foreignObject>",
    f"<h:img xmlns:h='{XHTML}' src='x' onerror='alert(1)'/>",
    f"<metadata><h:iframe xmlns:h='{XHTML}' src='javascript:alert(1)'/></metadata>",
    f"<desc><h:link xmlns:h='{XHTML}' rel='stylesheet' href='https://evil.example'/></desc>",
    "<animate attributeName='href' values='javascript:alert(1)'/>",
    "<animateTransform attributeName='transform'/>",
    "<set attributeName='onmouseover' to='alert(1)'/>",
    "<iframe src='https://evil.example'/>",
    "<embed src='https://evil.example'/>",
    "<object data='https://evil.example'/>",
    "<audio src='https://evil.example'/>",
    "<video src='https://evil.example'/>",
    "<handler type='text/javascript'>alert(1)</handler>",
    "<metadata><g onload='alert(1)'/></metadata>",
    "<feImage xlink:href='https://evil.example/x.svg'/>",
    "<a xlink:href='javascript:alert(1)'/>",
    "<a href=' JaVaScRiPt:alert(1)'/>",
    "<a href='data:text/html,x'/>",
    "<style>@import 'https://evil.example'</style>",
    "<style>g{fill:red}<g/>@import url(https://evil.example)</style>",
    "<style>@im@import;port 'https://evil.example'</style>",
    "<style>@im<!-- -->port 'https://evil.example'</style>",
    "<style><![CDATA[svg{background:url(https://evil.example)}]]></style>",
    "<style>svg{background:u\\72l(https://evil.example)}</style>",
    "<style>svg{background:image-set('https://evil.example' 1x)}</style>",
    "<style>svg{background:-webkit-image-set('https://evil.example' 1x)}</style>",
    "<style>svg{background:image('https://evil.example')}</style>",
    "<style>svg{background:src('https://evil.example')}</style>",
    "<style>svg{width:expression(alert(1))}</style>",
]


@pytest.mark.parametrize("inside", ACTIVE)
def test_nothing_is_left_of_what_runs_or_loads(inside: str) -> None:
    made = clean_svg(svg(inside))
    text = made.content.decode()
    assert made.had_active_content
    assert all(word not in text.lower() for word in ("alert", "evil", "script", "@import", "url("))
    assert clean_svg(made.content) == CleanSvg(
        content=made.content, width=0, height=0, had_active_content=False
    )


@pytest.mark.parametrize(
    "attribute",
    [
        "onload='alert(1)'",
        "ONLOAD='alert(1)'",
        "onbegin='alert(1)'",
        "href='https://evil.example/#a'",
        "href='#a b'",
        "href=''",
        "href='javascript:alert(1)'",
        "xlink:href='java&#10;script:alert(1)'",
        f"xlink:href='{PNG}'",
        "fill='url(https://evil.example/#a)'",
        "fill='url( &quot;https://evil.example/#a&quot; )'",
        "filter='URL(//evil.example)'",
        "style='background:url(https://evil.example)'",
        "style='background:image-set(&quot;https://evil.example&quot; 1x)'",
        "style='fill:u\\72 l(https://evil.example)'",
        "style='width:expression (alert(1))'",
        "mask='&#117;rl(https://evil.example)'",
        "cursor='url(data:text/html,x),auto'",
    ],
)
def test_attributes_that_run_or_load_are_left_out(attribute: str) -> None:
    made = clean_svg(svg(f"<use {attribute} x='1'/>"))
    assert made.content.decode() == f'<svg xmlns="{SVG}"><use x="1" /></svg>'
    assert made.had_active_content


def test_attributes_of_other_namespaces_are_left_out_and_are_no_program() -> None:
    more = f"xmlns:i='http://inkscape.example' i:onload='x' i:href='{XHTML}' xml:base='https://evil.example'"
    made = clean_svg(svg(f"<g {more}/>"))
    assert made.content.decode() == f'<svg xmlns="{SVG}"><g /></svg>'
    assert not made.had_active_content


@pytest.mark.parametrize(
    "before",
    ["<?xml-stylesheet href='https://evil.example/x.css'?>", "<?XML-Stylesheet href='x'?>"],
)
def test_an_instruction_for_a_style_sheet_is_left_out_and_noticed(before: str) -> None:
    made = clean_svg(svg("", before=before))
    assert made.content.decode() == f'<svg xmlns="{SVG}" />'
    assert made.had_active_content


def test_other_instructions_and_comments_are_left_out() -> None:
    made = clean_svg(svg("<g/><!-- x --><?php echo 1 ?>", before="<?xml version='1.0'?><!-- me -->"))
    assert made.content.decode() == f'<svg xmlns="{SVG}"><g /></svg>'
    assert not made.had_active_content


def test_handlers_that_a_document_type_adds_are_left_out_and_noticed() -> None:
    made = clean_svg(svg("", before="<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'>]>"))
    assert made.content.decode() == f'<svg xmlns="{SVG}" />'
    assert made.had_active_content


def test_a_document_type_by_name_opens_nothing() -> None:
    before = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://127.0.0.1:1/svg11.dtd">'
    assert cleaned("<g/>", before=before) == "<g />"


def test_plain_entities_are_read_as_drawing_programs_write_them() -> None:
    before = f'<!DOCTYPE svg [<!ENTITY ns_svg "{SVG}">]>'
    assert clean_svg(f'{before}<svg xmlns="&ns_svg;"/>'.encode()).content == f'<svg xmlns="{SVG}" />'.encode()


@pytest.mark.parametrize(
    "entity",
    [
        "<!ENTITY a SYSTEM 'file:///etc/hostname'>",
        "<!ENTITY a PUBLIC 'x' 'https://evil.example'>",
        "<!ENTITY % a 'x'>",
        "<!ENTITY a '<script/>'>",
        "<!ENTITY a '&#38;b;'>",
        f"<!ENTITY a '{'x' * 600}'>",
        "".join(f"<!ENTITY a{number} 'x'>" for number in range(65)),
    ],
)
def test_entities_that_could_grow_or_reach_outside_are_refused(entity: str) -> None:
    assert "it declares an entity" in why(svg("&a;", before=f"<!DOCTYPE svg [{entity}]>"))


@pytest.mark.parametrize("where", ["<desc>{}</desc>", "<desc id='{}'/>"])
def test_entities_that_are_said_very_often_are_refused(where: str) -> None:
    # beside a long comment expat itself finds the growth bearable
    before = f"<!DOCTYPE svg [<!ENTITY a '{'x' * 500}'>]><!--{'x' * 400_000}-->"
    assert why(svg(where.format("&a;" * 20_000), before=before)) == "its entities grow too long"


def test_an_unknown_entity_is_refused() -> None:
    assert "undefined entity" in why(svg("&nbsp;"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no element found"),
        (b"<svg", "unclosed token"),
        (b"<svg/>", "its first element is not svg"),
        (f'<g xmlns="{SVG}"/>'.encode(), "its first element is not svg"),
        (f'<a xmlns="{SVG}"/>'.encode(), "its first element is not svg"),
        (f'<html xmlns="{XHTML}"><svg xmlns="{SVG}"/></html>'.encode(), "its first element is not svg"),
        (b"<?xml version='1.0' encoding='utf-7'?><svg/>", "multi-byte encodings"),
        (b"<?xml version='1.0' encoding='no-such'?><svg/>", "unknown encoding"),
        (svg("<a:b/>"), "unbound prefix"),
        (svg("<g x='1' x='2'/>"), "duplicate attribute"),
        (svg("\x00"), "not well-formed"),
        (svg("<g>" * MAX_DEPTH + "</g>" * MAX_DEPTH), "its elements lie too deep inside each other"),
        (svg("<g/>" * MAX_ELEMENTS), "it has too many elements"),
    ],
)
def test_what_is_no_svg_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    assert reason in why(content)


def test_a_file_beyond_the_cap_is_not_read() -> None:
    assert why(b"<" * (MAX_BYTES + 1)) == f"it has {MAX_BYTES + 1:,} bytes"


def test_a_very_deep_file_is_refused_at_once() -> None:
    began = time.monotonic()
    assert "too deep" in why(svg("<g>" * 1_000_000))
    assert time.monotonic() - began < 10


def test_the_deepest_allowed_file_is_drawn() -> None:
    deep = "<g>" * (MAX_DEPTH - 2) + "<g />" + "</g>" * (MAX_DEPTH - 2)
    assert cleaned(deep) == deep


def test_parts_that_use_each_other_over_and_over_are_refused() -> None:
    levels = (f"<g id='a{n}'>" + f"<use xlink:href='#a{n + 1}'/>" * 10 + "</g>" for n in range(30))
    assert why(svg("".join(levels))) == "its parts refer to each other too many times"


def test_parts_that_fill_each_other_over_and_over_are_refused() -> None:
    levels = (f"<mask id='a{n}'>" + f"<rect fill='url(#a{n + 1})'/>" * 10 + "</mask>" for n in range(30))
    assert why(svg("".join(levels))) == "its parts refer to each other too many times"


def test_parts_that_use_each_other_in_a_circle_are_kept() -> None:
    circle = '<g id="a"><use href="#b" /></g><g id="b"><use href="#a" /></g><use href="#none" />'
    assert cleaned(circle) == circle


def test_a_long_length_is_read_at_once() -> None:
    began = time.monotonic()
    made = clean_svg(svg("", f"width='{'1' * 500_000}x' height='1'"))
    assert (made.width, made.height) == (0, 0)
    assert time.monotonic() - began < 10


DRAWING = [
    '<linearGradient id="g"><stop offset="0" /></linearGradient><rect fill="url(#g)" width="5" />',
    """<rect fill="url('#g')" /><rect style="fill:url( &quot;#g&quot; )" />""",
    '<clipPath id="c"><circle r="2" /></clipPath><g clip-path="url(#c)" />',
    '<symbol id="s"><path d="M0 0h1z" /></symbol><use href="#s" x="1" />',
    f'<image href="{PNG}" width="5" height="5" />',
    "<style>.a{fill:url(#g);stroke:red}</style>",
    '<text x="1">Ça va<tspan dy="1">ünd</tspan>!</text>',
    "<title>A &amp; B</title><desc>1 &lt; 2</desc>",
    '<filter id="f"><feGaussianBlur stdDeviation="2" /></filter>',
]


@pytest.mark.parametrize("drawing", DRAWING)
def test_a_drawing_survives_as_it_is(drawing: str) -> None:
    assert cleaned(drawing) == drawing
    assert not clean_svg(svg(drawing)).had_active_content


def test_old_references_become_new_ones() -> None:
    assert cleaned("<use xlink:href='#s'/>") == '<use href="#s" />'


def test_what_a_link_encloses_is_drawn_without_the_link() -> None:
    assert cleaned("<a href='https://x.example'><rect/></a>") == "<g><rect /></g>"
    assert cleaned("<a href='#a'/>") == "<g />"
    assert cleaned("<text>1<a href='https://x.example'>2</a>3</text>") == "<text>1<tspan>2</tspan>3</text>"
    assert not clean_svg(svg("<a href='mailto:a@b.example'/>")).had_active_content


def test_text_behind_what_is_left_out_stays() -> None:
    assert cleaned("<text>a<b/>c<g/>d<b/>e</text>") == "<text>ac<g />de</text>"


def test_colours_stay_beside_a_font_from_elsewhere() -> None:
    css = "@import url(https://fonts.example/a);@font-face {src:url(https://fonts.example/b)}.a{fill:red}"
    assert cleaned(f"<style>{css}</style><g/>") == "<style>.a{fill:red}</style><g />"


def test_metadata_of_drawing_programs_is_left_out_and_is_no_program() -> None:
    said = "<metadata><r:RDF xmlns:r='http://rdf.example' r:resource='https://x.example' href='https://x.example'/>"
    made = clean_svg(svg(f"{said}</metadata><g/>"))
    assert made.content.decode() == f'<svg xmlns="{SVG}"><g /></svg>'
    assert not made.had_active_content


def test_prefixes_count_by_their_namespace() -> None:
    text = f'<s:svg xmlns:s="{SVG}"><s:g/><g/></s:svg>'.encode()
    assert clean_svg(text).content.decode() == f'<svg xmlns="{SVG}"><g /></svg>'


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_encodings_are_read_and_written_as_utf_8(codec: str) -> None:
    declared = "<?xml version='1.0' encoding='latin-1'?>" if codec == "latin-1" else ""
    text = f'{declared}<svg xmlns="{SVG}"><title>é</title></svg>'
    assert clean_svg(text.encode(codec)).content == f'<svg xmlns="{SVG}"><title>é</title></svg>'.encode()


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ("width='20' height='30px'", (20, 30)),
        ("width=' 20.6 px ' height='.5e'", (0, 0)),
        ("width='0.6' height='5.'", (1, 5)),
        ("width='100%' height='100%' viewBox='0 0 40 50'", (40, 50)),
        ("viewBox='0,0,40.4,50'", (40, 50)),
        ("viewBox='0 0 40'", (0, 0)),
        ("viewBox='0 0 a b'", (0, 0)),
        ("viewBox='0 0 nan inf'", (0, 0)),
        ("viewBox='0 0 -5 5'", (0, 0)),
        ("viewBox='0 0 1e300 5'", (0, 0)),
        (f"width='{'9' * 400}' height='1'", (0, 0)),
        ("width='0' height='5'", (0, 0)),
        ("", (0, 0)),
    ],
)
def test_a_size_is_said_where_it_can_be_believed(root: str, size: tuple[int, int]) -> None:
    made = clean_svg(svg("", root))
    assert (made.width, made.height) == size


NAMES = [*sorted(_ALLOWED)[::4], "style", "text", "a", "script", "animate", "foreignObject", "image", "use"]
VALUES = ["#a", "url(#a)", "url(x)", "javascript:x", "https://x.example", PNG, "\\", "&\r\n\t<", "@import x"]
KEYS = ["id", "href", f"{{{XLINK}}}href", "onload", "OnClick", "style", "fill", "class", "{urn:x}y"]


@st.composite
def trees(draw: st.DrawFn) -> Element:
    root = Element(f"{{{SVG}}}svg")
    made = [root]
    texts = st.one_of(st.sampled_from(VALUES), st.text("ab\r\n <&", max_size=5))
    for _ in range(draw(st.integers(0, 12))):
        space = draw(st.sampled_from([SVG, SVG, SVG, XHTML, ""]))
        name = draw(st.sampled_from(NAMES))
        element = SubElement(draw(st.sampled_from(made)), f"{{{space}}}{name}" if space else name)
        for key in draw(st.lists(st.sampled_from(KEYS), max_size=3)):
            element.set(key, draw(texts))
        element.text, element.tail = draw(texts), draw(texts)
        made.append(element)
    return root


@given(trees())
def test_whatever_is_drawn_only_drawing_is_left(root: Element) -> None:
    content = tostring(root)
    made = clean_svg(content)
    for element in fromstring(made.content).iter():  # noqa: S314 - our own text
        assert element.tag.removeprefix(f"{{{SVG}}}") in _ALLOWED
        for key, value in element.items():
            assert not key.lower().startswith("on")
            assert "{" not in key
            assert "url(" not in value or "url(#" in value
            assert key != "href" or value.startswith("#") or value == PNG
        assert element.tag != f"{{{SVG}}}style" or "@import" not in (element.text or "")
    again = clean_svg(made.content)
    assert again.content == made.content
    assert not again.had_active_content


@given(st.binary(max_size=300))
def test_any_bytes_give_a_picture_or_a_reason(content: bytes) -> None:
    try:
        clean_svg(content)
    except SvgError as error:
        assert str(error)

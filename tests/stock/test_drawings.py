"""An SVG is taken only if nothing in it runs, reaches out or swells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghpress.remarks import NOWHERE
from ghpress.stock.drawings import Drawing, read_drawing
from ghpress.stock.swelling import drawn_size
from ghpress.wording import in_words

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PNG = "data:image/png;base64,iVBORw0KGgo="


def svg(inside="", attributes='width="40" height="20"'):
    return f"<svg {NS} {attributes}>{inside}</svg>".encode()


def refused(data):
    drawing, remarks = read_drawing(data, "a.svg", NOWHERE)
    assert drawing is None
    assert [len(in_words(remark, "en").help) > 0 for remark in remarks] == [True]
    return remarks[0].code


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="20"', (40, 20)),
        ('width="25.4mm" height="1in"', (96, 96)),
        ('viewBox="0 0 300 200"', (300, 200)),
        ('width="30" viewBox="0 0 300 200"', (30, 20)),
        ('width="100%" height="100%" viewBox="0 0 80 60"', (80, 60)),
        ('width="abc"', (300, 150)),
        ("", (300, 150)),
    ],
)
def test_size_is_stated_or_the_view_boxs_or_the_usual_one(attributes, size):
    assert read_drawing(svg(attributes=attributes), "a.svg", NOWHERE) == (Drawing(*size), ())


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="4" height="5" fill="url(#g)"/><linearGradient id="g"/>',
        '<g id="dot"><circle r="2"/></g><use href="#dot"/><use xlink:href="#dot"/>',
        "<style>.a { fill: red } .b { fill: url(#g) }</style>",
        '<path d="M0 0L1 1" style="stroke: #000" transform="translate(1, 2)"/>',
        f'<image href="{PNG}"/>',
        "<text>set ＜script＞ &lt;script&gt; on &#20013;</text>",
        "<!-- a comment -->",
    ],
)
def test_plain_drawing_is_taken(inside):
    assert read_drawing(svg(inside), "a.svg", NOWHERE) == (Drawing(40, 20), ())


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<g xmlns="http://www.w3.org/2000/svg"><SCRIPT/></g>',
        '<rect onclick="go()"/>',
        "<foreignObject><p/></foreignObject>",
        '<animate attributeName="x"/>',
        '<x:script xmlns:x="http://www.w3.org/2000/svg"/>',
    ],
)
def test_what_runs_is_refused(inside):
    assert refused(svg(inside)) == "drawing-runs"


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="http://example.org/a.png"/>',
        '<image xlink:href="file:///etc/hostname"/>',
        '<image href="../../other.png"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<use href="other.svg#a"/>',
        '<rect fill="url(http://example.org/#g)"/>',
        "<rect style=\"fill: url( '//example.org/a' )\"/>",
        "<style>@import 'a.css';</style>",
        "<style>@font-face { src: url(a.woff) }</style>",
        "<style>.a { fill: u\\72l(a) }</style>",
        '<g xml:base="http://example.org/"/>',
        '<?xml-stylesheet href="a.css"?>',
        '<a href="javascript:go()"/>',
    ],
)
def test_what_reaches_out_is_refused(inside):
    assert refused(svg(inside)) == "drawing-reaches-out"


def test_stylesheet_before_the_root_is_refused():
    assert (
        refused(b'<?xml version="1.0"?><?xml-stylesheet href="a.css"?>' + svg()) == "drawing-reaches-out"
    )


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        "<!doctype svg>",
    ],
)
def test_declarations_never_reach_the_parser(head):
    assert refused(head.encode() + svg("<text>x</text>")) == "drawing-declares"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "gb18030"])
def test_other_encodings_cannot_hide_a_declaration(encoding):
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE svg [<!ENTITY a "中">]>'
    assert refused((head + svg("<text>中</text>").decode()).encode(encoding)) == "drawing-encoding"


def test_encoding_said_otherwise_is_refused():
    assert refused(b'<?xml version="1.0" encoding="utf-7"?>' + svg()) == "drawing-encoding"


@pytest.mark.parametrize("data", [b"<html/>", b"<svg/>", b'<g xmlns="http://www.w3.org/2000/svg"/>'])
def test_other_documents_are_no_svg(data):
    assert refused(data) == "drawing-no-svg"


@pytest.mark.parametrize("data", [b"", b"text", b"<svg", svg()[:-3], svg("<g>")])
def test_what_is_no_xml_is_broken(data):
    assert refused(data) == "picture-broken"


def test_symbols_that_use_each_other_ten_times_over_are_refused():
    rings = [
        f'<g id="r{n}">' + "".join(f'<use href="#r{n + 1}"/>' for _ in range(10)) + "</g>"
        for n in range(9)
    ]
    assert refused(svg("".join(rings) + '<g id="r9"><rect/></g><use href="#r0"/>')) == "drawing-too-much"


def test_symbol_that_uses_itself_is_refused():
    assert (
        refused(svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'))
        == "drawing-too-much"
    )


def test_gradient_used_by_every_shape_does_not_count_each_time():
    gradient = '<linearGradient id="g">' + "<stop/>" * 50 + "</linearGradient>"
    shapes = '<rect fill="url(#g)"/>' * 10_000
    assert read_drawing(svg(gradient + shapes), "a.svg", NOWHERE) == (Drawing(40, 20), ())


def test_nesting_without_end_is_refused():
    assert refused(svg("<g>" * 5000 + "</g>" * 5000)) == "drawing-too-much"


def drawn_by_hand(part, sizes, points, deep=0):
    if deep > len(sizes):
        return None
    total = sizes[part]
    for target in points.get(part, ()):
        if target in sizes:
            inner = drawn_by_hand(target, sizes, points, deep + 1)
            if inner is None:
                return None
            total += inner
    return total


@given(
    st.dictionaries(
        st.sampled_from("abcd"), st.lists(st.sampled_from("abcde"), max_size=3), min_size=1, max_size=4
    ),
    st.lists(st.sampled_from("abcd"), min_size=1, max_size=3),
)
def test_drawn_size_is_what_drawing_it_out_by_hand_gives(inner, roots):
    points = {**inner, "": roots}
    sizes = dict.fromkeys(points, 2)
    assert drawn_size(sizes, points, 10**9) == drawn_by_hand("", sizes, points)

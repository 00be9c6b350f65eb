"""What is transparent: refused in PDF/X-1a with its place, blended in ink in PDF/X-4."""

import io
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from ghpress.galley.block import SetBlock
from ghpress.makeup.page import Rect
from ghpress.press.adverts import Placing
from ghpress.press.finish import Makeready, finish
from ghpress.press.forme import BLOCK_SCHEME, Planned
from ghpress.remarks import Halt, InFile, OnPage
from ghpress.stock.profiles import shipped_profile
from ghpress.units import mm
from press.adverts import handed_in
from press.plated import css, plated, plated_forme
from press.printed import SHEET, TICKET, colophon, painted

FAINT = "left:20mm;top:10mm;width:30mm;height:20mm;opacity:0.5;background:"
OPAQUE = FAINT.replace("opacity:0.5;", "")


def refused(forme, shelf):
    with pytest.raises(Halt) as halted:
        plated(forme, shelf, "press-x1a")
    return [(remark.code, remark.place) for remark in halted.value.remarks]


def groups(content):
    """The groups of the page and of its forms, by what they blend in."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[0]
        forms = page.Resources.get("/XObject", pikepdf.Dictionary())
        holders = [page.obj, *(form for _, form in forms.items())]
        return [str(holder.Group.get("/CS")) for holder in holders if "/Group" in holder]


def test_a_faint_box_is_refused_at_its_place(shelf):
    forme = plated_forme(["字"], shelf, [FAINT + css("pine")])
    assert refused(forme, shelf) == [("transparency-in-x1a", OnPage(1, 20.0, 10.0))]


def test_a_faint_spot_is_refused_as_well(shelf):
    forme = plated_forme(["字"], shelf, [FAINT + css("red")])
    assert [code for code, _ in refused(forme, shelf)] == ["transparency-in-x1a"]


def test_every_place_is_said(shelf):
    boxes = [FAINT + css("pine"), (FAINT + css("pine")).replace("top:10mm", "top:40mm")]
    places = [place for _, place in refused(plated_forme([], shelf, boxes), shelf)]
    assert places == [OnPage(1, 20.0, 10.0), OnPage(1, 20.0, 40.0)]


@pytest.mark.parametrize(
    "drawn",
    [
        '<rect x="30" y="20" width="20" height="20" fill="{}" fill-opacity="0.4"/>',
        '<g opacity="0.4"><rect x="30" y="20" width="20" height="20" fill="{}"/></g>',
        '<rect x="30" y="20" width="20" height="20" fill="none" stroke="{}" stroke-opacity="0.4"/>',
    ],
)
def test_what_is_faint_in_a_drawing_is_refused(drawn, shelf):
    forme = plated_forme([], shelf, drawings={"map": drawn.format(css("pine"))})
    ((code, place),) = refused(forme, shelf)
    assert code == "transparency-in-x1a"
    assert place.page == 1


def test_a_clear_fill_that_paints_nothing_is_let_pass(shelf):
    forme = plated_forme(["字"], shelf, [OPAQUE + "transparent"])
    assert plated(forme, shelf, "press-x1a")


def test_groups_go_where_nothing_is_transparent(shelf):
    drawn = f'<g opacity="1"><rect x="30" y="20" width="20" height="20" fill="{css("pine")}"/></g>'
    forme = plated_forme(["字"], shelf, [OPAQUE + css("pine")], {"map": drawn})
    assert groups(plated(forme, shelf)) == groups(plated(forme, shelf, "press-x1a")) == []


@pytest.mark.parametrize("ink", ["pine", "red"])
def test_in_x4_page_and_groups_blend_in_ink(ink, shelf):
    spaces = groups(plated(plated_forme(["字"], shelf, [FAINT + css(ink)]), shelf))
    assert len(spaces) > 1
    assert set(spaces) == {"/DeviceCMYK"}


def with_advert(shelf, change):
    """The page in X-1a with an advert of 40 × 30 mm at 15, 25 mm, changed by hand."""
    rect = Rect(mm(15), mm(25), mm(40), mm(30))
    address = f"{BLOCK_SCHEME}advert"
    shown = f'<img src="{address}" style="position:absolute;left:15mm;top:25mm;display:block">'
    forme = plated_forme(["字"], shelf)
    block = Planned(
        SetBlock(rect.width, rect.height, ()), "advert", True, InFile("page.html"), "Advert1"
    )
    forme = replace(
        forme,
        markup=forme.markup.replace("<body>", f"<body>{shown}"),
        planned={**forme.planned, address: block},
        frames={**forme.frames, "advert": rect},
    )
    content = handed_in(rect.width, rect.height, change=change)
    adverts = {"Advert1": Placing(content, rect.width, rect.height)}
    ready = Makeready(shipped_profile(), adverts=adverts, number=3)
    return finish(painted(forme, shelf), SHEET, colophon(), replace(TICKET, profile="press-x1a"), ready)


def faint_state(pdf):
    pdf.pages[0].Resources.ExtGState = Dictionary(half=Dictionary(ca=0.5))


def idle_group(pdf):
    pdf.pages[0].Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)


def test_a_transparent_advert_is_refused_at_its_place(shelf):
    with pytest.raises(Halt) as halted:
        with_advert(shelf, faint_state)
    assert [(each.code, each.place) for each in halted.value.remarks] == [
        ("transparency-in-x1a", OnPage(3, 15.0, 25.0))
    ]


def test_a_group_in_which_nothing_is_transparent_goes_from_an_advert(shelf):
    with pikepdf.open(io.BytesIO(with_advert(shelf, idle_group))) as pdf:
        advert = pdf.pages[0].Resources.XObject.Advert1
        assert "/Group" not in advert.Resources.XObject.Page

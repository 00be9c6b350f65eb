"""What is transparent: refused in PDF/X-1a with its place, blended in ink in PDF/X-4."""

import io

import pikepdf
import pytest

from ghpress.remarks import Halt, OnPage
from press.plated import css, plated, plated_forme

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

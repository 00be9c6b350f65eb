"""The spread: pages 2 and 3 one sheet, a banner over the fold, the other pages the broadsheet's."""

import io

import pypdfium2
import pytest

from ghpress.build import Tried
from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.makeup.crease import crease_of
from ghpress.units import in_mm, in_pt, mm
from layout.pressed import DEMO, TRIAL, errors, pressed, tried


@pytest.fixture(scope="module")
def spread() -> Layout:
    found, remarks = read_layout("spread")
    assert found is not None and remarks == ()
    return found


@pytest.fixture(scope="module")
def demo() -> Tried:
    return tried(DEMO, "spread")


def test_pages_two_and_three_are_one_sheet_of_780_by_540(spread: Layout) -> None:
    sheet = spread.at(2).sheet
    assert (sheet.width, sheet.height) == (mm(780), mm(540))
    gutter = spread.at(2).grid.x(6) - spread.at(2).grid.x(5) - spread.grid.measure(1)
    assert 15 < in_mm(gutter) < 25


@pytest.mark.parametrize("issue", [DEMO, TRIAL])
def test_the_shipped_issues_have_no_fault_in_it(issue: str) -> None:
    assert errors(tried(issue, "spread")) == []


def test_the_demo_keeps_its_four_pages_on_three_sheets(demo: Tried) -> None:
    assert [page.number for page in demo.made.pages] == [1, 2, 4]
    assert [remark.code for remark in demo.remarks] == []
    assert len(demo.made.pages[1].stories) >= 8


def test_no_glyph_of_the_printed_spread_stands_in_the_fold(demo: Tried) -> None:
    file = pressed(demo, 2)
    assert [remark.code for remark in file.remarks] == []
    page = pypdfium2.PdfDocument(io.BytesIO(file.pdf))[0]
    text, bleed = page.get_textpage(), in_pt(demo.shop.layout.sheet.bleed)
    crease = crease_of(demo.shop.layout.at(2).grid)
    left, right = in_pt(crease.left) + bleed, in_pt(crease.right) + bleed
    boxes = [text.get_charbox(at) for at in range(text.count_chars())]
    solid = [box for box in boxes if box[2] - box[0] > 0.5]
    assert len(solid) > 6000
    assert [box for box in solid if box[0] < right and box[2] > left] == []


def test_the_banner_has_one_half_on_either_page(demo: Tried) -> None:
    page = pypdfium2.PdfDocument(io.BytesIO(pressed(demo, 2).pdf))[0]
    text, middle = page.get_textpage(), page.get_width() / 2
    sides = []
    for half in ("百年工运", "吉林答卷"):
        at, count = text.search(half).get_next()
        found = [text.get_charbox(at + each) for each in range(count)]
        boxes = [box for box in found if box[2] - box[0] > 1]
        assert len(boxes) == 4
        assert min(box[3] - box[1] for box in boxes) > 40
        sides.append((min(box[0] for box in boxes) > middle, max(box[2] for box in boxes) < middle))
    assert sides == [(False, True), (True, False)]


def test_both_numbers_are_printed_at_the_outer_edges(demo: Tried) -> None:
    page = pypdfium2.PdfDocument(io.BytesIO(pressed(demo, 2).pdf))[0]
    text, width = page.get_textpage(), page.get_width()
    found = {}
    for number in ("02", "03"):
        match = text.search(number).get_next()
        found[number] = text.get_charbox(match[0])[0]
    assert found["02"] < width / 8
    assert found["03"] > width * 7 / 8

"""The broadsheet's furniture prints: every word composed, inside its frame, in its place."""

from collections.abc import Iterator
from itertools import pairwise

import pypdfium2
import pytest

from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.makeup.furniture import band, plan_for
from ghpress.makeup.page import Frame, FurnitureFrame, GroundFrame, Page, RuleFrame
from ghpress.press.engine.paint import paint
from ghpress.press.markup import Job, lock_up
from ghpress.remarks import Remark
from ghpress.stock.shelf import Shelf
from ghpress.units import in_pt

WORDS = (
    ("name", "松江日报"),
    ("title", "春到松江特别报道"),
    ("date", "2025年5月1日"),
    ("weekday", "星期四"),
    ("number", "第18期"),
    ("total", "总第4327期"),
    ("cn", "CN 00-0000"),
    ("sponsor", "松江日报社主办"),
    ("folio", "02"),
    ("credits", "责编：本报编辑部"),
    ("address", "松江市建设街1号"),
    ("price", "每份1元"),
)

SAFE = 14.2
"""Points from the trim (5 mm) within which nothing is printed, for the knife."""

FIRST_PAGE = {"title", "number", "total", "cn", "sponsor", "address", "price"}


@pytest.fixture(scope="module")
def layout() -> Layout:
    found, _ = read_layout("broadsheet")
    assert found is not None
    return found


def dressed(layout: Layout, number: int, step: int, words: tuple[tuple[str, str], ...]) -> Page:
    """A page of furniture, each piece at its step of depth, with a rule and a ground for company."""
    grid, top, bottom = layout.grid, 0, layout.grid.lines
    frames: list[Frame] = []
    for piece in (one for one in plan_for(number, layout).furniture if one.block == "words"):
        depth = piece.depths[min(step, len(piece.depths) - 1)]
        line = {"margin": -depth, "top": top, "bottom": bottom - depth}[piece.at]
        frames.append(FurnitureFrame(piece.role, piece.role, band(grid, line, depth), words))
    frames.append(GroundFrame("tint", "note-ground", band(grid, 20, 8)))
    frames += [RuleFrame(role, role, band(grid, 30, 1)) for role in layout.rules]
    return Page(number, layout.sheet.width, layout.sheet.height, tuple(frames))


def printed(
    layout: Layout, shelf: Shelf, page: Page, words: tuple[tuple[str, str], ...] = WORDS
) -> tuple[dict[str, tuple[float, float, float, float]], tuple[Remark, ...]]:
    """Where each of the words was printed (left, top, right, bottom in pt), and remarks."""
    forme, remarks = lock_up(page, Job(layout, shelf, "press"))
    assert forme is not None, remarks
    painted = paint(forme, shelf)
    text_page = pypdfium2.PdfDocument(painted.pdf)[0].get_textpage()
    height = in_pt(layout.sheet.height)
    found = {}
    for field, said in words:
        match = text_page.search(said).get_next()
        if match:
            boxes = [text_page.get_charbox(match[0] + index) for index in range(match[1])]
            solid = [box for box in boxes if box[2] > box[0]]
            found[field] = (
                min(box[0] for box in solid),
                height - max(box[3] for box in solid),
                max(box[2] for box in solid),
                height - min(box[1] for box in solid),
            )
    return found, (*remarks, *painted.remarks)


def steps(layout: Layout) -> Iterator[tuple[int, int]]:
    """Every page kind with every depth its furniture may take."""
    for number in (1, 2):
        deepest = max(len(piece.depths) for piece in plan_for(number, layout).furniture)
        yield from ((number, step) for step in range(deepest))


def test_furniture_prints_inside_its_frame_at_every_depth(layout: Layout, shelf: Shelf) -> None:
    tried = list(steps(layout))
    assert len(tried) >= 5
    for number, step in tried:
        page = dressed(layout, number, step, WORDS)
        found, remarks = printed(layout, shelf, page)
        assert remarks == ()
        wanted = {"name", "date", "weekday", "credits"}
        wanted |= FIRST_PAGE if number == 1 else {"folio", "title"}
        assert set(found) >= wanted


def test_the_name_is_the_largest_word_of_the_first_page(layout: Layout, shelf: Shelf) -> None:
    found, _ = printed(layout, shelf, dressed(layout, 1, 0, WORDS))
    depth = {field: box[3] - box[1] for field, box in found.items()}
    assert max(depth, key=lambda field: depth[field]) == "name"
    sizes = [size.size for sizes in layout.fit.headlines.values() for size in sizes]
    assert layout.styles["masthead-name"].size > max(*sizes, layout.styles["banner"].size)


def test_the_masthead_stands_name_left_dates_right_title_below(layout: Layout, shelf: Shelf) -> None:
    found, _ = printed(layout, shelf, dressed(layout, 1, 0, WORDS))
    left = in_pt(layout.grid.left)
    right = in_pt(layout.grid.left + layout.grid.measure(layout.grid.columns))
    assert left <= found["name"][0] < left + 12
    for field in ("weekday", "total", "cn", "sponsor"):
        assert right - 12 < found[field][2] <= right + 0.05
        assert found[field][3] < found["title"][1]
    assert found["date"][3] <= found["number"][1] < found["cn"][1] < found["sponsor"][1]
    middle = (found["title"][0] + found["title"][2]) / 2
    assert abs(middle - (left + right) / 2) < 3


@pytest.mark.parametrize("number", [2, 3])
def test_the_folio_stands_above_the_type_area_its_number_at_the_outer_edge(
    number: int, layout: Layout, shelf: Shelf
) -> None:
    words = (*(pair for pair in WORDS if pair[0] != "folio"), ("folio", f"{number:02}"))
    found, _ = printed(layout, shelf, dressed(layout, number, 0, words), words)
    top = in_pt(layout.grid.top)
    order = ("folio", "name", "date", "title", "credits")
    for field in order:
        assert SAFE < found[field][1] < found[field][3] < top
    from_left = order if number == 2 else order[::-1]
    for one, other in pairwise(from_left):
        assert found[one][2] < found[other][0]


@pytest.mark.parametrize("number", [1, 2])
def test_furniture_needs_only_the_papers_name(number: int, layout: Layout, shelf: Shelf) -> None:
    _, remarks = printed(layout, shelf, dressed(layout, number, 0, WORDS[:1]))
    assert remarks == ()

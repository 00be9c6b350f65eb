"""The plain layout's front: a rule parts the issue's title from the story under it."""

import io

import pypdfium2
import pypdfium2.raw
import pytest

from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.makeup.furniture import band
from ghpress.makeup.page import Frame, FurnitureFrame, GroundFrame, Page
from ghpress.press.engine.paint import paint
from ghpress.press.markup import Job, lock_up
from ghpress.stock.shelf import Shelf
from ghpress.units import in_pt

WORDS = (("name", "松江日报"), ("title", "春到松江"), ("date", "2025年5月1日"))


@pytest.fixture(scope="module")
def plain() -> Layout:
    found, remarks = read_layout("plain")
    assert found is not None and remarks == ()
    return found


@pytest.mark.parametrize(
    ("stories", "has_note", "rules"), [(("甲",), False, 1), (("甲",), True, 0), ((), False, 0)]
)
def test_the_masthead_ends_with_a_rule_over_a_story_but_not_over_a_note_or_a_picture(
    stories: tuple[str, ...], has_note: bool, rules: int, plain: Layout, shelf: Shelf
) -> None:
    frames: list[Frame] = [FurnitureFrame("masthead", "masthead", band(plain.grid, 0, 12), WORDS)]
    if has_note:
        frames.append(GroundFrame("tint", "note-ground", band(plain.grid, 12, 8)))
    page = Page(1, plain.sheet.width, plain.sheet.height, tuple(frames), stories=stories)
    forme, remarks = lock_up(page, Job(plain, shelf, "press"))
    assert forme is not None and remarks == ()
    printed = pypdfium2.PdfDocument(io.BytesIO(paint(forme, shelf).pdf))[0]
    wide = in_pt(frames[0].rect.width)
    bounds = [one.get_bounds() for one in printed.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    lines = [b for b in bounds if b[3] - b[1] < 3 and abs(b[2] - b[0] - wide) < 1]
    assert len(lines) == rules

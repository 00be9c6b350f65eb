"""A drawing cropped to its frame keeps what its focus is on."""

from dataclasses import replace
from fractions import Fraction

import pypdfium2
import pytest

from ghpress.makeup.page import PictureFrame, Rect
from ghpress.manuscript.story import Picture
from ghpress.press.pagefile import print_page
from ghpress.units import in_pt, mm
from press.sheets import broadsheet, job_of, page_of

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">'
    '<rect width="100" height="50" fill="var(--ink-black)"/>'
    '<rect y="50" width="100" height="50" fill="var(--ink-black-20)"/></svg>'
)
"""Dark above, light below."""

PLACE = Rect(mm(50), mm(300), mm(100), mm(50))
"""Half as deep as the drawing is: one of its halves goes in."""


@pytest.mark.parametrize(("down", "is_dark"), [(0, True), (1, False)])
def test_a_drawing_is_cropped_about_its_focus(shelf, tmp_path, down, is_dark):
    (tmp_path / "halves.svg").write_text(DRAWING, encoding="utf-8")
    layout = broadsheet()
    page = page_of(layout, shelf)
    picture = Picture("halves.svg", focus=(Fraction(1, 2), Fraction(down)))
    page = replace(page, frames=(*page.frames, PictureFrame("p", "picture", PLACE, picture)))
    done = print_page(job_of(page, layout, shelf, tmp_path))
    sheet = pypdfium2.PdfDocument(done.pdf)[0].render(scale=1).to_pil().convert("L")
    middle = (PLACE.x + PLACE.width // 2, PLACE.y + PLACE.height // 2)
    bleed = in_pt(layout.sheet.bleed) if sheet.width > in_pt(layout.sheet.width) + 1 else 0
    grey = sheet.getpixel(tuple(round(in_pt(at) + bleed) for at in middle))
    assert (grey < 100) == is_dark

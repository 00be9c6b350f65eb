"""The list of inks says which plates a finished page file needs, marks apart."""

from dataclasses import replace

from ghpress.deliver.inklist import Inks, inks_of
from ghpress.press.marks.marked import marked
from ghpress.press.marks.slug import Slug
from press.plated import SPOT, css, plated, plated_forme
from press.printed import SHEET, page_file
from press.trial import Bit

TINT = "left:5mm;top:5mm;width:60mm;height:20mm;background:"


def test_a_page_of_black_alone_needs_one_plate(shelf) -> None:
    page = page_file(["灯亮了"], shelf)
    assert inks_of(page, 1, SHEET) == Inks("K")
    assert inks_of(page, 1, SHEET).said() == "K"


def test_marks_on_every_plate_make_no_plate(shelf) -> None:
    page = marked(page_file(["灯亮了"], shelf), Slug("full", ("第1版",)), shelf)
    assert inks_of(page, 1, replace(SHEET)) == Inks("K")


def test_a_spot_is_a_plate_of_its_own_and_tints_name_their_inks(shelf) -> None:
    forme = plated_forme([[Bit("红字", ink="red")]], shelf, [TINT + css("pine")])
    found = inks_of(plated(forme, shelf), 1, SHEET)
    assert found == Inks("CMY", (SPOT,))
    assert found.said() == f"CMY + {SPOT}"


def test_an_empty_page_needs_none(shelf) -> None:
    assert inks_of(page_file([""], shelf), 1, SHEET).said() == "-"

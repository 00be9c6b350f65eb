"""Marked pages and imposed sheets stay what they claim to be, and mark every plate, spots' too."""

from dataclasses import replace
from shutil import which

import numpy as np
import pytest

from ghpress.preflight.handed_in import survey_pdf
from ghpress.press.binding import Colophon
from ghpress.press.impose.folds import pairs
from ghpress.press.impose.sheets import Leaf, Making, imposed
from ghpress.press.marks.marked import marked
from ghpress.press.marks.slug import Slug
from oracles.plates import process_plates, separations
from oracles.verapdf import needs_verapdf, verdicts
from press.plated import SPOT, css, plated, plated_forme
from press.printed import TICKET
from press.trial import Bit

LINES = ["清晨五点，站里的灯亮了。", [Bit("红字", ink="red"), Bit("热水", role="hei")]]
TINT = f"left:5mm;top:5mm;width:60mm;height:20mm;background:{css('red', 20)}"
FULL = Slug("full", ("试刊", "第1版", "版本A"))
MM = 72 / 25.4


@pytest.fixture(scope="module")
def pages(shelf) -> dict[str, bytes]:
    forme = plated_forme(LINES, shelf, [TINT])
    return {profile: plated(forme, shelf, profile) for profile in ("press", "press-x1a")}


@pytest.fixture(scope="module")
def with_marks(pages, shelf) -> dict[str, bytes]:
    return {profile: marked(page, FULL, shelf) for profile, page in pages.items()}


@pytest.fixture(scope="module")
def sheets(pages, shelf) -> dict[str, bytes]:
    making = Making(Colophon("大版", ("trial",)), (FULL, FULL))
    return {
        profile: imposed(
            [Leaf(page, (number,)) for number in (1, 2, 3, 4)],
            pairs(4),
            making,
            shelf,
            replace(TICKET, profile=profile),
        )
        for profile, page in pages.items()
    }


@needs_verapdf
def test_with_marks_and_on_sheets_the_standard_is_kept(with_marks, sheets) -> None:
    every = [
        ("2b", with_marks["press"]),
        ("1b", with_marks["press-x1a"]),
        ("2b", sheets["press"]),
        ("1b", sheets["press-x1a"]),
    ]
    for verdict in verdicts(every):
        assert verdict.is_compliant, verdict.faults[:5]
        assert verdict.assertions > 100


@pytest.mark.parametrize("profile", ["press", "press-x1a"])
def test_inspection_finds_nothing_in_marks_that_was_not_on_the_page(
    profile: str, with_marks, sheets, pages
) -> None:
    known = {remark.code for remark in survey_pdf(pages[profile], "page.pdf", profile)}
    for file in (with_marks[profile], sheets[profile]):
        remarks = survey_pdf(file, "page.pdf", profile)
        assert [remark for remark in remarks if remark.code not in known] == []
    assert "registration-on-page" not in known


@pytest.mark.skipif(which("gs") is None, reason="needs Ghostscript")
def test_cutting_lines_are_on_every_plate_the_spots_too(with_marks) -> None:
    plates = separations(with_marks["press"], 300)
    assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black", SPOT}
    dot = 300 / 25.4
    row, columns = round(8 * dot), slice(round(14.5 * dot), round(15.5 * dot))
    assert all(plate[row, columns].max() > 100 for plate in plates.values())


@pytest.mark.skipif(which("mutool") is None or which("gs") is None, reason="needs mutool and gs")
def test_two_renderers_agree_on_a_sheet(sheets) -> None:
    first, second = (
        process_plates(sheets["press-x1a"], renderer, 72) for renderer in ("mupdf", "ghostscript")
    )
    rows, columns = (min(sides) for sides in zip(first.shape[:2], second.shape[:2], strict=True))
    apart = np.abs(first[:rows, :columns].astype(int) - second[:rows, :columns].astype(int))
    assert apart.mean() < 2

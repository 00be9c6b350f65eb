"""An issue with adverts built whole: what stands in its files, as others than their writer read them."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from cli.issues import ISSUE, small_issue
from ghpress.build import BuildRequest, Built, build_issue
from ghpress.layout.read import read_layout
from ghpress.preflight.reader import read_glyphs, rows
from ghpress.units import in_pt
from oracles.first_reader import text_in_order
from press.adverts import embedded, handed_in
from reader.editions import untold

FOUND, _ = read_layout("broadsheet")
assert FOUND is not None
GRID = FOUND.grid
ADVERTS = """\
total: 总第1期
adverts:
  - {file: ads/sale.pdf, size: {columns: 6, lines: 30}, page: 1}
  - {file: ads/late.pdf, size: {columns: 2, lines: 10}, page: 1, position: ear}
"""


def with_a_hairline(pdf: pikepdf.Pdf) -> None:
    """What a printer dislikes and prints: its words embedded, a rule thinner than a plate holds."""
    embedded(pdf)
    page = pdf.pages[0]
    content = page.Contents.read_bytes() + b"\n0.05 w 0 0 0 1 K 40 80 m 140 80 l S"
    page.Contents = pdf.make_stream(content)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(tmp_path_factory.mktemp("adverts"))
    issue = small_issue(root / "content" / "river", issue=ISSUE + ADVERTS)
    (issue / "ads").mkdir()
    sale = handed_in(GRID.measure(6), GRID.depth(30), change=with_a_hairline)
    (issue / "ads" / "sale.pdf").write_bytes(sale)
    return issue


@pytest.fixture(scope="module")
def built(folder: Path) -> Built:
    return build_issue(BuildRequest(folder, into=folder.parents[1] / "output"), untold)


def test_its_words_are_in_the_page_file_and_the_issue_once_each(built: Built) -> None:
    assert built.issue_pdf is not None
    for file in (*built.page_files, built.issue_pdf):
        assert text_in_order(file.read_bytes()).count("SPRING SALE") == 1


def test_they_stand_at_their_place_at_the_foot_after_all_stories(built: Built) -> None:
    glyphs = read_glyphs(built.page_files[0].read_bytes())
    (line,) = (row for row in rows(glyphs) if row.text.startswith("SPRING"))
    assert line.left == pytest.approx(in_pt(GRID.left) + 20, abs=0.02)
    foot = in_pt(GRID.y(GRID.lines - 2))  # the credits take two lines
    assert line.y == pytest.approx(foot - 30, abs=0.02)
    text = text_in_order(built.page_files[0].read_bytes())
    assert text.index("手电。") < text.rindex("广告") < text.index("SPRING SALE") < text.index("责编")


def test_every_advert_is_marked_and_the_missing_ones_space_is_held(built: Built) -> None:
    text = text_in_order(built.page_files[0].read_bytes())
    assert text.count("广告") == 3 and text.count("广告位") == 1
    assert "毫米" in text


def test_each_fault_is_told_at_the_line_that_books_it(built: Built) -> None:
    told = {(remark.code, str(remark.place)) for remark in built.remarks}
    assert ("advert-fault", "issue.yaml:6:12") in told
    assert ("advert-missing", "issue.yaml:7:12") in told


def test_the_preview_shows_it(built: Built) -> None:
    page = pypdfium2.PdfDocument(built.page_files[0].read_bytes())[0]
    picture = page.render(scale=0.25).to_pil().convert("RGB")
    across, down = in_pt(GRID.left) + 300, in_pt(GRID.y(GRID.lines - 2)) - 150
    bleed = in_pt(FOUND.sheet.bleed)
    red, _, blue = picture.getpixel((round((across + bleed) / 4), round((down + bleed) / 4)))
    assert red > 200 and blue < 160


def test_a_second_build_changes_no_byte(built: Built, folder: Path) -> None:
    before = [file.read_bytes() for file in built.page_files]
    again = build_issue(BuildRequest(folder, into=folder.parents[1] / "again", use_cache=False), untold)
    assert [file.read_bytes() for file in again.page_files] == before

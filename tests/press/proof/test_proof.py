"""A proof is the page as it will be printed, with a stamp, line numbers and story ids over it."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from ghpress.press.pagefile import print_page
from ghpress.press.proof.counted import counted_lines
from ghpress.remarks import Level
from ghpress.ticket import Ticket
from ghpress.units import in_pt, mm, pt
from oracles.second_reader import read_glyphs
from press.sheets import WHEN, broadsheet, job_of, page_of

WORDS = "灯亮了，人来了。" * 40
RED, GREY = (0.75, 0.1, 0.1), (0.3, 0.3, 0.3)


@pytest.fixture(scope="module")
def job(shelf):
    layout = broadsheet()
    page = page_of(layout, shelf, WORDS, number=2)
    frames = tuple(
        replace(frame, rect=replace(frame.rect, y=mm(60))) if frame.role == "column" else frame
        for frame in page.frames
    )
    return job_of(replace(page, frames=frames), layout, shelf)


def proof(job, round_="一校", **more):
    return print_page(replace(job, ticket=Ticket(WHEN, profile="proof", round=round_), **more))


@pytest.fixture(scope="module")
def file(job):
    made = proof(job)
    assert all(remark.level < Level.WARNING for remark in made.remarks)
    return made.pdf


@pytest.fixture(scope="module")
def glyphs(file):
    return read_glyphs(file)


def near(ink, colour):
    return all(abs(part - other) < 0.01 for part, other in zip(ink, colour, strict=True))


def marks(glyphs, size):
    """The words in red of a size, by baseline and then left edge."""
    rows = {}
    for glyph in glyphs:
        if near(glyph.ink, RED) and abs(glyph.size - in_pt(size)) < 0.2:
            rows.setdefault((round(glyph.y, 1), glyph.x // 100), []).append(glyph)
    return rows.values()


def test_numbers_stand_on_the_baselines_of_their_lines_left_of_the_column(job, glyphs):
    expected = {
        (one.number, round(in_pt(one.frame.rect.y + one.placed.y), 1)): in_pt(one.frame.rect.x)
        for one in counted_lines(job.page)
        if one.is_shown()
    }
    found = {}
    for row in marks(glyphs, pt(4)):
        number = int("".join(glyph.text for glyph in row))
        found[number, round(row[0].y, 1)] = row[-1].x + row[-1].advance
    assert set(found) == set(expected)
    assert len(found) > 6
    for key, left in expected.items():
        assert left - 2 < found[key] < left - 0.5


def test_the_id_of_each_story_stands_over_its_head(job, glyphs):
    (row,) = marks(glyphs, pt(5))
    assert "".join(glyph.text for glyph in row) == "a"
    first = job.page.frames[0].rect
    assert row[0].x == pytest.approx(in_pt(first.x), abs=0.02)
    assert in_pt(first.y) - 2 < row[0].y < in_pt(first.y)


def test_the_stamp_says_that_it_is_a_proof_of_which_round_of_what_and_when(file):
    said = "".join(glyph.text for glyph in read_glyphs(file) if near(glyph.ink, GREY))
    assert said.count("校样一校") == 3
    assert said.count("试刊第2版2025-05-01") == 3
    assert said.count("00:00") == 3


def test_it_is_read_through_the_stamp(file, job):
    with pikepdf.open(io.BytesIO(file)) as pdf:
        state = pdf.pages[0].resources.ExtGState.Stamp
        assert 0.05 <= float(state.ca) <= 0.15
    bare = darkness(print_page(replace(job, ticket=Ticket(WHEN, profile="web"))).pdf)
    stamped = darkness(file)
    changed = [after for before, after in zip(bare, stamped, strict=True) if before == 255 != after]
    light = [level for level in changed if level > 220]
    assert len(light) > 0.02 * len(bare), "the stamp is seen all over the page"
    assert len(light) > 0.9 * len(changed), "what it darkens stays nearly white"


def darkness(file):
    with pypdfium2.PdfDocument(file) as pdf:
        return pdf[0].render(scale=0.25, grayscale=True).to_pil().tobytes()


def test_the_pages_own_glyphs_are_where_the_printed_page_has_them(job, glyphs):
    own = [glyph for glyph in glyphs if not near(glyph.ink, RED) and not near(glyph.ink, GREY)]
    printed = read_glyphs(print_page(job).pdf)
    assert [(one.text, one.size) for one in own] == [(one.text, one.size) for one in printed]
    for one, other in zip(own, printed, strict=True):
        assert (one.x, one.y) == pytest.approx((other.x, other.y), abs=0.02)


def test_it_is_cut_to_the_trim_and_painted_in_rgb(file, job):
    with pikepdf.open(io.BytesIO(file)) as pdf:
        page = pdf.pages[0]
        sheet = [0, 0, in_pt(job.page.width), in_pt(job.page.height)]
        for box in (page.mediabox, page.trimbox):
            assert [float(edge) for edge in box] == pytest.approx(sheet, abs=0.01)
        operators = {str(one.operator) for one in pikepdf.parse_content_stream(page)}
        assert "rg" in operators
        assert not operators & {"k", "K"}
        assert "/OutputIntents" not in pdf.Root


def test_another_round_is_another_file_and_the_same_round_the_same_bytes(job, file):
    assert proof(job).pdf == file
    assert proof(job, "二校").pdf != file


def test_a_page_without_running_text_has_a_stamp_all_the_same(job):
    page = replace(job.page, frames=())
    said = "".join(glyph.text for glyph in read_glyphs(proof(job, page=page).pdf))
    assert said.count("校样") == 3


@pytest.mark.parametrize(("wide", "high"), [(780, 540), (210, 285), (390, 540), (540, 390)])
def test_the_stamp_stays_on_the_sheet_whatever_its_shape(job, wide, high):
    sheet = replace(job.layout.sheet, width=mm(wide), height=mm(high))
    page = replace(job.page, width=mm(wide), height=mm(high), frames=())
    title = "一个很长很长的专题名称，长到一行排不下也不能伸到纸外面去"
    made = proof(job, page=page, layout=replace(job.layout, sheet=sheet), title=title)
    width, height = in_pt(mm(wide)), in_pt(mm(high))
    for glyph in read_glyphs(made.pdf):
        assert glyph.size < glyph.x < width - glyph.size
        assert 0 < glyph.y - glyph.size * 0.9 and glyph.y < height

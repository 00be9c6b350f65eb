"""A whole edition, built and read back: every word once and in order, every line in its place."""

import re
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from benchmarks.linerules import faults_by_line, is_digit, is_gap, text_of

from ghpress.build import BuildRequest, build_issue
from ghpress.makeup.page import TextFrame
from ghpress.makeup.verify import verify
from ghpress.manuscript.story import Picture
from ghpress.press.pagefile import print_page
from ghpress.press.pagejob import PageJob
from ghpress.remarks import Level
from ghpress.units import PT, pt
from oracles.plates import process_plates, separations
from oracles.rasters import PROGRAMS, needs_renderers
from oracles.verapdf import needs_verapdf, verdicts
from reader.editions import (
    REFERENCE,
    ROOT,
    bare,
    built,
    chart_words,
    frames_of,
    modelled,
    story_texts,
    untold,
)
from reader.printed_lines import printed_paragraphs

NEVER_FIRST = "、。，．：；！？‼⁇⁈⁉’”〉》」』】〕〗）］｝·‧・～—…％"
"""What may not begin a line at the GB level; a dash or ellipsis may at basic, but none is split."""

RUBY_SIZE = 5.5
"""Points; only annotations are set as small as this, and they stand outside the story's own words."""

NEVER_LAST = "‘“〈《「『【〔〖（［｛／"


def issues():
    """The editions to build: the repository's own, and the reference where it is given."""
    yield "spring-trial"
    yield "jilin-centenary"
    if REFERENCE:
        yield "reference"


@pytest.fixture(scope="module", params=list(issues()))
def edition(request, tmp_path_factory):
    into = tmp_path_factory.mktemp("output")
    patch = pytest.MonkeyPatch()
    patch.setenv("GHPRESS_CACHE", str(tmp_path_factory.mktemp("cache")))
    if request.param == "reference":
        from ghpress.manuscript.imports import import_file

        folder = tmp_path_factory.mktemp("content") / "reference"
        import_file(Path(REFERENCE), folder)
    else:
        folder = ROOT / "content" / request.param
    yield built(folder, into)
    patch.undo()


def text_lines(edition):
    """Every composed line of the columns with its frame."""
    for page in edition.made.pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame) and frame.role == "column":
                for placed in frame.block.lines:
                    yield frame, placed


def test_every_story_is_printed_whole_once_and_in_order(edition):
    for story in edition.shop.issue.stories:
        printed = []
        for page in edition.made.pages:
            rects = [frame.rect for frame in frames_of(page, story.id)]
            glyphs = (glyph for glyph in edition.glyphs(page.number) if glyph.size > RUBY_SIZE)
            printed += [glyph.text for glyph in glyphs if stands_in(glyph, rects)]
        assert bare("".join(printed)) in story_texts(story)


def stands_in(glyph, rects):
    """Whether a glyph's baseline stands in one of the rectangles; a hung or trimmed mark counts in."""
    x, y = pt(round(glyph.x + glyph.advance / 2, 3)), pt(round(glyph.y, 3))
    return any(
        rect.x - pt(2) <= x <= rect.right() + pt(2) and rect.y <= y <= rect.bottom() for rect in rects
    )


def test_the_note_is_printed_whole(edition):
    note = edition.shop.issue.note
    readings = edition.shop.layout.styles["note"].size / PT / 2
    glyphs = (glyph for glyph in edition.glyphs(1) if glyph.size > readings + 0.1)
    printed = bare("".join(glyph.text for glyph in glyphs))
    paragraphs = [bare(block.text.chars) for block in note.blocks]
    assert [paragraph in printed for paragraph in paragraphs] == [True] * len(paragraphs)


def test_every_caption_and_credit_is_printed(edition):
    issue, said = edition.shop.issue, "".join(printed_on(page, edition) for page in edition.made.pages)
    blocks = [block for story in issue.stories for block in story.blocks]
    pictures = [block for block in (*blocks, issue.cover) if isinstance(block, Picture)]
    words = [text.chars for picture in pictures for text in (picture.caption, picture.credit) if text]
    assert [text for text in words if bare(text) not in said] == []


def test_every_word_of_a_chart_is_printed(edition):
    said = "".join(printed_on(page, edition) for page in edition.made.pages)
    words = [text for story in edition.shop.issue.stories for text in chart_words(story)]
    assert [text for text in words if text not in said] == []


def test_the_guide_says_where_each_story_stands(edition):
    front = printed_on(edition.made.pages[0], edition)
    page_of = {story: page.number for page in edition.made.pages for story in page.stories}
    for entry in edition.shop.issue.guide:
        assert f"{bare(entry.words.chars)}{page_of[entry.story]:02}" in front


def printed_on(page, edition):
    """The words of a page file in its own order, white space left out."""
    return bare("".join(glyph.text for glyph in edition.glyphs(page.number)))


def test_stories_follow_each_other_in_the_issues_order(edition):
    order = [story for page in edition.made.pages for story in page.stories]
    assert list(dict.fromkeys(order)) == [story.id for story in edition.shop.issue.stories]


def test_every_glyph_stands_where_the_page_model_puts_it(edition):
    looked_at = 0
    for page in edition.made.pages:
        promised = modelled(page)
        found = [glyph for glyph in edition.glyphs(page.number)]
        at, worst = 0, 0.0
        for text, x, y, _ in promised:
            while found[at].text != text or abs(found[at].x - x) > 0.1 or abs(found[at].y - y) > 0.1:
                at += 1
            worst = max(worst, abs(found[at].x - x), abs(found[at].y - y))
            at += 1
        assert worst <= 0.02
        looked_at += len(promised)
    assert looked_at > 8000


def test_every_justified_line_fills_its_measure_to_the_unit(edition):
    justified = [placed for _, placed in text_lines(edition) if placed.line.is_justified]
    assert len(justified) > 200
    assert [p.line.text for p in justified if sum(p.line.advances) != p.line.measure] == []


def test_a_last_column_is_short_only_over_a_credit_and_by_less_than_a_line_a_column(edition):
    pitch = edition.shop.layout.grid.leading
    for story in edition.shop.issue.stories:
        columns = [frame for frame, _ in text_lines(edition) if frame.story == story.id]
        columns = list(dict.fromkeys(columns))
        if not columns:
            assert story.characters() == 0, "only a story of charts alone has no text"
            continue
        lines = columns[-1].block.lines
        foot = max(frame.rect.y + frame.block.lines[-1].y for frame in columns) - columns[-1].rect.y
        signed = lines[-1].role == "credit" and lines[-1].y > lines[-2].y
        text = lines[-2] if signed else lines[-1]
        white = round((foot - text.y) / pitch) - signed
        assert 0 <= white <= (len(columns) - 1 if signed else 0), story.id


def test_the_page_model_has_no_fault(edition):
    faults = [r for r in verify(edition.made.pages, edition.shop.layout) if r.level >= Level.WARNING]
    assert faults == []


def test_no_line_begins_or_ends_with_a_prohibited_mark(edition):
    lines = [placed.line.text.strip() for _, placed in text_lines(edition)]
    assert len(lines) > 300
    assert [line for line in lines if line[0] in NEVER_FIRST.replace("—", "").replace("…", "")] == []
    assert [line for line in lines if line[-1] in NEVER_LAST] == []
    split = [pair for pair in pairwise(lines) if pair[0][-1] in "—…" and pair[1][0] == pair[0][-1]]
    assert split == []


def test_no_paragraph_ends_in_a_lone_character(edition):
    last = [
        placed.line.text
        for _, placed in text_lines(edition)
        if placed.line.is_last and placed.role == "body" and placed.line.first
    ]
    assert [text for text in last if len(bare(re.sub("[。！？”』」）…]", "", text))) < 2] == []


@pytest.fixture(scope="module")
def printed(edition):
    """The running text as pdfminer finds it in the page files, by style."""
    found = list(printed_paragraphs(edition))
    assert sum(len(paragraph.lines) for _, paragraph in found) > 300
    return found


@pytest.fixture
def paragraphs(printed):
    return [paragraph for _, paragraph in printed]


def test_a_ruler_laid_on_the_page_files_finds_no_rule_broken(paragraphs):
    """No lone last character, no line-end mark but of half an em, no full em between facing marks."""
    found = [
        (fault, text_of(paragraph.lines[line]))
        for paragraph in paragraphs
        for fault, line in faults_by_line(paragraph)
    ]
    assert found == []


def test_the_ruler_had_line_ends_facing_marks_and_gaps_to_measure(paragraphs):
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    pairs = [pair for line in lines for pair in pairwise(line)]
    assert sum(line[-1].text in "，。、；：”》" for line in lines) > 30
    assert sum(before.text in "，。：、" and after.text in "“《" for before, after in pairs) > 5
    assert sum(is_gap(before, after) for before, after in pairs) > 100


def test_a_gap_of_a_line_with_room_to_spare_is_a_quarter_em(paragraphs):
    last = [p.lines[-1] for p in paragraphs if p.lines[-1][-1].body()[1] < p.measures[-1] - 0.01]
    gaps = [
        after.x - before.x - before.advance
        for line in last
        for before, after in pairwise(line)
        if is_gap(before, after)
    ]
    assert len(gaps) > 10
    assert [gap for gap in gaps if abs(gap - 0.25) > 0.005] == []


def test_digits_stand_as_their_faces_space_them(edition, paragraphs):
    own = {digit: digit_widths(edition, digit) for digit in "0123456789"}
    digits = [
        (before, after)
        for paragraph in paragraphs
        for line in paragraph.lines
        for before, after in pairwise(line)
        if is_digit(before.text) and is_digit(after.text)
    ]
    assert len(digits) > 100
    for before, after in digits:
        assert round(before.advance, 3) in own[before.text], before.text + after.text
        assert abs(after.x - before.x - before.advance) < 0.005, before.text + after.text


def digit_widths(edition, digit):
    """The advances of a digit in the faces of running text and its emphasis, in em."""
    shelf, widths = edition.shop.shelf, set()
    for role in ("song", "kai", "hei"):
        figures = shelf.composite(role).figures
        face = shelf.face(figures.face)
        widths.add(round(face.advance(face.glyph(digit)) / face.upem * float(figures.scale), 3))
    return widths


def test_nothing_is_overset_and_no_page_is_short(edition):
    assert [fit for fit in edition.built.fits if fit.over_lines or fit.over_characters] == []
    codes = {remark.code for remark in edition.built.remarks}
    assert codes & {"story-overset", "page-short", "issue-too-long"} == set()


def test_there_is_less_than_one_warning_a_page(edition):
    warnings = [remark for remark in edition.built.remarks if remark.level >= Level.WARNING]
    assert len(warnings) < len(edition.made.pages)


def test_the_second_build_renders_nothing_and_gives_the_same_bytes(edition):
    folder = edition.built.folder
    before = {
        file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }
    request = BuildRequest(Path(edition.shop.issue.folder), into=folder.parents[1], workers=1)
    again = build_issue(request, untold)
    assert again.pages_rendered == 0
    after = {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert after == before


def test_rendering_anew_in_one_process_gives_the_same_bytes(edition):
    folder = edition.built.folder
    before = {file.name: file.read_bytes() for file in edition.built.page_files}
    request = BuildRequest(
        Path(edition.shop.issue.folder), into=folder.parents[1] / "again", use_cache=False, workers=1
    )
    again = build_issue(request, untold)
    assert again.pages_rendered == len(before)
    assert {file.name: file.read_bytes() for file in again.page_files} == before


def test_the_issue_pdf_binds_every_page_and_names_every_story(edition):
    with pypdfium2.PdfDocument(edition.built.issue_pdf) as document:
        assert len(document) == len(edition.made.pages)
        titles = [item.get_title() for item in document.get_toc()]
    stories = [story for story in edition.shop.issue.stories]
    assert sum(
        any(story.head.headline[0].chars in title for title in titles) for story in stories
    ) == len(stories)


def test_the_issue_pdf_is_smaller_than_its_page_files(edition):
    pages = sum(file.stat().st_size for file in edition.built.page_files)
    assert edition.built.issue_pdf.stat().st_size < pages


def test_only_inks_of_the_layout_are_used(edition):
    from oracles.first_reader import read_structure

    for file in edition.built.page_files:
        spaces = {colour.space for colour in read_structure(file.read_bytes()).colours}
        assert spaces <= {"DeviceCMYK", "DeviceGray"}


def test_inspection_has_nothing_to_say_of_any_page_by_newspapers_rules(edition):
    from ghpress.preflight.handed_in import survey_pdf

    for file in (*edition.built.page_files, edition.built.issue_pdf):
        for standard in ("press", "gwg-newspaper"):
            assert survey_pdf(file.read_bytes(), file.name, standard) == ()


@needs_verapdf
def test_the_issue_is_the_pdfa_it_claims_to_be_beside_pdfx(edition):
    (said,) = verdicts([("2b", edition.built.issue_pdf.read_bytes())])
    assert said.faults == []
    assert said.assertions > 10_000


@needs_renderers
def test_three_renderers_print_the_same_plates_and_none_has_too_much_ink(edition):
    for file in edition.built.page_files:
        made = {name: squares(file.read_bytes(), name) for name in PROGRAMS}
        for one, other in combinations(made, 2):
            # Renderers round the sheet's size differently: a last row or column may be wanting.
            rows, columns, _ = np.minimum(made[one].shape, made[other].shape)
            off = np.abs(made[one][:rows, :columns] - made[other][:rows, :columns])
            # Woodcuts in hair-thin strokes come out finer in one renderer than in another.
            assert off.mean() < 0.02, (file.name, one, other)
            assert off.max() < 0.3, (file.name, one, other)
        assert {name: plates.sum(axis=2).max() <= 2.4 for name, plates in made.items()} == {
            name: True for name in PROGRAMS
        }


def squares(page, renderer):
    """The mean of each ink from 0 to 1 in every square of four tenths of an inch; any warning fails."""
    # Ghostscript inks every pixel a shape touches, so it is given smaller ones.
    dpi = 120 if renderer == "ghostscript" else 40
    plates, side = process_plates(page, renderer, dpi), dpi // 10 * 4
    rows, columns = (length // side for length in plates.shape[:2])
    cut = plates[: rows * side, : columns * side].reshape(rows, side, columns, side, 4)
    return cut.mean(axis=(1, 3)) / 255


SPOT = "PANTONE 186 C"


@pytest.fixture(scope="module")
def in_two_colours(edition):
    """The last page as PDF/X-1a, its red a spot."""
    shop, page = edition.shop, edition.made.pages[-1]
    layout = shop.layout.at(page.number)
    layout = replace(layout, inks={**layout.inks, "red": replace(layout.inks["red"], spot=SPOT)})
    ticket, title = replace(shop.ticket, profile="press-x1a"), shop.issue.title.chars
    folder = Path(shop.issue.folder)
    made = print_page(PageJob(page, layout, shop.shelf, ticket, shop.issue.id, title, folder))
    assert made.remarks == ()
    return made.pdf


@needs_verapdf
def test_a_page_made_as_pdfx1a_is_the_pdfa_it_claims_to_be_beside_it(in_two_colours):
    (said,) = verdicts([("1b", in_two_colours)])
    assert said.faults == []


@needs_renderers
def test_running_text_prints_on_the_black_plate_alone_and_a_spot_on_its_own(edition, in_two_colours):
    plates = separations(in_two_colours, DPI)
    assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black", SPOT}
    assert plates[SPOT].max() == 255
    bleed = edition.shop.layout.sheet.bleed
    frames = (frame for frame in edition.made.pages[-1].frames if frame.role == "column")
    columns = [frame for frame in frames if {placed.role for placed in frame.block.lines} == {"body"}]
    for frame in columns:
        edges = (frame.rect.x, frame.rect.y, frame.rect.right(), frame.rect.bottom())
        left, top, right, bottom = (round((edge + bleed) / PT / 72 * DPI) for edge in edges)
        inked = {name for name, plate in plates.items() if plate[top:bottom, left:right].any()}
        assert inked == {"Black"}, frame.id
    assert columns, "the page has running text alone in a column"


DPI = 72
"""Of the plates looked at: a stroke of running text is a third of a pixel, and inks it."""

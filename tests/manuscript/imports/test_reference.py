"""The real input: what the importer makes of it, held to a map of its units read by eye.

In any clone the importer gets a text of the same shapes line by line; where GHPRESS_REFERENCE names the
text itself, that too.
"""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from ghpress.manuscript.imports.imported import Known
from ghpress.manuscript.imports.printed.issue import issue_from_print
from ghpress.manuscript.story import Paragraph, Subhead
from ghpress.manuscript.text import plain
from manuscript.imports.accounting import accounting
from manuscript.imports.reference import dummy_text, shapes_by_line, starts_by_eye, starts_in
from manuscript.imports.shapes import shape, written

REFERENCE = os.environ.get("GHPRESS_REFERENCE", "")
DAY = date(2025, 5, 1)


def _texts():
    yield pytest.param("shapes", id="shapes")
    skip = pytest.mark.skipif(not REFERENCE, reason="GHPRESS_REFERENCE names no text")
    yield pytest.param("itself", id="itself", marks=skip)


@pytest.fixture(scope="module", params=_texts())
def source(request):
    return dummy_text() if request.param == "shapes" else Path(REFERENCE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def imported(source):
    return issue_from_print(source, "pages.txt", Known("pages", plain("pages"), DAY))


def test_every_unit_starts_where_the_map_says(imported):
    assert starts_in(imported.issue) == starts_by_eye()


def test_eleven_sections_each_with_kicker_headline_and_three_subheads(imported):
    stories = imported.issue.stories
    assert len(stories) == 11
    for story in stories:
        assert story.head.kicker.chars.endswith("：")
        assert story.head.headline
        assert sum(isinstance(block, Subhead) for block in story.blocks) == 3
    assert sum(isinstance(block, Paragraph) for story in stories for block in story.blocks) == 69


def test_headlines_are_parted_where_the_page_parts_them(imported):
    assert [len(story.head.headline) for story in imported.issue.stories] == [
        3,
        1,
        2,
        2,
        2,
        3,
        2,
        1,
        2,
        2,
        2,
    ]


def test_the_note_that_stands_last_is_the_issues_note(imported):
    assert [part.chars for part in imported.issue.note.head.headline] == ["编者按"]
    assert len(imported.issue.note.blocks) == 2


def test_no_character_is_lost_doubled_altered_or_moved(source, imported):
    account = accounting(source, imported.issue)
    assert account.is_even
    # Ten kickers of seven characters with their colon, two longer by one and by five: all printed twice.
    assert len(account.shadows) == 10 * 7 - 7 + 12 + 8


def test_sections_read_in_their_order_are_the_source_without_its_shadows(source, imported):
    plain = re.sub(r"^(.{3,})\1(.)\2$", r"\1\2", source, flags=re.MULTILINE)
    assert _in_printed_order(imported.issue) == re.sub(r"\s", "", plain)


def test_full_lines_that_end_a_sentence_are_remarks(imported):
    found = {
        remark.place.line: remark.code
        for remark in imported.remarks
        if remark.code in ("import-paragraph-joined", "import-paragraph-parted")
    }
    joined, parted = "import-paragraph-joined", "import-paragraph-parted"
    expected = {
        177: joined,
        305: joined,
        848: joined,
        858: joined,
        886: parted,
        908: parted,
        956: parted,
    }
    assert expected.items() <= found.items()


def test_the_doubtful_places_are_few(imported):
    assert len([remark for remark in imported.remarks if remark.level > 1]) <= 8


@pytest.mark.skipif(not REFERENCE, reason="GHPRESS_REFERENCE names no text")
def test_the_committed_shapes_are_those_of_the_text():
    lines = Path(REFERENCE).read_text(encoding="utf-8").split("\n")
    assert shapes_by_line() == {
        number: shape(line) for number, line in enumerate(lines, 1) if line.strip()
    }


def test_a_line_written_to_a_shape_has_that_shape():
    shapes = list(shapes_by_line().values())
    assert [shape(line) for line in written(shapes)] == shapes


def _in_printed_order(issue):
    """All characters but spaces: of each section the copy, the kicker, the headline; then the note."""
    texts = []
    for story in issue.stories:
        texts += [block.text for block in story.blocks]
        texts += [story.head.kicker, *story.head.headline]
    texts += [issue.note.head.headline[0], *(block.text for block in issue.note.blocks)]
    return re.sub(r"\s", "", "".join(text.chars for text in texts))

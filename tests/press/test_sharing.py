"""The tables of a shared font: written so that reading gives them back."""

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from ghpress.press.cmaps import read_to_unicode, write_to_unicode
from ghpress.press.sharing import DEFAULT_WIDTH, read_widths, write_widths

GLYPHS = st.integers(1, 65535)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=3)


@given(st.dictionaries(GLYPHS, TEXTS, max_size=250))
def test_a_text_map_reads_back_as_it_was_written(texts):
    assert read_to_unicode(write_to_unicode(texts)) == texts


def test_a_text_map_has_at_most_a_hundred_entries_a_section():
    cmap = write_to_unicode({glyph: "字" for glyph in range(1, 251)})
    assert cmap.count(b"100 beginbfchar") == 2
    assert cmap.count(b"50 beginbfchar") == 1


@given(st.dictionaries(GLYPHS, st.integers(0, 3000), max_size=60))
def test_widths_read_back_as_they_were_written_but_for_full_ems(widths):
    kept = {glyph: width for glyph, width in widths.items() if width != DEFAULT_WIDTH}
    assert read_widths(write_widths(widths)) == kept


def test_neighbours_share_a_list_of_widths():
    written = write_widths({7: 500, 8: 250.5, 9: 1000, 10: 500})
    assert str(written.unparse(), "ascii") == "[ 7 [ 500 250.5 ] 10 [ 500 ] ]"


def test_a_range_of_equal_widths_is_read_too():
    assert read_widths(pikepdf.Object.parse(b"[ 3 5 600 9 [ 1 2 ] ]")) == {
        3: 600,
        4: 600,
        5: 600,
        9: 1,
        10: 2,
    }

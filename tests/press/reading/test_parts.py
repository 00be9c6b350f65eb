"""Lines are parted for reading where links begin and end; what glyphs do not say is said besides."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ghpress.press.reading.parts import has_notes, parts_of
from press.trial import Bit, set_line, with_ruby


def said(part):
    return "".join(text for run in part.line.runs for text in part.line.texts(run))


def test_a_line_without_cuts_is_one_part_and_says_nothing_besides(shelf):
    line = set_line([Bit("渡口添了灯")], shelf)
    (part,) = parts_of(line)
    assert (part.line, part.said) == (line, "")


def test_parts_stand_where_they_stood_in_the_line(shelf):
    line = set_line([Bit("渡口添了灯")], shelf)
    first, second, third = parts_of(line, (2, 4))
    assert [said(part) for part in (first, second, third)] == ["渡口", "添了", "灯"]
    places = [x for part in (first, second, third) for run in part.line.runs for x in run.xs]
    assert places == [x for run in line.runs for x in run.xs]


def test_readings_are_a_part_of_their_own_after_the_text(shelf):
    line = with_ruby(set_line([Bit("汉字在上")], shelf), 0, ("han", "zi"), shelf)
    assert has_notes(line)
    text, notes = parts_of(line)
    assert (said(text), said(notes)) == ("汉字在上", "hanzi")


def test_a_blank_no_glyph_prints_is_said_besides(shelf):
    line = set_line([Bit("open lid")], shelf)
    (run,) = line.runs
    blank = line.text.index(" ")
    kept = [at for at in range(len(run.glyphs)) if at != blank]
    bare = replace(
        run,
        glyphs=tuple(run.glyphs[at] for at in kept),
        xs=tuple(run.xs[at] for at in kept),
        clusters=tuple(run.clusters[at] for at in kept),
    )
    (part,) = parts_of(replace(line, runs=(bare,)))
    assert part.said == "open lid"


@given(cuts=st.sets(st.integers(1, 8)))
def test_however_a_line_is_cut_no_glyph_is_lost_or_doubled(shelf, cuts):
    line = set_line([Bit("船工说open得早了")], shelf)
    inside = tuple(sorted(cut for cut in cuts if cut < len(line.starts)))
    parts = list(parts_of(line, inside))
    assert len(parts) == len(inside) + 1
    assert "".join(said(part) for part in parts) == line.text

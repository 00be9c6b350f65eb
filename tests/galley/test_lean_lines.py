"""Lines as they are kept: a number that stands in many places is one and the same."""

from itertools import chain

from galley.setting import EM, style
from ghpress.galley.words import set_text
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf

COPY = "国人年，国人年。" * 40


def test_numbers_of_set_lines_are_kept_once(shelf: Shelf) -> None:
    block, _ = set_text(plain(COPY), style(), shelf, 13 * EM)
    lines = [placed.line for placed in block.lines]
    assert len(lines) > 20
    for numbers in (
        list(chain.from_iterable(line.xs + line.advances for line in lines)),
        [glyph for line in lines for run in line.runs for glyph in run.glyphs],
    ):
        assert len({id(one) for one in numbers}) == len(set(numbers))


def test_a_run_that_is_its_whole_line_keeps_no_places_of_its_own(shelf: Shelf) -> None:
    block, _ = set_text(plain("国人年" * 40), style(), shelf, 13 * EM)
    for placed in block.lines:
        (run,) = placed.line.runs
        assert run.xs is placed.line.xs
        assert run.clusters is placed.line.starts

"""The ruler laid on printed lines sees each fault it is there to see, and none where there is none."""

from dataclasses import replace

import pytest
from benchmarks.linerules import Glyph, SetParagraph, faults

MEASURE = 6.0


def row(*glyphs: tuple[str, float]) -> tuple[Glyph, ...]:
    """A line of these glyphs at these places; Western ones are half an em wide."""
    return tuple(Glyph(text, x, 0.5 if text.isascii() else 1.0) for text, x in glyphs)


def paragraph(*lines: tuple[Glyph, ...]) -> SetParagraph:
    return SetParagraph(lines, (MEASURE,) * len(lines))


def han(text: str, at: float = 0.0, step: float = 1.0) -> tuple[tuple[str, float], ...]:
    """Han and marks at even steps."""
    return tuple((char, at + index * step) for index, char in enumerate(text))


GOOD = row(*han("春夏秋冬山水"))
LAST = row(*han("日月"))

FAULTS = {
    "lone last character": (GOOD, row(*han("日。"))),
    "prohibited mark at line start": (GOOD, row(*han("，日月"))),
    "prohibited mark at line end": (row(*han("春夏秋冬山（", step=1.0)), LAST),
    "dash or ellipsis split": (row(*han("春夏秋冬山—")), row(*han("—日月"))),
    "number split": (row(*han("春夏秋冬山"), ("1", 5.25)), row(("2", 0), *han("月日", 0.75))),
    "line-end mark not half an em": (row(*han("春夏秋冬山，")), row(*han("日月"))),
    "white left at a line's end": (row(*han("春夏秋冬山")), LAST),
    "white at a line's start": (GOOD, row(*han("日月", 0.25))),
    "bracket not trimmed at line start": (GOOD, row(*han("“日月"))),
    "bracket not trimmed at paragraph start": (row(*han("“春夏秋冬山")), LAST),
    "facing marks too wide": (row(*han("春：“夏秋冬")), LAST),
    "gap beside a mark": (row(*han("春，"), ("4", 2.25), *han("秋冬山", 3.0)), LAST),
    "Han–Latin gap outside 0.125–0.5 em": (row(*han("春夏"), ("4", 2.05), *han("秋冬山", 3.0)), LAST),
    "Han–Latin gap not 0.25 em on a short last line": (GOOD, row(*han("日月"), ("4", 2.3))),
    "digits spaced": (row(*han("春夏秋"), ("4", 3.25), ("2", 3.85), *han("山", 5.0)), LAST),
    "？！ pair wider than 1 em": (row(*han("春夏"), ("？", 2), ("！", 2.5), *han("秋水", 4.0)), LAST),
    "Han pressed together": (row(*han("春夏"), *han("秋冬山", 1.9), ("水", 5.0)), LAST),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_seen(fault: str) -> None:
    assert faults(paragraph(*FAULTS[fault]))[fault] == 1


def test_a_line_in_order_has_no_fault() -> None:
    trimmed = row(("“", -0.5), *han("春夏秋”", 0.5), *han("：", 4.0), ("《", 4.0), ("山", 5.0))
    gap = row(*han("日"), ("4", 1.25), ("2", 1.75), ("月", 2.5), ("，", 3.5), ("7", 4.5))
    assert faults(paragraph(trimmed, GOOD, gap)) == {}


def test_a_mark_trimmed_at_a_line_end_is_in_order() -> None:
    full = row(*han("春夏秋冬"), ("山", 4.5), ("，", 5.5))
    assert faults(paragraph(full, LAST)) == {}


def test_a_space_of_the_copy_is_no_fault() -> None:
    wide = paragraph(GOOD, row(*han("日"), ("4", 2.0)))
    assert faults(wide)
    first, last = wide.lines
    spaced = replace(wide, lines=(first, (last[0], replace(last[1], spaced=True))))
    assert not faults(spaced)

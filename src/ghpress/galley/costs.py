"""What a line costs: the price of pressing marks, of opening gaps, of a lone last character.

Costs are whole numbers; 1000 is a line opened by a quarter em at every gap. Pressing 、，“” is always
a little cheaper than opening by as much (先挤进，后推出, clreq 6.2.2), and a line opens the dearer the
wider each gap gets.
"""

OPEN_AT_MOST = 125
"""A line whose every gap opens as far as its style would have it at most; growing with the cube, so
1000 at a quarter em where the style says an eighth."""

OPEN_LINEAR = 20
"""For each em a line opens in all, however spread: what push-in is weighed against."""

OPEN_LAST = 400
"""For each em that Han are set apart, where a style pushes in before it pushes out (先挤进，后推出).

Eight times what the dearest blank costs to press: a line opens only where pressing cannot spare it, and
sooner where marks share what it opens. At 300 Han stand on an average no closer than in Typst's lines
of 28 em (docs/typesetting-comparison.md)."""

OPEN_WIDE = 8
"""And the square of what each gap opens, per mille of an em, divided by this: two lines opened by half
an em are better than one opened by a whole, which is what the widest hundredth of gaps comes from."""

HELD = 12
"""How many times as much set terms and names that are not to be parted weigh in such a style: a line
opened by a fifth of an em costs so many times as much there."""

PRESS: tuple[int, ...] = (0, 0, 0, 16, 16, 48, 48)
"""For each em pressed out of a space, by kind: words and interpuncts free, brackets and commas 4 a
quarter em, Han–Latin gaps and sentence ends three times that."""

TAKE = 8
"""For each em a word space or Han–Latin gap opens: they take before all others do."""

TONES = 4
"""Fitness classes as Knuth and Plass have them: pressed, even, open, wide open."""

TONE_EDGES = (-12, 12, 40)
"""Per mille of the measure a line is opened (pressed below 0) at which the next tone begins: in 15 em
a third of a comma's blank, as much opened, 0.04 em opened at every gap."""

UNEVEN = (0, 0, 20, 60)
"""Two lines of a paragraph, one under the other, by how many tones they differ: a pressed line beside
a wide open one shows at once, neighbouring tones do not. Modest: less than 0.1 em opened everywhere."""

LONE_LAST = 60_000
"""One Han, or one Han and its mark, alone on the last line (孤字): avoided wherever it can be. A line
opened by half an em everywhere costs a third less at most."""

CHANGED = 400
"""A line that a correction changes, beyond what it costs: more than lines kept alike can save, so copy
nobody touched is never set anew; three of them for a line before the correction (least change)."""

CHANGED_BEFORE = 3 * CHANGED

RAGGED = 100
"""For a line of a ragged block one em short, growing with the square."""

SHORT = 400
"""A line left short where it ends inside an address, having little or nothing to open; and a quarter of
what a ragged line costs. As a line opened by a fifth of an em: more would spoil its neighbours."""

BEYOND_MOST = 300_000
BEYOND_WORD = 3_000_000
"""A line opened beyond half an em at every gap, or a whole one: dearer than the split that saves it."""

SPLIT_TERM = 250_000
"""A name or set term split: dearer than three lines opened by just under half an em, cheaper than one
opened further."""

SPLIT_WORD = 2_500_000
"""A Western word split without a hyphenation point, in the same way weighed against a whole em."""

SPLIT_PIECE = 25_000_000
"""A number wider than the line split; a line that has nothing to open is better."""

SPLIT_MARK = 250_000_000
"""A prohibited mark at a line's edge, because nothing else can be split."""

UNFIT = 10_000_000
SHORTNESS = 10_000_000
"""A line with nothing to open, and what it costs besides the shorter it stays."""

TOO_FULL = 1_000_000_000
"""A line wider than its room."""

LEVEL_COSTS = (0, SPLIT_TERM, SPLIT_WORD, SPLIT_PIECE, SPLIT_MARK)

USUAL_OPENING = 250
MOST_OPENING = 500
WORD_OPENING = 1000
"""Per mille of an em a gap may open: beyond the first a line is said to be loose, beyond the second
a name or term is split first, beyond the third a Western word."""

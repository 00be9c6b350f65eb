"""Counts what is wrong with set lines, knowing only where glyphs stand: the same eye for any composer.

The rules are those of clreq and GB/T 15834 that a reader of the page could check with a ruler, written
anew here with their characters, so that no composer is held to its own tables. Lengths are in em.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

OPENING = "‘“〈《「『【〔〖（［｛"
CLOSING = "’”〉》」』】〕〗）］｝"
POINTS = "、，；：。．？！"
INTERPUNCTS = "·‧・"
"""Their frames differ from face to face: no rule here asks where their bodies begin."""
NEVER_FIRST = CLOSING + POINTS + "‼⁇⁈⁉·‧・～—–…／％℃°′″)]},.;:!?%‰"
NEVER_FIRST_UNLESS_WHOLE = "—…"
"""At the gb level a whole dash or ellipsis may begin a line; half of one may not (counted as split)."""
NEVER_LAST = OPENING + "／([{"
NUMBER = re.compile(
    r"[+\-−±＋－$¥￥€£№]?\d+(?:[.,:]\d+)*(?:[–\-]\d+(?:[.,]\d+)*)*(?:[%％‰°℃′″]|(?:km|kg|cm|mm|m)(?![a-z]))?"
)
PAIR = re.compile("—{2}|…{2}")
WORD = re.compile(r"[A-Za-z]+")

MARKS = OPENING + CLOSING + POINTS

EXACT = 0.01
"""Places closer than this agree: PDF numbers are rounded."""

GAP, GAP_LEAST, GAP_MOST = 0.25, 0.125, 0.5
BLANK = 0.5


@dataclass(frozen=True, slots=True)
class Glyph:
    """What a glyph says, where its frame begins on the line and how wide the face makes it.

    ``spaced`` tells that the copy has a space before it: what stands there is the editor's.
    """

    text: str
    x: float
    advance: float
    spaced: bool = False

    def body(self) -> tuple[float, float]:
        """Where the body stands: a full-width mark fills one half of its frame."""
        if self.advance > 1 - EXACT and self.text in OPENING:
            return self.x + self.advance / 2, self.x + self.advance
        if self.advance > 1 - EXACT and self.text in CLOSING + POINTS:
            return self.x, self.x + self.advance / 2
        return self.x, self.x + self.advance


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A paragraph's lines and the measure of each; ``remarks`` are the codes of what was said of it."""

    lines: tuple[tuple[Glyph, ...], ...]
    measures: tuple[float, ...]
    indent: float = 0
    remarks: frozenset[str] = frozenset()


def is_han(char: str) -> bool:
    """Whether a character stands in a square of its own and may open (no kana, no marks)."""
    return len(char) == 1 and ("\u3400" <= char <= "\u9fff" or char >= "\U00020000" or char == "〇")


def is_western(char: str) -> bool:
    """A letter or digit."""
    return bool(char) and char.isascii() and char.isalnum()


def is_digit(char: str) -> bool:
    """A digit that stands in no square of its own."""
    return char.isascii() and char.isdigit()


def openings(line: Sequence[Glyph]) -> list[float]:
    """The space between every two Han of a line."""
    return [
        after.x - before.x - before.advance
        for before, after in pairwise(line)
        if is_han(before.text) and is_han(after.text) and not after.spaced
    ]


def pressed(line: Sequence[Glyph]) -> float:
    """By how much a line's marks and gaps stand closer than they would of themselves, in all."""
    taken = 0.0
    for before, after in pairwise(line):
        usual = GAP if is_gap(before, after) else _blank(before.text, after.text)
        if usual and not after.spaced:
            taken += max(usual - after.body()[0] + before.body()[1] - EXACT, 0.0)
    return taken


def faults(paragraph: SetParagraph) -> Counter[str]:
    """How often each rule is broken in a paragraph."""
    return Counter(fault for fault, _ in faults_by_line(paragraph))


def faults_by_line(paragraph: SetParagraph) -> Iterator[tuple[str, int]]:
    """Every rule broken and the number of the line it is broken on."""
    last = len(paragraph.lines) - 1
    yield from _at_breaks(paragraph)
    for number, (line, measure) in enumerate(zip(paragraph.lines, paragraph.measures, strict=True)):
        found = [*_at_start(line, 0 if number else paragraph.indent, is_first=number == 0)]
        found += [] if number == last else _at_end(line, measure)
        is_short = number == last and line[-1].body()[1] < measure - EXACT
        found += _inside(line, is_short_last=is_short)
        yield from ((fault, number) for fault in found)
    if last and _solids(paragraph.lines[-1]) < 2:
        yield "lone last character", last


def spaced(paragraph: SetParagraph, text: str) -> SetParagraph:
    """The paragraph, its glyphs knowing where its copy has a space before them."""
    at, lines = 0, []
    for line in paragraph.lines:
        glyphs = []
        for glyph in line:
            follows = 0
            while text[at : at + 1].isspace():
                at, follows = at + 1, follows + 1
            at += len(glyph.text.replace("⸺", "——")) if text[at : at + 1] == "—" else len(glyph.text)
            glyphs.append(replace(glyph, spaced=follows > 0))
        lines.append(tuple(glyphs))
    return replace(paragraph, lines=tuple(lines))


def text_of(line: Sequence[Glyph]) -> str:
    """What a line says."""
    return "".join(glyph.text for glyph in line)


def _solids(line: Sequence[Glyph]) -> int:
    return sum(1 for char in text_of(line) if char.isalnum() or char in "%％℃")


def _at_breaks(paragraph: SetParagraph) -> Iterator[tuple[str, int]]:
    """Prohibited marks at line edges, and what a line's end has split."""
    texts = [text_of(line) for line in paragraph.lines]
    ends: dict[int, int] = {}
    for number, (before, after) in enumerate(pairwise(texts)):
        ends[len("".join(texts[: number + 1]))] = number
        if _is_prohibited_first(after, before[-1]):
            yield "prohibited mark at line start", number + 1
        if before[-1] in NEVER_LAST:
            yield "prohibited mark at line end", number
    for pattern, name in ((NUMBER, "number split"), (PAIR, "dash or ellipsis split")):
        for match in pattern.finditer("".join(texts)):
            yield from ((name, ends[end]) for end in ends if match.start() < end < match.end())


def _is_prohibited_first(line: str, before: str) -> bool:
    """Whether a line may not begin so; half a dash or ellipsis is counted as split, not here."""
    if line[0] in NEVER_FIRST_UNLESS_WHOLE:
        return line[1:2] != line[0] and before != line[0]
    return line[0] in NEVER_FIRST


def _at_start(line: Sequence[Glyph], indent: float, *, is_first: bool) -> Iterator[str]:
    """An opening bracket gives up its blank where a line begins; nothing else leaves any."""
    if line[0].text in INTERPUNCTS or abs(line[0].body()[0] - indent) <= EXACT:
        return
    where = "paragraph" if is_first else "line"
    opens = line[0].text in OPENING
    yield f"bracket not trimmed at {where} start" if opens else "white at a line's start"


def _at_end(line: Sequence[Glyph], measure: float) -> Iterator[str]:
    """A mark takes half an em where a justified line ends, and the line ends at its measure."""
    last = line[-1]
    if last.text in INTERPUNCTS or abs(last.body()[1] - measure) <= EXACT:
        return
    is_mark = last.text in CLOSING + POINTS
    yield "line-end mark not half an em" if is_mark else "white left at a line's end"


def _inside(line: Sequence[Glyph], *, is_short_last: bool) -> Iterator[str]:
    """Pairs, gaps and units inside a line."""
    between = openings(line)
    opened = max(between, default=0.0)
    for index, (before, after) in enumerate(pairwise(line)):
        if after.spaced:
            continue
        white = after.body()[0] - before.body()[1]
        yield from _pair(before, after, white, opened)
        if before.text in "？！" and after.text in "？！" and index + 2 < len(line):
            if line[index + 2].body()[0] - before.x > 1 + EXACT + 2 * opened:
                yield "？！ pair wider than 1 em"
        if is_short_last and is_gap(before, after) and abs(white - GAP) > EXACT:
            yield "Han–Latin gap not 0.25 em on a short last line"
    if any(opening < -EXACT for opening in between):
        yield "Han pressed together"


def _pair(before: Glyph, after: Glyph, white: float, opened: float) -> Iterator[str]:
    """What is wrong between two neighbours."""
    marks = sum(glyph.text in MARKS for glyph in (before, after))
    if marks == 2 or (marks and (is_western(before.text) or is_western(after.text))):
        if white > _blank(before.text, after.text) + opened + EXACT:
            yield "facing marks too wide" if marks == 2 else "gap beside a mark"
    elif is_gap(before, after):
        if not GAP_LEAST - EXACT <= white <= GAP_MOST + EXACT:
            yield "Han–Latin gap outside 0.125–0.5 em"
    elif is_digit(before.text) and is_digit(after.text) and abs(white) > EXACT:
        yield "digits spaced"


def _blank(before: str, after: str) -> float:
    """The blank between two of which one is a mark: brackets hug what they hold."""
    if before in OPENING or after in CLOSING + POINTS:
        return 0.0
    return BLANK if before in CLOSING + POINTS or after in OPENING else 0.0


def is_gap(before: Glyph, after: Glyph) -> bool:
    """Whether Han and Latin meet."""
    return (is_han(before.text) and is_western(after.text)) or (
        is_western(before.text) and is_han(after.text)
    )

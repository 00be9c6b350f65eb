"""Says where a headline may be broken by meaning: between parts, after a mark, between words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ghpress.galley.breaks import FREE, MEASURE_WORD_COST
from ghpress.galley.measure import Measured
from ghpress.galley.sums import Paragraph
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.headwords import NOT_FIRST, NOT_LAST
from ghpress.manuscript.text import Anchor, Span, Text

AT_PART = 0
AFTER_MARK = 40
BETWEEN_WORDS = 120
SHORT_WORD = 60
INSIDE_QUOTES = 80
"""What a break costs; on the scale on which a head's lines differing by a third in width cost 100."""

_NEVER_FIRST = frozenset(
    {Class.CL, Class.PA, Class.ST, Class.LS, Class.MD, Class.DS, Class.EL, Class.CN, Class.SO}
)
_NEVER_LAST = "、·"

_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "「": "」", "『": "』", "【": "】"}


@dataclass(frozen=True, slots=True)
class Joined:
    """Where the parts of a head begin in its text, the first left out, and its set terms."""

    parts: tuple[int, ...] = ()
    terms: tuple[str, ...] = ()


def join(parts: tuple[Text, ...], terms: tuple[str, ...] = ()) -> tuple[Text, Joined]:
    """The parts of a head as one text, and where they begin.

    The space between parts is a position on the line, not a character of the text.
    """
    chars, starts = "", []
    anchors: list[Anchor] = []
    spans: list[Span] = []
    for part in parts:
        at = len(chars)
        if at:
            starts.append(at)
        anchors += [Anchor(anchor.start + at, anchor.line, anchor.column) for anchor in part.anchors]
        spans += [Span(span.start + at, span.stop + at, span.kind, span.value) for span in part.spans]
        chars += part.chars
    file = parts[0].file if parts else ""
    return Text(chars, file, tuple(anchors), tuple(spans)), Joined(tuple(starts), terms)


def head_breaks(paragraph: Paragraph, joined: Joined) -> Mapping[int, int]:
    """Clusters after which a line of the head may end, with the cost of it."""
    measured = paragraph.measured
    chars = measured.text.chars
    at_words = _word_starts(chars, joined.parts)
    inside = _inside_pairs(chars)
    found: dict[int, int] = {}
    for cluster in range(len(measured) - 1):
        following = measured.starts[cluster + 1]
        if following in joined.parts:
            found[cluster] = AT_PART
        elif _is_barred(paragraph, cluster) or _splits_term(chars, following, joined.terms):
            continue
        elif _after_mark(measured, cluster):
            found[cluster] = AFTER_MARK + INSIDE_QUOTES * inside[following]
        elif following in at_words:
            found[cluster] = at_words[following] + INSIDE_QUOTES * inside[following]
    return found


def _is_barred(paragraph: Paragraph, cluster: int) -> bool:
    """Whether no line of a head ends here, whatever it means.

    A line begins with no mark but an opening one; it ends with no 、, which leans on what follows; a
    number keeps its measure word.
    """
    measured, breaks = paragraph.measured, paragraph.breaks
    return (
        breaks.levels[cluster] != FREE
        or breaks.costs[cluster] >= MEASURE_WORD_COST
        or measured.classes[cluster + 1] in _NEVER_FIRST
        or measured.chars(cluster) in _NEVER_LAST
    )


def _after_mark(measured: Measured, cluster: int) -> bool:
    """Whether a mark or a space ends here, or a bracket opens next."""
    closes = (Class.PA, Class.ST, Class.CL, Class.DS, Class.EL, Class.SP, Class.IS)
    return measured.classes[cluster] in closes or measured.classes[cluster + 1] == Class.OP


def _word_starts(chars: str, parts: tuple[int, ...]) -> dict[int, int]:
    """Where a word begins that may open a line, after one that may close it, and what breaking costs."""
    starts: dict[int, int] = {}
    for first, stop in pairwise((0, *parts, len(chars))):
        for (_, before), (at, word) in pairwise(_words(chars[first:stop])):
            if word not in NOT_FIRST and before not in NOT_LAST:
                starts[first + at] = BETWEEN_WORDS + SHORT_WORD * (len(before) == 1)
    return starts


@lru_cache(maxsize=4096)
def _words(chars: str) -> tuple[tuple[int, str], ...]:
    """The text cut into words; loaded on first use (0.1 s), kept by text."""
    import rjieba

    words, at = [], 0
    for word in rjieba.cut(chars):
        words.append((at, word))
        at += len(word)
    return tuple(words)


def _splits_term(chars: str, at: int, terms: tuple[str, ...]) -> bool:
    """Whether a set term runs across this place."""
    for term in terms:
        start = chars.find(term, max(0, at - len(term) + 1))
        if 0 <= start < at < start + len(term):
            return True
    return False


def _inside_pairs(chars: str) -> list[int]:
    """For each character, whether it stands inside quotation marks or brackets (its opener left out)."""
    inside: list[int] = []
    open_marks: list[str] = []
    for char in chars:
        inside.append(1 if open_marks else 0)
        if char in _PAIRS:
            open_marks.append(_PAIRS[char])
        elif open_marks and char == open_marks[-1]:
            open_marks.pop()
    return inside

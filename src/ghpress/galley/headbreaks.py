"""Says where a headline may be broken by meaning: between parts, after a mark, between words."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, pairwise

from ghpress.galley.bonds import bonds
from ghpress.galley.breaks import FREE, MEASURE_WORD_COST
from ghpress.galley.measure import Measured
from ghpress.galley.sums import Paragraph
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.headwords import (
    HAN_NUMBERED,
    NEVER_FIRST,
    NEVER_LAST,
    NOT_FIRST,
    NOT_LAST,
    WHOLE,
)
from ghpress.galley.wordcut import TEXTS_KEPT, tagged
from ghpress.manuscript.text import Anchor, Span, Text
from ghpress.values import dataclass

AT_PART = 0
AFTER_MARK = 40
BESIDE_MARK = 120
INSIDE_QUOTES = 60
UNWELCOME = 250
"""What a break costs; on the scale on which a head's lines differing by a third in width cost 100.
From the last on it takes a sense group apart (``bonds``), and an editor is told."""

PARTED = 300
"""So much more it costs then: as much as type three sizes smaller."""

LAST_RESORT = 1000
"""Where no line may end, yet a word begins."""

_MARKS = frozenset(
    {Class.CL, Class.PA, Class.ST, Class.LS, Class.MD, Class.DS, Class.EL, Class.CN, Class.SO}
)
_JOINING = "、·"

_WELCOME = frozenset(map(int, (Class.PA, Class.ST, Class.DS, Class.EL, Class.SP, Class.IS)))
"""Plain numbers: a member of an enum takes far longer to look up."""

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
    held = _inside_numbers(chars) | _inside_terms(chars, joined.terms)
    inside = _inside_pairs(chars)
    found: dict[int, int] = {}
    for cluster in range(len(measured) - 1):
        following = measured.starts[cluster + 1]
        if following in joined.parts:
            found[cluster] = AT_PART
        elif following in at_words and following not in held and not _is_barred(paragraph, cluster):
            price = AFTER_MARK if _is_welcome(measured, cluster) else at_words[following] or BESIDE_MARK
            price += INSIDE_QUOTES * inside[following]
            found[cluster] = price + (PARTED if price >= UNWELCOME else 0)
    return found


def parted(ends: Iterable[int], breaks: Mapping[int, int]) -> tuple[int, ...]:
    """The line ends at which a sense group is taken apart, so that an editor should know."""
    return tuple(end for end in ends if breaks.get(end, 0) >= UNWELCOME)


def head_gaps(paragraph: Paragraph, joined: Joined, breaks: Mapping[int, int]) -> Mapping[int, int]:
    """Where in its text the head may be parted on one line, before that character, with the cost of it.

    That is where a line may end and, as a last resort, wherever else a word begins: 人｜的 reads better
    with white in it than a word does.
    """
    measured = paragraph.measured
    chars, parts = measured.text.chars, (0, *joined.parts, len(measured.text.chars))
    words = {first + at for first, stop in pairwise(parts) for at, _ in words_at(chars[first:stop])}
    words -= _inside_numbers(chars) | _inside_terms(chars, joined.terms)
    found = {measured.starts[cluster + 1]: cost for cluster, cost in breaks.items()}
    for cluster in range(len(measured) - 1):
        following = measured.starts[cluster + 1]
        if following in words and not _is_barred(paragraph, cluster):
            found.setdefault(following, LAST_RESORT)
    return found


def _inside_numbers(chars: str) -> set[int]:
    """Where a number written in Han, or its measure word, goes on."""
    return {at for match in HAN_NUMBERED.finditer(chars) for at in range(match.start() + 1, match.end())}


def _inside_terms(chars: str, terms: tuple[str, ...]) -> set[int]:
    """Where a set term or a name goes on."""
    found: set[int] = set()
    for term in terms:
        start = chars.find(term)
        while start >= 0:
            found.update(range(start + 1, start + len(term)))
            start = chars.find(term, start + 1)
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
        or int(measured.classes[cluster + 1]) in _MARKS
        or measured.chars(cluster) in _JOINING
    )


def _is_welcome(measured: Measured, cluster: int) -> bool:
    """Whether a mark or a space makes a break after it welcome."""
    return int(measured.classes[cluster]) in _WELCOME


def _word_starts(chars: str, parts: tuple[int, ...]) -> dict[int, int]:
    """Where a word begins that may open a line, after one that may close it, and what breaking costs.

    A mark or a space before it is a word like any other: ”的 is no better broken than 人的.
    """
    starts: dict[int, int] = {}
    for first, stop in pairwise((0, *parts, len(chars))):
        prices = _bonds(chars[first:stop])
        for (_, before), (at, word) in pairwise(words_at(chars[first:stop])):
            if at in prices and _may_open(word) and _may_close(before):
                starts[first + at] = prices[at]
    return starts


@lru_cache(maxsize=TEXTS_KEPT)
def _bonds(chars: str) -> dict[int, int]:
    """How closely the words of a text hold together; a subhead is asked for at every measure."""
    return bonds(tagged(chars))


def words_at(chars: str) -> Iterator[tuple[int, str]]:
    """The words of a text, each with its place."""
    words = [word for word, _ in tagged(chars)]
    return zip(accumulate(map(len, words), initial=0), words, strict=False)


def _may_open(word: str) -> bool:
    """Whether a line may begin with this word."""
    return word not in NOT_FIRST and (word[0] not in NEVER_FIRST or word in WHOLE)


def _may_close(word: str) -> bool:
    """Whether a line may end with this word."""
    return word not in NOT_LAST and (word[-1] not in NEVER_LAST or word in WHOLE)


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

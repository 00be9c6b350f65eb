"""Says where a headline may be broken by meaning: between parts, after a mark, between words."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, pairwise

from ghpress.galley.breaks import FREE, MEASURE_WORD_COST
from ghpress.galley.measure import Measured
from ghpress.galley.sums import Paragraph
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.headwords import (
    HAN_NUMBERED,
    LEANING,
    NEVER_FIRST,
    NEVER_LAST,
    NOT_FIRST,
    NOT_LAST,
    WHOLE,
)
from ghpress.manuscript.text import Anchor, Span, Text
from ghpress.values import dataclass

AT_PART = 0
AFTER_MARK = 40
BESIDE_QUOTES = 90
BETWEEN_WORDS = 120
SHORT_WORD = 60
INSIDE_QUOTES = 80
UNWELCOME = 400
"""What a break costs; on the scale on which a head's lines differing by a third in width cost 100."""

TEXTS_KEPT = 4096
"""Texts of heads whose words are remembered."""

_MARKS = frozenset(
    {Class.CL, Class.PA, Class.ST, Class.LS, Class.MD, Class.DS, Class.EL, Class.CN, Class.SO}
)
_JOINING = "、·"

_WELCOME = frozenset(map(int, (Class.PA, Class.ST, Class.DS, Class.EL, Class.SP, Class.IS)))
_CLOSING, _OPENING = int(Class.CL), int(Class.OP)
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
            price = min(at_words[following], _beside_marks(measured, cluster))
            found[cluster] = price + INSIDE_QUOTES * inside[following]
    return found


def head_gaps(paragraph: Paragraph, joined: Joined, breaks: Mapping[int, int]) -> Mapping[int, int]:
    """Where in its text the head may be parted on one line, before that character, with the cost of it.

    That is where a line may end and, as a last resort, wherever else a word begins: 人｜的 reads better
    with white in it than a word does.
    """
    measured = paragraph.measured
    chars, parts = measured.text.chars, (0, *joined.parts, len(measured.text.chars))
    words = {first + at for first, stop in pairwise(parts) for at, _ in _words(chars[first:stop])}
    words -= _inside_numbers(chars) | _inside_terms(chars, joined.terms)
    found = {measured.starts[cluster + 1]: cost for cluster, cost in breaks.items()}
    for cluster in range(len(measured) - 1):
        following = measured.starts[cluster + 1]
        if following in words and not _is_barred(paragraph, cluster):
            found.setdefault(following, UNWELCOME)
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


def _beside_marks(measured: Measured, cluster: int) -> int:
    """What a break costs that a mark or a space before it makes welcome."""
    before, after = measured.classes[cluster : cluster + 2].tolist()
    if before in _WELCOME:
        return AFTER_MARK
    return BESIDE_QUOTES if before == _CLOSING or after == _OPENING else BETWEEN_WORDS + SHORT_WORD


def _word_starts(chars: str, parts: tuple[int, ...]) -> dict[int, int]:
    """Where a word begins that may open a line, after one that may close it, and what breaking costs.

    A mark or a space before it is a word like any other: ”的 is no better broken than 人的.
    """
    starts: dict[int, int] = {}
    for first, stop in pairwise((0, *parts, len(chars))):
        for (_, before), (at, word) in pairwise(_words(chars[first:stop])):
            if _may_open(word) and _may_close(before):
                is_short = len(before) == 1 and before not in LEANING
                starts[first + at] = BETWEEN_WORDS + SHORT_WORD * is_short
    return starts


def _may_open(word: str) -> bool:
    """Whether a line may begin with this word."""
    return word not in NOT_FIRST and (word[0] not in NEVER_FIRST or word in WHOLE)


def _may_close(word: str) -> bool:
    """Whether a line may end with this word."""
    return word not in NOT_LAST and (word[-1] not in NEVER_LAST or word in WHOLE)


_CUT: dict[str, tuple[str, ...]] = {}
"""The words of texts of heads, the text cut last at the end."""


def words_cut() -> dict[str, tuple[str, ...]]:
    """The texts of heads that were cut into words, with these."""
    return dict(_CUT)


def words_known(cut: Mapping[str, tuple[str, ...]]) -> None:
    """Takes over what was cut in another process, as far as it is not known."""
    for chars, words in cut.items():
        if chars == "".join(words):
            _CUT.setdefault(chars, words)


def cut_words(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Texts of heads with their words, as another process may take them over."""
    return {chars: tuple(word for _, word in _words(chars)) for chars in texts}


def _words(chars: str) -> Iterator[tuple[int, str]]:
    """The words of a text, each with its place; what cuts them is loaded on first use (0.1 s)."""
    words = _CUT.get(chars)
    if words is None:
        import rjieba

        if len(_CUT) >= TEXTS_KEPT:
            _CUT.clear()
        words = _CUT[chars] = tuple(rjieba.cut(chars))
    return zip(accumulate(map(len, words), initial=0), words, strict=False)


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

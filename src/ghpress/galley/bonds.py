"""Says how closely the words of a head hold together: what it costs to end a line between two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, takewhile

from ghpress.galley.tables import bonds as table
from ghpress.galley.tables.headwords import HAN_NUMBERED
from ghpress.galley.wordcut import Tagged
from ghpress.values import dataclass

NO_WORD = ""
"""The kind of a mark or a space: it holds nothing together."""

LISTED = "、"
"""A mark, and its kind, that begins no clause of its own: what is listed is one."""

_CLAUSE = table.EVERY | {LISTED}

_FIGURES = re.compile(r"[0-9０-９.．%％]+")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a head, its kind, and before which character a line ends that does before it."""

    chars: str
    kind: str
    start: int


def bonds(tagged: Sequence[Tagged]) -> dict[int, int]:
    """What it costs to end a line before each character at which a word of a head begins.

    The scale is that of a head's other costs; beside a mark it is 0, for marks have prices of their own.
    The first word is left out, and so is what is a word only to the dictionary (绘｜就).
    """
    words = tuple(_meant([_Word(word, _kind(word, tag), start) for start, word, tag in _joined(tagged)]))
    framed = _framed(words)
    return {
        words[at + 1].start: _bond(words, at) + table.IN_FRAME * (at in framed)
        for at in range(len(words) - 1)
    }


def _joined(tagged: Sequence[Tagged]) -> Iterator[tuple[int, str, str]]:
    """The words, those joined that are one to a desk: a number with its measure, 绘就.

    Each with its start, that of marks that open before it; these and those that close are left out.
    """
    starts = list(accumulate((len(word) for word, _ in tagged), initial=0))
    at, start = 0, 0
    while at < len(tagged):
        stop = _end_of_one(tagged, at)
        word, tag = "".join(word for word, _ in tagged[at:stop]), tagged[at][1]
        if word not in table.OPENERS | table.CLOSERS:
            yield start, word, tag
        if word not in table.OPENERS:
            start = starts[stop]
        at = stop


def _end_of_one(tagged: Sequence[Tagged], at: int) -> int:
    """Where the word ends that begins there: the longest that a desk knows as one."""
    word, best = "", at + 1
    for stop in range(at + 1, min(at + table.MOST_JOINED, len(tagged)) + 1):
        word += tagged[stop - 1][0]
        if stop > at + 1 and (word in table.ONE_WORD or _is_number(word)):
            best = stop
    return best


def _is_number(word: str) -> bool:
    """Whether it is a number, in figures or Han, with its measure word or without."""
    return bool(HAN_NUMBERED.fullmatch(_FIGURES.sub("一", word)))


def _meant(words: Sequence[_Word]) -> Iterator[_Word]:
    """The words, their kinds as they are meant where they stand."""
    for at, word in enumerate(words):
        yield replace(word, kind=table.NOUN) if at and _is_thing(words, at) else word


def _is_thing(words: Sequence[_Word], at: int) -> bool:
    """Whether what is else a verb is a thing here: 三百处服务阵地, 新就业形态, 以创新活力."""
    word, before = words[at], words[at - 1]
    if len(word.chars) == 1:
        return False
    if before.kind == table.PREPOSITION and before.chars in table.MEANS:
        return word.kind in (table.VERB, table.ADJECTIVE, table.ADVERB)
    is_named = at + 1 < len(words) and words[at + 1].kind == table.NOUN
    is_counted = before.kind == table.NUMBER and before.chars[-1] not in table.TIMES_AND_UNITS
    return word.kind == table.VERB and is_named and (is_counted or before.kind == table.ATTRIBUTE)


def _bond(words: Sequence[_Word], at: int) -> int:
    """The price of a break after one word."""
    before, after = words[at], words[at + 1]
    if not {before.kind, after.kind} <= table.EVERY:
        return 0
    price = _by_kind()[before.kind, after.kind]
    if _is_held(words, at):
        price = max(price, table.HELD)
    if before.kind == after.kind == table.NOUN and _is_long(words, at):
        price -= table.IN_LONG_PHRASE
    if after.kind == table.CONJUNCTION and _run(words[at + 2 :], table.JOINED) >= table.LONG_JOINED:
        price = min(price, table.BEFORE_LONG_JOINED)
    if before.kind == table.VERB:
        price = _after_verb(words, at, price)
    if before.kind == table.NUMBER and before.chars[-1] in table.TIMES_AND_UNITS:
        price = max(price - table.AMOUNT, table.LEAST)
    return price + _beside_edges(words, at)


def _is_held(words: Sequence[_Word], at: int) -> bool:
    """Whether a word belongs to the next whatever kinds they are."""
    before, after = words[at], words[at + 1]
    if before.chars in table.LEADING or table.OF in (after.chars[0], before.chars[-1]):
        return True
    if before.kind == table.TIME and at and words[at - 1].kind == table.PREPOSITION:
        return after.kind in table.NOMINAL
    if before.chars == table.OF_WHAT:
        return 0 < _run(words[at + 1 :], table.NAMING) <= table.SHORT_NAME
    follows = words[at + 2].chars if at + 2 < len(words) else ""
    return after.kind in table.DESCRIBING and follows == table.OF_WHAT


def _is_pair(before: _Word, after: _Word) -> bool:
    """Whether two verbs are said as one; one that goes somewhere (走进) begins anew."""
    is_even = after.kind == table.VERB and len(before.chars) == len(after.chars) == table.HALF_OF_FOUR
    return is_even and after.chars[-1] not in table.COMPLEMENTS


def _after_verb(words: Sequence[_Word], at: int, price: int) -> int:
    """The price of a break after a verb, which keeps what completes it and a short object."""
    before, after = words[at], words[at + 1]
    if len(before.chars) == 1:
        price += table.SHORT_VERB
    if after.chars in table.COMPLEMENTS:
        return max(price, table.HELD)
    if _is_pair(before, after):
        return max(price, table.PAIR)
    if after.kind in table.NOMINAL:
        phrase = _run(words[at + 1 :], table.NOMINAL)
        is_amount = after.kind == table.NUMBER and phrase == len(after.chars)
        is_ordinal = after.chars[0] == table.ORDINAL
        price += table.WITH_OBJECT * (not is_ordinal and (is_amount or phrase <= table.SHORT_OBJECT))
    return price


def _is_long(words: Sequence[_Word], at: int) -> bool:
    """Whether the noun phrase about a break is so long that it may be broken there."""
    left, right = _run(words[at::-1], table.THING), _run(words[at + 1 :], table.NOMINAL)
    return min(left, right) >= table.LONG_SIDE and left + right >= table.LONG_PHRASE


def _beside_edges(words: Sequence[_Word], at: int) -> int:
    """What it costs that little of a clause stands on one side of a break."""
    left, right = _run(words[at::-1], _CLAUSE), _run(words[at + 1 :], _CLAUSE)
    least, before, after = min(left, right), words[at], words[at + 1]
    is_four = least == len(before.chars) == len(after.chars) == table.HALF_OF_FOUR
    return table.EDGES.get(least, 0) + table.FOUR * is_four


def _run(words: Sequence[_Word], kinds: frozenset[str]) -> int:
    """How many characters the words have up to the first of another kind."""
    return sum(len(word.chars) for word in takewhile(lambda word: word.kind in kinds, words))


def _framed(words: Sequence[_Word]) -> frozenset[int]:
    """The words after which a frame of place or time goes on: 在时代浪潮中."""
    found: set[int] = set()
    for at, word in enumerate(words):
        if word.chars in table.FRAMES_OPEN:
            found.update(range(at, _closing(words, at)))
    return frozenset(found)


def _closing(words: Sequence[_Word], at: int) -> int:
    """The word that closes the frame opened by one; that one if none does."""
    length = 0
    for place in range(at + 1, len(words)):
        length += len(words[place].chars)
        if length > table.FRAME_REACH or words[place].kind == NO_WORD:
            break
        if words[place].chars in table.FRAMES_CLOSE:
            return place
    return at


def _kind(word: str, tag: str) -> str:
    """The kind of a word: what heads use it as, else what the dictionary says."""
    if not any(char.isalnum() for char in word):
        return LISTED if word == LISTED else NO_WORD
    for known, kind in (
        (table.ADVERBS, table.ADVERB),
        (table.ACTING, table.VERB),
        (table.GOVERNING, table.PREPOSITION),
        (table.LEADING, table.ATTRIBUTE),
        (table.THINGS, table.NOUN),
        (table.PHRASES, table.PHRASE),
    ):
        if word in known:
            return kind
    if _is_number(word):
        return table.NUMBER
    return table.KINDS.get(tag) or table.KINDS.get(tag[:1], table.NOUN)


@cache
def _by_kind() -> dict[tuple[str, str], int]:
    """The table of bonds by the kinds of the two words."""
    header, *rows = (line.split() for line in table.BONDS.strip().splitlines())
    return {
        (before, after): int(price)
        for before, *prices in rows
        for after, price in zip(header, prices, strict=True)
    }

"""Finds characters, words and phrases that stand twice where once was meant (的的, 工作工作)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ghpress.manuscript.characters import is_han
from ghpress.manuscript.text import Text
from ghpress.proofing.finding import Finding, warn
from ghpress.proofing.parts import HAN
from ghpress.proofing.sheet import Handbook, Sheet
from ghpress.proofing.tables.reduplicated import ALWAYS_WRONG, NEVER_TWICE, WORDS_TWICE

_TWICE = re.compile(f"({HAN})\\1")
_WORD_TWICE = re.compile(f"({HAN}{{2,3}})\\1")
_PHRASE_TWICE = re.compile(f"({HAN}[{HAN[1:-1]}、]{{3,29}})\\1")


def repeats(sheet: Sheet, _: Handbook) -> Iterator[Finding]:
    """Repetitions that are no reduplication (天天, 慢慢) and no meeting of two words (目的的确)."""
    for said in sheet.said:
        if said.role != "cell":
            phrases = list(_phrases(said.text))
            yield from phrases
            yield from _words(
                said.text, {spot for each in phrases for spot in range(each.start, each.stop)}
            )


def _phrases(text: Text) -> Iterator[Finding]:
    """A phrase of four characters and more, said twice on end."""
    for found in _PHRASE_TWICE.finditer(text.chars):
        if len(set(found[1])) > 2:
            yield _once(text, "phrase-twice", found)


def _words(text: Text, taken: set[int]) -> Iterator[Finding]:
    if not _TWICE.search(text.chars) and not _WORD_TWICE.search(text.chars):
        return
    cuts = _cuts(text.chars)
    for found in _TWICE.finditer(text.chars):
        middle = found.start() + 1
        is_alone = found[1] in NEVER_TWICE and {found.start(), middle, found.end()} <= cuts
        if is_alone or ALWAYS_WRONG.match(text.chars, found.start()):
            yield replace(_once(text, "character-twice", found), is_sure=True)
    for found in _WORD_TWICE.finditer(text.chars):
        word, middle = found[1], found.start() + len(found[1])
        is_word = {found.start(), middle, found.end()} <= cuts and not any(
            cut in cuts for cut in range(found.start() + 1, middle)
        )
        if is_word and found.start() not in taken and not _may_stand_twice(word):
            yield _once(text, "word-twice", found)


def _may_stand_twice(word: str) -> bool:
    """A word that is said twice on purpose: 研究研究, 一个一个, 非常非常."""
    return word in WORDS_TWICE or word[0] in "一两" or word[0] == word[1]


def _once(text: Text, code: str, found: re.Match[str]) -> Finding:
    return replace(warn(code, text, found.start(), found.end()), fix=found[1])


def _cuts(chars: str) -> set[int]:
    """Where a word ends and another begins."""
    import rjieba

    cuts, at = {0}, 0
    for word in rjieba.cut(chars):
        at += len(word)
        cuts.add(at)
    assert at == len(chars) or not all(map(is_han, chars)), "segmenting loses nothing"
    return cuts

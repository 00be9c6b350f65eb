"""Finds what is written in two ways side by side: numbers in Han beside figures, ＋ beside +."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ghpress.manuscript.text import Text
from ghpress.proofing.finding import Finding, hint
from ghpress.proofing.parts import quantities, sentences
from ghpress.proofing.sheet import Handbook, Sheet

_IN_HAN = re.compile(
    "(?<![第一二三四五六七八九十百千])[一二两三四五六七八九]+[百千万亿][百千万亿一二三四五六七八九十]*"
    "(?P<unit>[个名人位次家处种项件条元亩吨户场期台辆])(?!计划|规划|方略|出头|上下)"
)
_SIGNS = (("+", "＋"), ("%", "％"), ("~", "～"), ("/", "／"))
_IN_COPY = r"(?<=[\u4e00-\u9fff0-9”》])[{}](?=[\u4e00-\u9fff0-9A-Z“《，。、；）])"


def numbers_two_ways(sheet: Sheet, _: Handbook) -> Iterator[Finding]:
    """近五万条 and 近2000项 in one sentence: numbers of one kind take one form (GB/T 15835, 4.3)."""
    for said in sheet.said:
        for sentence in sentences(said.text) if said.role == "body" else ():
            counted = [each for each in quantities(sentence) if each.value >= 100 and each.unit != "年"]
            for found in _IN_HAN.finditer(sentence.chars()) if counted else ():
                other = said.text.chars[counted[0].start : counted[0].stop]
                at = sentence.start + found.start()
                yield hint("numbers-two-ways", said.text, at, sentence.start + found.end(), other=other)


def signs_two_ways(sheets: tuple[Sheet, ...]) -> Iterator[Finding]:
    """A sign in the rarer of its two widths, wherever an issue has both."""
    for pair in _SIGNS:
        places: dict[str, list[tuple[Text, int]]] = defaultdict(list)
        for sign in pair:
            pattern = re.compile(_IN_COPY.format(re.escape(sign)))
            for said in (said for sheet in sheets for said in sheet.said):
                places[sign] += [
                    (said.text, found.start()) for found in pattern.finditer(said.text.chars)
                ]
        usual, rare = sorted(pair, key=lambda sign: len(places[sign]), reverse=True)
        for text, at in places[rare] if places[usual] else ():
            yield replace(hint("sign-two-ways", text, at, at + 1, usual=usual), fix=usual)

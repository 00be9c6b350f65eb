"""Counts what a sentence lists against the number it gives (A、B、C“四大工程”)."""

import re
from collections.abc import Iterator

from ghpress.manuscript.text import Text
from ghpress.proofing.finding import Finding, hint
from ghpress.proofing.parts import HAN
from ghpress.proofing.sheet import Handbook, Sheet

_ITEM = rf"(?:“[^“”]{{1,16}}”|《[^《》]{{1,24}}》|(?:(?!等){HAN}){{1,10}})"
HAN_DIGIT = "[一二三四五六七八九十]"
_NUMBERS = {char: value for value, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_LIST = re.compile(
    rf"(?P<list>{_ITEM}(?:、{_ITEM})+(?:[和及与]{_ITEM})?)(?P<more>等)?(?P<open>“?)(?<!{HAN_DIGIT})"
    rf"(?P<number>[两二三四五六七八九十]|1?[0-9])(?P<of>大(?!家|会|量)|项(?!目)|个方面|方面|种|类|支柱|个维度|个板块)"
)
_AND = re.compile("[和及与]")


def counts(sheet: Sheet, _: Handbook) -> Iterator[Finding]:
    """Lists whose number is another; after 等 the list may be shorter, never longer."""
    for said in sheet.said:
        if said.role == "body":
            yield from _lists(said.text)


def _lists(text: Text) -> Iterator[Finding]:
    for found in _LIST.finditer(text.chars):
        given = _NUMBERS.get(found["number"]) or int(found["number"])
        listed = found["list"].count("、") + 1
        # 和 may join the last item or stand inside one: both counts are fair.
        possible = {listed, listed + len(_AND.findall(found["list"]))}
        is_short = bool(found["more"]) and min(possible) <= given
        if given not in possible and not is_short and not _is_nested(found["list"]):
            facts = {"given": str(given), "listed": str(listed)}
            yield hint("count-differs", text, found.start("number"), found.end("of"), **facts)


def _is_nested(listed: str) -> bool:
    """Items of very different make: a list in a list, whose count nobody can know."""
    lengths = [len(item) for item in listed.split("、")[1:]]
    return max(lengths) > 3 * min(lengths)

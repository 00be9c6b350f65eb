"""Finds numbers that GB/T 15835-2011 writes otherwise, or that say what cannot be."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ghpress.proofing.finding import Finding
from ghpress.proofing.sheet import Handbook, Sheet
from ghpress.remarks import Level
from ghpress.values import dataclass

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_COUNTED = "[个名人位天年岁次家处种项件倍里米元亩吨斤户场期月遍代层块张台辆]"
_HAN_DIGITS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what should stand there (None: ask), and whether that is sure."""

    code: str
    level: Level
    pattern: re.Pattern[str]
    fix: Callable[[re.Match[str]], str | None]
    is_sure: bool = False


def _asked(_: re.Match[str]) -> None:
    return None


def _multiplied(found: re.Match[str]) -> str:
    return str(int(found[1]) * {"百": 100, "千": 1000}[found[2]])


def _circle(found: re.Match[str]) -> str:
    """The year with 〇 for whatever stands in its place."""
    return re.sub("[0０Oo○◯零]", "〇", found[0])


def _consecutive(found: re.Match[str]) -> str | None:
    return f"{found[1]}{found[2]}" if _is_next(found[1], found[2]) else None


def _is_next(first: str, second: str) -> bool:
    return _HAN_DIGITS.index(second) - _HAN_DIGITS.index(first) == 1


RULES = (
    # 4.3.2 with 5.1.4: of the large units only 万 and 亿 follow figures; 千克 and its like are units.
    Rule(
        "number-mixed",
        Level.WARNING,
        re.compile(
            r"(?<![0-9.])([0-9]{1,2})([百千])(?![0-9万亿克米瓦伏卡帕赫焦字安牛余多]|分[之点])"
            r"(?=[个名人位天年次家处种项件元亩吨户场张台辆])"
        ),
        _multiplied,
        is_sure=True,
    ),
    # 5.2.2: a year in Han takes 〇.
    Rule(
        "number-zero",
        Level.WARNING,
        re.compile(f"(?=[{_HAN_DIGITS}〇]*[零0０Oo○◯])[一二][{_HAN_DIGITS}〇零0０Oo○◯]{{3}}(?=年)"),
        _circle,
        is_sure=True,
    ),
    Rule(
        "percent-mixed",
        Level.WARNING,
        re.compile(f"百分之 ?({_NUMBER})(?![%％])"),
        lambda found: f"{found[1]}%",
        is_sure=True,
    ),
    Rule(
        "percent-points-doubled",
        Level.WARNING,
        re.compile(f"({_NUMBER})[%％](?=个?百分点)"),
        lambda found: found[1],
    ),
    # 5.1.3: the sign stands with both ends of a range.
    Rule(
        "range-half-percent",
        Level.WARNING,
        re.compile(f"(?<![0-9.%-])({_NUMBER})([～~—–-]|至|到)({_NUMBER}[%％])"),
        lambda found: f"{found[1]}%{'～' if found[2] in '~–-' else found[2]}{found[3]}",
        is_sure=True,
    ),
    # GB/T 15834-2011 4.13.3: a range takes ～ or —, not a hyphen.
    Rule(
        "range-hyphen",
        Level.NOTE,
        re.compile(
            f"(?<![0-9A-Za-z.-])({_NUMBER}[%％℃]?)-({_NUMBER}(?:[%％℃]|[万亿]?(?:{_COUNTED}|小时|分钟|平方米|公里)))"
        ),
        lambda found: f"{found[1]}～{found[2]}",
        is_sure=True,
    ),
    # 5.2.4 with GB/T 15834-2011 4.5.3.6: an approximate number takes no 、.
    Rule(
        "approximate-paused",
        Level.NOTE,
        re.compile(
            "(?<![第初、一二三四五六七八九十])([一二三四五六七八])、([二三四五六七八九])(?=[个名人位天岁次家倍里米元亩吨斤年])(?!年级|个季度|个月)"
        ),
        _consecutive,
    ),
    Rule(
        "approximate-twice",
        Level.WARNING,
        re.compile(
            f"(?:约|大约|大概|近|将近|接近)(?:{_NUMBER}[百千万亿]*(?:余|多)(?=[^0-9年])"
            f"|{_NUMBER}[百千万亿]*[^，。；、0-9]{{0,4}}?(?:左右|上下)(?=[，。；、的]|$))"
        ),
        _asked,
    ),
    # What falls by its whole is gone; "two times less" cannot be.
    Rule(
        "falls-by-times",
        Level.WARNING,
        re.compile(
            f"(?:减少|下降|降低|缩短|缩小|减轻|减)了?(?:近|约|超过)?(?:{_NUMBER}|[一两二三四五六七八九十]+)(?:余|多)?倍"
        ),
        _asked,
    ),
    Rule(
        "decimal-full-width",
        Level.WARNING,
        re.compile("(?<=[0-9])[。．](?=[0-9]{1,2}(?:[%％]|[万亿]|倍))"),
        lambda _: ".",
        is_sure=True,
    ),
)
"""The rules; clauses are those of GB/T 15835-2011 where no other standard is named."""


def figures(sheet: Sheet, _: Handbook) -> Iterator[Finding]:
    """Numbers written otherwise than the standard has them."""
    for said in sheet.said:
        for rule in RULES:
            for found in rule.pattern.finditer(said.text.chars):
                fix = rule.fix(found)
                if rule.code == "approximate-paused" and fix is None:
                    continue  # not neighbours: an enumeration
                finding = Finding(rule.level, rule.code, said.text, found.start(), found.end(), fix)
                yield replace(finding, is_sure=rule.is_sure and fix is not None)

"""Cuts a text into sentences, and finds the quantities in them."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ghpress.manuscript.characters import HAN_RANGES
from ghpress.manuscript.text import Text
from ghpress.values import dataclass

HAN = f"[{HAN_RANGES}]"
_SENTENCE = re.compile(r"[^。！？；…]*(?:[。！？；…]+[”’」』）》]*|$)")
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_UNITS = (
    "个百分点|人次|平方米|平方公里|立方米|公里|公顷|公斤|千克|小时|分钟|课时|万元|"
    "[%％元人名个家处件项次场期户米亩吨套台辆本册篇间座所支条只张份枚对位岁天年月班门节间例起批单趟桶]"
)
_QUANTITY = re.compile(
    r"(?<![0-9.A-Za-z])(?P<about>近|约|大约|超过|超|逾|上|达到?)?"
    rf"(?P<figure>[0-9]+(?:\.[0-9]+)?)(?P<scale>[百千万亿]?)(?P<more>[余多]?)(?P<unit>{_UNITS})"
)
_ROUNDING = frozenset(("近", "约", "大约", "超过", "超", "逾", "上"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence [start, stop) of a text, with its closing mark."""

    text: Text
    start: int
    stop: int

    def chars(self) -> str:
        """Its characters."""
        return self.text.chars[self.start : self.stop]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit at [start, stop) of a text; true within ``slack`` either way."""

    start: int
    stop: int
    value: Fraction
    slack: Fraction
    unit: str
    is_about: bool


def sentences(text: Text) -> Iterator[Sentence]:
    """The sentences of a text; a semicolon ends one too, for sums do not reach over it."""
    for found in _SENTENCE.finditer(text.chars):
        if found[0].strip():
            yield Sentence(text, found.start(), found.end())


def quantities(sentence: Sentence) -> list[Quantity]:
    """The quantities of a sentence, in their order."""
    return [_quantity(found, sentence.start) for found in _QUANTITY.finditer(sentence.chars())]


def _quantity(found: re.Match[str], base: int) -> Quantity:
    figure, scale = found["figure"], _SCALES[found["scale"]]
    decimals = len(figure.partition(".")[2])
    return Quantity(
        start=base + found.start("figure"),
        stop=base + found.end(),
        value=Fraction(figure) * scale,
        # A whole number without a scale is exact; 3.5万 says 35,000 give or take 500.
        slack=Fraction(scale, 2 * 10**decimals) if decimals or scale > 1 else Fraction(0),
        unit=found["unit"].replace("％", "%"),
        is_about=bool(found["more"]) or found["about"] in _ROUNDING,
    )

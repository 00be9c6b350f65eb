"""Turns remarks on a paper's form into points, as the rule of 2020 counts them: a check, not a verdict.

报纸期刊质量管理规定 (2020), annex 报纸出版形式差错数计算方法: an issue may have no more than three.
Of the annex the points for the paper's name were at hand (4 each). What it gives for the other items was
not: each counts as one here, however often it is broken, so the sum is the least it can be.
"""

from collections.abc import Iterable, Iterator

from ghpress.remarks import Remark
from ghpress.values import dataclass

LIMIT = 3
"""差错数 an issue may have (article 6)."""

WHOLE = 4
"""Points of a name that is missing, or not the largest (annex, 2.1): more than an issue may have."""

RULE = "报纸出版形式差错数计算方法（《报纸期刊质量管理规定》，国家新闻出版署，2020）"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the rule: its term, its points, whether these are the rule's own or the least."""

    term: str
    term_en: str
    points: int = 1
    is_exact: bool = False


NAME_MISSING = Item("报纸名称", "the paper's name", WHOLE, is_exact=True)
NAME_SMALL = Item("报纸名称大于其他文字", "the name larger than all other words", WHOLE, is_exact=True)
RESPONSIBLE = Item("主要责任单位（主管、主办、出版）", "those responsible")
ADDRESS = Item("出版单位地址及联系方式", "the publisher's address and contact")
PRINTING = Item("印刷单位名称及地址", "the printer and its address")
NUMBERS = Item("总期号", "the number since the first issue")
DATE = Item("出版日期", "the date")
PAGE_COUNT = Item("版数", "the number of pages")
FOLIOS = Item("版序", "the order of pages")
EXTRA = Item("增期、号外", "an extra said to be one")

FIELDS = {
    "name": NAME_MISSING,
    "date": DATE,
    "total": NUMBERS,
    "pages": PAGE_COUNT,
    "page-count": PAGE_COUNT,
    "cn": Item("国内统一连续出版物号", "the CN serial number"),
    "authority": RESPONSIBLE,
    "sponsor": RESPONSIBLE,
    "publisher": RESPONSIBLE,
    "address": ADDRESS,
    "contact": ADDRESS,
    "printer": PRINTING,
    "printer_address": PRINTING,
    "printer-address": PRINTING,
    "distribution": Item("发行信息", "the distribution"),
    "price": Item("定价", "the price"),
}
"""Items by the key or the field that remarks on a missing one name."""

CODES = {
    "name-not-largest": NAME_SMALL,
    "form-name-not-first": NAME_MISSING,
    "folio-not-printed": FOLIOS,
    "form-folio-twice": FOLIOS,
    "form-folio-moved": FOLIOS,
    "form-date-differs": DATE,
    "form-weekday-wrong": DATE,
    "form-number-differs": NUMBERS,
    "form-page-count-wrong": PAGE_COUNT,
    "form-advert-not-marked": Item("广告注明“广告”", "adverts marked"),
    "form-extra-not-said": EXTRA,
    "form-extra-price": EXTRA,
}
"""Items by the code of a remark that breaks them."""

NOT_LOOKED_AT = (
    ("报名与批准的名称相同", "that the name is the one approved"),
    ("刊号与批准的相同", "that the CN number is the one approved"),
    ("以新闻形式刊登的广告", "adverts in the shape of news"),
    ("中缝、插页", "what is printed in the gutter, and inserts"),
)
"""What the rule asks and no program can tell from the issue."""


@dataclass(frozen=True, slots=True)
class Broken:
    """An item that is broken, and the remarks that say so."""

    item: Item
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class FormCheck:
    """What a look at an issue's form came to."""

    broken: tuple[Broken, ...]

    @property
    def points(self) -> int:
        """The points of all broken items."""
        return sum(each.item.points for each in self.broken)

    @property
    def is_exact(self) -> bool:
        """Whether the rule's own points are known for all of them."""
        return all(each.item.is_exact for each in self.broken)

    @property
    def is_over(self) -> bool:
        """Whether an issue may have so many no more."""
        return self.points > LIMIT


def form_check(remarks: Iterable[Remark]) -> FormCheck:
    """The items that remarks on an issue's form break, in the order they come."""
    found: dict[Item, list[Remark]] = {}
    for remark, item in _items(remarks):
        found.setdefault(item, []).append(remark)
    return FormCheck(tuple(Broken(item, tuple(dict.fromkeys(each))) for item, each in found.items()))


def _items(remarks: Iterable[Remark]) -> Iterator[tuple[Remark, Item]]:
    """Each remark on form with its item."""
    for remark in remarks:
        field = remark.fact("key") or remark.fact("field")
        if remark.code in CODES:
            yield remark, CODES[remark.code]
        elif remark.code in ("imprint-missing", "imprint-not-printed") and field in FIELDS:
            yield remark, FIELDS[field]

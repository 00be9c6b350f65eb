"""Turns page numbers into folios as a paper prints them (版次): 第3版, 第三版, 03, A03, 02–03."""

import re

from ghpress.forms import Field, Form, Record, Words
from ghpress.values import dataclass

_PLACE = re.compile(r"\{(A|n|nn|一)\}")
"""What stands for the number in a pattern: its section's letter, or the number in one of three ways."""

PATTERN = r"[^{}]*(\{A\})?[^{}]*\{(n|nn|一)\}[^{}]*"
"""One number a pattern, and before it the section's letter if the paper has such."""

FULL, SHORT = "第{n}版", "{nn}"

FOLIOS = Form(
    "folios",
    "版次怎样印：{n} 是数字，{nn} 是两位数字，{一} 是汉字数字，{A} 是叠的字母",
    (
        Field("full", Words(PATTERN), "整句的版次", "全称", default=FULL, example='"{A}{nn}版"'),
        Field(
            "short", Words(PATTERN), "报眉的大数字、导读里的版次", "简称", default=SHORT, example='"{n}"'
        ),
    ),
)

FIRST_LETTER = "A"
"""The letter of pages before the first section that has one."""

_FIGURES = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Folios:
    """How page numbers are printed.

    ``full`` and ``short`` are patterns, empty where they are left to another; ``letters`` are the pages
    from which a section (叠) runs on under a letter of its own, its pages counted from 1.
    """

    full: str = FULL
    short: str = SHORT
    letters: tuple[tuple[int, str], ...] = ()

    def over(self, usual: "Folios") -> "Folios":
        """These patterns, and the usual ones in place of those that are empty."""
        return Folios(self.full or usual.full, self.short or usual.short, self.letters or usual.letters)

    def folio(self, first: int, last: int | None = None) -> str:
        """The folio of a page, or of one sheet's pages from ``first`` to ``last`` (通版: 第2–3版)."""
        return self._said(self.full, first, last)

    def number(self, first: int, last: int | None = None) -> str:
        """The short folio: what stands large in the folio strip, and in a guide."""
        return self._said(self.short, first, last)

    def _said(self, pattern: str, first: int, last: int | None) -> str:
        """The pattern filled; of a spread the number alone is said twice, not the words round it."""
        places = list(_PLACE.finditer(pattern))
        start, stop = places[0].start(), places[-1].end()
        core = pattern[start:stop]
        pages = (first,) if last is None or last == first else (first, last)
        said = "–".join(self._filled(core, page) for page in pages)
        return f"{pattern[:start]}{said}{pattern[stop:]}"

    def _filled(self, core: str, page: int) -> str:
        """Letter and number of a page as the core of a pattern has them."""
        return _PLACE.sub(lambda place: self._part(place[1], page), core)

    def _part(self, kind: str, page: int) -> str:
        """The letter or the number of a page."""
        first, letter = max((one for one in self.letters if one[0] <= page), default=(1, FIRST_LETTER))
        number = page - first + 1 if "{A}" in self.full + self.short else page
        match kind:
            case "A":
                return letter
            case "nn":
                return f"{number:02d}"
            case "一":
                return chinese(number)
            case _:
                return str(number)


USUAL = Folios()
UNSAID = Folios("", "")
"""All left to another."""


def jump_words(folios: Folios, page: int, last: int | None = None) -> tuple[str, str]:
    """What points to the rest of a story on a page, and what points back to its beginning there.

    >>> jump_words(Folios(), 4)
    ('下转第4版', '上接第4版')
    >>> jump_words(Folios(full="{A}{nn}"), 4)
    ('下转A04版', '上接A04版')
    """
    folio = folios.folio(page, last)
    named = folio if folio.endswith("版") else f"{folio}版"
    return f"下转{named}", f"上接{named}"


def chinese(number: int) -> str:
    """A number from 1 to 999 in Chinese figures: 三, 十二, 二十, 一百〇八."""
    assert 0 < number < 1000, "papers have pages from 1 to 999"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = f"{_FIGURES[hundreds]}百" if hundreds else ""
    if tens:
        said += "十" if tens == 1 and not hundreds else f"{_FIGURES[tens]}十"
    elif hundreds and ones:
        said += _FIGURES[0]
    return said + (_FIGURES[ones] if ones else "")


def folios_of(record: Record | None) -> Folios:
    """The patterns a record gives; those it does not give are empty."""
    full, short = (
        str(record[key]) if record is not None and record.given(key) else "" for key in ("full", "short")
    )
    return Folios(full, short)

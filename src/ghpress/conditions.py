"""Turns the press: of house.yaml into the conditions a title is printed under (印刷条件).

What a plant asks of every page: the profile its plates are made for, how much ink it lays down, which
inks it gives to which page, how much of the sheet it prints.
"""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias, get_args

from ghpress.forms import Choice, Either, Field, Form, ListOf, MapOf, Measure, Record, Whole, Words
from ghpress.remarks import NOWHERE, Place
from ghpress.units import Length
from ghpress.values import dataclass

Marks: TypeAlias = Literal["none", "crop", "full"]
"""Printer's marks: none; where to cut, fold and register; the control strip and the slug line too."""

MARKS: tuple[Marks, ...] = get_args(Marks)

PROCESS = "CMYK"
"""The process inks, one letter a plate."""

USUAL_PROFILE = "newsprint-240"

_ONE = r"(?:first|last|middle|other|[0-9]{1,3}(?:-[0-9]{1,3})?)"
POSITIONS = rf"{_ONE}(?:\s*[,，、]\s*{_ONE})*"
"""Which pages: ``first``, ``last``, ``middle`` (the two at the fold), numbers, ``2-3``, ``other``."""

IMAGE_AREA = Form(
    "image-area",
    "印版能印到的范围，在成品正中，除非另写左、上",
    (
        Field("width", Measure(), "多宽", "宽", required=True, example="370mm"),
        Field("height", Measure(), "多高", "高", required=True, example="520mm"),
        Field("left", Measure(), "左边到成品左边；不写则左右居中", "左", example="10mm"),
        Field("top", Measure(), "上边到成品上边；不写则上下居中", "上", example="10mm"),
    ),
)

PRESS = Form(
    "press",
    "印刷厂对每一版的要求",
    (
        Field(
            "profile",
            Words(),
            "印版照哪一个做：自带的 newsprint-240、newsprint-220（重黑版）、coated-300，"
            "或印刷厂给的 ICC 文件，从本文件写起",
            "特性文件",
            default=USUAL_PROFILE,
            example="newsprint-220",
        ),
        Field(
            "condition",
            Words(),
            "登记的名称；不写用特性文件自己的",
            "印刷条件",
            default="",
            example="CGATS TR 002",
        ),
        Field(
            "ink-limit",
            Either((Whole(100, 400), Words(r"(?:[123][0-9]{2}|400)\s*%"))),
            "最多百分之几，写 240 或 240%；不写用特性文件的",
            "总墨量",
            example="240%",
        ),
        Field("sheet", Words(), "成品的尺寸，版式须与之相同：对开、四开等", "纸张", default=""),
        Field("bleed", Measure(), "四边各多少，0 或 3mm；不写照版式", "出血", example="3mm"),
        Field("image-area", IMAGE_AREA, IMAGE_AREA.doc, "印刷面积"),
        Field("gutter", Measure(), "通版中缝两边各多宽不放字", "中缝", default=0, example="6mm"),
        Field(
            "inks",
            MapOf(ListOf(Words(), least=1, lone=True), POSITIONS),
            "各版用什么墨：CMYK、[K]、[K, red]（版式里的油墨名，作专色）；"
            "键写 first、last、middle（中间两版）、版号、2-3 或 other；不写就照版式",
            "色位",
            default={},
            example='{"first, last": CMYK, other: K}',
        ),
        Field(
            "marks",
            Choice(MARKS),
            "版面文件四周的标记：none 没有，crop 裁切线、折标、套准十字，full 另加测控条和版边字",
            "规线",
            default="none",
            example="crop",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class ImageArea:
    """What of a trimmed page a plate prints; left and top None where it stands in the middle."""

    width: Length
    height: Length
    left: Length | None = None
    top: Length | None = None


@dataclass(frozen=True, slots=True)
class PageInks:
    """The plates of a page (色位): letters of the process inks, and names of inks that are spots.

    ``is_open`` says that the plant asks nothing: process inks, and every spot the layout has.
    """

    process: str = PROCESS
    spots: tuple[str, ...] = ()
    is_open: bool = True

    def said(self) -> str:
        """As house.yaml writes them: ``CMYK``, ``K+red``."""
        return "+".join((self.process, *self.spots))


OPEN = PageInks()


@dataclass(frozen=True, slots=True)
class PressConditions:
    """What the plant asks of a title's pages.

    ``ink_limit_percent`` and ``bleed`` are None where they are left to the profile and the layout;
    ``inks`` are the plates by positions, as they were written; ``place`` is where all this was said.
    """

    profile: str = USUAL_PROFILE
    condition: str = ""
    ink_limit_percent: int | None = None
    sheet: str = ""
    bleed: Length | None = None
    image_area: ImageArea | None = None
    gutter: Length = 0
    inks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    marks: Marks = "none"
    place: Place = NOWHERE

    def page_inks(self, number: int, count: int) -> PageInks:
        """The plates of a page of an issue of ``count`` pages: the nearest position that names it."""
        ranked = [
            (rank, written)
            for positions, written in self.inks
            for rank in _ranks(positions, number, count)
        ]
        return _page_inks(min(ranked, key=lambda each: each[0])[1]) if ranked else OPEN

    def sheet_inks(self, numbers: tuple[int, ...], count: int) -> PageInks:
        """The plates of a sheet: of a spread's two pages those of the poorer."""
        both = [self.page_inks(number, count) for number in numbers]
        return min(both, key=lambda inks: (inks.is_open, len(inks.process) + len(inks.spots)))


UNASKED = PressConditions()
"""A plant that asks nothing: the usual profile, the layout's own bleed and inks."""


def conditions_of(record: Record | None) -> PressConditions:
    """The conditions a filled form describes."""
    if record is None:
        return UNASKED
    area, limit = record["image-area"], record["ink-limit"]
    return PressConditions(
        profile=record["profile"],
        condition=record["condition"],
        ink_limit_percent=None if limit is None else int(str(limit).rstrip("% ")),
        sheet=record["sheet"],
        bleed=record["bleed"],
        image_area=area and ImageArea(area["width"], area["height"], area["left"], area["top"]),
        gutter=record["gutter"],
        inks=tuple((positions, tuple(written)) for positions, written in record["inks"].items()),
        marks=record["marks"],
        place=record.place,
    )


def _ranks(positions: str, number: int, count: int) -> Iterator[int]:
    """How nearly each of some positions names a page, 0 the nearest; nothing for those that do not."""
    middle = (count // 2, count // 2 + 1) if count % 2 == 0 else ((count + 1) // 2,)
    for position in re.split(r"\s*[,，、]\s*", positions.strip()):
        first, _, last = position.partition("-")
        match position:
            case "first" | "last":
                if number == (1 if position == "first" else count):
                    yield 1
            case "middle":
                if number in middle:
                    yield 2
            case "other":
                yield 3
            case _:
                if int(first) <= number <= int(last or first):
                    yield 0


def _page_inks(written: tuple[str, ...]) -> PageInks:
    """Letters and names told apart: words of the letters C, M, Y and K alone are process inks."""
    letters = {letter for word in written if _is_process(word) for letter in word.upper()}
    spots = tuple(dict.fromkeys(word for word in written if not _is_process(word)))
    return PageInks("".join(each for each in PROCESS if each in letters), spots, is_open=False)


def _is_process(word: str) -> bool:
    """Whether a word names process inks."""
    return bool(word) and set(word.upper()) <= set(PROCESS) and len(set(word.upper())) == len(word)

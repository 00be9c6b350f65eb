"""Turns what all pages print of themselves into remarks where they contradict each other (出版形式).

Dates, numbers, page counts and folios are read as they are printed, whoever wrote them: the issue's own
words for a field take the place of what is reckoned, and may say what was true last week.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ghpress.makeup.page import (
    AdvertFrame,
    Frame,
    FurnitureFrame,
    Page,
    PictureFrame,
    SetWords,
    TextFrame,
)
from ghpress.makeup.printed import WEEKDAYS, printed_date
from ghpress.manuscript.story import Issue
from ghpress.remarks import OnPage, Remark, warning
from ghpress.units import Length, in_mm, mm
from ghpress.values import dataclass

ADVERT_MARK = "广告"
EXTRA = ("号外", "增期")
"""What an issue that is no regular one must say in its masthead."""

GIVEN_AWAY = "免费赠阅"
"""What an extra's price must be."""

MOVED: Length = mm(1)
"""A folio that stands further off than this from its place on the other pages has moved."""

MARK_AWAY: Length = mm(8)
"""How far over an advert its mark may stand: its line and the white about it."""

_DATE = re.compile(
    r"([0-9]{4}|[〇○零一二三四五六七八九]{4})年([0-9]{1,2}|[一二三四五六七八九十]{1,3})月"
    r"([0-9]{1,2}|[一二三四五六七八九十]{1,3})日"
)
_WEEKDAY = re.compile(r"星期[一二三四五六日天]")
_TOTAL = re.compile(r"总第?\s*([0-9]+)\s*期")
_NUMBER = re.compile(r"(?<!总)第\s*([0-9]+)\s*期")
_PAGES = re.compile(r"(?:本期|今日|今天|共)\s*([0-9]+)\s*版")
_FIGURES = {figure: value for value, figure in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}


@dataclass(frozen=True, slots=True)
class _Said:
    """Something printed on a page that can be held to what is so."""

    page: int
    found: str
    wanted: str
    code: str


def check_coherence(
    issue: Issue, pages: Sequence[Page], printed: Mapping[int, Sequence[SetWords]]
) -> tuple[Remark, ...]:
    """Every remark on what pages say of themselves; ``printed`` are the words of their furniture."""
    true = _Truth.of(issue, pages)
    said = [one for page in pages for one in _said(page, true, printed.get(page.number, ()))]
    facts = dict.fromkeys(said)
    return (
        *(warning(one.code, OnPage(one.page), found=one.found, wanted=one.wanted) for one in facts),
        *_name_first(pages, printed),
        *_folios(pages, printed),
        *(remark for page in pages for remark in _adverts(page)),
        *_extra(issue, pages, printed),
    )


@dataclass(frozen=True, slots=True)
class _Truth:
    """What is so of an issue."""

    day: date
    numbers: tuple[tuple[re.Pattern[str], str], ...]
    pages: int

    @classmethod
    def of(cls, issue: Issue, pages: Sequence[Page]) -> "_Truth":
        """Of this one; a sheet twice as wide as the narrowest has two pages (通版)."""
        one = min((page.width for page in pages), default=1)
        count = sum(round(page.width / one) for page in pages)
        return cls(issue.date, ((_TOTAL, issue.total), (_NUMBER, issue.number)), count)


def _said(page: Page, true: _Truth, words: Sequence[SetWords]) -> Iterator[_Said]:
    """What the furniture of a page says that is not so."""
    given = _given(page)
    names = [_solid(text) for field, text in given.items() if field not in RECKONED]
    for text in (_solid(each.text) for each in words):
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name, "\n")
        yield from _days(page.number, true, text)
        yield from _counts(page.number, true, text)


RECKONED = ("date", "weekday", "number", "total", "page-count", "folio", "folio-number")
"""Fields that say when and which; a title or a section may well name another day."""


def _days(number: int, true: _Truth, text: str) -> Iterator[_Said]:
    """Dates and weekdays that are not the issue's."""
    for match in _DATE.finditer(text):
        if _day(match) != true.day:
            yield _Said(number, match[0], printed_date(true.day), "form-date-differs")
    weekday = WEEKDAYS[true.day.weekday()]
    for match in _WEEKDAY.finditer(text):
        if match[0].replace("天", "日") != weekday:
            yield _Said(number, match[0], weekday, "form-weekday-wrong")


def _counts(number: int, true: _Truth, text: str) -> Iterator[_Said]:
    """Issue numbers and page counts that are not the issue's."""
    for pattern, wanted in true.numbers:
        figures = re.search(r"[0-9]+", wanted)
        for match in pattern.finditer(text):
            if figures and int(match[1]) != int(figures[0]):
                yield _Said(number, match[0], wanted, "form-number-differs")
    for match in _PAGES.finditer(text):
        if int(match[1]) != true.pages:
            yield _Said(number, match[0], f"{true.pages}版", "form-page-count-wrong")


def _day(match: re.Match[str]) -> date | None:
    """The day a date means, in either kind of figures; None for one that no calendar has."""
    try:
        return date(_year(match[1]), _tens(match[2]), _tens(match[3]))
    except ValueError:
        return None


def _year(figures: str) -> int:
    return int(figures) if figures.isdigit() and figures.isascii() else _digits(figures)


def _digits(figures: str) -> int:
    return int("".join(str(_FIGURES[figure]) for figure in figures))


def _tens(figures: str) -> int:
    """A number up to 99: 5, 五, 十二, 三十一."""
    if figures.isascii():
        return int(figures)
    if "十" not in figures:
        return _digits(figures)
    tens, _, ones = figures.partition("十")
    return 10 * (_digits(tens) if tens else 1) + (_digits(ones) if ones else 0)


def _name_first(pages: Sequence[Page], printed: Mapping[int, Sequence[SetWords]]) -> Iterator[Remark]:
    """A remark where the paper's name stands on other pages and not on the first."""
    first = pages[0] if pages else None
    if first is None or first.number != 1:
        return
    wanted = _solid(_given(first).get("name", ""))
    # By itself: the name of the office that publishes it most often begins with the paper's.
    on = sorted(
        number
        for number, words in printed.items()
        if any(wanted in (_solid(each.text), *each.text.split()) for each in words)
    )
    if wanted and on and on[0] != 1:
        yield warning("form-name-not-first", OnPage(1), name=wanted, page=on[0])


def _folios(pages: Sequence[Page], printed: Mapping[int, Sequence[SetWords]]) -> Iterator[Remark]:
    """Remarks where two pages say they are the same, or the order is broken, or a folio has moved."""
    seen: dict[str, int] = {}
    places: dict[str, tuple[Length, Length]] = {}
    for page in pages:
        given = _given(page)
        folio = given.get("folio", "")
        frame = _folio_frame(page, printed.get(page.number, ()), given)
        if frame is None:
            continue
        if folio in seen:
            yield warning("form-folio-twice", OnPage(page.number), folio=folio, other=seen[folio])
        seen.setdefault(folio, page.number)
        # A piece grows from the edge it is anchored to: its words have moved where neither edge stayed.
        place = frame.rect.y, frame.rect.bottom()
        usual = places.setdefault(frame.role, place)
        if min(abs(one - other) for one, other in zip(place, usual, strict=True)) > MOVED:
            found, wanted = (f"{in_mm(one[0]):.1f}" for one in (place, usual))
            yield warning("form-folio-moved", OnPage(page.number), found=found, wanted=wanted)


def _folio_frame(
    page: Page, words: Sequence[SetWords], given: Mapping[str, str]
) -> FurnitureFrame | None:
    """The piece of furniture that says which page it is; the front's masthead is not asked."""
    if page.number == 1:
        return None
    folios = {given[field] for field in ("folio", "folio-number") if field in given}
    roles = {each.role for each in words if not folios.isdisjoint((each.text, *each.text.split()))}
    frames = (frame for frame in page.frames if isinstance(frame, FurnitureFrame))
    return next((frame for frame in frames if frame.role in roles), None)


def _adverts(page: Page) -> Iterator[Remark]:
    """A remark for each advert over which its mark does not stand."""
    marks = [
        frame.rect
        for frame in page.frames
        if isinstance(frame, TextFrame) and ADVERT_MARK in frame.block.text()
    ]
    for frame in page.frames:
        if _is_advert(frame):
            rect = frame.rect
            near = (
                mark.x < rect.right()
                and rect.x < mark.right()
                and -MARK_AWAY <= rect.y - mark.bottom() <= MARK_AWAY
                for mark in marks
            )
            if not any(near):
                place = OnPage(page.number, round(in_mm(rect.x), 1), round(in_mm(rect.y), 1))
                yield warning("form-advert-not-marked", place, mark=ADVERT_MARK)


def _is_advert(frame: Frame) -> bool:
    return isinstance(frame, AdvertFrame) or (
        isinstance(frame, PictureFrame) and frame.role == "advert-picture"
    )


def _extra(
    issue: Issue, pages: Sequence[Page], printed: Mapping[int, Sequence[SetWords]]
) -> Iterator[Remark]:
    """Remarks where an extra does not say so on its front, or is not given away."""
    own = " ".join((issue.title.chars, issue.section, issue.number, issue.total))
    for kind in (kind for kind in EXTRA if kind in own):
        front = [_solid(each.text) for each in printed.get(1, ())]
        if pages and pages[0].number == 1 and not any(kind in text for text in front):
            yield warning("form-extra-not-said", OnPage(1), kind=kind)
        price = [_given(page).get("price", "") for page in pages]
        if kind == EXTRA[0] and not any(GIVEN_AWAY in each for each in price):
            yield warning("form-extra-price", OnPage(1), kind=kind, wanted=GIVEN_AWAY)


def _given(page: Page) -> dict[str, str]:
    """The words the page's furniture was given, by field."""
    frames = (frame for frame in page.frames if isinstance(frame, FurnitureFrame))
    return {field: words for frame in frames for field, words in frame.words}


def _solid(text: str) -> str:
    return "".join(text.split())

"""Turns how an issue fits a layout into tables on a terminal and objects of JSON."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ghpress.cli.columns import table
from ghpress.makeup.fits import StoryFit, rungs_in_english
from ghpress.makeup.page import Page
from ghpress.makeup.scores import PRICES, Fault, Score
from ghpress.remarks import Level, OnPage, Remark
from ghpress.report.record import fit_in_words
from ghpress.values import dataclass
from ghpress.wording import Language

_STORIES = {
    "zh": ("稿件", "版", "栏×行", "文字行", "字", "合版", "调整"),
    "en": ("story", "page", "shape", "lines", "chars", "fit", "rungs"),
}
_PAGES = {
    "zh": ("版", "代价", "空行", "毛病（代价 稿件）", "提醒"),
    "en": ("page", "score", "blank", "faults (price, stories)", "remarks"),
}
_LAYOUTS = {
    "zh": ("版式", "版数", "代价", "错误", "提醒", "超字", "差字"),
    "en": ("layout", "pages", "score", "errors", "warnings", "over", "short"),
}
_SHORT = frozenset({"page-short", "story-short"})


@dataclass(frozen=True, slots=True)
class Stored:
    """The lines that were accepted: how many, of how many paragraphs, in which file."""

    file: Path
    paragraphs: int
    lines: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """How an issue fits a layout; no pages where it could not be made up at all."""

    layout: str
    remarks: tuple[Remark, ...]
    pages: tuple[Page, ...] = ()
    fits: tuple[StoryFit, ...] = ()
    scores: tuple[Score, ...] = ()
    stored: Stored | None = None

    def cost(self) -> int:
        """What all its pages cost."""
        return sum(score.cost for score in self.scores)

    def over(self) -> int:
        """The characters that find no room (超)."""
        return sum(fit.over_characters for fit in self.fits if fit.over_lines > 0)

    def short(self) -> int:
        """The characters wanting (差)."""
        said = (one for one in dict.fromkeys(self.remarks) if one.code in _SHORT)
        return sum(int(one.fact("characters")) for one in said)


def in_full(fitted: Fitted, language: Language) -> list[str]:
    """A row for every story, then one for every page that has stories."""
    head = [f"== {fitted.layout}"] if fitted.layout else []
    if not fitted.pages:
        return head
    stories = [_STORIES[language], *(_story(fit, language) for fit in fitted.fits)]
    pages = [_PAGES[language], *(_page(score, fitted, language) for score in fitted.scores)]
    count = len(fitted.pages)
    last = f"共 {count} 版。" if language == "zh" else f"{count} pages."
    found = [*head, *table(stories, figures=frozenset({1, 2, 3, 4})), ""]
    return [*found, *table(pages, figures=frozenset({0, 1, 2})), last]


def at_a_glance(tried: Sequence[Fitted], language: Language) -> list[str]:
    """A row for every layout."""
    rows: list[tuple[str, ...]] = [_LAYOUTS[language]]
    for one in tried:
        levels = [remark.level for remark in dict.fromkeys(one.remarks)]
        counts = (levels.count(Level.ERROR), levels.count(Level.WARNING), one.over(), one.short())
        pages = (len(one.pages), one.cost()) if one.pages else ("-", "-")
        rows.append((one.layout, *map(str, (*pages, *counts))))
    return table(rows, figures=frozenset(range(1, 7)))


def as_object(fitted: Fitted) -> dict[str, object]:
    """The same for a program to read."""
    stored = fitted.stored
    accepted = {"accepted": {"paragraphs": stored.paragraphs, "lines": stored.lines}} if stored else {}
    return {
        **accepted,
        "layout": fitted.layout,
        "pages": len(fitted.pages),
        "score": fitted.cost(),
        "over_characters": fitted.over(),
        "short_characters": fitted.short(),
        "stories": [_story_object(fit) for fit in fitted.fits],
        "scores": [_score_object(score) for score in fitted.scores],
    }


def _story(fit: StoryFit, language: Language) -> tuple[str, ...]:
    rungs = "；".join(fit.rungs) if language == "zh" else "; ".join(rungs_in_english(fit))
    shape = f"{_columns(fit)}×{fit.depth}"
    figures = (fit.page, shape, fit.lines, fit.characters)
    return (fit.story, *map(str, figures), fit_in_words(fit), rungs)


def _columns(fit: StoryFit) -> str:
    """The basic columns, and those of its text where they are others: 5/3."""
    return str(fit.columns) if fit.legs in (0, fit.columns) else f"{fit.columns}/{fit.legs}"


def _page(score: Score, fitted: Fitted, language: Language) -> tuple[str, ...]:
    codes = dict.fromkeys(_codes_on(score.page, fitted.remarks))
    faults = (_fault(price, language) for price in score.prices if price.is_grave())
    between = "；" if language == "zh" else "; "
    figures = map(str, (score.page, score.cost, score.white))
    return (*figures, between.join(faults), ", ".join(codes))


def _codes_on(page: int, remarks: Sequence[Remark]) -> Iterator[str]:
    """The codes of what is said of a page."""
    for remark in remarks:
        if isinstance(remark.place, OnPage) and remark.place.page == page:
            yield remark.code


def _fault(fault: Fault, language: Language) -> str:
    """A price by its name; with its stories where they are few."""
    words = PRICES.get(fault.name, (fault.name, fault.name))[0 if language == "zh" else 1]
    stories = " " + "、".join(fault.stories) if 0 < len(fault.stories) <= 2 else ""
    return f"{words} {fault.amount}{stories}"


def _story_object(fit: StoryFit) -> dict[str, object]:
    over = {"lines": fit.over_lines, "characters": fit.over_characters, "words": fit_in_words(fit)}
    return {
        "id": fit.story,
        "page": fit.page,
        "columns": fit.columns,
        "text_columns": fit.legs,
        "measure": fit.measure,
        "depth": fit.depth,
        "lines": fit.lines,
        "characters": fit.characters,
        "rungs": list(fit.rungs),
        "price": fit.price,
        "fit": over,
    }


def _score_object(score: Score) -> dict[str, object]:
    prices = [
        {"name": price.name, "amount": price.amount, "stories": list(price.stories)}
        for price in score.prices
    ]
    return {"page": score.page, "score": score.cost, "blank_lines": score.white, "prices": prices}

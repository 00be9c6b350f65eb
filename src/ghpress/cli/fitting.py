"""Turns an issue and a layout into how each story fits, nothing painted: ``ghpress fit``."""

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.columns import table
from ghpress.cli.exits import Exit
from ghpress.cli.parser import Parser, Said

if TYPE_CHECKING:
    from ghpress.build import Tried
    from ghpress.cli.voice import Manner
    from ghpress.makeup.fits import StoryFit
    from ghpress.remarks import Remark
    from ghpress.wording import Language

SAYS = Said(
    "试排：每篇在版式里合不合，超差多少字", "how each story fits the layout, in lines and characters"
)
_ALL = Said("把每种版式都试一遍", "try every layout there is")
_ACCEPT = Said(
    "把现在的断行收下：以后改稿，没改到的行不动",
    "accept the lines as they break now: later corrections leave the others standing",
)
_HEAD = {
    "zh": ("稿件", "版", "栏", "行", "字", "合版", "调整"),
    "en": ("story", "page", "cols", "lines", "chars", "fit", "rungs"),
}
_FIGURES = frozenset({1, 2, 3, 4})


@dataclass(frozen=True, slots=True)
class Fitted:
    """How an issue fits a layout; no fits where it could not be made up at all."""

    layout: str
    pages: int
    fits: tuple["StoryFit", ...]
    remarks: tuple["Remark", ...]
    stored: "Stored | None" = None


@dataclass(frozen=True, slots=True)
class Stored:
    """The lines that were accepted: how many, of how many paragraphs, in which file."""

    file: Path
    paragraphs: int
    lines: int


def arguments(parser: Parser) -> None:
    """Adds the issue and the layouts to try."""
    choices.takes_issue(parser)
    choices.takes_layout(parser)
    parser.option("--all-layouts", action="store_true", says=_ALL)
    parser.option("--accept", action="store_true", says=_ACCEPT)
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Prints a table for each layout, then its remarks; the exit code is that of the worst."""
    from ghpress.cli.voice import conclude, exit_for, speak_json

    tried = [_fitted(given, layout, manner) for layout in _layouts(given)]
    if manner.as_json:
        everything = tuple(remark for fitted in tried for remark in fitted.remarks)
        speak_json(everything, {"layouts": [_object(fitted) for fitted in tried]})
        return exit_for(everything)
    codes = []
    for fitted in tried:
        print("\n".join(_lines(fitted, manner.language)))
        last = (_said_of(fitted.stored, manner.language),) if given.accept else ()
        codes.append(conclude(fitted.remarks, manner, *last))
    return max(codes)


def _layouts(given: Namespace) -> list[str | None]:
    """The layouts to try; None is the issue's own."""
    if not given.all_layouts:
        return [given.layout]
    from ghpress.house import read_house
    from ghpress.layout.shelves import available_layouts

    house, _ = read_house(given.issue)
    return [name for name, _ in available_layouts((house.layouts,))]


def _fitted(given: Namespace, layout: str | None, manner: "Manner") -> Fitted:
    """One layout tried; what halts it is its remarks."""
    from ghpress.build import BuildRequest, try_out
    from ghpress.cli.progress import clear_line, progress_on_terminal
    from ghpress.remarks import Halt

    try:
        tried = try_out(BuildRequest(given.issue, layout), progress_on_terminal(manner.language))
        stored = _accepted(tried) if given.accept else None
    except Halt as halt:
        return Fitted(layout or "", 0, (), halt.remarks)
    finally:
        clear_line()
    return Fitted(layout or "", len(tried.made.pages), tried.made.fits, tried.remarks, stored)


def _accepted(tried: "Tried") -> Stored | None:
    """The lines stored; None where an error stands against them."""
    from ghpress.makeup.accepted import accepted_stories
    from ghpress.manuscript.history import write_history
    from ghpress.manuscript.keptpages import write_pages
    from ghpress.remarks import Level, worst

    if worst(tried.remarks) >= Level.ERROR:
        return None
    stories = accepted_stories(tried.made.pages, tried.shop.layout)
    folder, layout = Path(tried.shop.issue.folder), tried.shop.layout.name
    file = write_history(folder, layout, stories)
    write_pages(folder, layout, tried.made.kept)
    paragraphs = [paragraph for story in stories for paragraph in story.paragraphs]
    return Stored(file, len(paragraphs), sum(len(paragraph.ends) for paragraph in paragraphs))


def _columns(fit: "StoryFit") -> str:
    """The basic columns, and those of its text where they are others: 5/3."""
    return str(fit.columns) if fit.legs in (0, fit.columns) else f"{fit.columns}/{fit.legs}"


def _lines(fitted: Fitted, language: "Language") -> list[str]:
    from ghpress.makeup.fits import rungs_in_english
    from ghpress.report.record import fit_in_words

    head = [f"== {fitted.layout}"] if fitted.layout else []
    if not fitted.fits:
        return head
    rows = [
        (
            fit.story,
            str(fit.page),
            _columns(fit),
            str(fit.lines),
            str(fit.characters),
            fit_in_words(fit),
            "；".join(fit.rungs) if language == "zh" else "; ".join(rungs_in_english(fit)),
        )
        for fit in fitted.fits
    ]
    pages = f"共 {fitted.pages} 版。" if language == "zh" else f"{fitted.pages} pages."
    return [*head, *table([_HEAD[language], *rows], figures=_FIGURES), pages]


def _said_of(stored: Stored | None, language: "Language") -> str:
    """What was accepted, in a line."""
    if stored is None:
        return (
            "没有收下：先改好上面的错误。"
            if language == "zh"
            else "Not accepted: mend the errors first."
        )
    file = f"{stored.file.parent.name}/{stored.file.name}"
    if language == "zh":
        return f"收下 {stored.paragraphs} 段 {stored.lines} 行，记在 {file}。"
    return f"Accepted {stored.lines} lines of {stored.paragraphs} paragraphs, kept in {file}."


def _object(fitted: Fitted) -> dict[str, object]:
    from ghpress.report.record import fit_in_words

    stored = fitted.stored
    accepted = {"accepted": {"paragraphs": stored.paragraphs, "lines": stored.lines}} if stored else {}
    return {
        **accepted,
        "layout": fitted.layout,
        "pages": fitted.pages,
        "stories": [
            {
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
                "fit": {
                    "lines": fit.over_lines,
                    "characters": fit.over_characters,
                    "words": fit_in_words(fit),
                },
            }
            for fit in fitted.fits
        ],
    }

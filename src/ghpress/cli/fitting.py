"""Turns an issue and a layout into how each story and page fits, nothing painted: ``ghpress fit``."""

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.exits import Exit
from ghpress.cli.parser import Parser, Said

if TYPE_CHECKING:
    from ghpress.build import Tried
    from ghpress.cli.fittable import Fitted, Stored
    from ghpress.cli.voice import Manner
    from ghpress.wording import Language

SAYS = Said(
    "试排：每篇在版式里合不合，超差多少字", "how each story fits the layout, in lines and characters"
)
_ALL = Said("把每种版式都试一遍", "try every layout there is")
_ACCEPT = Said(
    "把现在的断行收下：以后改稿，没改到的行不动",
    "accept the lines as they break now: later corrections leave the others standing",
)
_WATCH = Said(
    "守着稿件，存一次就重试一次，Ctrl-C 停", "try again whenever a file is saved, until Ctrl-C"
)
_INTO = Said(
    "把各版式的小样画在一张 PNG 上；给文件夹，就照期名写在里面",
    "draw the pages of every layout tried, in outline, on one PNG; into a folder by the issue's name",
)


def arguments(parser: Parser) -> None:
    """Adds the issue and the layouts to try."""
    choices.takes_issue(parser)
    choices.takes_layout(parser)
    parser.option("--all-layouts", action="store_true", says=_ALL)
    parser.option("-o", "--into", type=Path, metavar="FILE.png", says=_INTO)
    parser.option("--accept", action="store_true", says=_ACCEPT)
    parser.option("--watch", action="store_true", says=_WATCH)
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Prints how it fits, then the remarks; the exit code is that of the worst."""
    if not given.watch:
        return _once(given, manner)
    from ghpress.cli.watching import watched

    watched(_folders(given), lambda: _once(given, manner))
    return Exit.GOOD


def _once(given: Namespace, manner: "Manner") -> Exit:
    """Every layout asked for, tried and told."""
    from ghpress.cli.fittable import as_object, at_a_glance, in_full
    from ghpress.cli.voice import conclude, exit_for, speak_json

    tried = [_fitted(given, layout, manner) for layout in _layouts(given)]
    if given.into:
        _drawn(tried, _sheet(given.into, given.issue))
    everything = tuple(remark for fitted in tried for remark in fitted.remarks)
    if manner.as_json:
        speak_json(everything, {"layouts": [as_object(fitted) for fitted in tried]})
        return exit_for(everything)
    if given.all_layouts:
        print("\n".join(at_a_glance(tried, manner.language)), end="\n\n")
    codes = []
    for fitted in tried:
        print("\n".join(in_full(fitted, manner.language)))
        last = (_said_of(fitted.stored, manner.language),) if given.accept else ()
        codes.append(conclude(fitted.remarks, manner, *last))
    return max(codes, default=Exit.GOOD)


def _layouts(given: Namespace) -> list[str | None]:
    """The layouts to try; None is the issue's own."""
    if not given.all_layouts:
        return [given.layout]
    from ghpress.house import read_house
    from ghpress.layout.shelves import available_layouts

    house, _ = read_house(given.issue)
    return [name for name, _ in available_layouts((house.layouts,))]


def _folders(given: Namespace) -> list[Path]:
    """What is watched: the issue, its house, the layouts."""
    from ghpress.house import read_house

    house, _ = read_house(given.issue)
    return [given.issue, given.issue.resolve().parent / "house.yaml", house.layouts]


def _fitted(given: Namespace, layout: str | None, manner: "Manner") -> "Fitted":
    """One layout tried; what halts it is its remarks."""
    from ghpress.build import BuildRequest, try_out
    from ghpress.cli.fittable import Fitted
    from ghpress.cli.progress import clear_line, progress_on_terminal
    from ghpress.makeup.verify import verify
    from ghpress.remarks import Halt

    try:
        request = BuildRequest(given.issue, layout, workers=os.cpu_count() or 1)
        tried = try_out(request, progress_on_terminal(manner.language))
        remarks = (*tried.remarks, *verify(tried.made.pages, tried.shop.layout, tried.remarks))
        stored = _accepted(tried) if given.accept else None
    except Halt as halt:
        return Fitted(layout or "", halt.remarks)
    finally:
        clear_line()
    made = tried.made
    return Fitted(layout or "", remarks, made.pages, made.fits, made.scores, stored)


def _sheet(into: Path, issue: Path) -> Path:
    """The file of the contact sheet; one named for the issue where a folder is given."""
    return into if into.suffix and not into.is_dir() else into / f"{issue.resolve().name}.png"


def _drawn(tried: list["Fitted"], into: Path) -> None:
    """The contact sheet written beside and renamed."""
    from ghpress.report.sketch import Sketched, contact_sheet

    sketched = [Sketched(f"{one.layout}  {len(one.pages)}  /  {one.cost()}", one.pages) for one in tried]
    into.parent.mkdir(parents=True, exist_ok=True)
    beside = into.with_name(f".{into.name}.new")
    beside.write_bytes(contact_sheet(sketched))
    beside.replace(into)


def _accepted(tried: "Tried") -> "Stored | None":
    """The lines stored; None where an error stands against them."""
    from ghpress.cli.fittable import Stored
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


def _said_of(stored: "Stored | None", language: "Language") -> str:
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

"""A small made-up page on the shipped broadsheet, for tests of what the press does with pages."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ghpress.galley.words import set_text
from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.makeup.page import Page, Rect, RuleFrame, TextFrame
from ghpress.manuscript.text import plain
from ghpress.press.pagejob import PageJob
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Ticket
from ghpress.units import pt

WHEN = datetime(2025, 5, 1, tzinfo=UTC)


def broadsheet() -> Layout:
    """The shipped layout."""
    layout, remarks = read_layout("broadsheet")
    assert layout is not None, remarks
    return layout


def column(words: str, layout: Layout, shelf: Shelf, at: int = 0) -> TextFrame:
    """A column of text at the top of the type area."""
    grid = layout.grid
    block, _ = set_text(plain(words), layout.styles["body"], shelf, grid.measure(1))
    return TextFrame(
        f"c{at}", "column", Rect(grid.x(at), grid.y(0), block.width, block.depth), block, "a"
    )


def page_of(layout: Layout, shelf: Shelf, words: str = "灯亮了，人来了。", number: int = 1) -> Page:
    """A page with two columns and the rule between them."""
    first, second = (column(words, layout, shelf, at) for at in (0, 1))
    rule = Rect(second.rect.x - pt(5), first.rect.y, pt("0.3"), first.rect.height)
    frames = (first, RuleFrame("r1", "column-rule", rule, "a"), second)
    return Page(number, layout.sheet.width, layout.sheet.height, frames, ("a",), f"第{number}版")


def job_of(page: Page, layout: Layout, shelf: Shelf, folder: Path = Path()) -> PageJob:
    """The job of printing it."""
    return PageJob(page, layout, shelf, Ticket(WHEN), "trial", "试刊", folder)


def with_layout_file(job: PageJob, folder: Path, name: str, text: str) -> PageJob:
    """The job in a layout that overlays one file of the shipped one."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    layout = replace(job.layout, folder=str(folder), parents=(job.layout.folder, *job.layout.parents))
    return replace(job, layout=layout)

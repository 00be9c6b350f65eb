"""Turns pages into sheets of office paper in their own size: ``ghpress tile``."""

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.exits import Exit
from ghpress.cli.parser import ANY_FILE, Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner

SAYS = Said(
    "拼图打印：一版按原大分在几张 A4、A3 纸上，拼起来看",
    "print pages in their own size over sheets of A4 or A3, to be stuck together",
)
_PAPER = Said("纸：A4（默认）、A3", "the paper: A4 (default) or A3")
_PAGES = Said("只打这几版，如 1,3-5", "these pages only, e.g. 1,3-5")
_PROFILE = Said(
    "press 是成品的样子（默认），proof 是大样：有行号和校样的戳",
    "press as it will be printed (default), proof with line numbers and the stamp",
)
_FILE = Said(
    "写到哪个文件（默认 output/期/版式-A4.pdf）",
    "the file to write (default: output/ISSUE/LAYOUT-A4.pdf)",
)
PAPERS = ("A4", "A3")
PROFILES = ("press", "proof")


def arguments(parser: Parser) -> None:
    """Adds the issue, the paper and the pages."""
    choices.takes_issue(parser)
    parser.option("--paper", choices=PAPERS, default="A4", says=_PAPER)
    parser.option("--pages", type=choices.page_numbers, metavar="PAGES", says=_PAGES)
    parser.option("--profile", choices=PROFILES, default="press", says=_PROFILE)
    choices.takes_layout(parser)
    parser.option("-o", "--file", type=Path, metavar="FILE", says=_FILE, completes=ANY_FILE)
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Builds the pages and writes the sheets."""
    from ghpress.build import BuildRequest
    from ghpress.cli.progress import clear_line, progress_on_terminal
    from ghpress.cli.voice import conclude, exit_for, speak_json
    from ghpress.deliver.tiling import tile_issue

    request = BuildRequest(
        issue=given.issue,
        layout=given.layout,
        profile=given.profile,
        pages=given.pages,
        preflight=False,
        workers=os.cpu_count() or 1,
        marks="none",
    )
    made = tile_issue(request, given.paper, given.file, progress_on_terminal(manner.language))
    clear_line()
    sheets = sum(way.columns * way.rows for _, way in made.ways)
    if manner.as_json:
        pages = [{"page": page, "columns": way.columns, "rows": way.rows} for page, way in made.ways]
        tiled = {"file": str(made.file), "paper": given.paper, "pages": pages}
        speak_json(made.remarks, {"tiled": tiled})
        return exit_for(made.remarks)
    chinese = f"{sheets} 张 {given.paper}，每版前另有一张拼图：{made.file}"
    english = f"{sheets} sheets of {given.paper}, a plan before each page: {made.file}"
    return conclude(made.remarks, manner, chinese if manner.language == "zh" else english)

"""Turns an issue into printed sheets: ``ghpress impose``."""

import os
from argparse import Namespace
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.exits import Exit
from ghpress.cli.parser import Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner
    from ghpress.deliver.imposing import Imposed, Way

SAYS = Said(
    "拼大版：把各版按折页次序拼在印张上", "put an issue's pages on the sheets they are printed on"
)
_PAIRS = Said(
    "对版：末版配头版，一面两版（缺省就是它）",
    "printer's pairs: the last page beside the first (default)",
)
_SIGNATURE = Said(
    "一张正反面共几版：4、8、16；几张套起来",
    "pages to a sheet, both sides: 4, 8 or 16; sheets are inserted",
)
_SPREADS = Said("照读者翻开的样子，两版一面", "facing pages, as a reader opens them")
_CREEP = Said(
    "里面每张的版向订口收进多少毫米（报纸不用，缺省 0）",
    "millimetres the pages of each inner sheet move to the fold (newsprint needs none)",
)
_PROFILE = Said("成品的用途：press、press-x1a", "what the sheets are for: press or press-x1a")
PROFILES = ("press", "press-x1a")


def arguments(parser: Parser) -> None:
    """Adds what to impose, and in which of three ways."""
    choices.takes_issue(parser)
    ways = parser.rivals()
    parser.option("--pairs", among=ways, action="store_true", says=_PAIRS)
    parser.option("--signature", among=ways, type=int, choices=(4, 8, 16), says=_SIGNATURE)
    parser.option("--spreads", among=ways, action="store_true", says=_SPREADS)
    choices.takes_layout(parser)
    parser.option("--profile", choices=PROFILES, default="press", says=_PROFILE)
    choices.takes_marks(parser, "full")
    parser.option("--creep", type=choices.millimetres, default=0, metavar="MM", says=_CREEP)
    choices.takes_into(parser)
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Builds the issue and writes its sheets."""
    from ghpress.build import BuildRequest
    from ghpress.cli.progress import clear_line, progress_on_terminal
    from ghpress.cli.voice import conclude, exit_for, speak_json
    from ghpress.deliver.imposing import ImposeRequest, impose_issue

    build = BuildRequest(
        issue=given.issue,
        layout=given.layout,
        profile=given.profile,
        into=given.into,
        workers=os.cpu_count() or 1,
    )
    request = ImposeRequest(build, _way(given), given.marks, given.creep)
    imposed = impose_issue(request, progress_on_terminal(manner.language))
    clear_line()
    if manner.as_json:
        speak_json(imposed.remarks, {"imposed": _object(imposed)})
        return exit_for(imposed.remarks)
    sides = len(imposed.sides)
    said = f"{sides} 面：{imposed.file}" if manner.language == "zh" else f"{sides} sides: {imposed.file}"
    return conclude(imposed.remarks, manner, said)


def _way(given: Namespace) -> "Way":
    """The way asked for; pairs where none was."""
    if given.spreads:
        return "spreads"
    signature: Way = given.signature or "pairs"
    return signature


def _object(imposed: "Imposed") -> dict[str, object]:
    """The sheets for a program: their pages from the left and from above, minus where upside down."""
    sides = [
        {
            "sheet": side.sheet,
            "outer": side.is_outer,
            "columns": side.columns,
            "rows": side.rows,
            "pages": [-cell.page if cell.is_turned else cell.page for cell in side.cells],
        }
        for side in imposed.sides
    ]
    return {"file": str(imposed.file), "sides": sides}

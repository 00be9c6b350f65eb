"""Turns two builds into what changed between them: ``ghpress compare``."""

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.exits import Exit
from ghpress.cli.parser import ANY_FILE, Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner

SAYS = Said("核红：两次付排之间改了什么，动了什么", "compare two builds: what changed, what moved")
_OLD = Said(
    "原样：output 里的文件夹，或其中的 PDF", "the former build: its folder in output, or a PDF in it"
)
_NEW = Said("新样，写法相同", "the new build, the same way")
_HTML = Said(
    "另写一份网页：两样并排、重叠、闪看", "write a page with both side by side, overlaid, blinking"
)
_NO_PIXELS = Said("不比对像素", "compare no pixels")


def arguments(parser: Parser) -> None:
    """Adds the two builds."""
    parser.positional("old", type=Path, metavar="A", says=_OLD, completes=ANY_FILE)
    parser.positional("new", type=Path, metavar="B", says=_NEW, completes=ANY_FILE)
    parser.option("--html", type=Path, metavar="FILE", says=_HTML)
    parser.option("--no-pixels", action="store_true", says=_NO_PIXELS)
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Prints every change, and that nothing else changed; a difference is no error."""
    from ghpress.compare.document import comparison_object
    from ghpress.compare.page import comparison_html
    from ghpress.compare.sides import compare_builds
    from ghpress.compare.told import told
    from ghpress.rim import write_beside

    compared = compare_builds(given.old, given.new, with_pixels=not given.no_pixels)
    if given.html:
        page = comparison_html(compared, manner.language)
        write_beside(given.html, page.encode("utf-8", "replace"))
    if manner.as_json:
        said = {"exit": int(Exit.GOOD), "remarks": [], "comparison": comparison_object(compared)}
        print(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        rows = told(compared.comparison, compared.old, compared.new, manner.language)
        print("\n".join(rows))
    return Exit.GOOD

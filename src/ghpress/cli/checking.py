"""Turns an issue into remarks on copy and adverts, or a PDF into remarks on pages: ``ghpress check``."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli import choices, proofreading
from ghpress.cli.exits import Exit
from ghpress.cli.parser import ANY_FILE, Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner
    from ghpress.preflight.survey import Measure
    from ghpress.remarks import Remark

SAYS = Said("查一期的稿件，或检查一个 PDF", "check an issue's copy, or a PDF's pages")
_WHAT = Said("期的文件夹，或 PDF 文件", "an issue's folder, or a PDF")
_PROFILE = Said(
    "按什么标准查 PDF（默认 plain：能上版的页；press 是 PDF/X-4）",
    "what a PDF is held to (default: plain, a page for a plate; press is PDF/X-4)",
)
_HTML = Said("另写一份网页报告，在版面图上标出问题", "write a page that shows where each remark is")
STANDARDS = ("plain", "press", "press-x1a", "gwg-newspaper", "gwg-newspaper-ads", "proof", "web")
"""As preflight has them; written out so that ``--help`` need not load it (a test compares them)."""


def arguments(parser: Parser) -> None:
    """Adds what to check."""
    parser.positional("what", type=Path, metavar="ISSUE|FILE.pdf", says=_WHAT, completes=ANY_FILE)
    parser.option("--profile", choices=STANDARDS, default="plain", says=_PROFILE)
    parser.option("--html", type=Path, metavar="FILE", says=_HTML)
    proofreading.arguments(parser)
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Prints every remark; nothing is built."""
    from ghpress.cli.voice import conclude, exit_for, speak_json

    if given.what.suffix.lower() != ".pdf" or given.what.is_dir():
        return proofreading.check_issue(given, manner)
    remarks = _of_pdf(given)
    if manner.as_json:
        speak_json(remarks)
        return exit_for(remarks)
    return conclude(remarks, manner)


def _of_pdf(given: Namespace) -> tuple["Remark", ...]:
    from functools import cache

    from ghpress.platemaking import measured
    from ghpress.preflight.handed_in import survey_pdf
    from ghpress.remarks import InFile, error

    file: Path = given.what

    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return (error("pdf-missing", InFile(file.name), name=file.name),)
    drawn = cache(measured)
    remarks = survey_pdf(content, file.name, given.profile, drawn)
    if given.html:
        _write_page(content, given, remarks, drawn)
    return remarks


def _write_page(
    content: bytes, given: Namespace, remarks: tuple["Remark", ...], drawn: "Measure"
) -> None:
    """Writes the report in pictures."""
    from ghpress.preflight.handed_in import ink_maps
    from ghpress.preflight.profiles import LIMITS
    from ghpress.report.inspection import Plates, inspection_html
    from ghpress.rim import write_beside
    from ghpress.stock.profiles import shipped_profile

    limits = LIMITS[given.profile]
    maps = ink_maps(content, drawn)
    plates = Plates(maps, limits.ink_window_mm, limits.ink, shipped_profile().content)
    page = inspection_html(content, given.what.name, given.profile, remarks, plates)
    write_beside(given.html, page.encode("utf-8"))

"""Turns an issue into remarks on copy and adverts, or a PDF into remarks on pages: ``ghpress check``."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.exits import Exit
from ghpress.cli.parser import ANY_FILE, Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner
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
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Prints every remark; nothing is built."""
    from ghpress.cli.voice import conclude, exit_for, speak_json

    is_pdf = given.what.suffix.lower() == ".pdf" and not given.what.is_dir()
    remarks = _of_pdf(given) if is_pdf else _of_issue(given.what)
    if manner.as_json:
        speak_json(remarks)
        return exit_for(remarks)
    return conclude(remarks, manner)


def _of_issue(folder: Path) -> tuple["Remark", ...]:
    from ghpress.adverts import with_art
    from ghpress.manuscript.read import read_issue

    issue, remarks = read_issue(folder)
    return remarks if issue is None else (*remarks, *with_art(issue)[1])


def _of_pdf(given: Namespace) -> tuple["Remark", ...]:
    from ghpress.preflight.handed_in import survey_pdf
    from ghpress.platemaking import measured
    from ghpress.remarks import InFile, error

    file: Path = given.what

    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return (error("pdf-missing", InFile(file.name), name=file.name),)
    remarks = survey_pdf(content, file.name, given.profile, measured)
    if given.html:
        from ghpress.report.inspection import inspection_html
        from ghpress.rim import write_beside

        page = inspection_html(content, file.name, given.profile, remarks)
        write_beside(given.html, page.encode("utf-8"))
    return remarks

"""Turns a report into its two files."""

import json
from collections.abc import Iterable
from pathlib import Path

from ghpress.remarks import Remark
from ghpress.report.document import document
from ghpress.report.html import report_html, template
from ghpress.report.record import Report
from ghpress.wording import in_words


def write_reports(report: Report, into: Path | None = None) -> tuple[Path, Path]:
    """Writes ``report.json`` and ``report.html`` and returns their paths.

    ``into`` is where they are written while the build is still being put together; the paths inside
    them stay relative to the report's folder.
    """
    folder = into or report.folder
    as_json = json.dumps(document(report), ensure_ascii=False, indent=1) + "\n"
    return (
        _written(folder / "report.json", as_json),
        _written(folder / "report.html", report_html(report)),
    )


def read_up(remarks: Iterable[Remark]) -> None:
    """Has at hand what reports with these remarks are written with: the template, the words."""
    template()
    for remark in remarks:
        in_words(remark)


def _written(file: Path, text: str) -> Path:
    # Plainly: they stand in a stage, which is put in place as a whole.
    file.write_bytes(text.encode("utf-8"))
    return file

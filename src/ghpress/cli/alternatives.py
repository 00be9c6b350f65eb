"""Turns a built issue into other arrangements of it beside the best: ``build --alternatives``."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.values import dataclass

if TYPE_CHECKING:
    from ghpress.build import BuildRequest, Built
    from ghpress.wording import Language

FOLDER, SHEET = "alternatives", "alternatives.png"


@dataclass(frozen=True, slots=True)
class Alternative:
    """An arrangement built: its number from 1, its cost, its pages that differ from the best, where."""

    number: int
    cost: int
    pages: tuple[str, ...]
    folder: Path


def build_alternatives(request: "BuildRequest", best: "Built", wanted: int) -> tuple[Alternative, ...]:
    """Other arrangements built into the best one's folder, and one sheet of them all, the best first.

    Fewer than wanted where there are no more that differ visibly.
    """
    from ghpress.build import build_issue
    from ghpress.press.contact import stacked_sheets
    from ghpress.remarks import Halt
    from ghpress.rim import write_beside

    found = [Alternative(1, best.cost, (), best.folder)]
    for number in range(2, wanted + 1):
        into = best.folder / FOLDER / str(number)
        try:
            made = build_issue(replace(request, into=into, alternative=number - 1), _silent)
        except Halt:
            break
        found.append(Alternative(number, made.cost, _differing(best, made), made.folder))
    if request.previews:
        sheets = [((one.folder / "contact.png").read_bytes(), _words(one)) for one in found]
        write_beside(best.folder / SHEET, stacked_sheets(sheets))
    return tuple(found)


def _silent(_step: str, _done: int, _of: int) -> None:
    """The progress of the best was told."""


def _differing(best: "Built", other: "Built") -> tuple[str, ...]:
    """The names of the pages that are not the same files."""
    known = {file.name: file.read_bytes() for file in best.page_files}
    return tuple(file.stem for file in other.page_files if known.get(file.name) != file.read_bytes())


def _words(one: Alternative) -> str:
    """What stands over its pages on the sheet: figures alone, which need no face of the house."""
    pages = f"   p. {', '.join(one.pages)}" if one.pages else ""
    return f"{one.number}   {one.cost}{pages}"


def said_of(alternatives: tuple[Alternative, ...], language: "Language") -> tuple[str, ...]:
    """A line for each arrangement, and where the sheet is."""
    lines = []
    for one in alternatives:
        pages = "、".join(one.pages) if language == "zh" else ", ".join(one.pages)
        if language == "zh":
            differs = f"，与最好的不同：第 {pages} 版" if pages else "，最好的一种"
            lines.append(f"拼法 {one.number}：代价 {one.cost}{differs}（{one.folder}）")
        else:
            differs = f", differs on pages {pages}" if pages else ", the best"
            lines.append(f"arrangement {one.number}: cost {one.cost}{differs} ({one.folder})")
    sheet = alternatives[0].folder / SHEET
    if not sheet.exists():
        return tuple(lines)
    return (*lines, f"并列缩样：{sheet}" if language == "zh" else f"side by side: {sheet}")

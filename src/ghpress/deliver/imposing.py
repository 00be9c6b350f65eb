"""Turns an issue into the sheets it is printed on: pairs, signatures or facing pages, in one PDF."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, TypeAlias

from ghpress.build import BuildRequest, Built, Progress, Shop, build_issue
from ghpress.conditions import PROCESS, Marks
from ghpress.makeup.printed import printed_date
from ghpress.press.binding import Colophon
from ghpress.press.impose.folds import Side, Signature, pairs, signatures, spreads
from ghpress.press.impose.sheets import Leaf, Making, imposed
from ghpress.press.marks.pages import stamp
from ghpress.press.marks.slug import Slug
from ghpress.remarks import Halt, InFile, Remark, error
from ghpress.rim import write_beside
from ghpress.units import Length
from ghpress.values import dataclass

Way: TypeAlias = Literal["pairs", "spreads"] | Signature
"""Printer's pairs, facing pages as a reader opens them, or so many pages to a sheet."""


@dataclass(frozen=True, slots=True)
class ImposeRequest:
    """What to impose and how; ``creep`` is told in ``Making``."""

    build: BuildRequest
    way: Way = "pairs"
    marks: Marks = "full"
    creep: Length = 0


@dataclass(frozen=True, slots=True)
class Imposed:
    """The sheets: their file, its sides, and what there was to remark."""

    file: Path
    sides: tuple[Side, ...]
    remarks: tuple[Remark, ...]


def impose_issue(request: ImposeRequest, progress: Progress) -> Imposed:
    """Build the issue, put its pages on sheets, and write these beside the folder of its page files.

    Raises:
        Halt: a page cannot be built, or the pages do not fill the sheets.
    """
    built = built_apart(replace(request.build, pages=None, marks="none"), progress)
    leaves = tuple(
        Leaf(file.pdf, built.shop.layout.numbers(page.number))
        for page, file in zip(built.pages, built.files, strict=True)
    )
    count = sum(len(leaf.numbers) for leaf in leaves)
    sides = _sides(request, count)
    progress("impose", 0, len(sides))
    shop = built.shop
    slugs = tuple(_slug(side, request.marks, shop, count) for side in sides)
    colophon = Colophon(shop.issue.title.chars, (shop.issue.id, shop.layout.name, str(request.way)))
    making = Making(colophon, slugs, request.creep)
    file = request.build.into / shop.issue.id / f"{shop.layout.name}-{request.way}.pdf"
    write_beside(file, imposed(leaves, sides, making, shop.shelf, shop.ticket))
    return Imposed(file, sides, built.remarks)


def built_apart(request: BuildRequest, progress: Progress) -> Built:
    """The issue built where nobody looks: what stands in the output folder stays as it is."""
    with TemporaryDirectory(prefix="ghpress-") as folder:
        built = build_issue(replace(request, into=Path(folder)), progress)
        return replace(built, files=tuple(file.in_hand() for file in built.files))


def _sides(request: ImposeRequest, pages: int) -> tuple[Side, ...]:
    """The sides of all sheets; Halt where the last would not be full."""
    if request.way == "spreads":
        return spreads(pages)
    each: Signature = 4 if request.way == "pairs" else request.way
    if pages % each:
        place = InFile(str(request.build.issue))
        raise Halt((error("sheets-not-full", place, pages=pages, each=each, more=each - pages % each),))
    return pairs(pages) if request.way == "pairs" else signatures(pages, each)


def _slug(side: Side, marks: Marks, shop: Shop, count: int) -> Slug:
    """What stands beside a side: the paper and the day, which side it is, the pages on it, the job."""
    which = f"第{side.sheet}张{'正' if side.is_outer else '反'}面"
    pages = "、".join(str(cell.page) for cell in side.cells)
    plates = [shop.house.press.page_inks(cell.page, count).process for cell in side.cells]
    words = (
        shop.house.name,
        printed_date(shop.issue.date),
        which,
        f"版次 {pages}",
        *stamp(shop.ticket),
        shop.issue.title.chars,
    )
    inks = tuple(ink for ink in PROCESS if any(ink in each for each in plates))
    return Slug(marks, tuple(word for word in words if word), inks)

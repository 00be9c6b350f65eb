"""Turns an issue's pages into sheets of office paper in their own size."""

from pathlib import Path

from ghpress.build import BuildRequest, Progress
from ghpress.deliver.imposing import built_apart
from ghpress.press.binding import Colophon
from ghpress.press.impose.tiles import Paper, Tiled, Tiling, tiled, tiling
from ghpress.remarks import Remark
from ghpress.rim import write_beside
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class TiledIssue:
    """The sheets: their file, how each page was cut by its number, and what there was to remark."""

    file: Path
    ways: tuple[tuple[int, Tiling], ...]
    remarks: tuple[Remark, ...]


def tile_issue(request: BuildRequest, paper: Paper, file: Path | None, progress: Progress) -> TiledIssue:
    """Build the issue and write its pages over sheets of paper.

    ``file`` None writes ``LAYOUT-A4.pdf`` beside the folder of the page files.

    Raises:
        Halt: a page cannot be built.
    """
    built = built_apart(request, progress)
    shop = built.shop
    files = {printed.number: printed.pdf for printed in built.files}
    asked = [page for page in built.pages if page.number in files]
    pages = [Tiled(files[page.number], page.folio or f"第{page.number}版") for page in asked]
    progress("impose", 0, len(pages))
    identity = (shop.issue.id, shop.layout.name, paper)
    made = tiled(pages, paper, shop.shelf, Colophon(shop.issue.title.chars, identity), shop.ticket)
    into = file or request.into / shop.issue.id / f"{shop.layout.name}-{paper}.pdf"
    write_beside(into, made)
    ways = tuple((page.number, tiling(page.width, page.height, paper)) for page in asked)
    return TiledIssue(into, ways, built.remarks)

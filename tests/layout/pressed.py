"""Makes the shipped issues up in a layout, and prints single pages of them, for the layouts' tests."""

from functools import lru_cache
from pathlib import Path

from ghpress.build import BuildRequest, Tried, try_out
from ghpress.makeup.page import Page, TextFrame
from ghpress.makeup.verify import verify
from ghpress.press.pagefile import print_page
from ghpress.press.pagejob import PageFile, PageJob
from ghpress.remarks import Level, Remark

CONTENT = Path(__file__).resolve().parents[2] / "content"
DEMO, TRIAL = "jilin-centenary", "spring-trial"


@lru_cache(maxsize=4)
def tried(issue: str, layout: str) -> Tried:
    """A shipped issue made up in a layout."""
    return try_out(BuildRequest(CONTENT / issue, layout), lambda *_: None)


def errors(of: Tried) -> list[Remark]:
    """What is amiss with its pages: errors of make-up, and all that looking over them finds."""
    said = [remark for remark in of.remarks if remark.level >= Level.ERROR]
    return [*said, *verify(of.made.pages, of.shop.layout, of.remarks)]


def pressed(of: Tried, number: int) -> PageFile:
    """One page printed."""
    return _pressed(of.shop.issue.id, of.shop.layout.name, number)


@lru_cache(maxsize=8)
def _pressed(issue: str, name: str, number: int) -> PageFile:
    of = tried(issue, name)
    shop = of.shop
    page = next(page for page in of.made.pages if page.number == number)
    layout, folder = shop.layout.at(number), Path(shop.issue.folder)
    return print_page(PageJob(page, layout, shop.shelf, shop.ticket, issue, "试排", folder))


def texts(page: Page, role: str) -> list[str]:
    """What the page prints in a role, frame by frame."""
    frames = (frame for frame in page.frames if isinstance(frame, TextFrame) and frame.role == role)
    return [frame.block.text().replace("\n", "") for frame in frames]

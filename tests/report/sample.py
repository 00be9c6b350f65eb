"""A small report, made by hand, with one of every kind of frame and of place."""

from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from ghpress.galley.block import SetBlock
from ghpress.makeup.page import (
    FurnitureFrame,
    GroundFrame,
    Page,
    PictureFrame,
    Rect,
    RuleFrame,
    TextFrame,
)
from ghpress.manuscript.story import Picture
from ghpress.press.thumbnail import thumbnail
from ghpress.remarks import NOWHERE, InFile, OnPage, error, note, warning
from ghpress.report.record import Report, StoryFit
from ghpress.units import mm


def rect(x: int, y: int, width: int, height: int) -> Rect:
    return Rect(mm(x), mm(y), mm(width), mm(height))


PAGE = Page(
    number=1,
    width=mm(390),
    height=mm(540),
    frames=(
        FurnitureFrame("masthead", "masthead", rect(20, 20, 350, 60)),
        GroundFrame("tint", "ground", rect(20, 90, 350, 60), story="canal"),
        TextFrame(
            "canal-1", "column", rect(20, 90, 55, 60), SetBlock(mm(55), mm(60), ()), story="canal"
        ),
        RuleFrame("rule", "rule", rect(78, 90, 0, 60)),
        PictureFrame("photo", "picture", rect(80, 90, 100, 60), Picture("lock.jpg"), story="canal"),
    ),
    stories=("canal", "ferry"),
    folio="1",
)
"""The codes of these remarks are the command line's own, which are sure to have words."""
REMARKS = (
    error("machine-fault", OnPage(1, 195.0, 270.0), words="<b>纸</b>"),
    warning("machine-forbids", InFile("canal.md", 3, 5), words="纸"),
    note("machine-out-of-memory", NOWHERE),
)
FITS = (
    StoryFit("canal", "运河两岸又逢春", "canal.md", 820, 56, ("标题小一级",)),
    StoryFit("ferry", "渡口灯火", "ferry.md", 400, 30, (), 2, 25),
    StoryFit("bridge", "桥下旧市", "bridge.md", 300, 22, (), -1, -14),
)


def report(folder: Path) -> Report:
    """The report of a build in this folder, with a preview made on the spot."""
    preview = folder / "previews" / "p1-100.png"
    preview.parent.mkdir(exist_ok=True)
    white = Image.new("RGB", (780, 1080), "white")
    white.save(preview)
    return Report(
        issue="canal-issue",
        title="运河特刊",
        layout="broadsheet",
        profile="press",
        version="A",
        when=datetime(2026, 4, 3, 8, 30, tzinfo=UTC),
        folder=folder,
        pages=(PAGE,),
        page_files=(folder / "pages" / "p1.pdf",),
        previews=(preview,),
        fits=FITS,
        remarks=REMARKS,
        thumbnails=(thumbnail(white),),
        tools=(("ghpress", "0.1.0"), ("WeasyPrint", "70.0")),
    )

"""Prints galley proofs (小样) on A4: one column with its lines numbered, wide margins for marks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.words import set_text
from ghpress.layout.css import page_rule
from ghpress.layout.layout import Layout, Sheet
from ghpress.layout.styles import TextStyle
from ghpress.makeup.slip import Slip, SlipLine
from ghpress.manuscript.text import plain
from ghpress.press.binding import Binding, Bookmark, Colophon
from ghpress.press.engine.paint import paint
from ghpress.press.forme import OVER, Forme, Over
from ghpress.press.inking import operators
from ghpress.press.merge import merge
from ghpress.press.proof.counted import STEP
from ghpress.press.proof.overlay import INKS, stamped
from ghpress.press.proof.page import finish_proof
from ghpress.remarks import Remark
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Ticket
from ghpress.units import Length, in_mm, mm, pt
from ghpress.values import dataclass

PAPER = Sheet(mm(210), mm(297), 0)
TOP, FOOT = mm(36), mm(20)
"""Where the column begins and ends."""

EDGE = mm(22)
"""The least white beside the column: the line of what the slip is begins here."""

SMALL = TextStyle("slip-line", "hei", pt(8), pt(12))
NUMBER = TextStyle("slip-number", "song", pt(7), pt(9), "proof-mark")
ASIDE = mm(3)
"""Between a line's number and the line."""


@dataclass(frozen=True, slots=True)
class SlipJob:
    """What slips are printed with; ``title`` is the issue's."""

    layout: Layout
    shelf: Shelf
    ticket: Ticket
    issue: str
    title: str


def print_slips(slips: Sequence[Slip], job: SlipJob) -> tuple[bytes, tuple[Remark, ...]]:
    """The slips, each from a page of its own on; same input, same bytes."""
    files: list[bytes] = []
    bookmarks: list[Bookmark] = []
    remarks: list[Remark] = []
    for slip in slips:
        remarks.extend(slip.remarks)
        bookmarks.append(Bookmark(_name(slip), len(files) + 1))
        sheets = _sheets(slip)
        for number, lines in enumerate(sheets, 1):
            over = tuple(_drawn(slip, lines, f"{number}/{len(sheets)}", job))
            painted = paint(_forme(over, len(files) + 1, job), job.shelf)
            remarks.extend(painted.remarks)
            colophon = Colophon(job.title, (job.issue, slip.story.id, str(number)))
            files.append(finish_proof(painted.pdf, PAPER, colophon, job.ticket, {}))
    faces = {key: job.shelf.face(key).path for key in job.shelf.keys()}
    identity = (job.issue, job.layout.name, "galley", *(slip.story.id for slip in slips))
    binding = Binding(Colophon(f"{job.title} 小样", identity), tuple(bookmarks))
    return merge(files, binding, faces, job.ticket), tuple(dict.fromkeys(remarks))


def _name(slip: Slip) -> str:
    """The story's headline in one."""
    return "　".join(text.chars for text in slip.story.head.headline) or slip.story.id


def _sheets(slip: Slip) -> list[list[SlipLine]]:
    """The lines of each sheet, from its top; what stands on one level stays together."""
    room = PAPER.height - TOP - FOOT
    sheets: list[list[SlipLine]] = [[]]
    begins: Length = 0
    for _, level in groupby(slip.lines, key=lambda line: line.placed.y):
        lines = list(level)
        if sheets[-1] and lines[0].placed.y - begins > room:
            sheets.append([])
            begins = lines[0].top
        sheets[-1].extend(_up(line, begins) for line in lines)
    return sheets


def _up(line: SlipLine, by: Length) -> SlipLine:
    return replace(line, placed=replace(line.placed, y=line.placed.y - by))


def _drawn(slip: Slip, lines: list[SlipLine], folio: str, job: SlipJob) -> Iterator[Over]:
    """What stands on a sheet: what it is, the column, the numbers beside it."""
    left = _left(slip)
    placed = [*_head(slip, folio, job)]
    for line in lines:
        placed.append(_moved(line.placed, left, TOP))
        if line.number and (line.number % STEP == 0 or line.number == 1):
            placed.append(_numbered(line, left, job))
    yield Over(SetBlock(PAPER.width, PAPER.height, tuple(placed)))


def _left(slip: Slip) -> Length:
    """Where the column begins: in the middle, so that there is room for marks on both sides."""
    return max(EDGE, (PAPER.width - slip.measure) // 2 - mm(15))


def _numbered(line: SlipLine, left: Length, job: SlipJob) -> Placed:
    """A line's number before it."""
    block, _ = set_text(plain(str(line.number)), NUMBER, job.shelf)
    (placed,) = block.lines
    return replace(placed, x=left - ASIDE - block.width, y=TOP + line.placed.y)


def _head(slip: Slip, folio: str, job: SlipJob) -> Iterator[Placed]:
    """What the slip is: of which story and round, set when; how much it is, how wide."""
    ticket, story = job.ticket, slip.story
    when = f"{ticket.when:%Y-%m-%d %H:%M}"
    wide = f"栏宽 {slip.characters_wide} 字（{in_mm(slip.measure):.1f} 毫米）"
    counts = f"{slip.characters} 字", f"{slip.counted()} 行", wide, when, f"版本 {ticket.version}"
    said = (("小样", ticket.round, job.title, story.id, story.file, folio), counts)
    for row, words in enumerate(said):
        block, _ = set_text(plain("　".join(filter(None, words))), SMALL, job.shelf)
        for placed in block.lines:
            yield _moved(placed, EDGE, mm(12) + row * SMALL.leading)


def _moved(placed: Placed, x: Length, y: Length) -> Placed:
    return replace(placed, x=placed.x + x, y=placed.y + y)


def _forme(over: tuple[Over, ...], number: int, job: SlipJob) -> Forme:
    """A sheet with nothing on it but what is drawn over it."""
    layout = replace(job.layout, sheet=PAPER)
    return Forme(
        number=number,
        width=PAPER.width,
        height=PAPER.height,
        bleed=0,
        markup=stamped('<div class="page"></div>', over, OVER),
        css=f"{page_rule(layout)}\nbody {{ margin: 0 }}\n.page {{ position: relative }}",
        planned={},
        pictures={},
        frames={},
        inks={**operators(layout.inks, "proof"), **INKS},
        over=over,
    )

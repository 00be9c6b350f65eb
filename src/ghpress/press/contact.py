"""Turns page previews into a contact sheet: the whole issue at a glance, facing pages side by side."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFont

from ghpress.press.png import as_png

GROUND = (200, 198, 193)
"""A slightly warm grey: white paper stands out from it, and it tints no colour beside it."""

EDGE, CAPTION = (146, 144, 139), (72, 70, 66)

WIDEST, TALLEST = 2400, 1800
"""Pixels the whole sheet may take: a large screen, on which headlines can still be read."""

FOLD, GAP, LETTER = 0.01, 0.1, 0.035
"""In page widths: between facing pages, around spreads, the height of a caption."""

_Spread: TypeAlias = tuple[int, ...]
"""One page or two facing ones, counted from 0."""

_Row: TypeAlias = tuple[_Spread, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The sheet: rows of spreads, the size of a page in pixels. All measures are in pixels."""

    rows: tuple[_Row, ...]
    width: int
    height: int

    def share(self, part: float) -> int:
        """A part of a page's width, at least a pixel."""
        return max(1, round(self.width * part))

    def row_width(self, row: _Row) -> int:
        """A row's spreads and the gaps between them."""
        folds = sum(len(spread) - 1 for spread in row)
        pages = sum(map(len, row)) * self.width
        return pages + folds * self.share(FOLD) + (len(row) - 1) * self.share(GAP)

    def row_height(self) -> int:
        """A page, its caption, the gap below."""
        return self.height + 2 * self.share(LETTER) + self.share(GAP)

    def size(self) -> tuple[int, int]:
        """The whole sheet, a gap all round."""
        gap = self.share(GAP)
        width = max(map(self.row_width, self.rows))
        return width + 2 * gap, len(self.rows) * self.row_height() + gap

    def corners(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """Every page and its upper left corner; rows stand centred."""
        y = self.share(GAP)
        for row in self.rows:
            x = (self.size()[0] - self.row_width(row)) // 2
            for spread in row:
                for page in spread:
                    yield page, (x, y)
                    x += self.width + self.share(FOLD)
                x += self.share(GAP) - self.share(FOLD)
            y += self.row_height()


def contact_sheet(pages: Sequence[bytes], first: int = 1) -> bytes:
    """A PNG of all pages in order, numbered from ``first``; the front page stands by itself.

    ``pages`` are previews as PNG, preferably of 100 dpi; same previews, same bytes.
    """
    assert pages, "an issue has pages"
    pictures = [Image.open(io.BytesIO(page)) for page in pages]
    plan = _planned(len(pages), pictures[0].size)
    sheet = Image.new("RGB", plan.size(), GROUND)
    for page, corner in plan.corners():
        _put(sheet, pictures[page], plan, corner)
        _caption(sheet, str(first + page), plan, corner)
    return as_png(sheet)


def _planned(count: int, page: tuple[int, int]) -> _Plan:
    """The plan on which pages can be largest within the sheet's limits."""
    plans = (_scaled(_rows(count, across), page) for across in range(1, count + 1))
    return max(plans, key=lambda plan: plan.width)


def _rows(count: int, across: int) -> tuple[_Row, ...]:
    """Spreads of a folded paper (0, 1 with 2, 3 with 4 and so on) in rows of at most so many pages."""
    rows: list[list[_Spread]] = [[]]
    for left in range(-1, count, 2):
        spread = tuple(page for page in (left, left + 1) if 0 <= page < count)
        if rows[-1] and sum(map(len, rows[-1])) + len(spread) > across:
            rows.append([])
        rows[-1].append(spread)
    return tuple(map(tuple, rows))


def _scaled(rows: tuple[_Row, ...], page: tuple[int, int]) -> _Plan:
    """A plan as large as the sheet allows, its pages no larger than their pictures.

    All measures are parts of a page's width, so a page of a thousand pixels tells how far to scale.
    """
    shape = page[1] / page[0]
    trial = _Plan(rows, 1000, round(1000 * shape))
    scale = min(WIDEST / trial.size()[0], TALLEST / trial.size()[1], page[0] / 1000)
    return _Plan(rows, int(1000 * scale), int(1000 * scale * shape))


def _put(sheet: Image.Image, picture: Image.Image, plan: _Plan, corner: tuple[int, int]) -> None:
    """A page at its corner, with a thin edge so that white paper has an end."""
    small = picture.convert("RGB").resize((plan.width, plan.height), Image.Resampling.LANCZOS)
    sheet.paste(small, corner)
    x, y = corner
    edge = (x - 1, y - 1, x + plan.width, y + plan.height)
    ImageDraw.Draw(sheet).rectangle(edge, outline=EDGE)


def _caption(sheet: Image.Image, words: str, plan: _Plan, corner: tuple[int, int]) -> None:
    """The page's number below its middle."""
    size = plan.share(LETTER)
    below = (corner[0] + plan.width // 2, corner[1] + plan.height + size)
    font = ImageFont.load_default(size)
    ImageDraw.Draw(sheet).text(below, words, CAPTION, font, anchor="mm")

"""Turns page previews into a contact sheet: the whole issue at a glance, facing pages side by side."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFont

from ghpress.press.png import as_png, thumbnail_in
from ghpress.press.thumbnail import resized, thumbnail
from ghpress.values import dataclass

GROUND = (200, 198, 193)
"""A slightly warm grey: white paper stands out from it, and it tints no colour beside it."""

EDGE, CAPTION = (146, 144, 139), (72, 70, 66)

WIDEST, TALLEST = 2400, 1800
"""Pixels the whole sheet may take: a large screen, on which headlines can still be read."""

ENOUGH = 0.75
"""The share of a thumbnail's width at which nothing of its packing is seen."""

FOLD, GAP, LETTER = 0.01, 0.1, 0.035
"""In page widths: between facing pages, around spreads, the height of a caption."""

_Spread: TypeAlias = tuple[int, ...]
"""One sheet, or two that face each other, counted from 0."""

_Row: TypeAlias = tuple[_Spread, ...]

Shown: TypeAlias = tuple[Image.Image, bytes]
"""A page as large as it stands on the sheet, and its thumbnail."""

_Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, right and bottom edge."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """The sheet: rows of spreads, the size of a page in pixels. All measures are in pixels.

    ``wide`` says of every sheet of the paper how many pages it has side by side.
    """

    rows: tuple[_Row, ...]
    width: int
    height: int
    wide: tuple[int, ...]

    def share(self, part: float) -> int:
        """A part of a page's width, at least a pixel."""
        return max(1, round(self.width * part))

    def row_width(self, row: _Row) -> int:
        """A row's spreads and the gaps between them."""
        folds = sum(len(spread) - 1 for spread in row)
        pages = sum(self.wide[page] for spread in row for page in spread) * self.width
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
                    x += self.wide[page] * self.width + self.share(FOLD)
                x += self.share(GAP) - self.share(FOLD)
            y += self.row_height()


def contact_sheet(
    pages: Sequence[bytes | Path],
    first: int = 1,
    seen: Callable[[bytes], None] | None = None,
    ahead: Mapping[Path, Shown] | None = None,
) -> bytes:
    """A PNG of all pages in order, numbered from ``first``; the front page stands by itself.

    ``pages`` are previews as PNG, preferably of 100 dpi; same previews, same bytes. One about twice as
    wide as the narrowest is a spread and has two numbers. One is in memory at a time; ``seen`` is given
    the thumbnail of each, page by page. What was shown ``ahead`` is not read again.
    """
    assert pages, "an issue has pages"
    sizes = [_size(page) for page in pages]
    narrowest = min(width for width, _ in sizes)
    wide = tuple(max(1, round(width / narrowest)) for width, _ in sizes)
    plan = _planned(wide, min(sizes))
    sheet = Image.new("RGB", plan.size(), GROUND)
    for page, (x, y) in plan.corners():
        box = (x, y, x + wide[page] * plan.width, y + plan.height)
        size = (box[2] - box[0], box[3] - box[1])
        preview = pages[page]
        known = ahead.get(preview) if ahead and isinstance(preview, Path) else None
        picture, small = known if known and known[0].size == size else _as_large(preview, size)
        _put(sheet, picture, box)
        if seen is not None:
            seen(small)
        number = first + sum(wide[:page])
        words = str(number) if wide[page] == 1 else f"{number}-{number + wide[page] - 1}"
        _caption(sheet, words, box, plan.share(LETTER))
    return as_png(sheet)


def shown_ahead(pages: Sequence[Path], count: int) -> dict[Path, Shown]:
    """Some of so many previews, as large as they will stand on the sheet of all.

    That is known where they are of one size, as the others will be.
    """
    sizes = {_size(page) for page in pages}
    if len(sizes) != 1:
        return {}
    plan = _planned((1,) * count, sizes.pop())
    return {page: _as_large(page, (plan.width, plan.height)) for page in pages}


def _size(page: bytes | Path) -> tuple[int, int]:
    """The pixels of a preview, from its first bytes."""
    with Image.open(io.BytesIO(page) if isinstance(page, bytes) else page) as opened:
        return opened.size


def _as_large(page: bytes | Path, size: tuple[int, int]) -> Shown:
    """A preview of this size, with its thumbnail."""
    picture, small = _shown(page, size[0])
    return resized(picture, size), small or thumbnail(picture)


def _shown(page: bytes | Path, width: int) -> Shown:
    """What stands for a preview so many pixels wide, and the thumbnail it carries."""
    with io.BytesIO(page) if isinstance(page, bytes) else page.open("rb") as file:
        small = thumbnail_in(file)
        if small:
            picture = Image.open(io.BytesIO(small))
            if width <= ENOUGH * picture.width:
                return picture, small
        file.seek(0)
        whole = Image.open(file)
        whole.load()
    return whole if whole.mode == "L" else whole.convert("RGB"), small


def stacked_sheets(sheets: Sequence[tuple[bytes, str]]) -> bytes:
    """A PNG of contact sheets one under another, each under its words; at least one."""
    pictures = [(Image.open(io.BytesIO(sheet)), words) for sheet, words in sheets]
    width, band = max(picture.width for picture, _ in pictures), TALLEST // 40
    height = sum(picture.height + band for picture, _ in pictures)
    whole, y = Image.new("RGB", (width, height), GROUND), 0
    for picture, words in pictures:
        _caption(whole, words, (0, y, width, y), band // 2)
        whole.paste(picture.convert("RGB"), ((width - picture.width) // 2, y + band))
        y += picture.height + band
    return as_png(whole)


def _planned(wide: tuple[int, ...], page: tuple[int, int]) -> _Plan:
    """The plan on which pages can be largest within the sheet's limits."""
    plans = (_scaled(_rows(wide, across), page, wide) for across in range(1, sum(wide) + 1))
    return max(plans, key=lambda plan: plan.width)


def _rows(wide: tuple[int, ...], across: int) -> tuple[_Row, ...]:
    """Sheets of a folded paper, pages 2 with 3, 4 with 5 and so on, in rows of at most so many pages."""
    rows: list[list[_Spread]] = [[]]
    for spread in _spreads(wide):
        there = sum(wide[page] for other in rows[-1] for page in other)
        if rows[-1] and there + sum(wide[page] for page in spread) > across:
            rows.append([])
        rows[-1].append(spread)
    return tuple(map(tuple, rows))


def _spreads(wide: tuple[int, ...]) -> Iterator[_Spread]:
    """Pages that face each other together, any other sheet alone."""
    page = 0
    while page < len(wide):
        is_left = sum(wide[:page]) % 2 == 1 and wide[page] == 1
        pair = is_left and page + 1 < len(wide) and wide[page + 1] == 1
        yield (page, page + 1) if pair else (page,)
        page += 2 if pair else 1


def _scaled(rows: tuple[_Row, ...], page: tuple[int, int], wide: tuple[int, ...]) -> _Plan:
    """A plan as large as the sheet allows, its pages no larger than their pictures.

    All measures are parts of a page's width, so a page of a thousand pixels tells how far to scale.
    """
    shape = page[1] / page[0]
    trial = _Plan(rows, 1000, round(1000 * shape), wide)
    scale = min(WIDEST / trial.size()[0], TALLEST / trial.size()[1], page[0] / 1000)
    return _Plan(rows, int(1000 * scale), int(1000 * scale * shape), wide)


def _put(sheet: Image.Image, picture: Image.Image, box: _Box) -> None:
    """A page in its box, with a thin edge so that white paper has an end."""
    left, top, right, bottom = box
    sheet.paste(picture, (left, top))
    ImageDraw.Draw(sheet).rectangle((left - 1, top - 1, right, bottom), outline=EDGE)


def _caption(sheet: Image.Image, words: str, box: _Box, size: int) -> None:
    """The page's number below its middle."""
    below = ((box[0] + box[2]) // 2, box[3] + size)
    font = ImageFont.load_default(size)
    ImageDraw.Draw(sheet).text(below, words, CAPTION, font, anchor="mm")

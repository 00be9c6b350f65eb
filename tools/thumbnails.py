"""Turns a sample issue into a thumbnail.png for each layout, and into one sheet of all layouts.

    python -m tools.thumbnails            every shipped layout, and docs/layouts.png
    python -m tools.thumbnails plain      one of them

Each thumbnail shows the issue's first three sheets. They are made by hand when a layout has changed, as
making up takes a while; a test holds them to their size, not to their pixels.
"""

import argparse
import io
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image

from ghpress.build import BuildRequest, build_issue
from ghpress.layout.shelves import THUMBNAIL, available_layouts, shipped

ROOT = Path(__file__).resolve().parents[1]
ISSUE = ROOT / "content/jilin-centenary"
SHEET = ROOT / "docs/layouts.png"

SHEETS = 3
"""How many sheets of an issue a thumbnail shows."""

TALL = 300
"""Pixels a thumbnail is high; a sheet of any proportion fills it but for the edge."""

EDGE = 8
"""Pixels of ground round sheets."""

COLOURS = 48
"""Of the palette: few enough for 40 kB, enough for four inks and the greys of type."""

MOST_BYTES = 40_000

GROUND = (200, 198, 193)

TALL_ON_SHEET, ACROSS = 340, 2
"""Height of a layout's sheets on the sheet of all, and how many layouts stand side by side there."""

BETWEEN = 5 * EDGE
"""Pixels between layouts there, more than between the sheets of one."""


def main() -> None:
    """Makes what is asked for; the sheet of all only when all are made."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("names", nargs="*")
    names = asked.parse_args().names
    found = [(name, folder) for name, folder in available_layouts() if folder.parent == shipped()]
    rows = []
    for name, folder in found:
        if names and name not in names:
            continue
        sheets = tuple(_sheets(name))
        (folder / THUMBNAIL).write_bytes(_thumbnail(sheets, name))
        rows.append(_side_by_side(sheets, TALL_ON_SHEET))
        print(folder / THUMBNAIL)
    if not names:
        _all(rows).quantize(128, kmeans=2, dither=Image.Dither.NONE).save(SHEET, optimize=True)
        print(SHEET)


def _sheets(name: str) -> Iterator[Image.Image]:
    """The first sheets of the sample issue in a layout."""
    with tempfile.TemporaryDirectory() as into:
        built = build_issue(BuildRequest(ISSUE, layout=name, into=Path(into)), lambda *_: None)
        for file in sorted(file for file in built.previews if "-100" in file.name)[:SHEETS]:
            yield Image.open(file).convert("RGB")


def _side_by_side(sheets: Sequence[Image.Image], tall: int) -> Image.Image:
    """The sheets on their ground, all of one height."""
    small = [_scaled(sheet, tall - 2 * EDGE) for sheet in sheets]
    wide = sum(sheet.width + EDGE for sheet in small) + EDGE
    whole = Image.new("RGB", (wide, tall), GROUND)
    left = EDGE
    for sheet in small:
        whole.paste(sheet, (left, EDGE))
        left += sheet.width + EDGE
    return whole


def _scaled(sheet: Image.Image, tall: int) -> Image.Image:
    """The sheet at this height."""
    return sheet.resize((round(sheet.width * tall / sheet.height), tall), Image.Resampling.LANCZOS)


def _thumbnail(sheets: Sequence[Image.Image], name: str) -> bytes:
    """The sheets as a small PNG: lower, then in fewer colours, until it goes into what it may take."""
    for colours in (COLOURS, COLOURS // 3):
        for tall in (TALL, TALL * 5 // 6, TALL * 2 // 3, TALL // 2):
            made = io.BytesIO()
            picture = _side_by_side(sheets, tall).quantize(colours, kmeans=2, dither=Image.Dither.NONE)
            picture.save(made, "PNG", optimize=True)
            if len(made.getvalue()) <= MOST_BYTES:
                return made.getvalue()
    raise SystemExit(f"{name}: more than {MOST_BYTES} bytes however low")


def _all(rows: Sequence[Image.Image]) -> Image.Image:
    """All layouts on one sheet, a few side by side."""
    lines = [rows[start : start + ACROSS] for start in range(0, len(rows), ACROSS)]
    wide = max(sum(row.width for row in line) + BETWEEN * (len(line) - 1) for line in lines)
    whole = Image.new("RGB", (wide, TALL_ON_SHEET * len(lines)), GROUND)
    for number, line in enumerate(lines):
        left = 0
        for row in line:
            whole.paste(row, (left, number * TALL_ON_SHEET))
            left += row.width + BETWEEN
    return whole


if __name__ == "__main__":
    main()

"""Draws the ranked pairs of pages in outline: two small pages a pair, the better at the left."""

from ghpress.makeup.tree import placed
from makeup.ranked import COLUMNS, LINES, Pair, Ranked

UNIT, WIDE = 2, 20
"""Pixels of a line and of a column."""

ACROSS = 4
CELL = 2 * COLUMNS * WIDE + 60
TALL = LINES * UNIT + 44


def drawing(pairs: list[Pair]) -> str:
    """An SVG of all pairs, each under its number and its two costs."""
    rows = -(-len(pairs) // ACROSS)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{ACROSS * CELL}" height="{rows * TALL}" '
        f'font-family="sans-serif" font-size="11">',
        f'<rect width="{ACROSS * CELL}" height="{rows * TALL}" fill="#f4f2ee"/>',
    ]
    for number, pair in enumerate(pairs):
        x, y = number % ACROSS * CELL + 16, number // ACROSS * TALL + 24
        for page, left in ((pair.better, x), (pair.worse, x + COLUMNS * WIDE + 16)):
            words = f"{number + 1}" if page is pair.better else ""
            parts.append(f'<text x="{left}" y="{y - 6}">{words}  {page.cost()}</text>')
            parts += _page(page, left, y)
    return "\n".join([*parts, "</svg>", ""])


def _page(page: Ranked, x: int, y: int) -> list[str]:
    """One page: stories as frames, heads as bars, pictures as grey."""
    wide, deep = COLUMNS * WIDE, LINES * UNIT
    parts = [f'<rect x="{x}" y="{y}" width="{wide}" height="{deep}" fill="#fff" stroke="#999"/>']
    for place in placed(page.tree, 0, 0):
        shape, left, top = place.shape, x + place.column * WIDE + 2, y + place.line * UNIT
        width, depth = shape.columns * WIDE - 4, shape.depth * UNIT
        ink = "#b22" if page.ranks[shape.story] == 1 else "#333"
        head = max(3, round(shape.look.size / 12700 / 5)) * shape.look.lines
        parts.append(
            f'<rect x="{left}" y="{top}" width="{width}" height="{depth}" fill="#e3e0d8"/>'
            f'<rect x="{left}" y="{top}" width="{width * 4 // 5}" height="{head}" fill="{ink}"/>'
        )
        if shape.look.picture:
            picture = shape.look.picture * WIDE - 4
            at, under, deep = left + width - picture, top + head + 3, depth // 3
            parts.append(f'<rect x="{at}" y="{under}" width="{picture}" height="{deep}" fill="#8aa"/>')
    return parts

"""Draws annotations for readers that do not draw them themselves, as PDF operators."""

from collections.abc import Iterator

from ghpress.marking.exchange.annotation import Annotation
from ghpress.marking.exchange.trims import Leaf
from ghpress.press.engine.strokes import number

THIN = 0.06
"""Of a line's height, the thickness of a strike."""

PALE = 0.68
"""How far a highlight is from its round's colour to white, so that words under it are read."""


def look_of(one: Annotation, leaf: Leaf) -> str:
    """The operators; nothing for kinds every reader has an icon for."""
    shares = [int(one.colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    match one.kind:
        case "StrikeOut":
            return "\n".join(_strikes(one, leaf, shares))
        case "Highlight":
            pale = [share + (1 - share) * PALE for share in shares]
            rows = (_rectangle(leaf.box(quad)) for quad in one.quads)
            return "\n".join(["/Over gs", f"{_numbers(*pale)} rg", *rows, "f"])
        case "Caret":
            left, bottom, right, top = leaf.box(one.rect)
            middle = (left + right) / 2
            path = f"{_numbers(left, bottom)} m {_numbers(middle, top)} l {_numbers(right, bottom)} l"
            low = bottom + (top - bottom) / 3
            return f"{_numbers(*shares)} rg {path} {_numbers(middle, low)} l h f"
        case _:
            return ""


def _strikes(one: Annotation, leaf: Leaf, shares: list[float]) -> Iterator[str]:
    """A line through the middle of each stretch: down through a vertical one."""
    yield f"{_numbers(*shares)} RG"
    for quad in one.quads:
        left, bottom, right, top = leaf.box(quad)
        is_upright = top - bottom > right - left and _is_column(one)
        across, up = (left + right) / 2, (bottom + top) / 2
        ends = (across, bottom, across, top) if is_upright else (left, up, right, up)
        thick = THIN * min(top - bottom, right - left)
        path = f"{_numbers(*ends[:2])} m {_numbers(*ends[2:])} l S"
        yield f"{number(max(0.4, thick))} w {path}"


def _is_column(one: Annotation) -> bool:
    """Whether the words run down: an area of one character is as wide as deep, and says nothing."""
    return all(quad.bottom - quad.top > 1.3 * (quad.right - quad.left) for quad in one.quads)


def _rectangle(box: tuple[float, float, float, float]) -> str:
    left, bottom, right, top = box
    return f"{_numbers(left, bottom, right - left, top - bottom)} re"


def _numbers(*values: float) -> str:
    return " ".join(map(number, values))

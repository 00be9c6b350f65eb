"""Turns a layout into a page that nobody will see: by painting it the press gets ready for the others.

It has what all pages have, a head, a subhead, a column and rules, so that templates, sheets and faces
have been read when workers are forked. What only some pages have is left to these: workers are small.
"""

from contextlib import suppress

from jinja2 import TemplateError

from ghpress.galley.words import set_text
from ghpress.layout.layout import Layout
from ghpress.makeup.page import Page, Rect, RuleFrame, TextFrame
from ghpress.manuscript.text import plain
from ghpress.press.templates import templates
from ghpress.stock.shelf import Shelf
from ghpress.units import PT

SAID = plain("版1A，")
"""A character each for the faces a role is composed of: Han, figures, Latin, marks."""

LINES = (("headline", "headline"), ("column", "subhead"), ("column", "body"))
"""The role and the style of each line."""

RULES = ("column-rule", "cut-off")

INNER = "other"
"""The plan of pages that are not the first."""


def sample_page(layout: Layout, shelf: Shelf, number: int) -> Page:
    """The page; what its lines lack does not matter here and is told of the pages that have them."""
    frames: list[TextFrame | RuleFrame] = []
    y = 0
    for role, name in LINES:
        style = layout.styles.get(name)
        if style is not None and style.face in shelf.roles:  # others would have to be cut first
            block, _ = set_text(SAID, style, shelf)
            frames.append(TextFrame(f"sample-{y}", role, Rect(0, y, block.width, block.depth), block))
            y += block.depth
    frames += [RuleFrame(role, role, Rect(0, y, PT, PT)) for role in RULES]
    return Page(number, layout.sheet.width, layout.sheet.height, tuple(frames))


def read_furniture(layout: Layout) -> None:
    """Have the partials read of the furniture that inner pages have; it needs words to be printed."""
    roles = {piece.role for plan in layout.plans if plan.pages == INNER for piece in plan.furniture}
    for role in sorted(roles):
        with suppress(TemplateError):  # a page that has it tells what is wrong
            templates(layout).template(f"partials/{role}.html")

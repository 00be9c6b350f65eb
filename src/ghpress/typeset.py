"""Composes plain text in the faces of this machine: what ``ghpress.compose`` is."""

from fractions import Fraction
from functools import cache
from pathlib import Path

from ghpress.cache import cache_folder
from ghpress.galley.plain import ComposedParagraph, ComposeOptions
from ghpress.galley.plain import compose as composed
from ghpress.remarks import Halt, Remark
from ghpress.stock.shelf import Shelf, open_shelf


def compose(
    text: str,
    measure_em: Fraction | float,
    options: ComposeOptions | None = None,
    fonts: Path | None = None,
) -> tuple[ComposedParagraph, ...]:
    """Plain text composed, a paragraph a line; positions and advances in em.

    Args:
        text: no markup; an empty line is an empty paragraph.
        measure_em: the line's length in em.
        options: strictness, punctuation style and so on.
        fonts: a title's own fonts folder, looked at before the system's.

    Raises:
        Halt: the face is not on this machine, with what to install.
    """
    chosen = options or ComposeOptions()
    shelf, remarks = _shelf(fonts or Path("fonts"))
    if not shelf.offers(chosen.face):
        raise Halt(remarks)
    return composed(text, measure_em, shelf, chosen)


@cache
def _shelf(fonts: Path) -> tuple[Shelf, tuple[Remark, ...]]:
    return open_shelf(fonts, cache_folder() / "faces")

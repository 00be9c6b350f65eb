"""Turns many paints with the same fault into few remarks: the first place, and how many there are."""

from collections.abc import Callable, Hashable, Iterable, Iterator

from ghpress.preflight.content.paints import Paint


def gathered(paints: Iterable[Paint], alike: Callable[[Paint], Hashable]) -> Iterator[tuple[Paint, int]]:
    """The first of each kind of fault with their number, in the order they come."""
    first: dict[Hashable, Paint] = {}
    count: dict[Hashable, int] = {}
    for paint in paints:
        key = alike(paint)
        first.setdefault(key, paint)
        count[key] = count.get(key, 0) + 1
    return ((paint, count[key]) for key, paint in first.items())


def by_colour(paint: Paint) -> Hashable:
    """Those of one colour are one fault."""
    return paint.tint.colour


def said(paint: Paint) -> str:
    """A colour in words: ``C100 M20``, or as the file has it."""
    if paint.tint.plates is None:
        return " ".join((paint.tint.colour.space, *(f"{part:g}" for part in paint.tint.colour.parts)))
    inked = [(name, amount) for name, amount in paint.tint.plates if amount]
    return " ".join(f"{SHORT.get(name, name + ' ')}{100 * amount:.0f}" for name, amount in inked) or "0"


SHORT = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}

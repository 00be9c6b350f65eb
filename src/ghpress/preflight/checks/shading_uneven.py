"""A gradient's function gives as many numbers as its space has inks.

Where it does not, three renderers paint three pictures or none (ISO 32000-1 8.7.4.5).
"""

from collections.abc import Iterator

from pikepdf import Array, Object

from ghpress.preflight.content.tints import components
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each gradient whose numbers do not fit."""
    for shading in subject.content.shadings:
        function, wanted = shading.get("/Function"), components(shading.ColorSpace)
        if function is not None and _given(function) not in (0, wanted):
            facts = {"given": _given(function), "wanted": wanted}
            yield error("shading-uneven", subject.page, **facts)


def _given(function: Object) -> int:
    """How many numbers come out; 0 where only running it would tell."""
    if isinstance(function, Array):
        return len(function)
    kind = int(function.get("/FunctionType", 0))
    if kind == 2:
        return len(function.get("/C0", (0,)))
    if kind == 3:
        return min((_given(part) for part in function.Functions), default=0)
    return len(function.get("/Range", ())) // 2

"""A spot ink stands on one and the same alternate everywhere.

Where it does not, the proof shows one red as two, and a press without the plate prints two (GWG2022
R0021–R0023).
"""

from collections.abc import Iterator

from pikepdf import Object, Stream

from ghpress.preflight.content.tints import kind_of
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each spot whose spaces turn it into different colours."""
    found: dict[str, set[bytes]] = {}
    for space in subject.content.spaces:
        if not isinstance(space, str) and kind_of(space) == "Separation":
            name = str(space[1]).strip("/")
            found.setdefault(name, set()).add(bytes(space[2].unparse() + _said(space[3])))
    for name, ways in sorted(found.items()):
        if len(ways) > 1:
            yield error("spot-alternates-differ", subject.page, name=name, count=len(ways))


def _said(function: Object) -> bytes:
    """What a function holds, its program or samples included."""
    written = function.unparse(resolved=True)
    return bytes(written + function.read_bytes() if isinstance(function, Stream) else written)

"""Turns page files into the issue PDF, inspected as a whole: by whoever has time for it.

It takes what binds and what inspects, which a process that has printed pages has loaded, and the one
that writes the reports has not.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias, TypeVar

from ghpress.press.binding import Binding
from ghpress.remarks import Remark
from ghpress.ticket import Ticket

_Made = TypeVar("_Made")

Apart: TypeAlias = Callable[[Callable[[], tuple[Remark, ...]]], Callable[[], tuple[Remark, ...]]]
"""Has something done in another process, if there is one; what it gives waits for what came of it."""


def here(work: Callable[[], _Made]) -> Callable[[], _Made]:
    """Has something done in this process when what came of it is asked for."""
    return work


def bind(
    files: tuple[Path, ...], binding: Binding, faces: Mapping[str, Path], ticket: Ticket, into: Path
) -> tuple[Remark, ...]:
    """Write the issue PDF of these page files; what makes it less than it claims to be, if anything.

    Raises:
        OSError: a page file or a face cannot be read, or the file cannot be written.
    """
    from ghpress.inspection import inspect_bound
    from ghpress.press.merge import merge

    pdf = merge(files, binding, faces, ticket)
    into.write_bytes(pdf)
    return inspect_bound(pdf, into.name, ticket.profile)

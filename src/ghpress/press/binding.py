"""What is said of a file and of an issue bound: values from which the press writes both.

They know nothing of PDF, so that whoever has others bind an issue need not load what binds it.
"""

from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Colophon:
    """What a file is (版权页): its title, the words its id is made of, its language (BCP 47)."""

    title: str
    identity: tuple[str, ...]
    language: str = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline: what it says, and the place it opens.

    ``page`` counts from 1 in the bound file; ``y`` is measured down from the trim's top.
    """

    title: str
    page: int
    y: Length = 0
    inner: tuple["Bookmark", ...] = ()


@dataclass(frozen=True, slots=True)
class Binding:
    """How an issue is bound: its facts, its outline, and the folio of each page where it has one."""

    colophon: Colophon
    bookmarks: tuple[Bookmark, ...] = ()
    folios: tuple[str, ...] = ()

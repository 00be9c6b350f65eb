"""Turns a face into what it covers of the national character tables."""

from functools import cache

from ghpress.stock.faces import Face
from ghpress.stock.repertoire import Table, common_table, gb2312
from ghpress.values import dataclass

COMMON = "通用规范汉字表"
GB2312 = "GB 2312"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a table a face has; ``missing`` in the table's order."""

    table: str
    have: int
    total: int
    missing: str

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@cache
def tables() -> tuple[Table, ...]:
    """Both tables whole, then their parts: three levels, and GB 2312's Han and symbols."""
    levels, parts = common_table(), gb2312()
    whole = Table(COMMON, "".join(level.characters for level in levels))
    both = Table(GB2312, "".join(part.characters for part in parts))
    return whole, both, *levels, *parts


def coverage(face: Face) -> tuple[Coverage, ...]:
    """What the face has of each table, in the order of ``tables``."""
    return tuple(_of(face, table) for table in tables())


def _of(face: Face, table: Table) -> Coverage:
    missing = "".join(char for char in table.characters if face.glyph(char) is None)
    total = len(table.characters)
    return Coverage(table.name, total - len(missing), total, missing)

"""Turns a PDF and objects that are new in it or written anew into the file with an update at its end.

ISO 32000-1 7.5.6. The file is one that the engine has written uncompressed, with a table of references.
"""

import re
from dataclasses import field

from ghpress.values import dataclass

_TRAILER = re.compile(rb"/Size (\d+)\n((?:/(?:Root|Info) \d+ 0 R\n)+)>>\nstartxref\n(\d+)\n%%EOF\n?\Z")


@dataclass(slots=True)
class Update:
    """A file and its objects so far that are not in it, by number."""

    pdf: bytes
    objects: dict[int, bytes] = field(default_factory=dict)
    _size: int = field(init=False)
    _named: bytes = field(init=False)
    _former: int = field(init=False)

    def __post_init__(self) -> None:
        found = _TRAILER.search(self.pdf, max(0, len(self.pdf) - 200))
        assert found is not None, "the engine ends a file with a trailer"
        self._size, self._named, self._former = int(found[1]), found[2], int(found[3])

    def write(self, number: int, content: bytes) -> None:
        """Write an object of the file anew."""
        self.objects[number] = content

    def add(self, content: bytes) -> bytes:
        """Add an object; how it is referred to."""
        number, self._size = self._size, self._size + 1
        self.objects[number] = content
        return b"%d 0 R" % number

    def written(self) -> bytes:
        """The file with its update."""
        parts, table, at = [self.pdf], [b"xref\n"], len(self.pdf)
        for number, content in sorted(self.objects.items()):
            table.append(b"%d 1\n%010d 00000 n \n" % (number, at))
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
            at += len(parts[-1])
        trailer = b"trailer\n<<\n/Size %d\n%b/Prev %d\n>>\n" % (self._size, self._named, self._former)
        return b"".join((*parts, *table, trailer, b"startxref\n%d\n%%%%EOF\n" % at))

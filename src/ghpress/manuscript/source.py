"""A story's source while it is read: its rows, and the remarks collected on the way."""

from collections.abc import Iterable

from ghpress.located import Leaf
from ghpress.manuscript.inline import read_inline
from ghpress.manuscript.raw import Row, text_of_leaf, text_of_rows
from ghpress.manuscript.text import Text
from ghpress.remarks import InFile, Remark, error, warning


class Source:
    """The body of a story file: ``rows`` are its lines, of which the first is ``first_line``."""

    def __init__(self, file: str, body: str = "", first_line: int = 1) -> None:
        self.file = file
        self.body = body
        self.rows = body.split("\n")
        self.first_line = first_line
        self.remarks: list[Remark] = []

    def row(self, index: int) -> Row:
        """A whole line of the body, counted from 0."""
        return Row(self.rows[index], self.first_line + index, 1)

    def place(self, index: int) -> InFile:
        """The first character of a line, counted from 0, that is no blank."""
        chars = self.rows[index] if index < len(self.rows) else ""
        return InFile(self.file, self.first_line + index, len(chars) - len(chars.lstrip()) + 1)

    def error(self, code: str, place: InFile, **facts: object) -> None:
        """Collects an error."""
        self.remarks.append(error(code, place, **facts))

    def warning(self, code: str, place: InFile, **facts: object) -> None:
        """Collects a warning."""
        self.remarks.append(warning(code, place, **facts))

    def text(self, rows: Iterable[Row]) -> Text:
        """Rows of this file as text, their inline markup read."""
        return self._read(text_of_rows(self.file, rows))

    def prose(self, leaf: Leaf | None) -> Text | None:
        """A YAML value of this file as text, its inline markup read; None for none."""
        return None if leaf is None else self._read(text_of_leaf(leaf))

    def proses(self, leaves: Iterable[Leaf]) -> tuple[Text, ...]:
        """Several YAML values as texts."""
        return tuple(self._read(text_of_leaf(leaf)) for leaf in leaves)

    def _read(self, raw: Text) -> Text:
        found = read_inline(raw)
        self.remarks.extend(found.remarks)
        return found.text

"""Turns what a text holds of writing the composer cannot set rightly into remarks."""

import re
import unicodedata
from collections.abc import Iterator

from ghpress.manuscript.text import Text
from ghpress.remarks import Remark, warning

_DOUBTFUL = re.compile(
    r"(?P<stacked>[^\W\d_][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]+)"
    r"|(?P<turned>[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)"
)
"""A letter under combining marks; a word that runs from right to left."""

_FOREIGN = re.compile("[\u0300-\u1fff\ufb1d-\ufefc]")
"""What neither begins without: a text of Han and Western letters is passed over at once."""

_SHOWN = 12
"""Characters of a run that a remark quotes."""


def doubts(text: Text) -> Iterator[Remark]:
    """A remark on the first run of each kind; the glyphs stand there, but not as they should.

    Marks that make one character with their letter (é) are set as that character.
    """
    if not _FOREIGN.search(text.chars):
        return
    said: set[str] = set()
    for match in _DOUBTFUL.finditer(text.chars):
        kind, run = str(match.lastgroup), match.group()[:_SHOWN]
        if kind in said or (kind == "stacked" and len(unicodedata.normalize("NFC", run)) == 1):
            continue
        said.add(kind)
        code = "marks-unstacked" if kind == "stacked" else "right-to-left"
        yield warning(code, text.place(match.start()), text=run)

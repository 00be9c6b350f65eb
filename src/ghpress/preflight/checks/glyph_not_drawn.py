"""Every glyph shown has an outline in its font.

A code without an outline prints as an empty box or as nothing, and no program says so: the text can
still be copied and searched. Only what says a space may be blank.
"""

import unicodedata
from collections.abc import Iterator

from ghpress.preflight.structure import FontFacts
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

MOST_NAMED = 20
"""Characters named in one remark; more would not help."""

BLANK = ("Zs", "Zl", "Zp", "Cc", "Cf")
"""Unicode categories of what is not seen: spaces, separators, marks of control."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each font that shows what it cannot draw."""
    for font in subject.structure.fonts:
        blank = font.codes[~font.drawn].tolist()
        lost = [_named(font, code) for code in blank if _is_seen(font, code)]
        if font.program and lost:
            what = " ".join(lost[:MOST_NAMED])
            yield error("glyph-not-drawn", subject.first(font), font=font.name, what=what)


def _is_seen(font: FontFacts, code: int) -> bool:
    """Whether the code should leave ink; one that says nothing at all is not trusted to be blank."""
    text = font.texts.get(code)
    return text is None or any(unicodedata.category(char) not in BLANK for char in text)


def _named(font: FontFacts, code: int) -> str:
    """The character, or the code where it has none."""
    return font.texts.get(code) or f"#{code:04X}"

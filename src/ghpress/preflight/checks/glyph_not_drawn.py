"""Every glyph shown exists in its font.

A code without a glyph prints as an empty box or as nothing, and no program says so: the text can
still be copied and searched. Two signs are looked for: the program has no such glyph, or the reader
finds no outline where the text is not a space.
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

MOST_NAMED = 20
"""Codes or characters named in one remark; more would not help."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each font with codes it cannot draw, and one for each text that left no ink."""
    for font in subject.structure.fonts:
        if font.undrawn:
            codes = " ".join(f"{code:04X}" for code in sorted(font.undrawn)[:MOST_NAMED])
            yield error("glyph-not-drawn", subject.page, font=font.name, what=codes)
            continue
        blank = [
            g for g in subject.glyphs if g.font == font.name and g.ink.is_empty() and _shows(g.text)
        ]
        if blank:
            words = "".join(glyph.text for glyph in blank[:MOST_NAMED])
            place = subject.at(blank[0].x, blank[0].y)
            yield error("glyph-not-drawn", place, font=font.name, what=words)


def _shows(text: str) -> bool:
    """Whether the text is something to be seen: not a space, not a mark of control."""
    return text.isprintable() and not text.isspace() and text != "\u3000"

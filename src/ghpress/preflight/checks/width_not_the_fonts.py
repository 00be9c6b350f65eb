"""The widths a page states are those of its fonts.

Text is placed by the stated widths and drawn by the font's: where they differ, one reader spaces the
letters as the first says, another as the second (ISO 15930-7 6.4; ISO 19005-2 6.2.11.5).
"""

from collections.abc import Iterator

import numpy as np

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

TOLERANCE = 1.0
"""Thousandths of the em: ISO 19005-2 lets widths be rounded to whole ones."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each font whose codes are not as wide as is said of them."""
    for font in subject.structure.fonts:
        off = np.flatnonzero(np.abs(font.actual - font.stated) > TOLERANCE)
        if len(off):
            code = int(font.codes[off[0]])
            what = font.texts.get(code) or f"#{code:04X}"
            facts = {"stated": f"{font.stated[off[0]]:g}", "actual": f"{font.actual[off[0]]:g}"}
            yield error(
                "width-not-the-fonts",
                subject.first(font),
                font=font.name,
                count=len(off),
                what=what,
                **facts,
            )

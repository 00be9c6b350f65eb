"""Turns what made a reader fail into the part of the file that is damaged, in the file's own terms."""

import re
import traceback
from pathlib import Path

CONTENT = "lines matrix operators outline paints resources state walk writing".split()
PARTS = dict.fromkeys(CONTENT, "/Contents") | {
    "cff": "/FontFile3",
    "truetype": "/FontFile2",
    "inks": "/ColorSpace",
    "tints": "/ColorSpace",
    "inlaid": "/XObject",
    "widths": "/Widths",
    "structure": "/Page",
    "packet": "/Metadata",
}
"""What the modules that read a part of the file were reading."""

_OBJECT = re.compile(r"\(object (\d+)[, ](\d+)")


def damaged_part(fault: Exception, whole: str) -> str:
    """The object where the library names it (``5 0 obj``), else what was being read, else ``whole``.

    What the fault says itself helps those who mend the reader: kinds of values, places in memory.
    """
    if found := _OBJECT.search(str(fault)):
        return f"{found[1]} {found[2]} obj"
    steps = traceback.extract_tb(fault.__traceback__)
    parts = [PARTS[name] for step in steps if (name := Path(step.filename).stem) in PARTS]
    return parts[-1] if parts else whole

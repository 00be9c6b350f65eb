"""Turns the transparent pictures of a page that stand on a tint into remarks: they print on white.

A photograph is put on paper white before it becomes ink. On white paper nobody sees that; on the tint
of a box the white is a box of its own.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from ghpress.makeup.page import GroundFrame, Page, PictureFrame, Rect
from ghpress.remarks import Remark, warning

UNPRINTED = ("", "none", "transparent", "var(--ink-paper)")
"""What a ground's style says that leaves the paper white."""

_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NOTE = re.compile(r"/\*.*?\*/", re.DOTALL)
_BACKGROUND = re.compile(r"\bbackground(?:-color)?\s*:\s*([^;]+)")


def clear_on_tint(page: Page, folder: Path, css: str) -> Iterator[Remark]:
    """A warning for each picture of which something is transparent where a tint lies under it."""
    grounds = [frame for frame in page.frames if isinstance(frame, GroundFrame)]
    for frame in page.frames:
        if isinstance(frame, PictureFrame) and any(
            _overlap(frame.rect, ground.rect) and tint_of(ground.role, css) not in UNPRINTED
            for ground in grounds
        ):
            if _is_clear(folder / frame.picture.file):
                yield warning("picture-clear-on-tint", frame.picture.place, file=frame.picture.file)


def tint_of(role: str, css: str) -> str:
    """What the style sheets paint a ground of this role with; the last of them that says so."""
    said = ""
    for selectors, body in _RULE.findall(_NOTE.sub("", css)):
        if f".role-{role}" in (each.strip() for each in selectors.split(",")):
            said = next((found.strip() for found in reversed(_BACKGROUND.findall(body))), said)
    return said


def _overlap(one: Rect, other: Rect) -> bool:
    """Whether two rectangles have a part in common."""
    across = one.x < other.right() and other.x < one.right()
    return across and one.y < other.bottom() and other.y < one.bottom()


def _is_clear(file: Path) -> bool:
    """Whether a photograph has a part that is not opaque; a drawing leaves the tint as it is."""
    if file.suffix.lower() == ".svg":
        return False
    try:
        with Image.open(file) as picture:
            if not picture.has_transparency_data:
                return False
            lowest, _ = picture.convert("RGBA").getchannel("A").getextrema()
    except (OSError, ValueError):
        return False  # what is wrong with the file is said where it is made ready
    return int(lowest) < 255  # type: ignore[arg-type]

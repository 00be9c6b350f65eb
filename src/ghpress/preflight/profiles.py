"""Which checks a page file of each profile is held to."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from ghpress.preflight.checks import (
    bleed_missing,
    blend_not_in_ink,
    font_not_embedded,
    glyph_not_drawn,
    page_off_origin,
    rgb_used,
    text_outside_trim,
    trim_not_sheet,
)
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark
from ghpress.ticket import Profile

Check: TypeAlias = Callable[[PageSubject], Iterator[Remark]]

READABLE: tuple[Check, ...] = (
    font_not_embedded.check,
    glyph_not_drawn.check,
    text_outside_trim.check,
)
"""What any page must be, on whatever it is looked at."""

PRINTABLE: tuple[Check, ...] = (
    *READABLE,
    rgb_used.check,
    blend_not_in_ink.check,
    trim_not_sheet.check,
    page_off_origin.check,
    bleed_missing.check,
)
"""What a page must be to go on a plate."""

CHECKS: Mapping[Profile, tuple[Check, ...]] = MappingProxyType(
    {"press": PRINTABLE, "press-x1a": PRINTABLE, "proof": PRINTABLE, "web": READABLE}
)

"""Which classes may not start or end a line, by level (避头尾).

Sources: clreq 6.1.1 (none, basic, GB, strict), GB/T 15834-2011 5.1.9 (solidus neither first nor last).
``gb+ellipsis`` is the middle level of Chinese TeX practice: an ellipsis never starts a line, a dash may.
"""

from ghpress.galley.tables.characters import Class
from ghpress.layout.styles import Strictness

_BASIC_START = frozenset(
    {Class.PA, Class.ST, Class.LS, Class.CL, Class.CN, Class.MD, Class.SO}
    # Half-width closing marks and units after Han are as bad at a line's start as full-width ones.
    | {Class.AC, Class.AP, Class.SX, Class.PC}
)
_BASIC_END = frozenset({Class.OP, Class.AO})

NOT_FIRST: dict[Strictness, frozenset[Class]] = {
    "none": frozenset(),
    "basic": _BASIC_START,
    "gb": _BASIC_START,
    "gb+ellipsis": _BASIC_START | {Class.EL},
    "strict": _BASIC_START | {Class.EL, Class.DS},
}

NOT_LAST: dict[Strictness, frozenset[Class]] = {
    "none": frozenset(),
    "basic": _BASIC_END,
    "gb": _BASIC_END | {Class.SO},
    "gb+ellipsis": _BASIC_END | {Class.SO},
    "strict": _BASIC_END | {Class.SO},
}

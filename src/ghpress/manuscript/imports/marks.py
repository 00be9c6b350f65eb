"""Tables the imports read print by: which marks end, open and close, what notes are called.

Marks after GB/T 15834-2011 and GB/T 18358; note titles as mainland newspapers print them (July 2026).
"""

from enum import Enum

STOPS = frozenset("。！？…!?")
"""Marks that end a sentence. A full stop of Latin print is left out: it also stands in figures."""

PAUSES = frozenset("，、；：,;:")
"""Marks inside a sentence."""

OPENERS = frozenset("“‘（《〈「『【〔［([")
"""Marks that open and so stand before what follows."""

CLOSERS = frozenset("”’）》〉」』】〕］)]")
"""Marks that close and so stand after what they end."""

QUOTES = frozenset("“”‘’")
"""Marks some composing systems always set half an em wide."""

NEVER_FIRST = CLOSERS | STOPS | PAUSES | frozenset("·～％%")
"""Marks that do not begin a line and so cannot begin a paragraph either (避头)."""

NOTE_TITLES = frozenset(
    "编者按 编者的话 编前 编前语 编后 编后语 开栏的话 卷首语 导语 按语 写在前面".split()
)
"""What an editor's note is called over its text."""

PLACE_ENDS = "市州县区盟旗"
"""What the name of a Chinese administrative place ends with."""

NOT_A_PLACE = ("社区", "园区", "小区", "校区", "厂区", "景区")
"""Words that end like a place but are none."""


class Ending(Enum):
    """How a line ends, as far as it tells whether a paragraph ends there."""

    STOP = "stop"
    COLON = "colon"
    SEMICOLON = "semicolon"
    PAUSE = "pause"
    OPEN = "open"
    NONE = "none"


def ending(chars: str) -> Ending:
    """How this line ends; closing quotes and brackets after the last mark are looked through."""
    bare = chars.rstrip("".join(CLOSERS))
    last, end = (bare[-1:] or " "), chars[-1:]
    if last in STOPS:
        return Ending.STOP
    if end in "：:":
        return Ending.COLON
    if end in "；;":
        return Ending.SEMICOLON
    if end in PAUSES or end in "·—":
        return Ending.PAUSE
    return Ending.OPEN if end in OPENERS else Ending.NONE


def begins_note(chars: str) -> bool:
    """Whether a paragraph begins with what its note is called (编者按：…)."""
    name, colon, rest = chars.partition("：")
    return bool(colon and rest) and name in NOTE_TITLES


def is_note_title(chars: str) -> bool:
    """Whether a line is what an editor's note is called (编者按)."""
    return chars.strip("【】[]〔〕：: ") in NOTE_TITLES

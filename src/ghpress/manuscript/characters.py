"""Which characters are Han and which marks are Chinese, as far as reading a manuscript must know.

Source: Unicode 16.0 (September 2024) blocks; marks of GB/T 15834-2011 and the half-width ones that
Chinese text shares with Latin. The composer's own classes are in the galley.
"""

from collections.abc import Iterator
from functools import cache

HAN_RANGES = (
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u2e80-\u2fd5"
    "\U00020000-\U0002ebef\U0002ebf0-\U0002ee5d\U0002f800-\U0002fa1f\U00030000-\U000323af"
    "\u3005\u3006\u3007"
)
"""Han characters, radicals and 々〆〇, as a regular expression's set."""

WIDE_MARKS = "\u3001-\u3004\u3008-\u301f\u3030\ufe10-\ufe19\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
"""Marks that only Chinese setting has (、。《》「」（），！…), as a regular expression's set."""

SHARED_MARKS = "“”‘’…—·"
"""Marks Chinese and Latin text share; their neighbours decide whose they are."""

KANA_HANGUL = "\u3040-\u30ff\u3100-\u312f\uac00-\ud7a3"


def _ranges(chars: str) -> Iterator[tuple[str, str]]:
    """First and last of each range of a set; to compile it takes as long as to load a module or two."""
    at = 0
    while at < len(chars):
        is_range = chars[at + 1 : at + 2] == "-"
        yield chars[at], chars[at + 2 if is_range else at]
        at += 3 if is_range else 1


_HAN = tuple(_ranges(HAN_RANGES))
_CJK = (*_HAN, *_ranges(WIDE_MARKS + KANA_HANGUL))


@cache
def is_han(char: str) -> bool:
    """Whether the character is Han."""
    return any(first <= char <= last for first, last in _HAN)


@cache
def is_cjk(char: str) -> bool:
    """Whether the character is set in a Han frame: Han, kana, a Chinese mark."""
    return any(first <= char <= last for first, last in _CJK)


def joins_without_space(before: str, after: str) -> bool:
    """Whether a line end between these texts is nothing (true beside Han) or a word space.

    ``before`` and ``after`` are the text on both sides; a mark shared with Latin belongs to what it
    stands by.
    """
    left = before.rstrip(SHARED_MARKS)[-1:] or before[-1:]
    right = after.lstrip(SHARED_MARKS)[:1] or after[:1]
    return _meets_han(left) or _meets_han(right)


def _meets_han(char: str) -> bool:
    return not char or is_cjk(char) or char in SHARED_MARKS

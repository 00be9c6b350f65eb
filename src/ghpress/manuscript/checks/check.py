"""Turns one rule of the table into remarks on a text."""

import re
from collections.abc import Callable, Collection, Iterator

from ghpress.manuscript.walk import Role, Said
from ghpress.remarks import Level, Remark
from ghpress.values import dataclass

_ROLES: frozenset[Role] = frozenset(("head", "line", "body", "cell"))
_ABOUT = 6
"""Characters shown on either side of a find."""


@dataclass(frozen=True, slots=True)
class Check:
    """What to look for, in which texts, and what should stand there instead (None: nobody can say).

    A text that has none of the ``signs``, if any are given, has nothing to be found. Patterns are
    compiled when a text is looked at: sets of Han characters take as long as to load a few modules.
    """

    code: str
    level: Level
    pattern: str
    fix: Callable[[re.Match[str]], str | None]
    signs: Collection[str] = ()
    roles: frozenset[Role] = _ROLES


def look_for(check: Check, said: Said) -> Iterator[Remark]:
    """A remark for every find of the check in a text."""
    chars = said.text.chars
    for start, stop, fix in finds(check, said):
        facts = (
            ("found", shown(chars[start:stop])),
            ("fix", "（请查对原稿）" if fix is None else shown(fix) if fix else "（删去）"),
            ("near", near(chars, start, stop)),
        )
        yield Remark(check.level, check.code, said.text.place(start), facts)


def finds(check: Check, said: Said) -> Iterator[tuple[int, int, str | None]]:
    """Where the check finds something in a text, start and stop, and what should stand there."""
    chars = said.text.chars
    if said.role in check.roles and (not check.signs or any(map(chars.__contains__, check.signs))):
        for found in re.finditer(check.pattern, chars):
            yield found.start(), found.end(), check.fix(found)


def near(chars: str, start: int, stop: int) -> str:
    """The find among its neighbours."""
    return shown(chars[max(0, start - _ABOUT) : stop + _ABOUT])


def shown(chars: str) -> str:
    """Characters that cannot be seen, by their code points; spaces as ␣."""
    return "".join(_shown(char) for char in chars)


def _shown(char: str) -> str:
    if char in " \u3000\u00a0":
        return "␣"
    private = "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000"
    return char if char.isprintable() and not private else f"[U+{ord(char):04X}]"

"""Finds traditional and Japanese forms of Han, and kana and letters that look like Han or figures."""

import re
from collections.abc import Iterator
from functools import cache

from ghpress.proofing.finding import Finding
from ghpress.proofing.parts import HAN
from ghpress.proofing.sheet import Handbook, Sheet
from ghpress.proofing.tables.forms import KANA, forms
from ghpress.remarks import Level

_LETTERS = {"O": "0", "o": "0", "О": "0", "Ο": "0", "l": "1", "I": "1"}
_LETTER = re.compile(f"(?<=[0-9])[{''.join(_LETTERS)}](?=[0-9])")
_KANA = re.compile(f"(?<={HAN})[{''.join(KANA)}](?={HAN})")


def foreign_forms(sheet: Sheet, _: Handbook) -> Iterator[Finding]:
    """Characters that a Simplified text does not hold, each with the one it takes."""
    for said in sheet.said:
        text, chars = said.text, said.text.chars
        for found in _outside().finditer(chars):
            char, at = found[0], found.start()
            traditional = forms().traditional.get(char)
            code = "han-traditional" if traditional else "han-japanese"
            fix = traditional or forms().japanese[char]
            yield Finding(Level.WARNING, code, text, at, at + 1, fix, is_sure=True)
        for found in _KANA.finditer(chars):
            fix, at = KANA[found[0]], found.start()
            yield Finding(Level.WARNING, "kana-for-han", text, at, at + 1, fix, is_sure=True)
        for found in _LETTER.finditer(chars):
            fix, at = _LETTERS[found[0]], found.start()
            yield Finding(Level.WARNING, "letter-for-figure", text, at, at + 1, fix)


@cache
def _outside() -> re.Pattern[str]:
    return re.compile(f"[{''.join((*forms().traditional, *forms().japanese))}]")

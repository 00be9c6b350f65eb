"""Turns the table of traditional, variant and Japanese forms into a mapping to the usual ones."""

from functools import cache
from importlib.resources import files

from ghpress.values import dataclass

KANA = {"ニ": "二", "ロ": "口", "ハ": "八", "カ": "力", "エ": "工", "タ": "夕", "ト": "卜", "ー": "一"}
"""Katakana that look like Han; written by hand, 2026."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Characters by what they are, each with the form of the 通用规范汉字表."""

    traditional: dict[str, str]
    japanese: dict[str, str]


@cache
def forms() -> Forms:
    """The table, read once."""
    text = files("ghpress.proofing.tables").joinpath("forms.txt").read_text(encoding="utf-8")
    parts: dict[str, dict[str, str]] = {}
    for row in text.splitlines():
        if row.startswith("= "):
            pairs = parts.setdefault(row[2:], {})
        elif not row.startswith("#"):
            pairs |= {pair[0]: pair[1] for pair in row.split()}
    return Forms(parts["traditional"], parts["japanese"])

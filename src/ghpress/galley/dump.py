"""Writes set lines as text a person can read: the line, what its spaces gave or took, its cost.

Made for goldens: a change of composition reads as a change of lines.
"""

from collections.abc import Sequence

from ghpress.galley.galley import Slot
from ghpress.galley.line import AdjustmentClass, Line
from ghpress.units import Length
from ghpress.wording import Language

INDENT = "\u3000"

_SHORT: dict[AdjustmentClass, str] = {
    "edge": "边",
    "word": "词",
    "middle": "点",
    "bracket": "括",
    "comma": "逗",
    "autospace": "间",
    "stop": "句",
    "gap": "字",
}
"""Kinds of space in one character, so that adjustments line up."""

KEYS: dict[Language, tuple[str, ...]] = {
    "zh": (
        "文字｜行宽（字；末：段末行） 哪类空隙让出（−）或撑开（+）几字/几处 价",
        "词：西文词间；点：间隔号；括：括号引号；逗：、，；：；间：汉字西文间；句：。？！；字：其余字间",
    ),
    "en": (
        "text｜width in em (末: last line), what each class of space gave (−) or took (+)/places",
        "词 word spaces, 点 interpuncts, 括 brackets and quotes, 逗 、，；：, 间 Han–Latin gaps,",
        "句 。？！, 字 all other gaps; 价 is the cost",
    ),
}
"""How to read a line of a dump."""


def dump_paragraph(slots: Sequence[Slot], em: Length) -> str:
    """A paragraph: its lines numbered, then their count and cost in all."""
    rows = [
        f"{number:>3} {INDENT * round(slot.x / em)}{dump_line(slot.line, em)}"
        for number, slot in enumerate(slots, 1)
    ]
    total = sum(slot.line.cost for slot in slots)
    return "\n".join([*rows, f"  = {len(rows)} 行 价{total}"]) + "\n"


def dump_line(line: Line, em: Length) -> str:
    """One line: its text, a bar, its width and what was done to make it so."""
    done = (
        f"{_SHORT[one.kind]}{one.amount / em:+.3f}/{one.places}"
        for one in line.adjustments
        if abs(one.amount) * 1000 >= em  # a unit or two is rounding, not composition
    )
    end = "末" if line.is_last else ""
    parts = [f"{line.width / em:.2f}{end}", *done, *([f"价{line.cost}"] if line.cost else [])]
    return f"{line.text}｜ {' '.join(parts)}"

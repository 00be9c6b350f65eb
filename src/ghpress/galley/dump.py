"""Writes set lines as text a person can read: the line, what its spaces gave or took, its cost.

Made for goldens: a change of composition reads as a change of lines.
"""

from collections.abc import Iterable

from ghpress.galley.galley import Galley
from ghpress.galley.line import Line
from ghpress.units import Length

_SHORT = {"bracket": "括", "comma": "逗", "stop": "句", "autospace": "间", "word": "词", "gap": "字"}
"""Kinds of space in one character, so that adjustments line up."""


def dump(galley: Galley, em: Length) -> str:
    """The galley, a line each: slot, role, text, width in em, adjustments, cost."""
    rows = [
        f"{slot.slot + 1:>3} {slot.role:<8} {'　' * round(slot.x / em)}{dump_line(slot.line, em)}"
        for slot in galley.lines
    ]
    remarks = [f"! {remark.code} {dict(remark.facts)}" for remark in galley.remarks]
    return "\n".join([*rows, *remarks]) + "\n"


def dump_line(line: Line, em: Length) -> str:
    """One line: its text, a bar, its width and what was done to make it so."""
    done = (
        f"{_SHORT.get(one.kind, one.kind)}{one.amount / em:+.3f}/{one.places}"
        for one in line.adjustments
        if abs(one.amount) * 1000 >= em  # a unit or two is rounding, not composition
    )
    end = "末" if line.is_last else ""
    parts = [f"{line.width / em:.2f}{end}", *done, *([f"价{line.cost}"] if line.cost else [])]
    return f"{line.text}｜ {' '.join(parts)}"


def dump_lines(lines: Iterable[Line], em: Length) -> str:
    """Lines without their slots."""
    return "\n".join(dump_line(line, em) for line in lines) + "\n"

"""Whole paragraphs, line by line, as text a person can read; `make golden` writes them anew."""

from dataclasses import replace
from fractions import Fraction

import pytest

from galley.setting import EM, depths
from galley.stories import copy, styles
from ghpress.galley.compose import Measures, prepare
from ghpress.galley.dump import INDENT, dump_line
from ghpress.galley.galley import Galley
from ghpress.galley.setcopy import set_copy
from ghpress.stock.shelf import Shelf
from goldens import FOLDER, held

LINES = FOLDER / "lines"

SETTINGS = {
    "quanjiao-13": (13, {}),
    "quanjiao-15": (15, {}),
    "quanjiao-20": (20, {}),
    "kaiming-15": (15, {"punctuation": "kaiming"}),
    "banjiao-15": (15, {"punctuation": "banjiao"}),
    "plain-15": (15, {"punctuation": "plain"}),
    "strict-13": (13, {"strictness": "strict"}),
    "hanging-13": (13, {"hanging": True}),
    "ragged-13": (13, {"align": "left"}),
    "narrow-8": (8, {"indent": Fraction(1)}),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_story_is_composed_as_accepted(name: str, shelf: Shelf) -> None:
    ems, setting = SETTINGS[name]
    body = styles()["body"]
    changed = replace(body, setting=replace(body.setting, **setting))
    prepared = prepare(copy(), {**styles(), "body": changed}, shelf)
    measures = Measures(ems * EM)
    best = min(depths(prepared, measures), key=lambda depth: depth.cost)
    galley = set_copy(prepared, measures, best.slots)
    assert galley is not None
    head = (
        f"# {ems} em, {changed.setting.punctuation}, {changed.setting.strictness}: {best.slots} lines\n"
    )
    assert held(LINES / f"{name}.txt", head + dump(galley)) == head + dump(galley)


def dump(galley: Galley) -> str:
    """The galley, a line each: slot, role, text, width in em, adjustments, cost."""
    rows = [
        f"{slot.slot + 1:>3} {slot.role:<8} {INDENT * round(slot.x / EM)}{dump_line(slot.line, EM)}"
        for slot in galley.lines
    ]
    remarks = [f"! {remark.code} {dict(remark.facts)}" for remark in galley.remarks]
    return "\n".join([*rows, *remarks]) + "\n"


def test_every_golden_belongs_to_a_setting() -> None:
    assert {file.stem for file in LINES.glob("*.txt")} == set(SETTINGS)

"""Whole paragraphs, line by line, as text a person can read; `make golden` writes them anew."""

import os
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from galley.setting import EM
from galley.stories import copy, styles
from ghpress.galley.compose import Measures, depths, prepare
from ghpress.galley.dump import dump
from ghpress.galley.setcopy import set_copy
from ghpress.stock.shelf import Shelf

LINES = Path(__file__).resolve().parents[1] / "golden" / "lines"

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
    assert held(LINES / f"{name}.txt", head + dump(galley, EM)) == head + dump(galley, EM)


def held(file: Path, wanted: str) -> str:
    """What the file holds; with GHPRESS_GOLDEN=write it is written first, and the test fails once."""
    found = file.read_text(encoding="utf-8") if file.exists() else ""
    if found != wanted and os.environ.get("GHPRESS_GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(wanted, encoding="utf-8")
    return found


def test_every_golden_belongs_to_a_setting() -> None:
    assert {file.stem for file in LINES.glob("*.txt")} == set(SETTINGS)

"""The manual and the JSON Schema say what the reader does; `make golden` writes them anew."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from ghpress.layout.form import layout_schema
from ghpress.layout.read import read_layout
from ghpress.layout.reference import BEGIN, END, reference
from ghpress.layout.shelves import shipped
from goldens import held
from layout.shelf import lay

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "docs/schema/layout.schema.json"
MANUAL = ROOT / "docs/layouts.md"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = layout_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_published_schema_is_the_readers_own_form() -> None:
    wanted = json.dumps(layout_schema(), ensure_ascii=False, indent=2) + "\n"
    assert held(SCHEMA, wanted) == wanted


def test_the_manuals_tables_are_the_readers_own_form() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    wanted = before + reference() + rest.split(END)[1]
    assert held(MANUAL, wanted) == wanted


def test_the_manual_tells_of_every_rule_for_css_and_templates() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    for word in ("set", "lines", "picture", "place", "ornament", "--ink-", "role-", "extends"):
        assert word in text


def test_the_shipped_layouts_meet_the_schema(validator: Draft202012Validator) -> None:
    files = sorted(shipped().glob("*/layout.yaml"))
    assert files
    for file in files:
        assert list(validator.iter_errors(yaml.safe_load(file.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "yaml_text",
    [
        "extends: broadsheet\n",
        "extends: broadsheet\ngrid: {lines: 96}\n",
        "extends: broadsheet\ngrid:\n",
        "extends: broadsheet\nstyles: {body: {indent: 2.0}, kicker: {slots: 3, tracking: 1/3}}\n",
        "extends: broadsheet\nsheet: {bleed: 0}\nrules: {column-rule: 0.3 mm}\n",
        "extends: broadsheet\nfit: {ranks: {2: {columns: 2}}, head-white: 1}\n",
    ],
)
def test_what_the_reader_takes_the_schema_takes(
    yaml_text: str, validator: Draft202012Validator, tmp_path: Path
) -> None:
    lay(tmp_path, "own", yaml_text)
    layout, _ = read_layout("own", (tmp_path,))
    assert layout is not None
    assert [fault.message for fault in validator.iter_errors(as_json(yaml_text))] == []


@pytest.mark.parametrize(
    "yaml_text",
    [
        "title: 没有底也不写全\n",
        "extends: broadsheet\ncolour: red\n",
        "extends: broadsheet\ngrid: {colums: 5}\n",
        "extends: broadsheet\ngrid: {lines: many}\n",
        "extends: broadsheet\ngrid: {size: 10}\n",
        "extends: broadsheet\nstyles: {body: {align: middle}}\n",
        "extends: broadsheet\nstyles: {Body: {face: song}}\n",
        "extends: broadsheet\ninks: {red: {cmyk: [0, 100, 100]}}\n",
        "extends: broadsheet\npages: []\n",
        "extends: broadsheet\nfit: {ranks: {lead: {columns: 2}}}\n",
    ],
)
def test_what_the_schema_refuses_the_reader_refuses(
    yaml_text: str, validator: Draft202012Validator, tmp_path: Path
) -> None:
    assert not validator.is_valid(as_json(yaml_text))
    lay(tmp_path, "own", yaml_text)
    assert read_layout("own", (tmp_path,))[0] is None


def as_json(text: str) -> Any:
    """YAML as an editor's schema check sees it: JSON has no whole-number keys."""
    return json.loads(json.dumps(yaml.safe_load(text), ensure_ascii=False))

"""The manual and the JSON Schemas say what the reader does; `make golden` writes them anew."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from ghpress.forms import Form, fill
from ghpress.house import HOUSE
from ghpress.located import Entries, Items, Leaf, Node, read_yaml
from ghpress.manuscript.fields import CHART, ISSUE, NOTE, STORY, TIMELINE_ENTRY
from ghpress.manuscript.marks import ATTRIBUTES
from ghpress.manuscript.reference import with_tables
from ghpress.manuscript.schemas import schemas
from ghpress.manuscript.terms import TERMS
from goldens import held

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "docs/content.md"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_published_schema_is_the_readers_own_form(name: str) -> None:
    wanted = json.dumps(schemas()[name], ensure_ascii=False, indent=2) + "\n"
    assert held(ROOT / "docs/schema" / name, wanted) == wanted


def test_the_manuals_tables_are_the_readers_own_forms() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    assert held(MANUAL, with_tables(text)) == with_tables(text)


def test_the_manual_tells_of_every_attribute_word() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    assert [word for word in ATTRIBUTES if f"{{{word}}}" not in text] == []


def plain(node: Node | None) -> Any:
    """The document as JSON has it."""
    match node:
        case Entries(entries):
            return {entry.key.text: plain(entry.value) for entry in entries}
        case Items(nodes):
            return [plain(each) for each in nodes]
        case Leaf(text, "whole"):
            return int(text)
        case Leaf(text, "number"):
            return float(text)
        case Leaf(text, "truth"):
            return text.lower() == "true"
        case Leaf(text, "text"):
            return text
        case _:
            return None


GOOD: dict[str, tuple[Form, list[str]]] = {
    "issue.schema.json": (
        ISSUE,
        [
            "title: 春\ndate: 2025-05-01\n",
            "title: 2025\ndate: '2025-05-01'\npages: 4\n",
            "title: true\ndate: 2025-05-01\npages: auto\nnumber: 007\n",
            "title: 春\ndate: 2025-05-01\nstories: [a, 01-b.md]\nnote:\nsection: ''\npeople: []\n",
            "title: 春\ndate: 2025-05-01\nfurniture: {page-count: 今日八版, slogan: ''}\n",
        ],
    ),
    "story-front-matter.schema.json": (
        STORY,
        [
            "headline: 一\n",
            "headline: [一, 二]\nkicker: 三\ndeck: 四\nrank: 1\n",
            "headline: 2025\nalternatives: [[一, 二], 三]\nkicker:\n",
            "headline: 一\npictures: [{file: a.jpg, focus: [50%, 0.25], columns: 2}]\n",
            "headline: 一\npictures: [{file: a.jpg, alt: '', focus: [1/2, 1]}]\n",
        ],
    ),
    "note-front-matter.schema.json": (NOTE, ["kicker: 一\n", "headline: 一\n"]),
    "terms.schema.json": (TERMS, ["names: [长春]\nterms: [2.0版, 5]\n", "terms:\n"]),
    "house.schema.json": (
        HOUSE,
        [
            "name: 松辽工报\n",
            "name: 松辽工报\ncn: CN 00-0000\npostcode: '000000'\ncredits: {责编: 本报编辑部}\n",
            "name: 松辽工报\npostcode: 130000\n",
        ],
    ),
    "chart.schema.json": (
        CHART,
        [
            "data: [{label: 长春, value: 1}]\n",
            "kind: map\ndata: [{label: 长春, value: 1/3, at: [0, 100%]}]\nunit: 处\n",
            "data: [{label: 长春, value: 130, said: 130余}]\n",
            "kind: map\nframe: 3/2\ncolumns: 3\ndata: [{label: 长春, at: [0, 1]}]\n",
        ],
    ),
    "timeline-entry.schema.json": (
        TIMELINE_ENTRY,
        ["when: 1948\nwhat: 开门。\n", "when: 春天\nwhat: 开门。\nwhere: 河边\n"],
    ),
}
BAD: dict[str, list[str]] = {
    "issue.schema.json": [
        "title: 春\n",
        "title: ''\ndate: 2025-05-01\n",
        "title: '  '\ndate: 2025-05-01\n",
        "title:\ndate: 2025-05-01\n",
        "title: [春]\ndate: 2025-05-01\n",
        "title: 春\ndate: 2025-5-1\n",
        "title: 春\ndate: 2025-02-30\n",
        "title: 春\ndate: 2025年5月1日\n",
        "title: 春\ndate: 2025-05-01\npages: 0\n",
        "title: 春\ndate: 2025-05-01\npages: 2.5\n",
        "title: 春\ndate: 2025-05-01\npages: all\n",
        "title: 春\ndate: 2025-05-01\nstories: a\n",
        "title: 春\ndate: 2025-05-01\nstories: []\n",
        "title: 春\ndate: 2025-05-01\nstories: [a, ]\nlayout: a/b\n",
        "title: 春\ndate: 2025-05-01\nstorys: [a]\n",
        "title: 春\ndate: 2025-05-01\nfurniture: {Slogan: 一}\n",
        "title: 春\ndate: 2025-05-01\nfurniture: 一\n",
        "title: 春\ndate: 2025-05-01\npeople: [[一]]\n",
        "- title\n",
    ],
    "story-front-matter.schema.json": [
        "kicker: 一\n",
        "headline: []\n",
        "headline: [一, '']\n",
        "headline: {a: b}\n",
        "headline: 一\nrank: 4\n",
        "headline: 一\nrank: '2'\n",
        "headline: 一\nid: a b\n",
        "headline: 一\npictures: {file: a.jpg}\n",
        "headline: 一\npictures: [{caption: 一}]\n",
        "headline: 一\npictures: [{file: a.jpg, focus: [50%]}]\n",
        "headline: 一\npictures: [{file: a.jpg, focus: [2, 0.5]}]\n",
        "headline: 一\npictures: [{file: a.jpg, columns: 13}]\n",
        "headline: [一, ~]\n",
    ],
    "note-front-matter.schema.json": ["headlines: 一\n", "headline: ''\n"],
    "terms.schema.json": ["names: 长春\n", "words: [一]\n"],
    "house.schema.json": ["cn: CN 00-0000\n", "name: 报\ncn: 无\n", "name: 报\ncredits: [一]\n"],
    "chart.schema.json": [
        "data: []\n",
        "data: [{value: 1}]\n",
        "data: [{label: 一, value: -1}]\n",
        "data: [{label: 一, value: 一}]\n",
        "kind: pie\ndata: [{label: 一, value: 1}]\n",
    ],
    "timeline-entry.schema.json": ["when: 1948\n", "what: 开门。\n", "when: [1]\nwhat: 开门。\n"],
}


def verdicts(name: str, document: str) -> tuple[bool, bool]:
    """Whether the reader and the schema take a document."""
    found = read_yaml(document, "a.yaml")
    assert found.remarks == ()
    checker = Draft202012Validator(schemas()[name], format_checker=FormatChecker())
    return fill(GOOD[name][0], found.node).remarks == (), checker.is_valid(plain(found.node))


@pytest.mark.parametrize("name", sorted(GOOD))
def test_schema_and_reader_take_the_same_documents(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])
    assert {document: verdicts(name, document) for document in GOOD[name][1]} == dict.fromkeys(
        GOOD[name][1], (True, True)
    )


@pytest.mark.parametrize("name", sorted(BAD))
def test_schema_and_reader_refuse_the_same_documents(name: str) -> None:
    assert {document: verdicts(name, document) for document in BAD[name]} == dict.fromkeys(
        BAD[name], (False, False)
    )


def test_every_example_in_the_forms_is_taken_by_its_own_field() -> None:
    refused = []
    for form in (ISSUE, STORY, TERMS, HOUSE, CHART, TIMELINE_ENTRY):
        for field in form.fields:
            if field.example:
                alone = Form("alone", "", (field,))
                line = f"{field.key}: {field.example}\n"
                refused += [(line, remark) for remark in fill(alone, read_yaml(line, "a").node).remarks]
    assert refused == []


def test_the_manuals_example_story_and_chart_read_without_a_remark() -> None:
    from ghpress.manuscript.stories import read_story

    text = MANUAL.read_text(encoding="utf-8")
    story = re.search(r"```markdown\n(---\n.*?)```", text, re.DOTALL)
    chart = re.search(r"````markdown\n(```chart.*?```)\n````", text, re.DOTALL)
    assert story and chart
    assert read_story(f"{story[1]}\n\n正文。\n\n{chart[1]}\n", "a.md", STORY).remarks == ()

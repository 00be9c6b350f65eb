"""report.json says what was made, to the published schema."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ghpress.report.document import document
from ghpress.report.record import StoryFit, fit_in_words
from ghpress.report.write import write_reports
from report.sample import report

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    text = (ROOT / "docs/schema/report.schema.json").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(json.loads(text))
    return Draft202012Validator(json.loads(text))


def test_the_report_meets_its_schema(tmp_path: Path, schema: Draft202012Validator) -> None:
    assert [fault.message for fault in schema.iter_errors(document(report(tmp_path)))] == []


def test_the_schema_refuses_a_report_with_a_field_more_or_less(
    tmp_path: Path, schema: Draft202012Validator
) -> None:
    good = json.loads(json.dumps(document(report(tmp_path))))
    more = {**good, "extra": 1}
    less = {key: value for key, value in good.items() if key != "stories"}
    wrong = {**good, "pages": [{**good["pages"][0], "number": 0}]}
    assert not any(schema.is_valid(bad) for bad in (more, less, wrong))


def test_every_field_is_explained_in_the_docs() -> None:
    words = (ROOT / "docs/report.md").read_text(encoding="utf-8")
    schema = json.loads((ROOT / "docs/schema/report.schema.json").read_text(encoding="utf-8"))
    missing = [name for name in _fields(schema) if f"`{name}`" not in words]
    assert missing == []


def _fields(part: object) -> set[str]:
    if isinstance(part, list):
        return set().union(*(_fields(item) for item in part))
    if not isinstance(part, dict):
        return set()
    own = set(part["properties"]) if isinstance(part.get("properties"), dict) else set()
    return own.union(*(_fields(value) for value in part.values()))


def test_frames_are_given_in_millimetres_in_reading_order(tmp_path: Path) -> None:
    page = document(report(tmp_path))["pages"][0]
    assert (page["width_mm"], page["height_mm"]) == (390.0, 540.0)
    assert [(frame["id"], frame["kind"]) for frame in page["frames"]] == [
        ("masthead", "furniture"),
        ("tint", "ground"),
        ("canal-1", "text"),
        ("rule", "rule"),
        ("photo", "picture"),
    ]
    photo = page["frames"][-1]
    assert (photo["x_mm"], photo["y_mm"], photo["width_mm"], photo["height_mm"]) == (80, 90, 100, 60)


def test_files_are_named_relative_to_the_report(tmp_path: Path) -> None:
    page = document(report(tmp_path))["pages"][0]
    assert (page["file"], page["preview"]) == ("pages/p1.pdf", "previews/p1-100.png")


def test_a_page_without_preview_says_so(tmp_path: Path) -> None:
    bare = replace(report(tmp_path), previews=(), page_files=())
    page = document(bare)["pages"][0]
    assert (page["file"], page["preview"]) == (None, None)


def test_a_story_tells_its_pages_and_its_fit(tmp_path: Path) -> None:
    canal, ferry, bridge = document(report(tmp_path))["stories"]
    assert canal["pages"] == [1]
    assert bridge["pages"] == []
    assert canal["fit"] == {"lines": 0, "characters": 0, "words": "正好"}
    assert ferry["fit"] == {"lines": 2, "characters": 25, "words": "超25字（2行）"}
    assert bridge["fit"] == {"lines": -1, "characters": -14, "words": "差14字（1行）"}


def test_the_fit_is_said_as_a_newsroom_says_it() -> None:
    fit = StoryFit("a", "甲", "a.md", 10, 1)
    assert fit_in_words(fit) == "正好"
    assert fit_in_words(replace(fit, over_characters=12, over_lines=1)) == "超12字（1行）"


def test_places_of_all_three_kinds_are_told_apart(tmp_path: Path) -> None:
    places = [remark["place"] for remark in document(report(tmp_path))["remarks"]]
    assert places == [
        {"page": 1, "x_mm": 195.0, "y_mm": 270.0},
        {"file": "canal.md", "line": 3, "column": 5},
        None,
    ]


def test_the_same_report_is_the_same_bytes(tmp_path: Path) -> None:
    first = [file.read_bytes() for file in write_reports(report(tmp_path))]
    second = [file.read_bytes() for file in write_reports(report(tmp_path))]
    assert first == second


def test_no_path_of_this_machine_is_in_either_report(tmp_path: Path) -> None:
    for file in write_reports(report(tmp_path)):
        assert str(tmp_path) not in file.read_text(encoding="utf-8")

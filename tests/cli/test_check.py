"""``ghpress check`` says what is wrong with the copy, where, and what to do."""

import json
from pathlib import Path

import pytest

from cli.command import ghpress, here
from cli.issues import FERRY, ISSUE, LOCK, small_issue

FAULTS = {
    "broken YAML": ({"issue": "title: [河上\ndate: 2026-04-03\n"}, "issue.yaml", "yaml-broken"),
    "an unknown key": ({"issue": ISSUE.replace("stories", "storys")}, "issue.yaml:3:1", "key-unknown"),
    "an unknown key in a story": (
        {"ferry": FERRY.replace("headline", "headlin")},
        "ferry.md:2:1",
        "key-unknown",
    ),
    "a missing story": ({"issue": ISSUE.replace("ferry", "fery")}, "issue.yaml:3:17", "story-missing"),
    "a story twice": (
        {"issue": ISSUE.replace("ferry", "lock")},
        "issue.yaml:3:17",
        "story-listed-twice",
    ),
    "two stories of one id": (
        {"ferry": FERRY.replace("---\n", "---\nid: lock\n", 1)},
        "ferry.md",
        "story-id-twice",
    ),
    "a path out of the folder": (
        {"issue": ISSUE.replace("ferry", "../ferry.md")},
        "issue.yaml:3:17",
        "path-outside",
    ),
    "an absolute path": (
        {"issue": ISSUE.replace("ferry", "/etc/passwd")},
        "issue.yaml:3:17",
        "path-outside",
    ),
    "a missing picture": ({"lock": LOCK + "\n![闸](pictures/gate.jpg)\n"}, "lock.md", "picture-missing"),
    "a picture out of the folder": (
        {"lock": LOCK + "\n![闸](../gate.jpg)\n"},
        "lock.md",
        "path-outside",
    ),
    "an empty story": ({"ferry": "---\nheadline: 渡口\n---\n"}, "ferry.md", "story-empty"),
    "no headline": ({"ferry": "---\nrank: 2\n---\n正文。\n"}, "ferry.md", "key-missing"),
    "an alias that swells": (
        {"issue": "title: &a [河]\ndate: 2026-04-03\nstories: *a\n"},
        "issue.yaml",
        "yaml-alias",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_place_and_what_to_do(fault: str, tmp_path: Path) -> None:
    files, place, code = FAULTS[fault]
    found = here("check", small_issue(tmp_path / "river", **files))
    lines = found.stdout.splitlines()
    said = [number for number, line in enumerate(lines) if f"错误 [{code}]" in line]
    assert found.returncode == 1, found.stdout + found.stderr
    assert said, found.stdout + found.stderr
    assert lines[said[0]].startswith(place)
    assert lines[said[0] + 1].startswith("    "), "no line says what to do"


def test_a_good_issue_has_nothing_said_of_it(tmp_path: Path) -> None:
    found = ghpress("check", small_issue(tmp_path / "river"))
    assert (found.returncode, found.stdout, found.stderr) == (0, "没有问题。\n", "")


def test_gb18030_is_read_with_a_warning(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river")
    (folder / "lock.md").write_bytes(LOCK.encode("gb18030"))
    found = here("check", folder)
    assert found.returncode == 0
    assert "lock.md: 提醒 [encoding-gb18030]" in found.stdout


def test_bytes_of_no_encoding_are_refused(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river")
    (folder / "lock.md").write_bytes(LOCK.encode("utf-8") + b"\xff\xfe\x00\xc3\x28\n")
    found = here("check", folder)
    assert found.returncode == 1
    assert "lock.md:" in found.stdout


def test_a_folder_that_is_no_issue_is_said_to_be_none(tmp_path: Path) -> None:
    found = here("check", tmp_path / "nosuch")
    assert found.returncode == 1
    assert "[issue-missing]" in found.stdout + found.stderr


def test_json_holds_the_same_remarks(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", issue=ISSUE.replace("stories", "storys"))
    found = here("check", folder, "--json")
    said = json.loads(found.stdout)
    assert (found.returncode, said["exit"]) == (1, 1)
    assert next((remark["code"], remark["place"]["line"]) for remark in said["remarks"]) == (
        "key-unknown",
        3,
    )


def test_english_is_spoken_where_it_is_asked_for(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", issue=ISSUE.replace("stories", "storys"))
    found = here("check", folder, env={"GHPRESS_LANG": "en"})
    assert "issue.yaml:3:1: error [key-unknown] Unknown key 'storys'" in found.stdout


def test_adverts_are_looked_over_with_the_copy(tmp_path: Path) -> None:
    booked = ISSUE + "adverts: [{file: ads/a.pdf, size: {columns: 2, lines: 9}}]\n"
    found = here("check", small_issue(tmp_path / "river", issue=booked))
    assert found.returncode == 0
    assert "advert-missing" in found.stdout + found.stderr


def test_the_standards_offered_are_those_preflight_has() -> None:
    from ghpress.cli.checking import STANDARDS as offered
    from ghpress.preflight.profiles import STANDARDS

    assert offered == STANDARDS

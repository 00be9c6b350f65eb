"""``ghpress build`` of several issues: one crew, each told of in its order, none stopped by another."""

import json
import re
from pathlib import Path

import pytest

from cli.command import ghpress
from cli.issues import ISSUE, LOCK, small_issue


@pytest.fixture(scope="module")
def issues(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    shop = tmp_path_factory.mktemp("shop")
    return {
        "river": small_issue(shop / "river"),
        "glyphless": small_issue(shop / "glyphless", lock=LOCK.replace("铜钟", "铜\u0f40钟")),
        "storyless": small_issue(shop / "storyless", issue=ISSUE.replace("ferry", "bridge")),
        "sea": small_issue(shop / "sea", issue=ISSUE.replace("河上", "海上")),
    }


def files(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_each_is_told_of_in_its_order_and_what_stops_one_stops_no_other(
    issues: dict[str, Path], tmp_path: Path
) -> None:
    words = ("--no-cache", "--no-previews", "--workers", "2", "--json", "-o", tmp_path)
    found = ghpress("build", *issues.values(), *words)
    assert found.returncode == 1, found.stdout + found.stderr
    decoder, said, rest = json.JSONDecoder(), [], found.stdout.strip()
    while rest:
        one, end = decoder.raw_decode(rest)
        said.append(one)
        rest = rest[end:].lstrip()
    assert [one["exit"] for one in said] == [0, 1, 1, 0]
    assert [Path(one["built"]["folder"]).parent.name for one in (said[0], said[3])] == ["river", "sea"]
    assert all(any(remark["level"] == "error" for remark in one["remarks"]) for one in said[1:3])
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["river", "sea"]


def test_together_they_are_the_same_to_a_byte_as_alone(issues: dict[str, Path], tmp_path: Path) -> None:
    good = (issues["river"], issues["sea"])
    together = ghpress("build", *good, "-o", tmp_path / "together", "--no-cache", "--workers", "2")
    assert together.returncode == 0, together.stdout + together.stderr
    assert len(re.findall("^成品：", together.stdout, re.MULTILINE)) == 2
    for issue in good:
        ghpress("build", issue, "-o", tmp_path / "alone", "--no-cache", "--workers", "1")
    assert files(tmp_path / "together") == files(tmp_path / "alone")


def test_one_issue_twice_is_built_twice(issues: dict[str, Path], tmp_path: Path) -> None:
    river = issues["river"]
    found = ghpress("build", river, river, "-o", tmp_path, "--no-cache", "--workers", "2")
    assert found.returncode == 0, found.stdout + found.stderr
    assert (tmp_path / "river/broadsheet/issue.pdf").is_file()
    assert sorted(folder.name for folder in (tmp_path / "river").iterdir()) == ["broadsheet"]

"""``ghpress check`` as a proofreader uses it: finds, a patch first, places accepted, the error rate."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cli.command import here
from cli.issues import LOCK, small_issue

SLIPS = LOCK.replace("河面还罩着", "河面己经罩着").replace("先敲三下", "先敲三、四下")


def test_fix_shows_the_patch_and_changes_nothing(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", lock=SLIPS)
    found = here("check", folder, "--fix")
    assert found.returncode == 0, found.stderr
    assert "\n-清晨六点，河面己经罩着" in found.stdout
    assert "\n+清晨六点，河面已经罩着" in found.stdout
    assert "lock.md:5:8: 提醒 [wrong-word]" in found.stdout
    assert found.stdout.endswith("可改 1 个文件。\n")
    assert (folder / "lock.md").read_text(encoding="utf-8") == SLIPS


def test_apply_makes_the_sure_fixes_alone(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", lock=SLIPS)
    found = here("check", folder, "--fix", "--apply", "--json")
    said = json.loads(found.stdout)
    assert (said["applied"], [each["file"] for each in said["patch"]]) == (True, ["lock.md"])
    assert (folder / "lock.md").read_text(encoding="utf-8") == SLIPS.replace("己经", "已经")


def test_a_place_accepted_is_told_no_more(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", lock=SLIPS)
    first = here("check", folder, "--accept", "lock.md:5")
    assert first.stdout == "没有问题。\n"
    assert here("check", folder).stdout == "没有问题。\n"
    assert kept(folder)["by"], "somebody is at the machine"
    lost = here("check", folder, "--accept", "lock.md:5")
    assert (lost.returncode, "accept-nothing" in lost.stdout) == (1, True)


def test_who_accepted_a_place_and_when_is_kept(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", lock=SLIPS)
    here("check", folder, "--accept", "lock.md:5", "--by", "校对甲")
    assert kept(folder)["by"] == "校对甲"
    assert datetime.now(UTC) - datetime.fromisoformat(kept(folder)["at"]) < timedelta(hours=1)


def kept(folder: Path) -> dict[str, str]:
    """What was kept of the last place accepted."""
    lines = (folder / ".ghpress" / "proofread.jsonl").read_text(encoding="utf-8").splitlines()
    return json.loads(lines[-1])


def test_the_rate_is_told_by_area(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text("name: 河上工报\n", encoding="utf-8")
    folder = small_issue(tmp_path / "river", lock=SLIPS)
    said = json.loads(here("check", folder, "--rate", "--json").stdout)["rate"]
    # A broadsheet page of 6 × 15 五号 characters and 4 gutters holds some 8,000 by area.
    assert said["errors"] == 1
    assert 6_000 < said["characters"] < 12_000
    assert said["per_10000"] == round(10_000 / said["characters"], 2)

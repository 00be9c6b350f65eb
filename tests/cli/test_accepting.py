"""``ghpress fit --accept``: lines accepted stay when the copy is corrected elsewhere."""

import json
from pathlib import Path

from cli.command import here
from cli.issues import LOCK, small_issue

LONG = LOCK + "".join(
    f"\n第{number}个闸工姓{name}，守了{number * 3}年，说起水来没有一句是空的：“水有水的脾气，人要先听。”"
    f"{name}师傅的本子上记着每天的水位、船数和风向，一页也没有缺过。\n"
    for number, name in enumerate("周吴郑王冯陈褚卫", 1)
)


def lines(issue: Path, *words: str) -> list[list[str]]:
    """Accepts an issue's lines and reads them, a list a paragraph."""
    done = here("fit", issue, "--accept", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    stored = json.loads((issue / ".ghpress" / "breaks.json").read_text(encoding="utf-8"))
    (stories,) = stored["layouts"].values()
    return [paragraph["lines"] for paragraph in stories["lock"]]


def test_it_says_what_it_stored(tmp_path: Path) -> None:
    issue = small_issue(tmp_path / "river")
    done = here("fit", issue, "--accept")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "收下" in done.stdout.splitlines()[-1]
    shown = json.loads(here("fit", issue, "--accept", "--json").stdout)
    stored = json.loads((issue / ".ghpress" / "breaks.json").read_text(encoding="utf-8"))
    (stories,) = stored["layouts"].values()
    held = [paragraph["lines"] for story in stories.values() for paragraph in story]
    assert shown["layouts"][0]["accepted"] == {"paragraphs": len(held), "lines": sum(map(len, held))}


def test_nothing_is_stored_unless_asked(tmp_path: Path) -> None:
    issue = small_issue(tmp_path / "river")
    assert here("fit", issue).returncode == 0
    assert not (issue / ".ghpress").exists()


def test_a_correction_moves_no_line_of_other_paragraphs(tmp_path: Path) -> None:
    issue = small_issue(tmp_path / "river", lock=LONG)
    before = lines(issue)
    copy = (issue / "lock.md").read_text(encoding="utf-8")
    assert copy.count("姓王，守了") == 1
    (issue / "lock.md").write_text(copy.replace("姓王，守了", "姓汪，守了"), encoding="utf-8")
    after = lines(issue)
    assert [len(one) for one in after] == [len(one) for one in before]
    changed = [
        (a, b) for one, other in zip(before, after, strict=True) for a, b in zip(one, other, strict=True)
    ]
    assert [(a, b) for a, b in changed if a != b and a.replace("王", "汪") != b] == []


def test_copy_with_errors_is_not_accepted(tmp_path: Path) -> None:
    long = LOCK + "\n" + ("水面上的雾散尽了，岸边的柳条一天比一天软。" * 20 + "\n\n") * 40
    issue = small_issue(tmp_path / "long", lock=long)
    (issue / "issue.yaml").write_text(
        (issue / "issue.yaml").read_text(encoding="utf-8") + "pages: 1\n", encoding="utf-8"
    )
    done = here("fit", issue, "--accept")
    assert done.returncode == 1
    assert not (issue / ".ghpress").exists()


def test_a_broken_file_is_said_and_the_issue_is_set_anew(tmp_path: Path) -> None:
    issue = small_issue(tmp_path / "river")
    (issue / ".ghpress").mkdir()
    (issue / ".ghpress" / "breaks.json").write_text("{", encoding="utf-8")
    done = here("fit", issue)
    assert done.returncode == 0
    assert "[breaks-broken]" in done.stdout

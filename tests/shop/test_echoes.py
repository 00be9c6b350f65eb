"""The script that looks for phrases taken over finds them, and the special has none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shop.source import ROOT

SCRIPT = ROOT / "tools/echoes.py"
SPECIAL = ROOT / "content/jilin-centenary"
REFERENCE = os.environ.get("GHPRESS_REFERENCE", "")

OLD = "去年冬天，渡口的灯一直亮到后半夜，摆渡的人说：共开行1280班，平安无事。"


def compared(tmp_path: Path, copy: str, terms: str = "") -> tuple[int, str]:
    """The exit code and the words of a comparison of one story with OLD."""
    issue = tmp_path / "issue"
    issue.mkdir()
    (issue / "a.md").write_text(f"---\nheadline: 渡口\n---\n{copy}\n", encoding="utf-8")
    if terms:
        (issue / "terms.yaml").write_text(terms, encoding="utf-8")
    old = tmp_path / "old.txt"
    old.write_text(OLD, encoding="utf-8")
    return echoes(old, issue)


def echoes(old: Path, issue: Path) -> tuple[int, str]:
    """The script's exit code and words."""
    run = subprocess.run(
        [sys.executable, str(SCRIPT), str(old), str(issue)], capture_output=True, text=True, check=False
    )
    assert run.stderr == ""
    return run.returncode, run.stdout


def test_a_phrase_of_eight_characters_is_found_across_marks_and_line_ends(tmp_path: Path) -> None:
    code, said = compared(tmp_path, "他记得渡口的灯，一直\n亮到天明。")
    assert (code, said) == (1, "a.md: 渡口的灯一直亮到\n1 处照抄（8 字以上）\n")


def test_seven_characters_are_let_through(tmp_path: Path) -> None:
    code, said = compared(tmp_path, "他记得渡口的灯一直亮着。")
    assert (code, said) == (0, "0 处照抄（8 字以上）\n")


def test_a_name_of_the_issue_ends_a_phrase(tmp_path: Path) -> None:
    copy = "他记得渡口的灯，一直亮到天明。"
    assert compared(tmp_path, copy, "names: [渡口的灯]\n")[0] == 0


@pytest.mark.parametrize(("copy", "found"), [("说共开行1280班平安", 1), ("共开行1280班平安", 0)])
def test_a_number_counts_as_one_character(copy: str, found: int, tmp_path: Path) -> None:
    code, said = compared(tmp_path, copy)
    assert (code, "共开行〇班平安" in said) == (found, bool(found))


@pytest.mark.skipif(not REFERENCE, reason="GHPRESS_REFERENCE names no text")
def test_the_special_takes_no_phrase_over() -> None:
    code, said = echoes(Path(REFERENCE), SPECIAL)
    assert (code, said) == (0, "0 处照抄（8 字以上）\n")

"""A place that is accepted is told no more, whatever is edited elsewhere."""

from pathlib import Path

from ghpress.manuscript.walk import Said
from ghpress.proofing.accepted import FILE, accept, read_accepted, standing
from ghpress.proofing.finding import Finding
from ghpress.proofing.proofread import look_over
from ghpress.proofing.sheet import Sheet
from proofing.sheets import HANDBOOK, text

COPY = "清晨六点，他己经上了船；河面罩着薄雾，老闸的木门缓缓分开。"


def found(chars: str, line: int = 1, story: str = "lock") -> tuple[Finding, ...]:
    return look_over(Sheet(story, (Said("body", text(chars, line)),)), HANDBOOK)


def left(folder: Path, chars: str, story: str = "lock") -> list[str]:
    return [one.found() for one in standing(found(chars, 9, story), read_accepted(folder))]


def test_what_is_accepted_is_not_told_again(tmp_path: Path) -> None:
    accept(tmp_path, found(COPY))
    assert left(tmp_path, COPY) == []


def test_an_edit_elsewhere_or_on_one_side_does_not_matter(tmp_path: Path) -> None:
    accept(tmp_path, found(COPY))
    assert left(tmp_path, "开头添了一句。" + COPY + "末尾也添了。") == []
    assert left(tmp_path, COPY.replace("清晨六点，他", "天没亮，师傅")) == []


def test_the_same_slip_elsewhere_is_told(tmp_path: Path) -> None:
    accept(tmp_path, found(COPY))
    assert left(tmp_path, "渡口的灯己经亮了。") == ["己经"]
    assert left(tmp_path, COPY, story="ferry") == ["己经"]


def test_an_acceptance_can_be_taken_back(tmp_path: Path) -> None:
    accept(tmp_path, found(COPY))
    accept(tmp_path, found(COPY), again=False)
    assert left(tmp_path, COPY) == ["己经"]


def test_the_file_only_grows_and_a_torn_line_costs_no_other(tmp_path: Path) -> None:
    accept(tmp_path, found(COPY))
    file = tmp_path / FILE
    before = file.read_bytes()
    file.write_bytes(before + b'{"story": "lock", "che')
    accept(tmp_path, found("渡口的灯己经亮了。"))
    assert file.read_bytes().startswith(before)
    accepted = read_accepted(tmp_path)
    assert [(remark.code, str(remark.place)) for remark in accepted.remarks] == [
        ("accepted-broken", ".ghpress/proofread.jsonl:2")
    ]
    assert len(accepted.spots) == 2

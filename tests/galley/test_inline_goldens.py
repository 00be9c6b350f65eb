"""A paragraph with every inline mark, line by line as a person reads it; `make golden` writes it anew.

Above a line its readings with where they stand, in em; below it what stands under each character:
＿ a name's rule, ﹏ a title's wave, ． a dot, ： a dot under a rule.
"""

import pytest

from galley.setting import EM, style
from ghpress.galley.line import Bar, Disc, Line, Wave
from ghpress.galley.words import set_text
from ghpress.manuscript.inline import read_inline
from ghpress.manuscript.text import Text
from ghpress.stock.shelf import Shelf
from goldens import FOLDER, held

WRITTEN = (
    "[赵小满]{专名}[北岭]{专名}两代人写下[工人日记]{书名}[炉火]{书名}，*务必*细读^①^。"
    "[*江城*]{专名}的{双创|shuāng|chuàng}先锋说：**手艺**要传，{技术|jìshù}{能手|néngshǒu}要带。"
    "会上用了international composition与professional development等词，水是H~2~O，产值１２万元，"
    "全文登在https://www.example.org/news/2024/05/report.html?id=12&lang=zh，欢迎[来信](https://example.org)。"
)


@pytest.mark.parametrize("ems", [8, 13, 15, 20])
def test_inline_marks_are_composed_as_accepted(ems: int, shelf: Shelf) -> None:
    block, remarks = set_text(read_inline(Text(WRITTEN)).text, style(), shelf, ems * EM)
    rows = [f"# {ems} em"]
    for placed in block.lines:
        rows += shown(placed.line)
    rows += [f"! {remark.code}" for remark in remarks]
    wanted = "\n".join(rows) + "\n"
    assert held(FOLDER / "inline" / f"{ems}.txt", wanted) == wanted


def shown(line: Line) -> list[str]:
    """A line with its readings above and its marks below, if it has any."""
    above, below = readings(line), "".join(under(line, at) for at in range(len(line.starts))).rstrip()
    text = f"{line.text}{'-' * line.is_hyphenated}｜ {line.width / EM:.2f}"
    return [*([above] if above else []), text, *([below] if below.strip() else [])]


def readings(line: Line) -> str:
    """Each reading, where it begins and how wide it is."""
    count, said = len(line.starts), []
    for run in line.runs:
        if run.clusters[0] >= count and run.rise:
            words = "".join(line.cluster(cluster) for cluster in run.clusters)
            said.append(f"{words} {run.xs[0] / EM:.2f}+{(run.xs[-1] - run.xs[0]) / EM + 0.25:.2f}")
    return f"    ^ {', '.join(said)}" if said else ""


def under(line: Line, at: int) -> str:
    """What stands under a cluster, as wide as its characters are shown."""
    start, stop = line.xs[at], line.xs[at] + line.advances[at]
    middle = (start + stop) // 2
    rule = dot = ""
    for mark in line.marks:
        match mark:
            case Disc(x=x) if start < x < stop:
                dot = "．"
            case Bar(x=x, width=width) if x < middle < x + width:
                rule = "＿"
            case Wave(x=x, width=width) if x < middle < x + width:
                rule = "﹏"
    blank = "".join(" " if char.isascii() else "\u3000" for char in line.cluster(at))
    return "：" if rule and dot else rule or dot or blank


def test_every_golden_is_held() -> None:
    assert {file.stem for file in (FOLDER / "inline").glob("*.txt")} == {"8", "13", "15", "20"}

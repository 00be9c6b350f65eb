"""Ways to set a head, each with its price, as text a person can read; `make golden` writes them anew."""

from dataclasses import dataclass

import pytest

from galley.setting import EM, PITCH
from galley.test_headline import SIZES, style
from ghpress.galley.headcopy import head_copy
from ghpress.galley.headline import HeadCandidate, headline
from ghpress.galley.headplans import BESIDE_ANOTHER, HeadRoom
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from ghpress.units import PT
from goldens import FOLDER, held

HEADS = FOLDER / "heads"


@dataclass(frozen=True)
class Case:
    """A head, the measures it is tried at in em of the text, and whether it has a neighbour."""

    parts: tuple[str, ...]
    measures: tuple[int, ...]
    terms: tuple[str, ...] = ()
    beside: bool = False


CASES = {
    "two-sayings": Case(("灯火通明处", "匠心夜夜新"), (15, 31, 63)),
    "two-sayings-beside-another": Case(("灯火通明处", "匠心夜夜新"), (34, 31), beside=True),
    "three-sayings": Case(("进驿站", "上擂台", "学新艺"), (31, 15)),
    "three-long-sayings": Case(("把手艺留在车间", "把故事讲给后生", "把日子过出光亮"), (31, 63)),
    "one-long-saying": Case(("新就业形态劳动者有了自己的歇脚地",), (31, 47), ("新就业形态劳动者",)),
    "conjunction": Case(("和平与发展的主题和车间里的夜",), (31,)),
    "quoted": Case(("打造“匠”字号品牌，建设职工满意的家",), (31,)),
    "quoted-then-particle": Case(("“师徒课堂”的第96次开讲",), (20,)),
    "numbers": Case(("投入2.5亿元让三十万人有了娘家",), (25,)),
    "list": Case(("书屋、驿站、澡堂建到职工家门口",), (25,)),
}


@pytest.mark.parametrize("name", CASES)
def test_a_head_is_planned_as_accepted(name: str, shelf: Shelf) -> None:
    wanted = "\n".join(_said(CASES[name], measure, shelf) for measure in CASES[name].measures)
    assert held(HEADS / f"{name}.txt", wanted) == wanted


def _said(case: Case, measure: int, shelf: Shelf) -> str:
    """The ways at one measure, cheapest first."""
    copy = head_copy(tuple(map(plain, case.parts)), style(), shelf, case.terms)
    brimful = BESIDE_ANOTHER if case.beside else 1001
    found = headline((copy,), HeadRoom(measure * EM, PITCH, SIZES, brimful=brimful))
    ways = "".join(_way(one, case.parts) for one in found)
    return f"# {measure} em of text ({measure * EM / PT:g} pt)\n{ways}"


def _way(one: HeadCandidate, parts: tuple[str, ...]) -> str:
    """One way: size, 长体, grid lines, cost, then its lines, the parts on one line an em apart."""
    starts = {sum(map(len, parts[:number])) for number in range(1, len(parts))}
    lines, at = [], 0
    for words in one.words():
        shown = "".join("　" * (at + i in starts and i > 0) + char for i, char in enumerate(words))
        lines.append(f"    {shown}\n")
        at += len(words)
    facts = f"{one.size / PT:g} pt, {one.condense / 10:g} %, {one.slots} grid lines, cost {one.cost}"
    return f"{facts}\n{''.join(lines)}"


def test_every_golden_belongs_to_a_case() -> None:
    assert {file.stem for file in HEADS.glob("*.txt")} == set(CASES)

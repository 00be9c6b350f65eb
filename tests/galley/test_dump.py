"""The dump: what a person reads of composed lines, and that it tells the truth of them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from galley.setting import lines
from ghpress.galley.dump import KEYS, dump_paragraph
from ghpress.galley.line import Line
from ghpress.galley.plain import SIZE, ComposedParagraph, ComposeOptions, compose
from ghpress.stock.shelf import Shelf
from goldens import held

DUMPS = Path(__file__).resolve().parents[1] / "golden" / "dumps"

TEXTS = {
    "pressed": (
        "合作社（一九五四年），由三十二户发起；到年底，入社的，已有百余户。账目，人人看得见。",
        11,
        {},
    ),
    "opened": (
        "全长1260公里的线路分为8段，每段各设12个站，共用WiFi 6和5G两种网络，日均流量达到3.7TB。",
        13,
        {},
    ),
    "hung": ("第一班公交车开出，第二班接着也开出，城里的路灯这时一齐熄了。", 8, {"hanging": True}),
    "ragged": (
        "清晨五点整，第一班车准时开出了车库，驶过大桥，驶过广场，驶进晨光里。",
        8,
        {"ragged": True},
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_dump_reads_as_accepted(name: str, shelf: Shelf) -> None:
    text, ems, options = TEXTS[name]
    wanted = dump_paragraph(paragraph(text, ems, shelf, **options).slots, SIZE)
    assert held(DUMPS / f"{name}.txt", wanted) == wanted


def test_every_golden_dump_belongs_to_a_text() -> None:
    assert {file.stem for file in DUMPS.glob("*.txt")} == set(TEXTS)


def paragraph(text: str, ems: int, shelf: Shelf, **options: object) -> ComposedParagraph:
    (composed,) = compose(text, ems, shelf, ComposeOptions(**options))
    return composed


@pytest.mark.parametrize("name", TEXTS)
def test_the_adjustments_are_what_makes_each_line_as_wide_as_it_is(name: str, shelf: Shelf) -> None:
    text, ems, options = TEXTS[name]
    for slot in paragraph(text, ems, shelf, **options).slots:
        natural = sum(cluster.advance_em for cluster in alone(slot.line, shelf, options))
        hung = 0.5 if slot.line.advances[-1] == 0 else 0
        done = sum(one.amount for one in slot.line.adjustments) / SIZE
        assert slot.line.width / SIZE == pytest.approx(natural - hung + done, abs=1e-6)


def alone(line: Line, shelf: Shelf, options: dict[str, object]) -> Sequence:
    """The line's own characters where nothing presses or opens them."""
    (whole,) = lines(line.text, 200, shelf, **options)
    return whole.clusters


def test_the_last_row_counts_lines_and_their_cost(shelf: Shelf) -> None:
    composed = paragraph(*TEXTS["opened"][:2], shelf)
    total = sum(slot.line.cost for slot in composed.slots)
    last = dump_paragraph(composed.slots, SIZE).splitlines()[-1]
    assert last.split() == ["=", str(len(composed.lines)), "行", f"价{total}"]


@pytest.mark.parametrize("language", KEYS)
def test_the_key_explains_every_sign_of_the_dumps(language: str, shelf: Shelf) -> None:
    key = "".join(KEYS[language])
    for text, ems, options in TEXTS.values():
        for row in dump_paragraph(paragraph(text, ems, shelf, **options).slots, SIZE).splitlines()[:-1]:
            for sign in row.split("｜")[1].split()[1:]:
                assert sign[0] in key

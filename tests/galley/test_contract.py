"""The contract of ``ghpress compose --json`` and ``ghpress.compose``, clause by clause."""

import inspect
import json

from hypothesis import given, settings
from hypothesis import strategies as st

import ghpress
from cli.command import ghpress as command
from galley.setting import lines, measured_spaces
from galley.stories import PARAGRAPHS
from ghpress.galley.plain import ComposeOptions, as_json, compose
from ghpress.stock.shelf import Shelf

TEXTS = st.text("国家人民abc19，。、；：？！“”‘’（）《》—…·% ", min_size=1, max_size=60)
MEASURES = st.sampled_from((1, 4, 8, 11.5, 13, 28))
ROUNDED = 2e-6
"""Positions and advances are rounded to a millionth of an em, each for itself."""
OPTIONS = st.fixed_dictionaries(
    {
        "strictness": st.sampled_from(("none", "basic", "gb", "gb+ellipsis", "strict")),
        "punctuation": st.sampled_from(("quanjiao", "kaiming", "banjiao", "plain")),
        "indent": st.sampled_from((0, 1, 2)),
        "hanging": st.booleans(),
        "ragged": st.booleans(),
    }
)


@given(text=TEXTS, ems=MEASURES, options=OPTIONS)
@settings(max_examples=300, deadline=None)
def test_text_is_exactly_the_sources_characters(
    text: str, ems: float, options: dict, shelf: Shelf
) -> None:
    (paragraph,) = compose(text, ems, shelf, ComposeOptions(**options))
    shown = as_json(paragraph)
    assert "".join(line["text"] for line in shown["lines"]) == text
    for line in shown["lines"]:
        assert "".join(cluster["text"] for cluster in line["clusters"]) == line["text"]
    assert [line["last"] for line in shown["lines"]] == [False] * (len(shown["lines"]) - 1) + [True]


@given(text=TEXTS, ems=MEASURES, options=OPTIONS)
@settings(max_examples=300, deadline=None)
def test_each_cluster_ends_where_the_next_begins(
    text: str, ems: float, options: dict, shelf: Shelf
) -> None:
    (paragraph,) = compose(text, ems, shelf, ComposeOptions(**options))
    too_full = any(remark.code == "line-overfull" for remark in paragraph.remarks)
    too_full |= options["indent"] >= ems  # no room at all: even a space alone stands outside
    for line in paragraph.lines:
        assert max(map(abs, measured_spaces(line)), default=0) <= ROUNDED
        last = line.clusters[-1]
        assert abs(last.x_em + last.advance_em - line.width_em) <= ROUNDED
        assert line.width_em <= ems or too_full


def test_an_object_has_these_keys_and_no_others(shelf: Shelf) -> None:
    for paragraph in compose("\n".join(PARAGRAPHS), 13, shelf):
        shown = json.loads(json.dumps(as_json(paragraph), ensure_ascii=False))
        assert list(shown) == ["measure_em", "lines", "remarks"]
        for line in shown["lines"]:
            assert list(line) == ["text", "width_em", "last", "clusters"]
            assert all(list(cluster) == ["text", "x_em", "advance_em"] for cluster in line["clusters"])


def test_a_trimmed_opening_mark_has_advance_a_half_at_nought(shelf: Shelf) -> None:
    found = lines("“国国国国（国国国国《国国国国", 4.5, shelf)
    assert [line.text[0] for line in found] == ["“", "（", "《"]
    assert {(line.clusters[0].x_em, line.clusters[0].advance_em) for line in found} == {(0, 0.5)}


def test_the_last_cluster_takes_what_it_takes_inside_the_measure(shelf: Shelf) -> None:
    first = lines("国国国，国国国国国国", 3.5, shelf)[0]
    assert (first.text, first.clusters[-1].advance_em, first.width_em) == ("国国国，", 0.5, 3.5)


def test_a_hung_mark_takes_nothing(shelf: Shelf) -> None:
    first = lines("国国国国。国国国国国国国国", 4, shelf, hanging=True)[0]
    assert (first.text, first.clusters[-1].x_em, first.clusters[-1].advance_em) == ("国国国国。", 4, 0)


def test_the_indent_is_in_the_positions_and_not_in_the_text(shelf: Shelf) -> None:
    first = lines("国" * 12, 8, shelf, indent=2)[0]
    assert (first.text, first.clusters[0].x_em, first.width_em) == ("国" * 6, 2, 8)


def test_the_command_takes_what_python_takes_and_says_the_same() -> None:
    text, measure = PARAGRAPHS[0], 13
    given = {"strictness": "strict", "punctuation": "kaiming", "indent": 2, "hanging": True}
    flags = ["--strictness", "strict", "--punctuation", "kaiming", "--indent", "2", "--hanging"]
    done = command("compose", "--measure", measure, *flags, "--json", given=text)
    assert done.returncode == 0, done.stderr
    (paragraph,) = ghpress.compose(text, measure_em=measure, options=ComposeOptions(**given))
    assert json.loads(done.stdout) == json.loads(json.dumps(as_json(paragraph)))


def test_every_option_of_python_is_a_flag_of_the_command() -> None:
    shown = command("compose", "--help").stdout
    flags = {"face": None, "kept": "--keep"}
    for name in inspect.signature(ComposeOptions).parameters:
        flag = flags.get(name, "--" + name.replace("_", "-"))
        assert flag is None or flag in shown, flag
    for flag in ("--measure", "--json", "--dump"):
        assert flag in shown


def test_one_object_a_paragraph_one_a_line() -> None:
    done = command("compose", "--json", given="国国\n\n国\n")
    assert [len(json.loads(line)["lines"]) for line in done.stdout.splitlines()] == [1, 0, 1]


def test_a_dump_explains_itself() -> None:
    done = command("compose", "--dump", "--measure", 8, given="国" * 20)
    assert done.returncode == 0
    head, first = done.stdout.splitlines()[0], done.stdout.splitlines()[2]
    assert head.startswith("# ")
    assert first.strip() == f"1 {'国' * 8}｜ 8.00"

"""A form is filled with what fits; what does not is said, all at once, with its place."""

from datetime import date
from fractions import Fraction

import pytest

from ghpress.forms import (
    Choice,
    Day,
    Either,
    Field,
    Filled,
    Form,
    Kind,
    ListOf,
    MapOf,
    Measure,
    Number,
    Prose,
    Truth,
    Whole,
    Words,
    fill,
    length_from,
)
from ghpress.located import read_yaml
from ghpress.units import hao, mm, pt
from ghpress.wording import in_words

SIZE = Form("size", "尺寸", (Field("width", Measure(), "宽", "宽", required=True, example="390mm"),))
SHEET = Form(
    "sheet",
    "纸张",
    (
        Field("name", Words(), "纸的名称", "名称", required=True, example="对开"),
        Field("kind", Choice(("a", "b")), "种类", default="a"),
        Field("size", SIZE, "尺寸"),
        Field("sizes", ListOf(SIZE), "几种尺寸", default=()),
    ),
)


def filled(form: Form, source: str) -> Filled:
    found = read_yaml(source, "layout.yaml")
    assert found.remarks == ()
    return fill(form, found.node)


def said(form: Form, source: str) -> list[tuple[str, str]]:
    remarks = filled(form, source).remarks
    assert all(in_words(remark, language).help for remark in remarks for language in ("zh", "en"))
    return [(remark.code, str(remark.place)) for remark in remarks]


def value(kind: Kind, written: str) -> object:
    """The value written, or the code of the remark."""
    found = filled(Form("one", "", (Field("it", kind, ""),)), f"it: {written}\n")
    return found.remarks[0].code if found.remarks else found.record["it"]


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        (Words(), "春", "春"),
        (Words(), "007", "007"),
        (Words(), "true", "true"),
        (Words(), "[春]", "value-kind"),
        (Words("[a-z]+"), "abc", "abc"),
        (Words("[a-z]+"), "abc1", "value-kind"),
        (Words(), "''", "value-kind"),
        (Words(), "'　'", "value-kind"),
        (Words(may_be_empty=True), "''", ""),
        (Whole(1, 9), "9", 9),
        (Whole(1, 9), "10", "value-kind"),
        (Whole(), "-3", -3),
        (Whole(), "3.0", "value-kind"),
        (Whole(), "'3'", "value-kind"),
        (Whole(), "9" * 5000, "value-kind"),
        (Number(), "0.1", Fraction(1, 10)),
        (Number(), "12.5%", Fraction(1, 8)),
        (Number(), "1/3", Fraction(1, 3)),
        (Number(0, 1), "1.01", "value-kind"),
        (Number(0, 1), "101%", "value-kind"),
        (Number(), "1e999999999", "value-kind"),
        (Number(), "1/0", "value-kind"),
        (Number(), "一半", "value-kind"),
        (Truth(), "true", True),
        (Truth(), "yes", "value-kind"),
        (Truth(), "'true'", "value-kind"),
        (Day(), "2025-05-01", date(2025, 5, 1)),
        (Day(), "2025-02-30", "value-kind"),
        (Day(), "2025-5-1", "value-kind"),
        (Measure(), "五号", hao("五号")),
        (Measure(), "10.5pt", pt("10.5")),
        (Measure(), "3 mm", mm(3)),
        (Measure(), "2cm", mm(20)),
        (Measure(), "1in", pt(72)),
        (Measure(), "0", 0),
        (Measure(), "3", "value-kind"),
        (Measure(), "-3mm", "value-kind"),
        (Measure(signed=True), "-3mm", mm(-3)),
        (Measure(), "3px", "value-kind"),
        (Choice(("auto",)), "auto", "auto"),
        (Choice(("auto",)), "Auto", "value-kind"),
        (ListOf(Whole()), "[1, 2]", (1, 2)),
        (ListOf(Whole()), "1", "value-kind"),
        (ListOf(Whole(), lone=True), "1", (1,)),
        (ListOf(Whole(), least=2), "[1]", "list-length"),
        (ListOf(Whole(), most=1), "[1, 2]", "list-length"),
        (ListOf(Whole()), "[1, ~]", "value-kind"),
        (MapOf(Whole()), "{a: 1, 2: 3}", {"a": 1, "2": 3}),
        (MapOf(Whole(), "[a-z]"), "{A: 1}", "key-shape"),
        (MapOf(Whole()), "[1]", "value-kind"),
        (Either((Whole(), Choice(("auto",)))), "auto", "auto"),
        (Either((Whole(), Choice(("auto",)))), "4", 4),
        (Either((Whole(), Choice(("auto",)))), "all", "value-kind"),
        (Either((Whole(), ListOf(Whole()))), "[1, x]", "value-kind"),
    ],
)
def test_a_value_is_read_as_its_kind(kind: Kind, written: str, expected: object) -> None:
    assert value(kind, written) == expected


def test_prose_keeps_the_place_of_its_characters() -> None:
    leaf = value(Prose(), "'春''天'")
    assert (leaf.text, str(leaf.place_of(2))) == ("春'天", "layout.yaml:1:9")


def test_what_is_left_out_or_empty_is_the_default() -> None:
    record = filled(SHEET, "name: 对开\nkind:\n").record
    assert (record["kind"], record["sizes"], record["size"], record.given("kind")) == (
        "a",
        (),
        None,
        False,
    )


def test_a_record_knows_where_its_values_stand() -> None:
    record = filled(SHEET, "name: 对开\nsize:\n  width: 3mm\n").record
    assert str(record.place_of("name")) == "layout.yaml:1:7"
    assert str(record["size"].place_of("width")) == "layout.yaml:3:10"
    assert str(record.place_of("kind")) == "layout.yaml:1:1"


def test_every_mistake_is_told_at_once() -> None:
    source = "nmae: 对开\nkind: c\nsize: {width: 3, hight: 4}\nsizes: [{width: 1mm}, {}, 5]\n"
    assert sorted(said(SHEET, source)) == [
        ("key-missing", "layout.yaml:1:1"),
        ("key-missing", "layout.yaml:4:23"),
        ("key-unknown", "layout.yaml:1:1"),
        ("key-unknown", "layout.yaml:3:18"),
        ("value-kind", "layout.yaml:2:7"),
        ("value-kind", "layout.yaml:3:15"),
        ("value-kind", "layout.yaml:4:27"),
    ]


@pytest.mark.parametrize(("key", "nearest"), [("nmae", "name"), ("名称", "name"), ("sizs", "sizes")])
def test_an_unknown_key_is_told_the_nearest_by_spelling_or_chinese_term(key: str, nearest: str) -> None:
    remark = filled(SHEET, f"name: 对开\n{key}: x\n").remarks[0]
    assert (remark.code, remark.fact("nearest")) == ("key-unknown", nearest)


def test_a_length_without_unit_is_shown_with_one() -> None:
    (remark,) = filled(SIZE, "width: 390\n").remarks
    assert "width: 390mm" in in_words(remark).help


def test_a_missing_key_is_shown_with_an_example() -> None:
    (remark,) = filled(SIZE, "").remarks
    assert "width: 390mm" in in_words(remark).help


def test_a_list_in_place_of_a_mapping_is_no_record() -> None:
    found = filled(SHEET, "- 对开\n")
    assert found.record is None
    assert [remark.code for remark in found.remarks] == ["value-kind"]


@pytest.mark.parametrize("written", ["", "mm", "3.mm", "３mm", "3mmm", "1e3mm", "9" * 40 + "mm"])
def test_what_is_no_length_is_none(written: str) -> None:
    assert length_from(written) is None


def test_asking_for_a_field_the_form_lacks_is_our_own_fault() -> None:
    with pytest.raises(KeyError):
        filled(SIZE, "width: 3mm\n").record["height"]

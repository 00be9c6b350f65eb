"""Files leave the shop under names by the house's rule."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ghpress.filenames import (
    FIELDS,
    USUAL,
    NameFacts,
    NameRule,
    faults,
    file_name,
    next_letter,
)
from ghpress.house import read_house
from ghpress.wording import in_words

FACTS = NameFacts(
    "松辽工报", "river", "broadsheet", date(2026, 11, 23), (3,), "B", "第16期", "总第1203期", "K+red"
)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (USUAL, "松辽工报2026112303B.pdf"),
        ("{code}{date:%y%m%d}-{page:03}{version}.pdf", "SL261123-003B.pdf"),
        ("{issue}_{layout}_{number}_{total}_{page}_{version}.PDF", "river_broadsheet_16_1203_3_B.PDF"),
        ("{page:02}{version}{inks}.pdf", "03BK+red.pdf"),
        ("{{x}}{date}{page:02}{version}.pdf", "{x}2026112303B.pdf"),
    ],
)
def test_a_rule_names_a_page(pattern: str, name: str) -> None:
    rule = NameRule(pattern, "SL")
    assert faults(rule) == ()
    assert file_name(rule, FACTS) == name


def test_a_spread_bears_both_its_numbers() -> None:
    assert file_name(NameRule(), replace(FACTS, pages=(2, 3))) == "松辽工报2026112302-03B.pdf"


def test_what_no_name_may_hold_becomes_a_low_line() -> None:
    assert (
        file_name(NameRule(), replace(FACTS, title='工/报:"东\n北"')) == "工_报__东_北_2026112303B.pdf"
    )
    assert not file_name(NameRule("{title}{page}{version}.pdf"), replace(FACTS, title="..")).startswith(
        "."
    )


def test_a_long_name_is_cut_and_stays_a_pdf() -> None:
    name = file_name(NameRule("{page:02}{version}{title}.pdf"), replace(FACTS, title="工" * 200))
    assert len(name.encode()) <= 200
    assert name.startswith("03B工")
    assert name.endswith("工.pdf")


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{title}{page}.pdf", "deliver-name-lacks"),
        ("{title}{version}.pdf", "deliver-name-lacks"),
        ("{titel}{page}{version}.pdf", "deliver-name-field"),
        ("{page}{version}{}.pdf", "deliver-name-field"),
        ("{page:02x}{version}.pdf", "deliver-name-form"),
        ("{page!r}{version}.pdf", "deliver-name-form"),
        ("{page}{version}{title:10}.pdf", "deliver-name-form"),
        ("{page}{version}{date:%H}.pdf", "deliver-name-form"),
        ("{page}{version}{date:%Y/%m}.pdf", "deliver-name-form"),
        ("{page}{version}{date.year}.pdf", "deliver-name-field"),
        ("{page}{version", "deliver-name-form"),
        ("a/{page}{version}.pdf", "deliver-name-characters"),
        ("{page}{version}?.pdf", "deliver-name-characters"),
        ("{page}{version}.tif", "deliver-name-pdf"),
    ],
)
def test_a_rule_that_names_nothing_rightly_is_refused(pattern: str, code: str) -> None:
    remarks = faults(NameRule(pattern))
    assert code in [remark.code for remark in remarks]
    assert all(in_words(remark, language).says for remark in remarks for language in ("zh", "en"))


def test_every_field_has_a_value() -> None:
    for field in FIELDS:
        rule = NameRule("{page}{version}-{" + field + "}.pdf", "SL")
        assert faults(rule) == ()
        assert not file_name(rule, FACTS).endswith("-.pdf"), field


def test_letters_go_on_after_z() -> None:
    letter, seen = "", []
    for _ in range(54):
        letter = next_letter(letter)
        seen.append(letter)
    assert (seen[0], seen[25], seen[26], seen[51], seen[52]) == ("A", "Z", "AA", "AZ", "BA")
    assert len(set(seen)) == len(seen)


def test_the_house_gives_the_rule(tmp_path: Path) -> None:
    file = tmp_path / "house.yaml"
    file.write_text(
        'name: 报\ndeliver:\n  code: SL\n  name: "{code}{page}{version}.pdf"\n', encoding="utf-8"
    )
    house, remarks = read_house(tmp_path)
    assert remarks == ()
    assert (house.deliver.code, house.deliver.pattern) == ("SL", "{code}{page}{version}.pdf")
    assert str(house.deliver.place).startswith("house.yaml:4:")
    file.write_text("name: 报\n", encoding="utf-8")
    assert read_house(tmp_path)[0].deliver.pattern == USUAL

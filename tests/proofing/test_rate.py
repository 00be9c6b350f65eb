"""The error rate counts as the regulation says."""

from dataclasses import replace
from fractions import Fraction

from ghpress.proofing.finding import Finding
from ghpress.proofing.rate import Rate, errors_of
from ghpress.remarks import Level
from proofing.sheets import finds, text


def errors(*sentences: str) -> Fraction:
    return errors_of(finding for sentence in sentences for finding in finds(sentence))


def as_head(findings: list[Finding]) -> list[Finding]:
    return [replace(finding, role="head") for finding in findings]


def test_a_wrong_character_is_one_error_and_two_in_a_head() -> None:
    assert errors("他己经上船了。") == 1
    assert errors_of(as_head(finds("他己经上船了。"))) == 2


def test_two_to_five_characters_are_two_errors_and_more_are_four() -> None:
    assert errors("守闸敲钟守闸敲钟再放船。") == 2
    assert errors("守闸人照例先敲钟守闸人照例先敲钟再放船。") == 4


def test_a_wrong_number_and_characters_turned_round_are_one_error_each() -> None:
    def one(found: str, fix: str) -> Fraction:
        return errors_of([Finding(Level.WARNING, "sum-wrong", text(found), 0, len(found), fix)])

    assert one("1,234人", "5,678.5人") == 1
    assert one("委员会总", "总委员会") == 1
    assert one("三二一", "四五六") == 2


def test_the_same_error_counts_three_times_at_the_most() -> None:
    assert errors(*["他己经上船了。"] * 7) == 3


def test_marks_are_a_tenth_and_the_style_of_numbers_comes_to_one_at_the_most() -> None:
    assert errors("他说,河水涨了。") == Fraction(1, 10)
    many = [f"第{at}处建成书屋{at}百个。" for at in range(2, 30)]
    assert errors(*many) == 1


def test_notes_are_no_errors() -> None:
    assert errors("办起“夜校”、“书屋”、“茶座”。") == 0


def test_three_in_ten_thousand_pass() -> None:
    assert Rate(20_000, Fraction(6)).passes()
    assert not Rate(20_000, Fraction(61, 10)).passes()

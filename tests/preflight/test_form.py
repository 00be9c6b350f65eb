"""Points by the rule of 2020: the name's are its own, all other items count once and at the least."""

from ghpress.preflight.form import CODES, FIELDS, LIMIT, form_check
from ghpress.preflight.imprint import REQUIRED
from ghpress.remarks import InFile, OnPage, warning
from ghpress.wording import catalogue

HOUSE = InFile("house.yaml")


def missing(key: str):
    return warning("imprint-missing", HOUSE, key=key)


def test_an_issue_without_fault_has_no_points() -> None:
    check = form_check([warning("picture-coarse", OnPage(1))])
    assert (check.points, check.is_over, check.broken) == (0, False, ())


def test_a_missing_name_alone_is_more_than_an_issue_may_have() -> None:
    for remark in (
        missing("name"),
        warning("name-not-largest", OnPage(1)),
        warning("form-name-not-first", OnPage(1)),
    ):
        check = form_check([remark])
        assert (check.points, check.is_exact, check.is_over) == (4, True, True)


def test_three_points_pass_and_a_fourth_does_not() -> None:
    faults = [missing(key) for key in ("cn", "price", "distribution")]
    assert (form_check(faults).points, form_check(faults).is_over) == (LIMIT, False)
    assert form_check([*faults, missing("total")]).is_over


def test_an_item_counts_once_however_often_it_is_broken() -> None:
    pages = [warning("folio-not-printed", OnPage(page), page=page) for page in (2, 3, 4)]
    check = form_check([*pages, missing("authority"), missing("sponsor"), missing("publisher")])
    assert check.points == 2
    assert [len(each.remarks) for each in check.broken] == [3, 3]
    assert not check.is_exact


def test_every_field_and_code_has_an_item() -> None:
    assert {field.key for field in REQUIRED} <= FIELDS.keys()
    assert {field.words for field in REQUIRED} <= FIELDS.keys()
    assert CODES.keys() <= catalogue().keys()
    assert {code for code in catalogue() if code.startswith("form-")} <= CODES.keys()

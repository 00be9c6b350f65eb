"""Every page built is held to its profile, with the limits of its press; errors stop it."""

from dataclasses import replace

import pytest

from ghpress import inspection, platemaking
from ghpress.build import press_page
from ghpress.preflight.inkmap import InkMap
from ghpress.press.pagefile import print_page
from ghpress.press.pagejob import InHand
from ghpress.remarks import InFile, Level, OnPage
from preflight.bad_pages import also, good, picture
from press.sheets import broadsheet, job_of, page_of


@pytest.fixture(scope="module")
def job(shelf):
    layout = broadsheet()
    return job_of(page_of(layout, shelf, "第一张，灯亮了。", 1), layout, shelf)


@pytest.fixture(scope="module")
def printed(job):
    return print_page(job).pdf


def test_a_page_as_it_is_printed_has_nothing_said_of_it(job, printed):
    assert inspection.inspect_page(printed, job) == ()


def test_the_press_itself_says_how_much_ink_it_takes(job, printed):
    poor = replace(job.plates, profile=replace(job.plates.profile, ink_limit_percent=90))
    found = inspection.inspect_page(printed, replace(job, plates=poor))
    assert "colour-over-limit" in [remark.code for remark in found]
    assert found[0].place.page == 1


def test_a_field_of_too_much_ink_is_an_error(job, printed, monkeypatch):
    def heavy(content, index):
        import numpy as np

        plates = np.zeros((1600, 1200, 4), np.uint8)
        plates[400:440, 400:440] = 230
        return InkMap(plates, 72, "the test")

    poor = replace(job.plates, profile=replace(job.plates.profile, ink_limit_percent=90))
    monkeypatch.setattr(platemaking, "measured", heavy)
    found = inspection.inspect_page(printed, replace(job, plates=poor))
    (over,) = [remark for remark in found if remark.code == "ink-over-limit"]
    assert over.level is Level.ERROR and isinstance(over.place, OnPage)


def test_what_is_wrong_with_the_file_is_said_of_its_page(job):
    found = inspection.inspect_page(good(lambda pdf: pdf.Root.__delitem__("/OutputIntents")), job)
    assert ("intent-missing", OnPage(1)) in [(remark.code, remark.place) for remark in found]


def test_a_page_with_an_error_is_not_sound(job, monkeypatch):
    wrong = also("q 288 0 0 288 60 60 cm /I Do Q\n", XObject={"I": lambda pdf: picture(pdf, 200)})

    def spoilt(asked):
        return replace(print_page(asked), held=InHand(good(wrong)))

    monkeypatch.setattr("ghpress.press.pagefile.print_page", spoilt)
    file = press_page(replace(job, preflight=True))
    assert not file.is_sound()
    assert "picture-too-coarse" in [remark.code for remark in file.remarks]
    assert press_page(replace(job, preflight=False)).is_sound()


def test_the_bound_issue_is_held_to_what_it_claims(printed):
    assert inspection.inspect_bound(printed, "issue.pdf", "press") == ()
    bare = good(lambda pdf: pdf.Root.__delitem__("/OutputIntents"))
    found = inspection.inspect_bound(bare, "issue.pdf", "press")
    assert ("intent-missing", InFile("issue.pdf")) in [(one.code, one.place) for one in found]
    assert all(one.level is Level.ERROR for one in found)
    assert inspection.inspect_bound(bare, "issue.pdf", "proof") == ()

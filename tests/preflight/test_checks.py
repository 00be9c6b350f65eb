"""Every check passes a good page and names what a bad one has wrong."""

import importlib
import io
import pkgutil
from dataclasses import replace

import pikepdf
import pytest

from ghpress.layout.layout import Sheet
from ghpress.preflight import checks
from ghpress.preflight.limits import HOUSE
from ghpress.preflight.profiles import FILES, PAGES
from ghpress.preflight.subject import PageSubject
from ghpress.preflight.survey import survey
from ghpress.press.finish import Makeready, finish
from ghpress.remarks import Level, OnPage
from ghpress.stock.profiles import shipped_profile
from ghpress.units import in_mm, mm
from ghpress.wording import catalogue
from press.printed import SHEET, TICKET, changed, colophon, forme_of, painted, with_box

LINES = ("清晨五点，站里的灯亮了。", "Open 24h，每天接待320人。")


@pytest.fixture(scope="module")
def good(shelf):
    return page_file(LINES, shelf)


def remarks(page, profile="press", sheet=SHEET):
    subject = PageSubject(page, 3, sheet)
    subject.limits = replace(HOUSE, bleed_mm=in_mm(sheet.bleed))
    return survey(subject, profile)


def codes(page, profile="press", sheet=SHEET):
    return [remark.code for remark in remarks(page, profile, sheet)]


def finished(forme, shelf, profile="press"):
    makeready = Makeready(shipped_profile())
    ticket = replace(TICKET, profile=profile)
    return finish(painted(forme, shelf), SHEET, colophon(), ticket, makeready)


def page_file(lines, shelf, profile="press"):
    return finished(forme_of(lines, shelf), shelf, profile)


@pytest.mark.parametrize("profile", ["press", "press-x1a", "proof", "web"])
def test_a_good_page_passes_every_profile(shelf, profile):
    assert remarks(page_file(LINES, shelf, profile), profile) == ()


def test_a_good_page_in_real_faces_passes(real_shelf):
    assert codes(page_file(LINES, real_shelf)) == []


def test_every_check_stands_in_a_file_named_as_its_code():
    found = {module.name for module in pkgutil.iter_modules(checks.__path__)}
    tables = (PAGES, FILES)
    used = {rule.name for table in tables for held in table.values() for rule in held}
    assert found == used
    assert {name.replace("_", "-") for name in found} <= set(catalogue())
    for name in found:
        rationale = importlib.import_module(f"ghpress.preflight.checks.{name}").__doc__
        assert len(rationale) > 120, f"{name} does not say why it matters"


def descriptors(pdf):
    for font in pdf.pages[0].resources.Font.values():
        yield font.DescendantFonts[0].FontDescriptor


def test_a_font_without_its_program_is_named(good):
    def strip(pdf):
        for descriptor in descriptors(pdf):
            del descriptor.FontFile2

    found = remarks(changed(good, strip))
    assert {remark.code for remark in found} >= {"font-not-embedded"}
    assert "TestSong" in next(r for r in found if r.code == "font-not-embedded").fact("font")


def show_instead(codes):
    def change(pdf):
        content = pdf.pages[0].Contents
        before = content.read_bytes()
        start = before.index(b"[<") + 2
        content.write(before[:start] + codes + before[start + len(codes) :])

    return change


def test_notdef_is_found(good):
    found = [
        remark
        for remark in remarks(changed(good, show_instead(b"0000")))
        if remark.code == "glyph-not-drawn"
    ]
    assert [remark.fact("what") for remark in found] == ["#0000"]


def test_a_code_beyond_the_program_is_found(good):
    assert "glyph-not-drawn" in codes(changed(good, show_instead(b"ffee")))


def test_a_code_that_a_cff_program_lacks_is_found(real_shelf):
    page = page_file(LINES, real_shelf)
    assert "glyph-not-drawn" in codes(changed(page, show_instead(b"1fff")))


def test_a_glyph_whose_outline_was_lost_is_found(good, shelf):
    other = page_file((LINES[0].replace("灯", "字"), LINES[1]), shelf)

    def swap(pdf):
        with pikepdf.open(io.BytesIO(other)) as source:
            program = next(descriptors(source)).FontFile2.read_bytes()
        for descriptor in descriptors(pdf):
            descriptor.FontFile2 = pdf.make_stream(program, Length1=len(program))

    found = [remark for remark in remarks(changed(good, swap)) if remark.code == "glyph-not-drawn"]
    assert found[0].fact("what") == "灯"


def test_a_space_need_not_be_drawn(shelf):
    assert codes(page_file(("汉\u3000字 a b",), shelf)) == []


def test_rgb_is_named_with_its_colour(shelf):
    forme = with_box(forme_of(LINES, shelf), "margin:9mm;width:9mm;height:9mm;background:rgb(255 0 51)")
    found = remarks(finished(forme, shelf))
    assert [(remark.code, remark.fact("colour")) for remark in found] == [
        ("rgb-used", "DeviceRGB 1 0 0.2")
    ]


def test_rgb_hidden_in_a_form_is_found(shelf):
    style = "margin:9mm;width:9mm;height:9mm;background:rgb(255 0 51);opacity:0.5"
    assert codes(finished(with_box(forme_of(LINES, shelf), style), shelf)) == ["rgb-used"]


def test_a_page_whose_transparency_blends_in_rgb_is_found(shelf):
    forme = with_box(forme_of(LINES, shelf), "width:9mm;height:9mm;background:#000;opacity:0.5")
    found = remarks(painted(forme, shelf))
    assert [r.fact("space") for r in found if r.code == "blend-not-in-ink"] == ["DeviceRGB"]


def test_a_gradient_in_rgb_is_found(shelf):
    style = "width:9mm;height:9mm;background:linear-gradient(#f00, #00f)"
    assert "rgb-used" in codes(finished(with_box(forme_of(LINES, shelf), style), shelf))


def test_rgb_that_nothing_paints_with_is_no_fault(good):
    def set_and_leave(pdf):
        content = pdf.pages[0].Contents
        content.write(b"1 0 0 rg 0 0 0 1 k\n" + content.read_bytes())

    assert codes(changed(good, set_and_leave)) == []


def test_the_web_may_have_rgb(shelf):
    forme = with_box(forme_of(LINES, shelf), "width:9mm;height:9mm;background:#f00")
    assert codes(finished(forme, shelf), "web") == []


def test_a_page_on_another_sheet_is_found(good):
    found = remarks(good, sheet=replace(SHEET, width=mm(101)))
    assert [remark.code for remark in found] == ["trim-not-sheet"]
    assert found[0].fact("found") == "100.0 × 80.0 mm"
    assert found[0].fact("ordered") == "101 × 80 mm"


def test_a_fifth_of_a_millimetre_is_forgiven(good):
    assert codes(good, sheet=replace(SHEET, width=mm("100.15"))) == []


def test_a_page_without_trim_is_found(good):
    def strip(pdf):
        del pdf.pages[0].TrimBox

    assert "trim-not-sheet" in codes(changed(good, strip))


def test_missing_bleed_is_found(good):
    def strip(pdf):
        del pdf.pages[0].BleedBox

    found = remarks(changed(good, strip))
    assert [(remark.code, remark.fact("found")) for remark in found] == [("bleed-missing", "0.00")]


def test_bleed_wanting_on_one_side_is_found(good):
    def narrow(pdf):
        left, bottom, right, top = pdf.pages[0].BleedBox
        pdf.pages[0].obj.BleedBox = pikepdf.Array([left, bottom, right - 3, top])

    assert codes(changed(good, narrow)) == ["bleed-missing"]


def test_a_sheet_that_asks_for_no_bleed_needs_none(good):
    def strip(pdf):
        del pdf.pages[0].BleedBox

    assert codes(changed(good, strip), sheet=Sheet(mm(100), mm(80), 0)) == []


def test_a_page_as_the_painter_left_it_stands_off_the_origin(shelf):
    assert "page-off-origin" in codes(painted(forme_of(LINES, shelf), shelf))


def test_a_crop_box_that_hides_the_bleed_is_found(good):
    def crop(pdf):
        pdf.pages[0].obj.CropBox = pdf.pages[0].TrimBox

    assert codes(changed(good, crop)) == ["page-off-origin"]


def test_text_over_the_trim_is_found_where_it_stands(shelf):
    forme = forme_of(("字" * 26,), shelf)
    found = remarks(finished(forme, shelf))
    assert [remark.code for remark in found] == ["text-outside-trim"]
    assert found[0].level == Level.ERROR
    assert found[0].place == OnPage(3, 10.0, 17.1)
    assert found[0].fact("over_mm") == "5.94"

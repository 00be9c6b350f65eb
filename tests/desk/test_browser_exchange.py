"""Marks leave the desk as a file and come back, in a real browser."""

from pathlib import Path

import pytest

pytest.importorskip("playwright")
from playwright.sync_api import Browser, expect

from desk.browsing import Served, needs_chromium

pytestmark = needs_chromium


def test_marks_are_exported_and_taken_in_again(browser: Browser, served: Served, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(served.link)
    page.locator("#name").fill("校对甲")
    page.locator("#name").press("Tab")
    page.locator(".thumb").first.wait_for()
    page.locator(".exchange summary").click()
    with page.expect_download() as given:
        page.locator("#export-xfdf").click()
    file = tmp_path / given.value.suggested_filename
    given.value.save_as(file)
    assert file.suffix == ".xfdf"
    said = "<contents>版心再紧一点</contents>"
    note = f'<text page="0" rect="40,1000,60,1020" name="n1" title="外校">{said}</text>'
    text = file.read_text(encoding="utf-8").replace("<annots>", f"<annots>{note}")
    file.write_text(text, encoding="utf-8")
    page.locator("#import-file").set_input_files(file)
    expect(page.locator("dialog .taken")).to_contain_text("1")
    page.locator("dialog button.main").click()
    expect(page.locator(".card", has_text="版心再紧一点")).to_be_visible()
    assert page.locator("#print").get_attribute("href").endswith(".pdf")
    page.close()

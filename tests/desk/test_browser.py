"""The desk as a proofreader uses it: a real server, a real browser."""

import re

import pytest

from ghpress.marking.log import read_events

pytest.importorskip("playwright")
from playwright.sync_api import Browser, expect

from desk.browsing import Served, line_with, needs_chromium, opened, select

pytestmark = needs_chromium


def test_a_page_is_opened_enlarged_and_clicked_back_to_its_source(
    browser: Browser, served: Served
) -> None:
    page = opened(browser, served)
    expect(page.locator("#zoom")).to_have_text(re.compile(r"\d+%"))
    page.click("#actual")
    expect(page.locator("#zoom")).to_have_text("100%")
    for _ in range(5):
        page.keyboard.press("+")
    expect(page.locator("#zoom")).to_have_text("400%")
    expect(page.locator(".sheet img[data-dpi='384'][data-ready]").first).to_be_attached()
    page.click("#actual")
    select(page, "三下")
    link = page.locator("#tools a.source")
    row = (served.issue / "lock.md").read_text(encoding="utf-8").split("\n")
    line = next(number for number, text in enumerate(row, 1) if "三下" in text)
    column = row[line - 1].index("三下") + 1
    assert link.get_attribute("href") == f"vscode://file{served.issue.resolve()}/lock.md:{line}:{column}"
    assert page.faults == []  # type: ignore[attr-defined]


def test_an_error_is_marked_corrected_and_seen_corrected(browser: Browser, served: Served) -> None:
    page = opened(browser, served)
    page.click("#actual")
    select(page, "三下")
    page.fill("#tools textarea", "五下")
    page.click("#tools [data-sign=replace]")
    card = page.locator("article.card")
    expect(card).to_contain_text("稿件里未改")
    expect(page.locator(".sheet .marks [data-mark]")).to_have_count(1)
    card.get_by_text("照改稿件").click()
    expect(page.locator("dialog .plus").last).to_contain_text("五下铜钟")
    page.click("dialog button.main")
    expect(line_with(page, "五下")).to_be_attached()
    assert "敲五下铜钟" in (served.issue / "lock.md").read_text(encoding="utf-8")
    page.get_by_role("button", name=re.compile(r"^全部 \d")).click()
    expect(page.locator("article.card")).to_contain_text("稿件里已改")
    expect(page.locator("article.card .state")).to_have_text("已改")


def test_a_saved_story_is_on_the_screen_without_asking(browser: Browser, served: Served) -> None:
    page = opened(browser, served)
    ferry = served.issue / "ferry.md"
    ferry.write_text(ferry.read_text(encoding="utf-8").replace("头班船", "头一班船"), encoding="utf-8")
    expect(line_with(page, "头一班")).to_be_attached()
    expect(page.locator("#news")).to_contain_text("第 2 次出样")


def test_two_browsers_at_once_lose_nothing(browser: Browser, served: Served) -> None:
    one, other = opened(browser, served, "校对甲"), opened(browser, served, "校对乙")
    for page, words in ((one, "三下"), (other, "尺"), (one, "瓷"), (other, "铰")):
        page.click("#actual")
        select(page, words)
        page.click("#tools [data-sign=delete]")
        expect(page.locator("#tools")).to_be_hidden()
    for page in (one, other):
        expect(page.locator("article.card")).to_have_count(4)
    assert (
        sorted(event.by for event in read_events(served.issue).events) == ["校对乙"] * 2 + ["校对甲"] * 2
    )


def test_a_desk_that_is_killed_has_kept_every_mark_it_said_it_kept(
    browser: Browser, served: Served
) -> None:
    page = opened(browser, served)
    page.click("#actual")
    select(page, "三下")
    page.click("#tools [data-sign=delete]")
    expect(page.locator("article.card")).to_have_count(1)
    served.running.kill()
    served.running.wait()
    again = Served(served.issue)
    try:
        expect(opened(browser, again).locator("article.card")).to_have_count(1)
    finally:
        again.stop()


def test_markup_in_copy_names_and_marks_is_shown_and_never_run(browser: Browser, served: Served) -> None:
    bad = "<img src=x onerror=document.title=1><script>document.title=1</script>"
    page = opened(browser, served, "<b>甲</b>")
    page.click("#actual")
    select(page, "三下")
    page.fill("#tools textarea", bad)
    page.click("#tools [data-sign=replace]")
    expect(page.locator("article.card")).to_contain_text(bad)
    expect(page.locator("article.card")).to_contain_text("<b>甲</b>")
    assert page.locator("article.card img, article.card script, article.card b").count() == 0
    assert "1" != page.title()
    assert page.faults == []  # type: ignore[attr-defined]


def test_a_page_goes_through_its_rounds_and_is_signed(browser: Browser, served: Served) -> None:
    page = opened(browser, served, "总编")
    page.select_option("#advance", "final")
    page.click("#sign")
    page.click("dialog button.main")
    expect(page.locator("#page-state .signed")).to_have_text("总编 已签付印")
    expect(page.locator(".sheet.signed > .caption")).to_contain_text("已付印")
    expect(page.locator(".thumb .seal")).to_have_text("付印")
    assert list((served.issue / ".ghpress/signed").glob("*.pdf"))


def test_on_a_tablet_everything_can_be_reached(browser: Browser, served: Served) -> None:
    page = opened(browser, served, viewport={"width": 820, "height": 1180})
    for part in ("#bar", "#stage", "#panel", "#name", "#fit"):
        expect(page.locator(part)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 820


def test_the_desk_ends_in_order(served: Served) -> None:
    assert served.stop() == 0

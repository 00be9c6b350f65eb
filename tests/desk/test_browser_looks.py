"""What the desk shows beside pages and marks, in a real browser: checks, kept proofs, plates, keys."""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.issues import small_issue

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page, expect

from desk.browsing import Served, line_with, needs_chromium, opened, select

pytestmark = needs_chromium
needs_ghostscript = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    desk = Served(small_issue(tmp_path_factory.mktemp("looks") / "content/river"))
    yield desk
    desk.stop()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    before = {file: file.read_bytes() for file in served.issue.glob("*.md")}
    shown = opened(browser, served)
    yield shown
    assert shown.faults == []  # type: ignore[attr-defined]
    changed = {file: content for file, content in before.items() if file.read_bytes() != content}
    proof = shown.evaluate("globalThis.desk.state.proof")
    for file, content in changed.items():
        file.write_bytes(content)
    ends = time.monotonic() + 60
    while changed and shown.evaluate("globalThis.desk.state.proof") <= proof:
        # The next test is to begin with the pages of the copy as it was.
        assert time.monotonic() < ends
        shown.wait_for_timeout(50)
    shown.context.close()


def rewrite(file: Path, was: str, becomes: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")


def test_a_slip_is_found_shown_and_mended(page: Page, served: Served) -> None:
    ferry = served.issue / "ferry.md"
    rewrite(ferry, "，", ",")
    page.click("#tab-checks")
    card = page.locator("#panel .card")
    expect(card).to_have_count(1)
    expect(page.locator(".sheet .flag[data-find]")).to_have_count(1)
    card.locator(".go").click()
    expect(page.locator("#panel .card.on")).to_have_count(1)
    card.get_by_text("改成“，”").click()
    expect(page.locator("dialog .plus").last).to_contain_text("，")
    page.click("dialog button.main")
    expect(card).to_have_count(0)
    assert "," not in ferry.read_text(encoding="utf-8").split("---")[-1]


def test_a_kept_proof_tells_exactly_what_changed(page: Page, served: Served) -> None:
    page.click("#tab-redline")
    page.click("#keep")
    expect(page.locator("#says")).to_contain_text("两份校样完全一样")
    page.click("#tab-marks")
    page.click("#actual")
    select(page, "三下")
    page.fill("#tools textarea", "五下")
    page.click("#tools [data-sign=replace]")
    page.locator("article.card").get_by_text("照改稿件").click()
    page.click("dialog button.main")
    expect(line_with(page, "五下")).to_be_attached()
    page.click("#tab-redline")
    expect(page.locator("#says")).to_contain_text("此外没有任何变化")
    expect(page.locator(".card.change")).to_have_count(1)
    expect(page.locator(".card.change.asked")).to_contain_text("“三”→“五”")
    expect(page.locator(".sheet.former")).to_have_count(1)
    expect(page.locator(".sheet:not(.former) .change.corrected")).to_have_count(1)
    for how in ("overlay", "blink"):
        page.click(f"[data-how={how}]")
        expect(page.locator(f".sheet[data-how={how}] .tiles.was img[data-ready]").first).to_be_attached()
        expect(page.locator(".sheet.former")).to_have_count(0)


@needs_ghostscript
def test_each_plate_is_looked_at_by_itself(page: Page) -> None:
    page.click("[data-look=plates]")
    expect(page.locator("[data-plate]")).to_have_count(4)
    page.locator("[data-plate=Black]").dblclick()
    expect(page.locator("[data-plate][aria-pressed=true]")).to_have_count(1)
    expect(page.locator(".tiles img[data-key*='/3/'][data-ready]").first).to_be_attached()
    box = page.locator(".sheet").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    expect(page.locator("#ink")).to_contain_text(re.compile(r"C \d+%.*总墨量 \d+%"))
    page.click("[data-look=paper]")
    expect(page.locator(".tiles img[data-key*='/paper/'][data-ready]").first).to_be_attached()
    page.click("[data-look=plain]")
    expect(page.locator(".tiles img[data-key*='tile/'][data-ready]").first).to_be_attached()


def test_an_error_in_the_copy_is_told_over_the_pages_and_beside_them(page: Page, served: Served) -> None:
    ferry = served.issue / "ferry.md"
    copy = ferry.read_bytes()
    rewrite(ferry, "---", "--")
    expect(page.locator("#banner")).to_contain_text("排不出新样")
    expect(page.locator(".sheet.stale > .caption")).to_contain_text("不是现在的稿件")
    page.click("#banner button")
    expect(page.locator("#panel .card.error a.source").first).to_contain_text("ferry.md")
    ferry.write_bytes(copy)
    expect(page.locator("#banner")).to_be_hidden()
    expect(page.locator(".sheet.stale")).to_have_count(0)


def test_words_that_bear_a_mark_can_be_marked_again_and_hide_nothing(page: Page) -> None:
    page.click("#actual")
    select(page, "三下")
    page.keyboard.press("x")  # a letter is a word of the mark, not a key of the desk
    expect(page.locator("#tools textarea")).to_have_value("x")
    page.fill("#tools textarea", "五下")
    page.keyboard.press("Enter")
    expect(page.locator("article.card")).to_have_count(1)
    expect(page.locator("article.card ins")).to_have_text("五下")
    select(page, "三下")
    page.keyboard.press("Delete")
    expect(page.locator("article.card")).to_have_count(2)
    # No words over the text but those of the mark that is chosen.
    shown = page.locator(".sheet .marks .words").locator("visible=true")
    assert shown.count() <= 1
    page.locator("article.card .go").first.click()
    page.locator("article.card", has_text="改正").get_by_text("回复").click()
    page.keyboard.type("照办")
    page.keyboard.press("Enter")
    expect(page.locator("article.card .thread")).to_contain_text("照办")
    for left in (1, 0):
        page.locator("article.card").first.get_by_text("不改").click()
        expect(page.locator("article.card")).to_have_count(left)


def test_words_and_lines_of_the_copy_are_found_on_the_pages(page: Page, served: Served) -> None:
    page.keyboard.press("/")
    page.keyboard.type("三下")
    expect(page.locator("#find output")).to_have_text("1/1")
    expect(page.locator(".sheet .selected .found")).to_have_count(1)
    rows = (served.issue / "lock.md").read_text(encoding="utf-8").split("\n")
    line = next(number for number, text in enumerate(rows, 1) if "三下" in text)
    page.evaluate("(place) => { location.hash = place; }", f"lock.md:{line}")
    expect(page.locator("#find input")).to_have_value(f"lock.md:{line}")
    expect(page.locator("#find output")).to_have_text("1/1")
    assert page.locator(".sheet .selected .found").count() >= 1
    page.keyboard.press("Escape")
    expect(page.locator("#find")).to_be_hidden()
    expect(page.locator(".sheet .selected .found")).to_have_count(0)


def test_the_grid_is_laid_over_the_page(page: Page) -> None:
    page.keyboard.press("g")
    expect(page.locator(".frames .baselines")).to_have_count(1)
    assert page.locator(".frames .column").count() >= 2
    page.keyboard.press("g")
    expect(page.locator(".frames .baselines")).to_have_count(0)


def test_tabs_and_cards_are_reached_by_keys(page: Page) -> None:
    page.locator("#tab-marks").focus()
    for tab in ("checks", "remarks", "redline", "marks"):
        page.keyboard.press("ArrowRight")
        expect(page.locator(f"#tab-{tab}")).to_have_attribute("aria-selected", "true")
        expect(page.locator(f"#tab-{tab}")).to_be_focused()
    named = page.evaluate(
        """() => [...document.querySelectorAll('button, select, input, [role=tabpanel]')]
            .filter((each) => each.checkVisibility() && !(each.textContent.trim() || each.labels?.length
                || each.getAttribute('aria-label') || each.getAttribute('aria-labelledby')))
            .map((each) => each.outerHTML)"""
    )
    assert named == []


@pytest.mark.parametrize("size", [(1600, 1000), (1280, 800), (820, 1180)])
def test_nothing_is_cut_off(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    over = page.evaluate(
        """() => [...document.querySelectorAll('#bar *, #tabs *')].filter((each) => {
            const box = each.getBoundingClientRect();
            return box.width && (box.right > innerWidth + 1 || box.left < -1);
        }).map((each) => each.outerHTML)"""
    )
    assert over == []

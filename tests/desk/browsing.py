"""A desk as a proofreader has it: served by the real command, shown in a real browser."""

import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from cli.command import command, environment, heeding

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Locator, Page, expect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed")

# However busy the machine is: what is awaited comes at once on an idle one.
expect.set_options(timeout=60_000)

# No call to anybody's server: this machine may have no network.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Served:
    """A desk served by the real command."""

    def __init__(self, issue: Path) -> None:
        self.issue = issue
        self.running = subprocess.Popen(
            command("desk", issue),
            cwd=issue.parent,
            env=environment(),
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            preexec_fn=heeding,
        )
        assert self.running.stdout is not None
        said = self.running.stdout.readline()
        found = re.search(r"http://\S+", said)
        if not found:
            self.stop()
        assert found, said
        self.link = found[0]

    def stop(self) -> int:
        self.running.send_signal(signal.SIGINT)
        try:
            return self.running.wait(60)
        finally:
            self.running.kill()
            self.running.wait()
            assert self.running.stdout is not None
            self.running.stdout.close()


def opened(browser: Browser, desk: Served, name: str = "校对甲", **how: object) -> Page:
    """The desk open in a window of its own, its page there to be read."""
    page = browser.new_context(**how).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.faults = faults  # type: ignore[attr-defined]
    page.goto(desk.link)
    page.fill("#name", name)
    page.locator("#name").blur()
    expect(page.locator(".sheet .text text").first).to_be_attached()
    expect(page.locator(".sheet img[data-ready]").first).to_be_attached()
    return page


def box_of(page: Page, words: str) -> dict[str, float]:
    """Where words stand on the screen."""
    found = page.evaluate(
        """(words) => {
            for (const text of document.querySelectorAll('.sheet .text text')) {
                const at = text.textContent.indexOf(words);
                if (at < 0) continue;
                text.scrollIntoView({block: 'center', inline: 'center'});
                const range = document.createRange();
                range.setStart(text.firstChild, at);
                range.setEnd(text.firstChild, at + words.length);
                const box = range.getBoundingClientRect();
                return {x: box.left, y: box.top, width: box.width, height: box.height};
            }
            return null;
        }""",
        words,
    )
    assert found, words
    return found


def line_with(page: Page, words: str) -> Locator:
    """A line of the page that has these words."""
    return page.locator(".sheet .text text", has_text=words).first


def select(page: Page, words: str) -> None:
    """Drags over words as with a mouse."""
    box_of(page, words)
    page.wait_for_timeout(50)
    box = box_of(page, words)
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, middle, steps=4)
    page.mouse.up()
    expect(page.locator("#tools")).to_be_visible()

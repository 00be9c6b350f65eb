"""What tests of the desk in a browser share."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.issues import small_issue

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from desk.browsing import Served


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Chromium, for one file of tests: while it runs no other loop of asyncio may."""
    from playwright.sync_api import sync_playwright

    from desk.browsing import CHROMIUM, QUIET

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator["Served"]:
    """A desk over a small issue."""
    from desk.browsing import Served

    desk = Served(small_issue(tmp_path / "content/river"))
    yield desk
    desk.stop()

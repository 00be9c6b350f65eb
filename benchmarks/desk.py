"""How soon a saved story is on the screen: the real desk, a real browser, the demo's broadsheet pages.

``python -m benchmarks.desk`` changes one character of a story in a copy of the issue, again and again,
and waits until the page in Chromium shows all tiles of the new file: median and worst, and of that what
the proof took.
"""

import argparse
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
BROWSER = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)
SHOWN = """(former) => {
    const sheet = document.querySelector('.sheet'), desk = globalThis.desk;
    if (!desk.state || desk.state.proof <= former) return 0;
    const page = desk.state.pages.find((each) => each.number === desk.page);
    const tiles = [...sheet.querySelectorAll('.tiles.now img')]
        .filter((each) => each.dataset.key.includes(page.sha256));
    return tiles.length && tiles.every((each) => each.dataset.ready) ? desk.state.seconds : 0;
}"""
PATIENCE_S = 60
OTHER = "的"


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issue", type=Path, default=ROOT / "content/jilin-centenary")
    parser.add_argument("--story", default="03-songyuan.md")
    parser.add_argument("--page", type=int, default=2)
    parser.add_argument("--times", type=int, default=10)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        issue = Path(folder) / "content" / given.issue.name
        shutil.copytree(given.issue, issue, ignore=shutil.ignore_patterns(".ghpress"))
        house = given.issue.parent / "house.yaml"
        if house.is_file():
            shutil.copy(house, issue.parent / house.name)
        desk = subprocess.Popen(
            [sys.executable, "-m", "ghpress", "desk", str(issue)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert desk.stdout is not None
            link = re.search(r"http://\S+", desk.stdout.readline())
            assert link is not None
            with sync_playwright() as playwright:
                found = shutil.which("chromium") or shutil.which("chromium-browser")
                browser = playwright.chromium.launch(executable_path=found, args=list(BROWSER))
                page = browser.new_page(viewport={"width": 1600, "height": 1000})
                page.goto(link[0])
                page.wait_for_selector(".sheet .text text", state="attached", timeout=PATIENCE_S * 1000)
                page.evaluate("(number) => globalThis.desk.toPage(number)", given.page)
                time.sleep(3)
                told = [saved_and_shown(page, issue / given.story, turn) for turn in range(given.times)]
        finally:
            desk.send_signal(signal.SIGINT)
            desk.wait(20)
    whole, proofs = [each[0] for each in told], [each[1] for each in told]
    print(f"saved to shown: median {statistics.median(whole):.2f} s, worst {max(whole):.2f} s")
    print(f"of that the proof: median {statistics.median(proofs):.2f} s")


def saved_and_shown(page, file: Path, turn: int) -> tuple[float, float]:  # noqa: ANN001
    """Seconds from a saved character to its page shown whole, and those the proof took.

    Another character each time: what was on the desk before is drawn already.
    """
    text = file.read_text(encoding="utf-8")
    at = text.rindex(OTHER if turn == 0 else _other(turn - 1))
    former = page.evaluate("globalThis.desk.state.proof")
    file.write_text(text[:at] + _other(turn) + text[at + 1 :], encoding="utf-8")
    began = time.perf_counter()
    while time.perf_counter() - began < PATIENCE_S:
        proof = page.evaluate(SHOWN, former)
        if proof:
            return time.perf_counter() - began, proof
        time.sleep(0.01)
    raise SystemExit("the page was not shown")


def _other(turn: int) -> str:
    """A Han character for every turn (GB/T 2312, from 啊 on)."""
    return bytes((0xB0 + turn // 94, 0xA1 + turn % 94)).decode("gb2312")


if __name__ == "__main__":
    main()

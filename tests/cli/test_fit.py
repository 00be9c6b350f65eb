"""The verb fit: stories and pages in a table and in JSON, all layouts on one sheet, and watching."""

import io
import json
import signal
import subprocess
from pathlib import Path

from PIL import Image

from cli.command import command, environment, heeding, here
from cli.issues import FERRY, small_issue


def test_fit_tells_every_page_by_score_white_and_named_prices(tmp_path: Path) -> None:
    found = here("fit", small_issue(tmp_path / "content/river"), "--json", at=tmp_path)
    assert found.returncode == 0, found.stdout + found.stderr
    (layout,) = json.loads(found.stdout)["layouts"]
    (page,) = layout["scores"]
    assert page["page"] == 1
    assert page["score"] == sum(price["amount"] for price in page["prices"]) == layout["score"]
    assert page["blank_lines"] > 0
    assert "page_short" in {price["name"] for price in page["prices"]}
    assert layout["short_characters"] > 0 == layout["over_characters"]


def test_fit_names_the_faults_of_a_page_in_an_editors_words(tmp_path: Path) -> None:
    issue = small_issue(tmp_path / "content/river")
    assert "版脚空着" in here("fit", issue, at=tmp_path).stdout
    assert "an open foot" in here("fit", issue, "--lang", "en", at=tmp_path).stdout


def test_all_layouts_are_told_in_one_table_and_drawn_on_one_sheet(tmp_path: Path) -> None:
    issue = small_issue(tmp_path / "content/river")
    found = here("fit", issue, "--all-layouts", "-o", tmp_path / "s/all.png", at=tmp_path)
    table = found.stdout.split("\n\n")[0].splitlines()
    names = {row.split()[0] for row in table[1:]}
    assert table[0].split()[:3] == ["版式", "版数", "代价"]
    assert {"broadsheet", "tabloid", "magazine", "spread"} <= names
    sheet = Image.open(io.BytesIO((tmp_path / "s/all.png").read_bytes()))
    assert sheet.height > 100 * len(names)
    assert len(sheet.getcolors(1 << 20) or ()) > 5


def test_the_sheet_is_named_for_the_issue_where_a_folder_is_given(tmp_path: Path) -> None:
    issue = small_issue(tmp_path / "content/river")
    assert here("fit", issue, "-o", tmp_path, at=tmp_path).returncode == 0
    assert here("fit", issue, "-o", tmp_path / "new", at=tmp_path).returncode == 0
    assert (tmp_path / "river.png").read_bytes() == (tmp_path / "new/river.png").read_bytes()


def test_watching_answers_after_a_story_is_saved_and_stops_good(tmp_path: Path) -> None:
    issue = small_issue(tmp_path / "content/river")
    words = command("fit", issue, "--watch", "--json")
    with subprocess.Popen(
        words,
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=heeding,
    ) as running:
        try:
            assert running.stdout is not None
            first = _answer(running.stdout)
            (issue / "ferry.md").write_text(FERRY + FERRY.split("---")[2], encoding="utf-8")
            second = _answer(running.stdout)
            lengths = [
                {story["id"]: story["characters"] for story in answer["layouts"][0]["stories"]}
                for answer in (first, second)
            ]
            assert lengths[1]["ferry"] == 2 * lengths[0]["ferry"]
            assert lengths[1]["lock"] == lengths[0]["lock"]
            running.send_signal(signal.SIGINT)
            assert running.wait(30) == 0
        finally:
            running.kill()


def _answer(stream: io.TextIOBase) -> dict:  # type: ignore[type-arg]
    """The next whole object of JSON."""
    lines: list[str] = []
    while not lines or lines[-1] != "}\n":
        lines.append(stream.readline())
        assert lines[-1], "".join(lines)
    found = json.loads("".join(lines))
    assert isinstance(found, dict)
    return found

"""What was last accepted, stored beside the issue and read back."""

import json
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghpress.manuscript.accepted import Accepted
from ghpress.manuscript.history import FILE, AcceptedStory, History, read_history, write_history


@st.composite
def paragraphs(draw):
    """Paragraphs as they are set: no empty line, and rooms that mostly stay the same."""
    lines = draw(st.lists(st.text("国家，。“a\u3000", min_size=1, max_size=9), min_size=1, max_size=6))
    rooms = draw(st.lists(st.integers(300, 60_000), min_size=1, max_size=2))
    rooms = [*rooms, *rooms[-1:] * len(lines)][: len(lines)]
    return Accepted("".join(lines), tuple(accumulate(map(len, lines))), tuple(rooms))


@given(
    stories=st.dictionaries(st.text("ab1-", min_size=1), st.lists(paragraphs(), max_size=3), max_size=3)
)
def test_what_is_stored_is_read_back(stories: dict[str, list[Accepted]], tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("issue")
    wanted = tuple(AcceptedStory(name, tuple(whole)) for name, whole in stories.items())
    write_history(folder, "broadsheet", wanted)
    assert read_history(folder, "broadsheet") == History(wanted)


ONE = (AcceptedStory("lock", (Accepted("国家，人民。", (3, 6), (2_000, 3_500)),)),)


def test_every_line_of_print_is_a_line_of_the_file(tmp_path: Path) -> None:
    file = write_history(tmp_path, "broadsheet", ONE)
    lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    assert '"国家，",' in lines
    assert '"人民。"' in lines


def test_each_layout_has_lines_of_its_own(tmp_path: Path) -> None:
    write_history(tmp_path, "broadsheet", ONE)
    write_history(tmp_path, "tabloid", ())
    assert read_history(tmp_path, "broadsheet").stories == ONE
    assert read_history(tmp_path, "tabloid") == History()


def test_no_file_is_no_trouble(tmp_path: Path) -> None:
    assert read_history(tmp_path, "broadsheet") == History()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        "\x00",
        '{"version": 1}',
        '{"version": 2, "layouts": {}}',
        '{"version": 1, "layouts": {"broadsheet": []}}',
        '{"version": 1, "layouts": {"broadsheet": {"lock": [{"rooms": [1]}]}}}',
        '{"version": 1, "layouts": {"broadsheet": {"lock": [{"rooms": [], "lines": ["国"]}]}}}',
        '{"version": 1, "layouts": {"broadsheet": {"lock": [{"rooms": [1], "lines": [2]}]}}}',
        '{"version": 1, "layouts": {"broadsheet": {"lock": [{"rooms": [1], "lines": [""]}]}}}',
        '{"version": 1, "layouts": {"broadsheet": {"lock": [{"rooms": ["a"], "lines": ["国"]}]}}}',
        '{"version": 1, "layouts": {"broadsheet": {"lock": [{"rooms": [1e999], "lines": ["国"]}]}}}',
    ],
)
def test_a_broken_file_frees_every_line_and_is_said(content: str, tmp_path: Path) -> None:
    (tmp_path / ".ghpress").mkdir()
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    found = read_history(tmp_path, "broadsheet")
    assert not found.stories
    assert [(remark.code, remark.level.name) for remark in found.remarks] == [
        ("breaks-broken", "WARNING")
    ]


def test_accepting_mends_a_broken_file(tmp_path: Path) -> None:
    (tmp_path / ".ghpress").mkdir()
    (tmp_path / FILE).write_text("{", encoding="utf-8")
    write_history(tmp_path, "broadsheet", ONE)
    assert read_history(tmp_path, "broadsheet") == History(ONE)
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["version"] == 1

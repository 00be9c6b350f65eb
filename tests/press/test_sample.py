"""The workers' common parent prints a page by which it gets ready, once it is told the layout."""

import subprocess
import sys

import pytest

from ghpress.layout.read import read_layout
from ghpress.layout.shelves import available_layouts
from ghpress.press.announced import Announcement
from ghpress.press.pagefile import print_page
from ghpress.press.sample import read_furniture, sample_page
from ghpress.press.sent import packed
from ghpress.press.templates import templates
from press.sheets import broadsheet, job_of, with_layout_file


@pytest.mark.parametrize("name", [name for name, _ in available_layouts()])
def test_a_sample_of_every_layout_is_printed_without_a_remark(name, real_shelf):
    layout = read_layout(name)[0].at(2)
    file = print_page(job_of(sample_page(layout, real_shelf, 2), layout, real_shelf))
    assert file.pdf
    assert file.remarks == ()


def test_the_furniture_of_inner_pages_is_read(shelf, tmp_path):
    layout = broadsheet()
    job = with_layout_file(job_of(sample_page(layout, shelf, 2), layout, shelf), tmp_path, "own.css", "")
    read_furniture(job.layout)
    assert "partials/folio.html" in {name for _, name in templates(job.layout).environment.cache.keys()}


TOLD = "from ghpress.press.announced import told; print(told().decode())"


def told() -> str:
    """What a process that is started now finds."""
    said = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, text=True, check=True)
    return said.stdout.strip()


def test_what_is_told_is_found_once_and_nothing_of_it_stays(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    announced = Announcement()
    announced.tell("版".encode())
    with announced.is_heard():
        found = told()
        assert list(tmp_path.iterdir()) == []
        assert (found, told()) == ("版", "")
    announced.take_down()


def test_what_is_told_too_late_does_no_harm(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    announced = Announcement()
    with announced.is_heard():
        assert told() == ""
        announced.tell("版".encode())
        announced.take_down()
        assert told() == ""
    assert list(tmp_path.iterdir()) == []


READY = """
import sys
from ghpress.press.sent import held
from ghpress.press.templates import templates, _kept
import ghpress.warmed
print(held.cache_info().currsize, [list(folders)[0].rpartition("/")[2] for folders in _kept])
"""


def test_the_common_parent_has_layout_templates_shelf_and_plates(real_shelf):
    layout = broadsheet()
    empty = sample_page(layout, real_shelf, 2)
    announced = Announcement()
    with announced.is_heard():
        announced.tell(packed(job_of(empty, layout, real_shelf)))
        said = subprocess.run([sys.executable, "-c", READY], capture_output=True, text=True, check=True)
    announced.take_down()
    assert said.stdout == "3 ['broadsheet']\n"


def test_what_cannot_be_heeded_does_no_harm():
    announced = Announcement()
    with announced.is_heard():
        announced.tell(b"?")
        said = subprocess.run([sys.executable, "-c", READY], capture_output=True, text=True, check=True)
    announced.take_down()
    assert said.stdout == "0 []\n"

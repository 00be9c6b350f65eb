"""Whatever a layout prints is read, also where nobody would look for words."""

from dataclasses import replace
from datetime import date

import pytest

from ghpress.makeup.page import GroundFrame, Rect
from ghpress.manuscript.story import Head, Issue, Story
from ghpress.manuscript.text import plain
from ghpress.press.pagefile import print_page
from ghpress.press.reading.bound import bound
from ghpress.press.reading.order import reading_order
from ghpress.press.reading.stretches import Stretch
from ghpress.press.reading.tree import nodes, refs
from ghpress.ticket import Ticket
from ghpress.units import mm
from press.sheets import WHEN, broadsheet, job_of, page_of, with_layout_file

STORY = Story("a", Head((plain("主题"),)), (), "a.md")
FILLER = replace(STORY, id="b")


def read(job, *stories, fillers=()):
    """What a page's file says under each element that holds words, by the frames they stand in."""
    file = print_page(replace(job, ticket=Ticket(WHEN, profile="web")))
    assert [remark.code for remark in file.remarks] == []
    issue = Issue("trial", "", plain("试刊"), date(2025, 5, 1), stories, fillers=fillers)
    tree = reading_order(bound(issue, (job.page,), (file,)))
    assert sorted(ref.number for ref in refs(tree)) == list(range(len(file.stretches)))
    return tree, file.stretches


@pytest.fixture
def job(shelf):
    layout = broadsheet()
    return job_of(page_of(layout, shelf, "灯亮了，人来了。" * 3), layout, shelf)


def test_words_in_the_partial_of_a_ground_are_read_last(job, tmp_path):
    ground = GroundFrame("g", "note-ground", Rect(mm(100), mm(300), mm(80), mm(20)), "a")
    page = replace(job.page, frames=(ground, *job.page.frames))
    partial = '{{ "底上的字" | set("body") }}'
    odd = with_layout_file(replace(job, page=page), tmp_path, "partials/note-ground.html", partial)
    tree, stretches = read(odd, STORY)
    last = [stretches[ref.number].frame for ref in refs(tree)][-1]
    assert last == "g"


def test_words_set_beside_a_columns_lines_follow_them(job, tmp_path):
    partial = '<div style="position:absolute">{{ "续" | set("body") }}</div>{{ frame | lines }}'
    tree, stretches = read(with_layout_file(job, tmp_path, "partials/column.html", partial), STORY)
    own = [stretches[ref.number] for ref in refs(tree)]
    lines = [stretch for stretch in own if stretch.block == 0]
    assert own == [*lines, Stretch("c0", 1), Stretch("c1", 1)]
    assert [stretch.line for stretch in lines if stretch.frame == "c0"] == list(range(len(lines) // 2))


def test_a_filler_is_a_story_like_any_other(job):
    frames = tuple(replace(frame, story="b") for frame in job.page.frames)
    tree, _ = read(replace(job, page=replace(job.page, frames=frames)), STORY, fillers=(FILLER,))
    assert [node.tag for node in nodes(tree)].count("Art") == 1

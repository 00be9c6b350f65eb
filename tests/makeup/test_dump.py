"""The page dump, held to a golden a person can read (tests/golden/pages)."""

from ghpress.makeup.makeup import make_up
from ghpress.manuscript.story import Head, Picture
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from goldens import FOLDER, held
from makeup.pagedump import dump
from makeup.sheets import layout
from makeup.stories import house, issue, replaced, story


def test_two_small_pages_stand_as_the_golden_says(shelf: Shelf) -> None:
    note = replaced(story("按", 80, paragraphs=1, subheads=0), head=Head((plain("编者按"),)))
    pictured = story("丁", 420, subheads=0)
    picture = Picture("a.jpg", caption=plain("河边的厂房。"))
    pictured = replaced(pictured, blocks=(picture, *pictured.blocks), byline=plain("本报编辑部"))
    of = issue(*(story(name, 380) for name in "甲乙丙"), pictured, story("戊", 500), note=note, pages=2)
    up = make_up(of, layout(36), shelf, house(), {"a.jpg": (3000, 1000)})
    found = dump(up.pages)
    assert held(FOLDER / "pages" / "two-small-pages.txt", found) == found

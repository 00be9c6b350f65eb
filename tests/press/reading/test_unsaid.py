"""A picture nobody says anything of is told to the editor of a reader's edition."""

from ghpress.makeup.page import Page, PictureFrame, Rect
from ghpress.manuscript.story import Picture
from ghpress.manuscript.text import plain
from ghpress.press.reading.page import pictures_unsaid
from ghpress.units import mm


def remarks(picture, **more):
    frame = PictureFrame("p", "picture", Rect(0, 0, mm(50), mm(40)), picture, **more)
    return [remark.fact("file") for remark in pictures_unsaid(Page(1, mm(390), mm(540), (frame,)))]


def test_a_picture_without_words_or_caption_is_named():
    assert remarks(Picture("a.jpg")) == ["a.jpg"]


def test_words_or_a_caption_will_do():
    assert remarks(Picture("a.jpg", alt="一盏灯")) == []
    assert remarks(Picture("a.jpg", caption=plain("灯下"))) == []


def test_the_ground_of_a_map_is_part_of_its_figure():
    assert remarks(Picture("a.svg"), is_ground=True) == []

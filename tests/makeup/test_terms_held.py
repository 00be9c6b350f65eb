"""Set terms and names are held together wherever an issue prints them, not in its stories only."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from fractions import Fraction

import pytest

from ghpress.galley.terms import held_issue
from ghpress.makeup.contents import contents_rows
from ghpress.makeup.makeup import make_up
from ghpress.makeup.page import TextFrame
from ghpress.makeup.printed import edition_of
from ghpress.manuscript.story import (
    Box,
    Chart,
    Datum,
    Entry,
    GuideEntry,
    Head,
    Issue,
    List,
    Paragraph,
    Picture,
    Quote,
    Story,
    Subhead,
    Table,
    Timeline,
)
from ghpress.manuscript.text import Text, plain
from ghpress.stock.shelf import Shelf
from makeup.stories import house, words
from makeup.test_contents import listed
from makeup.test_poster import poster_layout, special

NAME, TERM = "欧阳晓月", "劳动者港湾"


def said(what: str) -> Text:
    return plain(f"{what}{NAME}在{TERM}")


def everything() -> Issue:
    """An issue that says a name and a term in every place it has for words."""
    chart = Chart("bars", said("图题"), (Datum(said("标"), Fraction(3), "处"),), said("来源"))
    blocks = (
        Paragraph(said("文")),
        Subhead(said("小题")),
        List((said("条"),)),
        Quote((said("引"),), said("谁")),
        Picture("a.png", said("图说"), said("摄")),
        Table(((said("表头"),), (said("格"),)), caption=said("表题")),
        chart,
        Timeline((Entry(said("时"), said("事"), said("地")),)),
        Box(said("框题"), (Paragraph(said("框里")), chart)),
    )
    head = Head((said("主题"),), said("引题"), (said("副题"),))
    one = Story("a", head, blocks, "a.md", byline=said("署名"))
    guide = (GuideEntry("a", said("导读"), said("导读名")),)
    cover = Picture("b.png", said("题图"))
    return Issue(
        "trial", "", said("刊名"), date(2025, 5, 1), (one,), replace(one, id="note"),
        people=(NAME,), terms=(TERM,), furniture=(("slogan", said("口号")),), cover=cover, guide=guide,
    )  # fmt: skip


def texts(value: object) -> list[Text]:
    """Every text in a value."""
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for one in fields(value) for text in texts(getattr(value, one.name))]
    return []


def test_every_text_of_an_issue_is_held() -> None:
    bare, held = texts(everything()), texts(held_issue(everything()))
    assert len(bare) == len(held) > 40
    for before, after in zip(bare, held, strict=True):
        assert after.chars == before.chars
        assert {after.chars[span.start : span.stop] for span in after.spans} == {NAME, TERM}


def test_an_issue_without_any_is_handed_back_as_it_is() -> None:
    bare = replace(everything(), people=(), terms=())
    assert held_issue(bare) is bare


@pytest.mark.parametrize("phase", range(2, 26, 3))
def test_note_guide_and_caption_do_not_split_them(phase: int, shelf: Shelf) -> None:
    saying = plain(words(phase + 1).removesuffix("。") + TERM + "与" + NAME + words(20))
    of = replace(
        special(),
        people=(NAME,),
        terms=(TERM,),
        cover=Picture("front.svg", saying, plain("本报绘图")),
        guide=tuple(GuideEntry(name, plain(words(phase % 7 + 2)[:-1] + TERM)) for name in "甲丙"),
    )
    assert of.note is not None
    of = replace(of, note=replace(of.note, blocks=(Paragraph(saying), *of.note.blocks)))
    made = make_up(of, poster_layout(), shelf, house(), {"front.svg": (1000, 505)})
    frames = [frame for frame in made.pages[0].frames if isinstance(frame, TextFrame)]
    for role in ("caption", "note", "guide"):
        lines = [
            placed.line.text
            for frame in frames
            if frame.role.startswith(role)
            for placed in frame.block.lines
        ]
        assert any(TERM in line for line in lines), (role, lines)
        assert not split(lines, TERM), (role, lines)
        assert not split(lines, NAME), (role, lines)


def split(lines: list[str], word: str) -> bool:
    """Whether a word runs over a line's end."""
    return "".join(lines).count(word) > sum(line.count(word) for line in lines)


def test_titles_in_the_contents_hold_them_too() -> None:
    of = held_issue(everything())
    (row,) = contents_rows(edition_of(of, house(), listed()), {"a": 3})
    for text in row.words.values():  # a title holds each of its parts together besides
        held = {text.chars[span.start : span.stop] for span in text.spans if span.kind == "nobreak"}
        assert {NAME, TERM} <= held <= {NAME, TERM, text.chars}

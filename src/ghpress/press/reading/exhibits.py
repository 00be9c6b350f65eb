"""Turns what stands beside text into elements: pictures and charts as figures, tables, boxes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ghpress.makeup.page import AdvertFrame, PictureFrame, TextFrame
from ghpress.manuscript.story import Picture
from ghpress.press.reading.bound import Bound, Standing, around
from ghpress.press.reading.running import paragraphs, running
from ghpress.press.reading.tree import Node, text_node
from ghpress.remarks import NOWHERE, InFile, Place

CHART, TABLE = "chart-", "table"

Cells = Mapping[Place, tuple[int, int]]
"""The row and column of every cell of the issue's tables, by where it was written."""


def exhibits(standing: Sequence[Standing], book: Bound, cells: Cells) -> Iterator[Node]:
    """What the frames of some exhibits are, one after another."""
    for kind, group in groupby(standing, _kind):
        own = tuple(group)
        if kind == "chart":
            yield from (chart(one, book) for one in _charts(own))
        elif kind == "table":
            yield from table(own, book, cells)
        elif kind == "picture":
            yield from _pictures(own, book)
        elif kind == "box-head":
            yield from text_node("H3", tuple(ref for one in own for ref in book.all_of(one)))
        elif kind == "text":
            yield from running(line for one in own for line in book.lines(one))


def _kind(one: Standing) -> str:
    """What a frame of an exhibit belongs to; nothing where it says nothing."""
    role, frame = one.frame.role, one.frame
    if role.startswith(CHART):
        return "chart"
    if role.startswith(TABLE):
        return "table"
    if isinstance(frame, PictureFrame | AdvertFrame) or role == "caption":
        return "picture"
    if isinstance(frame, TextFrame):
        return "box-head" if role == "box-head" else "text"
    return "ornament"


def _pictures(standing: Sequence[Standing], book: Bound) -> Iterator[Node]:
    """Pictures, each with the words under it."""
    for one in standing:
        frame = one.frame
        if isinstance(frame, PictureFrame):
            yield figure(one, book, said_of(frame.picture))
        elif isinstance(frame, AdvertFrame):
            yield figure(one, book, f"广告：{frame.advert.called()}")
        else:
            yield from running(book.lines(one))


def figure(one: Standing, book: Bound, alt: str) -> Node:
    """A frame's picture."""
    return Node("Figure", book.all_of(one), alt, areas=(one.area(),))


def said_of(picture: Picture) -> str:
    """What is read in place of a picture: its editor's words, else its caption, else what file it is."""
    return picture.alt or (picture.caption.chars if picture.caption else "") or f"图片：{picture.file}"


def _charts(standing: Sequence[Standing]) -> Iterator[tuple[Standing, ...]]:
    """The frames of charts that stand together, chart by chart: a title begins one."""
    chart: list[Standing] = []
    for one in standing:
        begins = one.frame.role.startswith("chart-title")
        if begins and any(isinstance(each.frame, TextFrame) for each in chart):
            yield tuple(chart)
            chart = []
        chart.append(one)
    yield tuple(chart)


def chart(standing: Sequence[Standing], book: Bound) -> Node:
    """A chart: a figure in whose place its title, figures and source are read."""
    kids = tuple(ref for one in standing for ref in book.all_of(one))
    title, source, figures = "", "", ""
    for one in standing:
        if not isinstance(one.frame, TextFrame):
            continue
        words = one.frame.block.text().replace("\n", "")
        if one.frame.role.startswith("chart-title"):
            title = words
        elif one.frame.role.startswith(("chart-source", "chart-unit")):
            source += f"{words}。"
        else:
            label = one.frame.role.startswith("chart-label")
            figures += ("，" if label and figures else " " if figures else "") + words
    alt = f"图表：{title}。" if title else "图表。"
    return Node(
        "Figure", kids, alt + (f"{figures}。" if figures else "") + source, areas=(around(standing),)
    )


def table(standing: Sequence[Standing], book: Bound, cells: Cells) -> Iterator[Node]:
    """Tables: caption, rows, cells; a cell without words is an empty one."""
    captions: list[Node] = []
    rows: dict[int, dict[int, Node]] = {}
    for one in standing:
        if not isinstance(one.frame, TextFrame):
            continue
        kids = tuple(kid for run in paragraphs(book.lines(one)) for kid in run.kids)
        if one.frame.role == "table-caption":
            if rows:
                yield _table(captions, rows)
                captions, rows = [], {}
            captions.append(Node("Caption", (Node("P", kids),)))
            continue
        row, column = _cell(one.frame, cells, rows)
        if column in rows.get(row, {}):
            yield _table(captions, rows)
            captions, rows = [], {}
        tag = "TH" if one.frame.role == "table-head" else "TD"
        rows.setdefault(row, {})[column] = Node(tag, kids)  # type: ignore[arg-type]  # one of two tags
    if rows:
        yield _table(captions, rows)


def _cell(frame: TextFrame, cells: Cells, rows: Mapping[int, Mapping[int, Node]]) -> tuple[int, int]:
    """The row and column of a cell; where its source does not say, the next of the last row."""
    place = frame.block.lines[0].source if frame.block.lines else NOWHERE
    if isinstance(place, InFile) and place in cells:
        return cells[place]
    last = max(rows, default=0)
    return last, max(rows.get(last, {}), default=-1) + 1


def _table(captions: Sequence[Node], rows: Mapping[int, Mapping[int, Node]]) -> Node:
    """A table whose rows all have the same number of cells."""
    columns = 1 + max(column for row in rows.values() for column in row)
    empty = Node("TD")
    made = (
        Node("TR", tuple(rows[row].get(column, empty) for column in range(columns)))
        for row in sorted(rows)
    )
    return Node("Table", (*captions, *made))

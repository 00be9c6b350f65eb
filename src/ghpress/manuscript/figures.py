"""Turns the figures of a story into blocks: a picture's line, a chart's YAML, a table's rows."""

import re
from dataclasses import replace
from fractions import Fraction

from ghpress.forms import Record, fill
from ghpress.located import Items, read_yaml
from ghpress.manuscript.cells import cells, side
from ghpress.manuscript.fields import CHART, TIMELINE_ENTRY
from ghpress.manuscript.marks import RUBY_PATTERN, unescaped
from ghpress.manuscript.raw import Row, trimmed
from ghpress.manuscript.source import Source
from ghpress.manuscript.story import Chart, Datum, Entry, Picture, Table, Timeline
from ghpress.manuscript.text import Text
from ghpress.remarks import InFile

_PICTURE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\]|\\.){0,500})\]"
    r"\((?:<(?P<spaced>[^<>]{1,400})>|(?P<file>[^\s()<>\"]{1,400}))"
    r"(?:[ \t]+\"(?P<words>(?:[^\"\\]|\\.){0,2000})\")?[ \t]*\)"
    r"(?:\{(?P<settings>[^{}]{0,200})\})?"
)
_WORDS_PART = re.compile(rf"{RUBY_PATTERN}|\\.|[|｜]")
_SHARE = r"([0-9]{1,3}(?:\.[0-9]{1,4})?%|[0-9]{1,6}/[1-9][0-9]{0,5})"
_FOCUS = re.compile(rf"{_SHARE},{_SHARE}")
_COLUMNS = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2})?|[1-9][0-9]{0,2}/[1-9]")
_LEAST_COLUMNS, _MOST_COLUMNS = Fraction(1, 4), 12


def is_picture(row: Row) -> bool:
    """Whether a line is a picture and nothing else."""
    return _PICTURE.fullmatch(trimmed(row).chars) is not None


def read_picture(source: Source, row: Row, described: dict[str, Picture]) -> Picture:
    """The picture of a line; where the line is silent, the front matter's words on the file hold."""
    line = trimmed(row)
    found = _PICTURE.fullmatch(line.chars)
    assert found is not None, "only a line that is a picture is read as one"
    place = InFile(source.file, line.line, line.column)
    file = found["spaced"] or found["file"]
    picture = replace(described.get(file, Picture(file)), place=place)
    if found["alt"]:
        picture = replace(picture, alt=unescaped(found["alt"]))
    if found["words"]:
        picture = _with_words(source, picture, _part(line, *found.span("words")))
    for setting in (found["settings"] or "").split():
        picture = _with_setting(source, picture, setting, place)
    return picture


def _part(line: Row, start: int, stop: int) -> Row:
    return Row(line.chars[start:stop], line.line, line.column + start)


def _with_words(source: Source, picture: Picture, words: Row) -> Picture:
    """Caption and credit, parted by a bar."""
    bar = next((found for found in _WORDS_PART.finditer(words.chars) if found[0] in "|｜"), None)
    caption = source.text([_part(words, 0, bar.start())] if bar else [words])
    credit = source.text([_part(words, bar.end(), len(words.chars))]) if bar else None
    return replace(picture, caption=caption or picture.caption, credit=credit or picture.credit)


def _with_setting(source: Source, picture: Picture, setting: str, place: InFile) -> Picture:
    name, _, value = setting.partition("=")
    found = _FOCUS.fullmatch(value)
    focus = (_share(found[1]), _share(found[2])) if found else None
    columns = Fraction(value) if name == "columns" and _COLUMNS.fullmatch(value) else None
    if columns is not None and _LEAST_COLUMNS <= columns <= _MOST_COLUMNS:
        return replace(picture, columns=columns)
    if name == "focus" and focus and max(focus) <= 1:
        return replace(picture, focus=focus)
    source.error("picture-setting", place, setting=setting)
    return picture


def _share(written: str) -> Fraction:
    return Fraction(written[:-1]) / 100 if written.endswith("%") else Fraction(written)


def picture_of_record(source: Source, record: Record) -> Picture:
    """A picture described in the front matter."""
    return Picture(
        file=record["file"] or "",
        caption=source.prose(record["caption"]),
        credit=source.prose(record["credit"]),
        alt=record["alt"],
        focus=record["focus"],
        columns=record["columns"],
        place=record.place_of("file"),
    )


def read_table(source: Source, start: int, stop: int, caption: Text | None) -> Table:
    """The table on lines [start, stop) of the body; an empty head row means there is none."""
    head = cells(source.row(start))
    rows = [head, *(cells(source.row(index)) for index in range(start + 2, stop))]
    for row, index in zip(rows, [start, *range(start + 2, stop)], strict=True):
        if len(row) != len(head):
            facts = {"cells": len(row), "head": len(head)}
            source.error("table-uneven", source.place(index), **facts)
    has_head = any(cell.chars for cell in head)
    texts = tuple(tuple(source.text([cell]) for cell in row) for row in rows[0 if has_head else 1 :])
    sides = tuple(side(dashes.chars) for dashes in cells(source.row(start + 1)))
    return Table(texts, has_head, caption, source.place(start), sides if any(sides) else ())


def read_chart(source: Source, start: int, stop: int) -> Chart | None:
    """The chart whose YAML stands on lines [start, stop) of the body."""
    yaml = "\n".join(source.rows[start:stop])
    found = read_yaml(yaml, source.file, source.first_line + start)
    filled = fill(CHART, found.node)
    source.remarks += [*found.remarks, *filled.remarks]
    record = filled.record
    if record is None or found.remarks or filled.remarks:
        return None
    data = tuple(_datum(source, datum, record["unit"]) for datum in record["data"])
    for datum, given in zip(data, record["data"], strict=True):
        if record["kind"] == "map" and datum.at is None:
            source.error("chart-at-missing", given.place, label=datum.label.chars)
        if record["kind"] != "map" and datum.value is None:
            source.error("chart-value-missing", given.place, label=datum.label.chars)
    place = source.place(start - 1)
    _same_units(source, data, place)
    return Chart(
        record["kind"],
        source.prose(record["title"]),
        data,
        source.prose(record["source"]),
        place,
        record["columns"],
        record["frame"],
        None if record["ground"] is None else Picture(record["ground"], place=record.place_of("ground")),
    )


def _same_units(source: Source, data: tuple[Datum, ...], place: InFile) -> None:
    """Figures of two units on one scale cannot be compared, whatever they are drawn as."""
    units = tuple(dict.fromkeys(datum.measured_in() for datum in data if datum.value is not None))
    if len(units) > 1:
        source.warning("chart-units-mixed", place, units="、".join(unit or "—" for unit in units))


def read_timeline(source: Source, start: int, stop: int) -> Timeline | None:
    """The timeline whose YAML, a list of entries, stands on lines [start, stop) of the body."""
    yaml = "\n".join(source.rows[start:stop])
    found = read_yaml(yaml, source.file, source.first_line + start)
    source.remarks += found.remarks
    place = source.place(start - 1)
    if found.remarks:
        return None
    if not isinstance(found.node, Items) or not found.node.nodes:
        source.error("timeline-not-list", place)
        return None
    filled = [fill(TIMELINE_ENTRY, node) for node in found.node.nodes]
    source.remarks += [remark for one in filled for remark in one.remarks]
    entries = tuple(
        _entry(source, one.record) for one in filled if one.record is not None and not one.remarks
    )
    return Timeline(entries, place)


def _entry(source: Source, record: Record) -> Entry:
    when, what = source.prose(record["when"]), source.prose(record["what"])
    assert when is not None and what is not None, "an entry's time and matter are required"
    return Entry(when, what, source.prose(record["where"]))


def _datum(source: Source, record: Record, unit: str) -> Datum:
    label = source.prose(record["label"])
    assert label is not None, "a datum's label is required"
    unit = unit if record["unit"] is None else record["unit"]
    return Datum(label, record["value"], unit, record["at"], record["said"] or "")

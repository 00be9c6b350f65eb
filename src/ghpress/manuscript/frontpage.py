"""Turns what issue.yaml gives its pages besides stories into values: guide, ear, sections, adverts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from itertools import pairwise

from ghpress.forms import Record
from ghpress.located import Leaf
from ghpress.manuscript.furnishings import Advert, AdvertSize, Ear, Section
from ghpress.manuscript.source import Source
from ghpress.manuscript.story import GuideEntry, Story
from ghpress.remarks import InFile, Remark, error


def guide_of(
    source: Source, records: Iterable[Record], stories: tuple[Story, ...]
) -> tuple[GuideEntry, ...]:
    """The guide's entries; one that names no story of the issue is an error in ``source``."""
    known = {name: story.id for story in stories for name in names_of(story)}
    entries: list[GuideEntry] = []
    for record in records:
        leaf, words = record["story"], source.prose(record["words"])
        if words is None:  # its absence has been remarked on
            continue
        entry = GuideEntry("", words, source.prose(record["name"]), record["page"], record.place)
        if leaf is None and entry.page is None:
            source.error("guide-nowhere", record.place, words=words.chars)
        elif leaf is None:
            entries.append(entry)
        elif leaf.text in known:
            entries.append(replace(entry, story=known[leaf.text], page=None, place=leaf.place))
        else:
            source.remarks.append(_unknown(leaf, known))
    return tuple(entries)


def names_of(story: Story) -> tuple[str, ...]:
    """What an editor may call a story by: its id, its file, its file without the ending."""
    return story.id, story.file, story.file.removesuffix(".md")


def _unknown(leaf: Leaf, known: dict[str, str]) -> Remark:
    near = get_close_matches(leaf.text, known, 1, 0) if known else []
    return error("guide-story-missing", leaf.place, name=leaf.text, nearest=near[0] if near else "—")


def ear_of(source: Source, record: Record | None) -> Ear | None:
    """What stands beside the masthead, if the issue has it."""
    if record is None or not record["words"]:
        return None
    return Ear(source.proses(record["words"]), source.prose(record["head"]))


def sections_of(source: Source, given: Mapping[str, str | Record], place: InFile) -> tuple[Section, ...]:
    """The sections in the order of their pages; a page named twice is an error."""
    found = sorted((_section(pages, value) for pages, value in given.items()), key=_first)
    for before, section in pairwise(found):
        if section.first <= before.last:
            source.error("section-twice", place, page=section.first)
    for section in found:
        if section.last < section.first:
            source.error("section-backwards", place, first=section.first, last=section.last)
    return tuple(found)


def _section(pages: str, value: str | Record) -> Section:
    """The section of an entry: its name alone, or all that is said of it."""
    first, _, last = pages.partition("-")
    span = int(first), int(last or first)
    if isinstance(value, str):
        return Section(*span, value)
    return Section(*span, value["name"], value["letter"], tuple(value["credits"].items()))


def _first(section: Section) -> int:
    return section.first


def adverts_of(source: Source, records: Iterable[Record]) -> tuple[Advert, ...]:
    """The adverts booked; one whose size is not said in one of the two ways is an error."""
    adverts: list[Advert] = []
    for record in records:
        size = record["size"]
        if size is None or record["file"] is None:  # their absence has been remarked on
            continue
        booked = AdvertSize(size["columns"], size["lines"], size["width"], size["height"])
        if not _is_sized(booked):
            source.error("advert-size", record.place_of("size"), file=record["file"])
            continue
        page = None if record["page"] == "auto" else record["page"]
        names = (record["position"], page, record["name"], record["booking"])
        adverts.append(Advert(record["file"], booked, *names, record.place_of("file")))
    return tuple(adverts)


def _is_sized(size: AdvertSize) -> bool:
    """Whether columns and lines are given, or width and height, and nothing else."""
    given = [part is not None for part in (size.columns, size.lines, size.width, size.height)]
    return given in ([True, True, False, False], [False, False, True, True])

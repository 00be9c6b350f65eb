"""Turns guide, ear, sections and adverts of an issue into the lines of issue.yaml."""

from collections.abc import Iterator

from ghpress.manuscript.furnishings import Advert, AdvertSize, Ear, Section
from ghpress.manuscript.markup import markup
from ghpress.manuscript.story import GuideEntry, Issue
from ghpress.manuscript.text import Text
from ghpress.manuscript.yamlout import entry, one_or_listing, scalar
from ghpress.units import Length, in_pt


def furnishing_lines(issue: Issue) -> Iterator[str]:
    """The lines, keys that the issue has nothing for left out."""
    if issue.guide:
        yield "guide:"
    for line in issue.guide:
        yield from _guide(line)
    if issue.ear:
        yield from _ear(issue.ear)
    if issue.sections:
        yield "sections:"
    for section in issue.sections:
        yield from _section(section)
    if issue.adverts:
        yield "adverts:"
    for advert in issue.adverts:
        yield from _advert(advert)
    yield from _fillers(issue)


def _fillers(issue: Issue) -> Iterator[str]:
    """Short pieces by their files, then adverts of the paper's own."""
    if issue.fillers or issue.house_adverts:
        yield "fillers:"
    for story in issue.fillers:
        yield f"  - {scalar(story.file)}"
    for advert in issue.house_adverts:
        yield from _advert(advert)


def _guide(line: GuideEntry) -> Iterator[str]:
    """A line of the guide, its story by its id."""
    lines = [
        *entry("story", line.story),
        *_text("name", line.name),
        *_text("words", line.words),
        *([f"page: {line.page}"] if line.page else []),
    ]
    yield from _item(lines)


def _item(lines: list[str]) -> Iterator[str]:
    """Lines as one item of a list."""
    for number, line in enumerate(lines):
        yield f"{'    ' if number else '  - '}{line}"


def _text(key: str, text: Text | None) -> list[str]:
    return entry(key, markup(text)) if text else []


def _ear(ear: Ear) -> Iterator[str]:
    yield "ear:"
    yield from (f"  {line}" for line in _text("head", ear.head))
    yield from one_or_listing("words", [markup(text) for text in ear.words], "  ")


def _section(section: Section) -> Iterator[str]:
    last = f"-{section.last}" if section.last != section.first else ""
    yield f"  {section.first}{last}:"
    yield from (f"    {line}" for line in entry("name", section.name))
    yield from (f"    {line}" for line in entry("letter", section.letter))
    if section.credits:
        yield "    credits:"
        yield from (f"      {role}: {scalar(by)}" for role, by in section.credits)


def _advert(advert: Advert) -> Iterator[str]:
    yield from _item(
        [
            f"file: {scalar(advert.file)}",
            f"size: {{{_size(advert.size)}}}",
            *([f"page: {advert.page}"] if advert.page else []),
            f"position: {advert.position}",
            *entry("name", advert.name),
            *entry("booking", advert.booking),
        ]
    )


def _size(size: AdvertSize) -> str:
    if size.columns is not None:
        return f"columns: {size.columns}, lines: {size.lines}"
    return f"width: {_length(size.width or 0)}, height: {_length(size.height or 0)}"


def _length(length: Length) -> str:
    """In points, which read back as the same length."""
    return f"{in_pt(length):.5f}pt"

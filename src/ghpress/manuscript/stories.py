"""Turns one story file's text into a Story: front matter by its form, then the body's blocks."""

from functools import lru_cache

from ghpress.forms import Form, Record, fill
from ghpress.located import read_yaml
from ghpress.manuscript.blocks import read_blocks
from ghpress.manuscript.fields import NOTE
from ghpress.manuscript.figures import picture_of_record
from ghpress.manuscript.source import Source
from ghpress.manuscript.story import Block, Box, Chart, Columns, Head, Picture, Story
from ghpress.remarks import InFile, Remark, error
from ghpress.values import dataclass

_FENCE = "---"

STORIES_KEPT = 512
"""Stories read last that are remembered: where an issue is watched, all but one are as they were."""


@dataclass(frozen=True, slots=True)
class FoundStory:
    """A story as far as it could be read (None: not at all), and what was wrong with it."""

    story: Story | None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Halves:
    """The two halves of a story file and the file's lines they begin on."""

    front: str
    front_line: int
    body: str
    body_line: int


@lru_cache(maxsize=STORIES_KEPT)
def read_story(text: str, file: str, form: Form) -> FoundStory:
    """Reads a story (or the editor's note) from its file's text; ``file`` names it in remarks."""
    halves = _halves(text, file, form)
    if isinstance(halves, Remark):
        return FoundStory(None, (halves,))
    found = read_yaml(halves.front, file, halves.front_line)
    filled = fill(form, found.node)
    source = Source(file, halves.body, halves.body_line)
    source.remarks += [*found.remarks, *filled.remarks]
    if filled.record is None:
        return FoundStory(None, tuple(source.remarks))
    story = _story(source, filled.record)
    if not story.blocks:
        source.error("story-empty", InFile(file, halves.body_line))
    return FoundStory(story, tuple(source.remarks))


def pictures_of(blocks: tuple[Block, ...]) -> tuple[Picture, ...]:
    """The pictures among blocks, those in boxes and those under maps too."""
    found: list[Picture] = []
    for block in blocks:
        match block:
            case Picture():
                found.append(block)
            case Box(_, inner):
                found.extend(pictures_of(inner))
            case Chart(ground=Picture() as ground):
                found.append(ground)
    return tuple(found)


def _halves(text: str, file: str, form: Form) -> _Halves | Remark:
    rows = text.split("\n")
    first = next((index for index, row in enumerate(rows) if row.strip()), 0)
    if rows[first].rstrip() != _FENCE:
        if form is NOTE:
            return _Halves("", 1, text, 1)
        return error("front-matter-missing", InFile(file, first + 1, 1))
    for index in range(first + 1, len(rows)):
        if rows[index].rstrip() == _FENCE:
            front = "\n".join(rows[first + 1 : index]) + "\n"
            return _Halves(front, first + 2, "\n".join(rows[index + 1 :]), index + 2)
    return error("front-matter-open", InFile(file, first + 1, 1))


def _story(source: Source, record: Record) -> Story:
    described = _described(source, record)
    head = Head(
        headline=source.proses(record["headline"] or ()),
        kicker=source.prose(record["kicker"]),
        deck=source.proses(record["deck"]),
        alternatives=tuple(source.proses(parts) for parts in record["alternatives"]),
        vertical=record["vertical"],
        deck_optional=record["deck-optional"],
    )
    byline, dateline = source.prose(record["byline"]), source.prose(record["dateline"])
    blocks = read_blocks(source, described)
    placed = {picture.file for picture in pictures_of(blocks)}
    waiting = tuple(picture for file, picture in described.items() if file not in placed)
    stem = source.file.rpartition("/")[2].removesuffix(".md")
    return Story(
        id=record["id"] or stem,
        head=head,
        blocks=waiting + blocks,
        file=source.file,
        byline=byline,
        dateline=dateline,
        city=record["city"] or "",
        rank=record["rank"],
        place=InFile(source.file, 1, 1),
        columns=columns_of(record["columns"]),
        jump=record["jump"],
        slug=source.proses(record["slug"]),
    )


def columns_of(written: str | None) -> Columns | None:
    """How wide a story is to stand, written 5 or 5/3."""
    if not written:
        return None
    over, _, count = written.partition("/")
    return Columns(int(over), int(count or over))


def _described(source: Source, record: Record) -> dict[str, Picture]:
    """The front matter's pictures by file."""
    described: dict[str, Picture] = {}
    for given in record["pictures"]:
        picture = picture_of_record(source, given)
        if picture.file in described:
            source.error("picture-twice", given.place_of("file"), path=picture.file)
        described[picture.file] = picture
    described.pop("", None)
    return described

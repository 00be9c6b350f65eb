"""Reads made-up pages back and compares them with the copy: nothing missing, doubled or out of order."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from ghpress.galley.pieces import copy_of, copy_of_blocks
from ghpress.makeup.charts.easel import heading
from ghpress.makeup.page import Page, TextFrame
from ghpress.manuscript.story import Box, Chart, Issue, Picture, Story, Table
from ghpress.manuscript.text import Text
from ghpress.remarks import InFile, Place, Remark, error

SHOWN = 12
"""Characters shown of copy and page from the first difference on."""


def check_text(
    pages: tuple[Page, ...],
    issue: Issue,
    overset: frozenset[str],
    left: Collection[Place] = (),
    undecked: Collection[str] = (),
) -> tuple[Remark, ...]:
    """An error for each story whose printed text is not its copy; stories in ``overset`` are known.

    So are blocks that are not placed, from the places ``left``, and stories ``undecked`` to make them
    fit. White space is left out of the comparison: it goes where a line ends.
    """
    printed = _printed(pages)
    found = [
        remark
        for story in issue.stories
        for remark in _differences(
            replace(story, head=replace(story.head, deck=())) if story.id in undecked else story,
            printed,
            left,
            is_cut=story.id in overset,
        )
    ]
    return (*found, *_note_differences(issue.note, printed))


def _printed(pages: tuple[Page, ...]) -> dict[tuple[str, str], str]:
    """What each story prints in each role, in reading order."""
    found: dict[tuple[str, str], str] = {}
    for page in pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame):
                key = (frame.story, frame.role)
                found[key] = found.get(key, "") + _solid((frame.block.text(),))
    return found


def _differences(
    story: Story, printed: dict[tuple[str, str], str], left: Collection[Place], *, is_cut: bool
) -> Iterator[Remark]:
    body = [piece.text for piece in copy_of(story).copy]
    body += [words for words in (story.byline, story.turns_to) if words]
    heads = [story.head.headline, *story.head.alternatives]
    headline = printed.get((story.id, "headline"), "")
    if headline not in [_joined(wording) for wording in heads]:
        yield _differs(story, _joined(heads[0]), headline)
    asides = [aside.block for aside in copy_of(story).asides if aside.block.place not in left]
    wanted = {
        "kicker": (story.head.kicker,),
        "deck": story.head.deck,
        "jump-from": (story.turns_from,),
        **_words_beside(asides),
    }
    if not is_cut:
        wanted["column"] = tuple(body)
    for role, texts in wanted.items():
        found = printed.get((story.id, role), "")
        if found != _joined(texts):
            yield _differs(story, _joined(texts), found)


def _words_beside(blocks: list[Picture | Table | Chart | Box]) -> dict[str, tuple[Text | None, ...]]:
    """What pictures, charts, tables and boxes say, in order; what stands in a box is one of them."""
    boxes = [block for block in blocks if isinstance(block, Box)]
    blocks = [inner for block in blocks for inner in _figures(block)]
    charts = [block for block in blocks if isinstance(block, Chart)]
    pictures = [block for block in blocks if isinstance(block, Picture)]
    return {
        **_table_words([block for block in blocks if isinstance(block, Table)]),
        "caption": tuple(words for one in pictures for words in (one.caption, one.credit)),
        "box-head": tuple(box.title for box in boxes),
        "box": tuple(piece.text for box in boxes for piece in copy_of_blocks(box.blocks).copy),
        "chart-title": tuple(heading(chart) for chart in charts),
        "chart-label": tuple(datum.label for chart in charts for datum in chart.data),
        "chart-source": tuple(chart.source for chart in charts),
    }


def _figures(block: Picture | Table | Chart | Box) -> Iterator[Picture | Table | Chart | Box]:
    """The block itself, or what stands in it."""
    if not isinstance(block, Box):
        yield block
        return
    for aside in copy_of_blocks(block.blocks).asides:
        yield from _figures(aside.block)


def _table_words(tables: list[Table]) -> dict[str, tuple[Text | None, ...]]:
    """What tables say, row by row."""
    heads = [row for table in tables if table.has_head for row in table.rows[:1]]
    rows = [row for table in tables for row in table.rows[1 if table.has_head else 0 :]]
    return {
        "table-caption": tuple(table.caption for table in tables),
        "table-head": tuple(text for row in heads for text in row),
        "table": tuple(text for row in rows for text in row),
    }


def _note_differences(note: Story | None, printed: dict[tuple[str, str], str]) -> Iterator[Remark]:
    """The same for the editor's note, where it is printed at all (``note-not-placed`` says if not)."""
    found = printed.get(("note", "note"), "")
    if note is not None and found:
        wanted = _joined(piece.text for piece in copy_of(note).copy)
        if found != wanted:
            yield _differs(note, wanted, found)


def _joined(texts: Iterable[Text | None]) -> str:
    return _solid(text.chars for text in texts if text)


def _solid(texts: Iterable[str]) -> str:
    """The texts in one, white space left out."""
    return "".join("".join(text.split()) for text in texts)


def _differs(story: Story, wanted: str, found: str) -> Remark:
    """The first place where they differ, with what stands there."""
    pairs = enumerate(zip(wanted, found, strict=False))
    at = next((i for i, (one, other) in pairs if one != other), min(len(wanted), len(found)))
    return error(
        "text-not-whole",
        InFile(story.file),
        story=story.id,
        wanted=wanted[at : at + SHOWN],
        found=found[at : at + SHOWN],
    )

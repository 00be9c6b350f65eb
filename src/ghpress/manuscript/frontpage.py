"""Turns the guide of issue.yaml (导读) into entries that name stories by their ids."""

from collections.abc import Iterable
from difflib import get_close_matches

from ghpress.forms import Record
from ghpress.located import Leaf
from ghpress.manuscript.source import Source
from ghpress.manuscript.story import GuideEntry, Story
from ghpress.remarks import Remark, error


def guide_of(
    source: Source, records: Iterable[Record], stories: tuple[Story, ...]
) -> tuple[GuideEntry, ...]:
    """The guide's entries; one that names no story of the issue is an error in ``source``."""
    known = {name: story.id for story in stories for name in names_of(story)}
    entries: list[GuideEntry] = []
    for record in records:
        leaf, words = record["story"], source.prose(record["words"])
        if leaf is None or words is None:  # their absence has been remarked on
            continue
        if leaf.text in known:
            entries.append(GuideEntry(known[leaf.text], words))
        else:
            source.remarks.append(_unknown(leaf, known))
    return tuple(entries)


def names_of(story: Story) -> tuple[str, ...]:
    """What an editor may call a story by: its id, its file, its file without the ending."""
    return story.id, story.file, story.file.removesuffix(".md")


def _unknown(leaf: Leaf, known: dict[str, str]) -> Remark:
    near = get_close_matches(leaf.text, known, 1, 0) if known else []
    return error("guide-story-missing", leaf.place, name=leaf.text, nearest=near[0] if near else "—")

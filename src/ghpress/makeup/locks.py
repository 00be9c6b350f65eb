"""Turns pages as they stand into what is kept of them, and back into pages that stay so (锁版).

A story that is another by now, or a layout, no longer stands as it did: such a page is not locked, and
that is said.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

from ghpress.makeup.bench import ADVERTS, Inset
from ghpress.makeup.furniture import Dressing, choices_of
from ghpress.makeup.memory import Readies
from ghpress.makeup.numbering import Numbering
from ghpress.makeup.pages import Filled
from ghpress.makeup.ready import Materials, at_widths, sizes_of
from ghpress.makeup.shape import Look, Shape
from ghpress.makeup.tree import Row, Stack, Tree
from ghpress.manuscript.accepted import KeptPage
from ghpress.manuscript.story import Issue, Story
from ghpress.remarks import InFile, Remark, error
from ghpress.values import dataclass

MARK = 16
"""Characters kept of a story's mark."""


@dataclass(frozen=True, slots=True)
class Locked:
    """The pages that stay as they were, by sheet, and what there is to say of those that cannot."""

    pages: Mapping[int, Filled]
    remarks: tuple[Remark, ...] = ()


UNLOCKED = Locked({})


@dataclass(frozen=True, slots=True)
class Standing:
    """Pages filled, with all that they were filled from."""

    pages: Sequence[Filled]
    stories: Sequence[Story]
    materials: Materials
    numbering: Numbering


def kept_pages(standing: Standing) -> tuple[KeptPage, ...]:
    """What is kept of pages; of adverts it is the room they take, which is booked anew."""
    stories, materials = standing.stories, standing.materials
    rules = _rules(materials)
    return tuple(
        KeptPage(
            number=standing.numbering.number(sheet),
            stories=tuple(
                (_id(one, stories), _mark(stories[one.story], materials, rules)) for one in shapes
            ),
            standing=json.dumps(_standing(page, stories)),
        )
        for sheet, page in enumerate(standing.pages, 1)
        if (shapes := page.shapes())
    )


def locked_pages(
    issue: Issue,
    stories: Readies,
    dressed: Sequence[Sequence[Dressing]],
    materials: Materials,
    numbering: Numbering,
) -> Locked:
    """The pages that issue.yaml locks, as they were accepted."""
    kept = {page.number: page for page in issue.kept}
    found: dict[int, Filled] = {}
    remarks: list[Remark] = []
    for number in issue.locked:
        sheet = numbering.sheet(number)
        why = "not-accepted"
        if number in kept and sheet > 0:
            page = _again(kept[number], choices_of(dressed, sheet), stories, materials)
            if isinstance(page, Filled):
                found[sheet] = page
                continue
            why = page
        remarks.append(error("lock-broken", InFile("issue.yaml"), page=number, **_WHY[why]))
    return Locked(found, tuple(remarks))


_WHY = {
    "not-accepted": {"zh": "还没有收下过", "en": "it was never accepted"},
    "story": {"zh": "上面的稿件改了或换了", "en": "its stories are others by now"},
    "page": {"zh": "报头、编者按或广告占的地方变了", "en": "its furniture takes other room by now"},
}


def _id(shape: Shape, stories: Sequence[Story]) -> str:
    return "" if shape.story == ADVERTS else stories[shape.story].id


def _rules(materials: Materials) -> str:
    """What stories stand by, in full."""
    layout = materials.layout
    styles = sorted(layout.styles.items())
    return ", ".join(map(repr, (layout.grid, layout.fit, styles, materials.terms)))


def _mark(story: Story, materials: Materials, rules: str) -> str:
    """What a story and what it stands by are, in a few characters: others where either changes."""
    own = replace(story, accepted=(), page=None, slot="")
    said = f"({own!r}, {sizes_of(story, materials)!r}, {rules})"
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:MARK]


def _standing(page: Filled, stories: Sequence[Story]) -> dict[str, object]:
    """A page in plain words and numbers."""
    room = page.room
    own = [stories[shape.story] for shape in page.shapes()]
    return {
        "tree": _written(page.tree, stories),
        "lines": room.lines,
        "choice": room.choice,
        "top": page.top,
        "foot": page.foot,
        "cost": page.cost,
        "inset": [room.inset.columns, room.inset.lines, room.inset.left] if room.inset else None,
        "parts": {story.id: len(story.blocks) for story in own if story.turns_to},
    }


def _written(tree: Tree, stories: Sequence[Story]) -> dict[str, object]:
    match tree:
        case Shape():
            return {**asdict(tree), "story": _id(tree, stories)}
        case Stack():
            return {"stack": [_written(part, stories) for part in tree.parts], "gaps": tree.gaps}
        case Row():
            return {"row": [_written(part, stories) for part in tree.parts]}


def _again(
    kept: KeptPage, choices: Sequence[Dressing], stories: Readies, materials: Materials
) -> Filled | str:
    """The page as it stood, or why it cannot stand so again."""
    copy = stories.stories
    numbers = {story.id: number for number, story in enumerate(copy)}
    try:
        stored = json.loads(kept.standing)
        tree = _read(stored["tree"], numbers)
        top, foot, cost = (int(stored[name]) for name in ("top", "foot", "cost"))
        room = choices[stored["choice"]].room(stored["choice"])
        lines, inset = int(stored["lines"]), Inset(*stored["inset"]) if stored.get("inset") else None
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        return "story"
    page = Filled(room, tree, top, foot, cost, 0)
    shapes = page.shapes()
    rules = _rules(materials)
    own = tuple((_id(shape, copy), _mark(copy[shape.story], materials, rules)) for shape in shapes)
    follow = [shape.story for shape in shapes]
    if own != kept.stories or follow != list(range(follow[0], follow[0] + len(follow))):
        return "story"
    if room.lines != lines or room.inset != inset:
        return "page"
    for shape in shapes:
        at_widths(stories[shape.story], (shape.columns,), materials)
    return replace(page, stop=follow[-1] + 1)


def _read(stored: dict[str, Any], numbers: Mapping[str, int]) -> Tree:
    """A tree as written; any error means that it is not one of this issue."""
    if "row" in stored:
        return Row(tuple(_read(part, numbers) for part in stored["row"]))
    if "stack" in stored:
        parts = tuple(_read(part, numbers) for part in stored["stack"])
        return Stack(parts, tuple(map(int, stored["gaps"])))
    number = numbers[stored["story"]] if stored["story"] else ADVERTS
    own = {**stored, "story": number, "look": Look(**stored["look"])}
    return Shape(**own)


def stories_on(locked: Locked) -> Iterator[tuple[int, int]]:
    """Every story that stands on a locked page, and its sheet."""
    for sheet, page in locked.pages.items():
        yield from ((shape.story, sheet) for shape in page.shapes() if shape.story != ADVERTS)

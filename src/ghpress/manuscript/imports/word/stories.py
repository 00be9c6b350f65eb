"""Turns the items of a Word file into stories: a headline begins one, what follows belongs to it."""

from collections.abc import Sequence
from dataclasses import field, replace

from ghpress.manuscript.imports.imported import HEADLINE_WANTED
from ghpress.manuscript.imports.marks import begins_note, is_note_title
from ghpress.manuscript.imports.names import city_in, story_id
from ghpress.manuscript.imports.texts import parts
from ghpress.manuscript.imports.word.items import Item
from ghpress.manuscript.imports.word.styles import WordRole
from ghpress.manuscript.imports.word.text import on_one_line
from ghpress.manuscript.story import Block, Head, List, Paragraph, Picture, Quote, Story, Subhead
from ghpress.manuscript.text import Text
from ghpress.remarks import InFile, Remark, note, warning
from ghpress.values import dataclass

_HEADING = (WordRole.KICKER, WordRole.HEADLINE)


@dataclass(slots=True)
class _Draft:
    """A story being gathered."""

    place: InFile
    is_note: bool = False
    kicker: list[Text] = field(default_factory=list)
    headline: list[Text] = field(default_factory=list)
    deck: list[Text] = field(default_factory=list)
    byline: list[Text] = field(default_factory=list)
    dateline: list[Text] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stories:
    """What the items make up."""

    stories: tuple[Story, ...]
    note: Story | None
    remarks: tuple[Remark, ...]


def stories_of(items: Sequence[Item]) -> Stories:
    """The stories, the first editor's note apart."""
    drafts: list[_Draft] = []
    for item in items:
        if not drafts:
            drafts.append(_Draft(item.place, is_note=_is_note(item) or begins_note(item.chars)))
        elif _begins(item, drafts[-1]):
            drafts.append(_Draft(item.place, is_note=_is_note(item)))
        _put(item, drafts[-1])
    remarks = [remark for draft in drafts for remark in _on_draft(draft)]
    notes = [draft for draft in drafts if draft.is_note][:1]
    others = [draft for draft in drafts if draft not in notes]
    stories = tuple(_story(draft, number) for number, draft in enumerate(others, start=1))
    editors = replace(_story(notes[0], 0), id="note", file="note.md") if notes else None
    return Stories(stories, editors, tuple(remarks))


def _is_note(item: Item) -> bool:
    """Whether an editor's note begins here."""
    return item.role is WordRole.NOTE or (item.block is None and is_note_title(item.chars))


def _begins(item: Item, draft: _Draft) -> bool:
    """Whether the item begins a story of its own; a second line of heading does not."""
    if _is_note(item):
        # Several paragraphs in the note's own style are one note.
        return not draft.is_note or bool(is_note_title(item.chars))
    if item.role not in _HEADING:
        return False
    has_copy = bool(draft.items or draft.byline) or draft.is_note
    return has_copy or (item.role is WordRole.KICKER and bool(draft.headline))


def _put(item: Item, draft: _Draft) -> None:
    """Puts an item where it belongs in the draft."""
    if item.role is WordRole.HEADLINE or (_is_note(item) and is_note_title(item.chars)):
        draft.headline += item.texts
    elif item.role is WordRole.KICKER:
        draft.kicker += item.texts
    elif item.role is WordRole.DECK and not draft.items:
        draft.deck += item.texts
    elif item.role is WordRole.BYLINE:
        draft.byline += item.texts
    elif item.role is WordRole.DATELINE:
        draft.dateline += item.texts
    elif item.role is not WordRole.CONTENTS:
        draft.items.append(item)


def _story(draft: _Draft, number: int) -> Story:
    """The draft as a story."""
    kicker = on_one_line(tuple(draft.kicker)) if draft.kicker else None
    headline = tuple(part for line in draft.headline for part in parts(line)) or (HEADLINE_WANTED,)
    if draft.is_note and not draft.headline:
        headline = ()
    name = story_id(number, kicker.chars if kicker else "".join(part.chars for part in headline))
    return Story(
        name,
        Head(headline, kicker, tuple(draft.deck)),
        tuple(_blocks(draft.items)),
        f"{name}.md",
        byline=on_one_line(tuple(draft.byline)) if draft.byline else None,
        dateline=on_one_line(tuple(draft.dateline)) if draft.dateline else None,
        city=city_in(kicker.chars) if kicker else "",
        place=draft.place,
    )


def _blocks(items: Sequence[Item]) -> list[Block]:
    """The items as blocks: neighbours of one list or quote become one, a caption goes to its picture."""
    blocks: list[Block] = []
    list_id = ""
    for item in items:
        last = blocks[-1] if blocks else None
        if item.block is not None:
            blocks.append(item.block)
        elif item.role is WordRole.CAPTION and isinstance(last, Picture) and last.caption is None:
            blocks[-1] = replace(last, caption=on_one_line(item.texts))
        elif item.role in (WordRole.BULLETS, WordRole.NUMBERS):
            line, ordered = on_one_line(item.texts), item.role is WordRole.NUMBERS
            if isinstance(last, List) and item.list_id == list_id and last.ordered == ordered:
                blocks[-1] = replace(last, items=(*last.items, line))
            else:
                blocks.append(List((line,), ordered))
            list_id = item.list_id
        elif item.role is WordRole.QUOTE and isinstance(last, Quote):
            blocks[-1] = Quote((*last.paragraphs, *item.texts))
        else:
            blocks += _new_blocks(item)
    return blocks


def _new_blocks(item: Item) -> list[Block]:
    """Blocks of an item that joins no other."""
    if item.role is WordRole.SUBHEAD:
        return [Subhead(on_one_line(item.texts))]
    if item.role is WordRole.QUOTE:
        return [Quote(item.texts)]
    return [Paragraph(text) for text in item.texts]


def _on_draft(draft: _Draft) -> list[Remark]:
    """Remarks on what a draft lacks and on what was put elsewhere."""
    remarks: list[Remark] = []
    if not draft.headline and not draft.is_note:
        remarks.append(warning("import-no-headline", draft.place, headline=HEADLINE_WANTED.chars))
    if not draft.items:
        remarks.append(warning("import-no-copy", draft.place))
    if draft.is_note:
        remarks.append(note("import-note-first", draft.place, paragraphs=len(draft.items)))
    for item in draft.items:
        if item.role in (WordRole.CAPTION, WordRole.DECK):
            remarks.append(note("import-set-as-copy", item.place, chars=item.chars[:20]))
        if len(item.texts) > 1:
            remarks.append(note("import-break-parted", item.place, lines=len(item.texts)))
    return remarks

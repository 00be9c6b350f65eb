"""Turns Markdown files into an issue: ``#`` over each story, ``##`` over its parts."""

from collections.abc import Sequence
from dataclasses import replace

from ghpress.manuscript.blocks import read_blocks
from ghpress.manuscript.imports.imported import HEADLINE_WANTED, Imported, Known
from ghpress.manuscript.imports.markdown.front import Front, read_front
from ghpress.manuscript.imports.markdown.outline import Chunk, Outline, outline_of
from ghpress.manuscript.imports.marks import begins_note, is_note_title
from ghpress.manuscript.imports.names import city_in, story_id
from ghpress.manuscript.imports.texts import joined, parts
from ghpress.manuscript.read import NOTE_FILE
from ghpress.manuscript.source import Source
from ghpress.manuscript.story import Head, Issue, Paragraph, Story
from ghpress.manuscript.text import Text, plain
from ghpress.remarks import InFile, Remark, error, note, warning
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A file's text and the name remarks give it."""

    text: str
    file: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A story read from one chunk; ``is_note``: the editor's note."""

    story: Story
    is_note: bool


def issue_from_markdown(files: Sequence[MarkdownFile], known: Known) -> Imported:
    """The issue in these files, in their order. Pictures are named as they were written."""
    told: list[_Told] = []
    remarks: list[Remark] = []
    titles: list[Text] = []
    for file in files:
        found = _stories(outline_of(file.text), file.file)
        told += found.told
        titles += found.titles
        remarks += found.remarks
    if not told:
        return Imported(None, (*remarks, error("import-empty", InFile(files[0].file if files else ""))))
    notes = [each for each in told if each.is_note][:1]
    others = (each.story for each in told if each not in notes)
    stories = tuple(_numbered(story, number) for number, story in enumerate(others, start=1))
    editors = replace(notes[0].story, id="note", file="note.md") if notes else None
    title = titles[0] if titles else known.title
    return Imported(Issue(known.name, "", title, known.day, stories, editors), tuple(remarks))


@dataclass(frozen=True, slots=True)
class _Read:
    """What one file holds: its stories, titles for the whole issue, and remarks."""

    told: tuple[_Told, ...]
    titles: tuple[Text, ...]
    remarks: tuple[Remark, ...]


def _stories(outline: Outline, file: str) -> _Read:
    """The stories of one file. Front matter over several stories is the issue's, not the first's."""
    source = Source(file)
    front = read_front(outline.front, outline.front_line, source) if outline.front else Front()
    titles = [source.text([outline.title.words])] if outline.title else []
    if outline.levels_moved:
        source.remarks.append(note("import-levels-moved", InFile(file)))
    if len(outline.chunks) > 1:
        titles += front.texts.pop("headline", ())
        for key, texts in front.texts.items():
            words = "，".join(text.chars for text in texts)
            source.warning("import-key-of-many", InFile(file, outline.front_line), key=key, words=words)
        front = Front()
    told: list[_Told] = []
    remarks = list(source.remarks)
    for chunk in outline.chunks:
        story, said = _story(chunk, front, file)
        told.append(story)
        remarks += said
    return _Read(tuple(told), tuple(titles), tuple(remarks))


def _story(chunk: Chunk, front: Front, file: str) -> tuple[_Told, list[Remark]]:
    """One chunk as a story with the fields of its front matter."""
    source = Source(file, "\n".join(chunk.rows), chunk.first_line)
    given = source.text([chunk.headline.words]) if chunk.headline else None
    headline = tuple(part for text in _headlines(given, front, source) for part in parts(text))
    kicker = front.one("kicker")
    story = Story(
        front.plain("id"),
        Head(headline, kicker, front.texts.get("deck", ())),
        read_blocks(source, {}),
        file,
        byline=_in_one(front.texts.get("byline", ())),
        dateline=front.one("dateline"),
        city=front.plain("city") or (city_in(kicker.chars) if kicker else ""),
        rank=_rank(front, source),
        place=InFile(file, chunk.first_line),
    )
    untitled_note = not headline and (_begins_note(story) or file == NOTE_FILE)
    is_note = is_note_title(given.chars) if given else untitled_note
    if not headline and not is_note:
        story = replace(story, head=replace(story.head, headline=(HEADLINE_WANTED,)))
        source.warning("import-no-headline", story.place, headline=HEADLINE_WANTED.chars)
    if not story.blocks:
        source.warning("import-no-copy", story.place)
    return _Told(story, is_note), source.remarks


def _begins_note(story: Story) -> bool:
    """Whether the story's first paragraph says it is an editor's note."""
    first = story.blocks[0] if story.blocks else None
    return isinstance(first, Paragraph) and begins_note(first.text.chars)


def _headlines(given: Text | None, front: Front, source: Source) -> tuple[Text, ...]:
    """The headline of the front matter, else the heading over the copy; a remark if they differ."""
    fronted = front.texts.get("headline", ())
    words = " ".join(text.chars for text in fronted)
    if not given:
        return fronted
    if fronted and "".join(words.split()) != "".join(given.chars.split()):
        source.warning("import-headline-twice", fronted[0].place(0), front=words, heading=given.chars)
        return (given,)
    return fronted or (given,)


def _in_one(texts: tuple[Text, ...]) -> Text | None:
    """Several names as one line."""
    spaced = [piece for text in texts for piece in (plain(" "), text)][1:]
    return joined(spaced) if spaced else None


def _rank(front: Front, source: Source) -> int:
    """The rank given, if it is one."""
    given = front.plain("rank")
    if given and given not in "123":
        text = front.one("rank")
        assert text is not None, "what was given has a text"
        source.remarks.append(warning("import-rank-odd", text.place(0), rank=given))
    return int(given) if given and given in "123" else 2


def _numbered(story: Story, number: int) -> Story:
    """The story with an id and a file name of its own."""
    head = story.head.kicker.chars if story.head.kicker else ""
    name = story_id(number, head or "".join(part.chars for part in story.head.headline))
    return replace(story, id=story.id or name, file=f"{name}.md")

"""Turns an issue's folder into an Issue: the room's story function and its way round the folder."""

import re
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from ghpress.forms import Form, Record, fill
from ghpress.located import Leaf, read_yaml
from ghpress.manuscript.checks import proofread
from ghpress.manuscript.fields import ISSUE, NOTE, STORY
from ghpress.manuscript.figures import picture_of_record
from ghpress.manuscript.frontpage import adverts_of, ear_of, guide_of, sections_of
from ghpress.manuscript.slots import SLOTS
from ghpress.manuscript.source import Source
from ghpress.manuscript.stories import FoundStory, columns_of, pictures_of, read_story
from ghpress.manuscript.story import Issue, Picture, Story
from ghpress.manuscript.terms import TERMS, Terms, terms_of
from ghpress.manuscript.text import Text
from ghpress.remarks import InFile, Level, Remark, error, note, warning, worst
from ghpress.rim import inside, name_in, read_text, text_of

ISSUE_FILE = "issue.yaml"
TERMS_FILE = "terms.yaml"
NOTE_FILE = "note.md"

SHORT = 3
"""The rank of a filler, whatever its file says."""


def read_issue(folder: Path) -> tuple[Issue | None, tuple[Remark, ...]]:
    """Reads an issue with all its stories, and proofreads them.

    Every remark of every file is collected; the issue is None if any of them is an error. Places
    name files from the issue's folder.
    """
    reader = _Reader(folder)
    record = reader.record(ISSUE_FILE, ISSUE)
    if record is None:
        return None, tuple(reader.remarks)
    opening = reader.note(record)
    fillers = reader.fillers(record)
    beside = [opening.file] if opening else []
    stories = reader.stories(record, frozenset([*beside, *(story.file for story in fillers)]))
    reader.check_ids((*stories, *fillers))
    issue = replace(reader.issue(record, opening, stories), fillers=fillers)
    reader.remarks.extend(proofread(issue))
    remarks = tuple(dict.fromkeys(reader.remarks))
    return (None if worst(remarks) is Level.ERROR else issue), remarks


class _Reader:
    """Reads the files of one folder and collects remarks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.remarks: list[Remark] = []

    def record(self, name: str, form: Form) -> Record | None:
        """A YAML file of the folder, by its form."""
        path = self.folder / name
        if name == ISSUE_FILE and not path.exists():
            self.remarks.append(self._no_issue())
            return None
        file = read_text(path, self.folder)
        self.remarks.extend(file.remarks)
        if file.text is None:
            return None
        found = read_yaml(file.text, name)
        filled = fill(form, found.node)
        self.remarks += [*found.remarks, *filled.remarks]
        return filled.record

    def _no_issue(self) -> Remark:
        parent = self.folder.parent
        folders = (
            [path.parent.name for path in parent.glob(f"*/{ISSUE_FILE}")] if parent.is_dir() else []
        )
        facts = {"folder": self.folder.name, "known": "、".join(sorted(folders)) or "—"}
        return error("issue-missing", InFile(ISSUE_FILE), **facts)

    def issue(self, record: Record, opening: Story | None, stories: tuple[Story, ...]) -> Issue:
        """The issue's own words and what stands in it."""
        source = Source(ISSUE_FILE)
        title = source.prose(record["title"]) or Text("")
        furniture = {key: source.prose(leaf) for key, leaf in record["furniture"].items()}
        cover = picture_of_record(source, record["cover"]) if record["cover"] else None
        guide = guide_of(source, record["guide"], stories)
        ear = ear_of(source, record["ear"])
        sections = sections_of(source, record["sections"], record.place_of("sections"))
        adverts, pages = adverts_of(source, record["adverts"]), record["pages"]
        own = [filler for filler in record["fillers"] if isinstance(filler, Record)]
        terms = self._terms()
        self.remarks.extend(source.remarks)
        for story in (*stories, *((opening,) if opening else ())):
            self._check_pictures(pictures_of(story.blocks), story.place)
        self._check_pictures((cover,) if cover else (), InFile(ISSUE_FILE))
        return Issue(
            id=self.folder.resolve().name,
            folder=str(self.folder.resolve()),
            title=title,
            date=record["date"],
            stories=stories,
            note=opening,
            layout=record["layout"],
            pages=pages if isinstance(pages, int) else None,
            number=record["number"],
            total=record["total"],
            section=record["section"],
            people=record["people"],
            terms=terms.words,
            titles=terms.titles,
            furniture=tuple((key, text) for key, text in furniture.items() if text),
            cover=cover,
            guide=guide,
            ear=ear,
            sections=sections,
            adverts=adverts,
            house_adverts=adverts_of(source, own),
            multiple=(pages["auto"] or 1) if isinstance(pages, Record) else 1,
            locked=tuple(sorted(set(record["lock"]))),
        )

    def _terms(self) -> Terms:
        there = (self.folder / TERMS_FILE).exists()
        return terms_of(self.record(TERMS_FILE, TERMS) if there else None)

    def note(self, record: Record) -> Story | None:
        """The editor's note: the file named, or note.md where it exists."""
        given = record["note"]
        if given is None and not (self.folder / NOTE_FILE).is_file():
            return None
        place = record.place_of("note") if given else InFile(NOTE_FILE)
        found = self._story(given or NOTE_FILE, place, NOTE)
        self.remarks.extend(found.remarks)
        return found.story

    def fillers(self, record: Record) -> tuple[Story, ...]:
        """The fillers in the order they are to be used; they stand as short pieces."""
        named = [leaf for leaf in record["fillers"] if not isinstance(leaf, Record)]
        found = [self._story(leaf.text, leaf.place, STORY) for leaf in named]
        for one in found:
            self.remarks.extend(one.remarks)
        fillers = tuple(replace(one.story, rank=SHORT) for one in found if one.story)
        for story in fillers:
            self._check_pictures(pictures_of(story.blocks), story.place)
        return fillers

    def stories(self, record: Record, beside: frozenset[str]) -> tuple[Story, ...]:
        """The stories in their order; the files ``beside`` are none of them."""
        if not record.given("stories") and "stories" not in record.places:
            names = [name for name in self._story_files() if name not in beside]
            if not names:
                self.remarks.append(error("stories-none", InFile(ISSUE_FILE)))
            listed = [self._story(name, InFile(name), STORY) for name in names]
        else:
            listed = self._listed(record["stories"] or (), beside)
        for found in listed:
            self.remarks.extend(found.remarks)
        return tuple(found.story for found in listed if found.story)

    def _listed(self, wanted: tuple[Leaf | Record, ...], beside: frozenset[str]) -> list[FoundStory]:
        """The stories named in issue.yaml, by file name or by id, each with the page it is put on."""
        lying = {
            name: self._story(name, InFile(name), STORY)
            for name in self._story_files()
            if name not in beside
        }
        by_id = {found.story.id: name for name, found in lying.items() if found.story}
        listed: dict[str, FoundStory] = {}
        entries: dict[str, Record] = {}
        for entry in wanted:
            leaf = entry["file"] if isinstance(entry, Record) else entry
            if leaf is None:  # its absence has been remarked on
                continue
            name = next((each for each in (leaf.text, f"{leaf.text}.md") if each in lying), None)
            name = name or by_id.get(leaf.text) or self._elsewhere(leaf)
            if name in listed:
                self.remarks.append(error("story-listed-twice", leaf.place, name=leaf.text))
            elif name in lying:
                listed[name] = lying[name]
            elif name:
                listed[name] = self._story(name, leaf.place, STORY)
            else:
                self._missing_story(leaf, [*lying, *by_id])
            if name and isinstance(entry, Record):
                entries.setdefault(name, entry)
        for name in lying.keys() - listed.keys():
            self.remarks.append(warning("story-unlisted", InFile(name), name=name))
        return [_put(found, entries.get(name)) for name, found in listed.items()]

    def _elsewhere(self, leaf: Leaf) -> str | None:
        """A story file in a folder below, named in full; a path that leads out is told by its reader."""
        within = inside(self.folder, leaf.text, leaf.place)
        return leaf.text if within.path is None or within.path.is_file() else None

    def _missing_story(self, leaf: Leaf, known: list[str]) -> None:
        near = get_close_matches(leaf.text, known, 1, 0) if known else []
        facts = {"name": leaf.text, "nearest": near[0] if near else "—"}
        self.remarks.append(error("story-missing", leaf.place, **facts))

    def _story(self, name: str, place: InFile, form: Form) -> FoundStory:
        """One story file; ``place`` is where it was named."""
        within = inside(self.folder, name, place)
        if within.path is None:
            return FoundStory(None, within.remarks)
        if not within.path.exists():
            near = get_close_matches(name, self._story_files(), 1, 0)
            facts = {"name": name, "nearest": near[0] if near else "—"}
            return FoundStory(None, (error("story-missing", place, **facts),))
        file = text_of(within.path, name_in(within.path, self.folder))
        if file.text is None:
            return FoundStory(None, file.remarks)
        found = read_story(file.text, name, form)
        return FoundStory(found.story, file.remarks + found.remarks)

    def _story_files(self) -> list[str]:
        """The folder's Markdown files by name, 2 before 10; drafts (_…) left out."""
        if not self.folder.is_dir():
            return []
        names = [path.name for path in self.folder.glob("*.md")]
        kept = [
            name for name in names if not name.startswith(("_", ".")) and name.lower() != "readme.md"
        ]
        return sorted(kept, key=_by_numbers)

    def check_ids(self, stories: tuple[Story, ...]) -> None:
        """No two stories, fillers among them, have one id."""
        first: dict[str, Story] = {}
        for story in stories:
            if story.id in first:
                facts = {"id": story.id, "other": first[story.id].file}
                self.remarks.append(error("story-id-twice", story.place, **facts))
            first.setdefault(story.id, story)

    def _check_pictures(self, pictures: tuple[Picture, ...], whole: InFile) -> None:
        """Pictures lie where they are named; ``whole`` is the place of what names them."""
        for picture in pictures:
            place = picture.place if isinstance(picture.place, InFile) else whole
            within = inside(self.folder, picture.file, place)
            self.remarks.extend(within.remarks)
            if within.path is not None and not within.path.is_file():
                self.remarks.append(error("picture-missing", place, file=picture.file))
                self._name_nearest(within.path, place)

    def _name_nearest(self, path: Path, place: InFile) -> None:
        lying = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
        for near in get_close_matches(path.name, lying, 1):
            self.remarks.append(note("picture-nearest", place, file=near))


def _put(found: FoundStory, entry: Record | None) -> FoundStory:
    """The story as read, with what issue.yaml says of its page, slot, width and rank."""
    story = found.story
    if story is None or entry is None:
        return found
    return replace(
        found,
        story=replace(
            story,
            page=entry["page"],
            slot=SLOTS.get(entry["slot"] or "", ""),
            columns=columns_of(entry["columns"]) or story.columns,
            rank=entry["rank"] or story.rank,
        ),
    )


def _by_numbers(name: str) -> list[tuple[int, int, str]]:
    """Sorts 2.md before 10.md."""
    parts = re.split(r"([0-9]+)", name)
    return [(0, int(part), "") if part.isdigit() and part.isascii() else (1, 0, part) for part in parts]

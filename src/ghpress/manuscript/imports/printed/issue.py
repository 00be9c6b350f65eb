"""Turns text extracted from finished pages into an issue.

Extraction gives lines of print, not paragraphs: their order, their widths and their breaks are all that
is left of the page. What each line is gets reckoned from these (``roles``); what stays in doubt is said.
"""

from ghpress.manuscript.imports.imported import HEADLINE_WANTED, Imported, Known
from ghpress.manuscript.imports.names import city_in, story_id
from ghpress.manuscript.imports.printed.doubts import doubts
from ghpress.manuscript.imports.printed.evidence import Role
from ghpress.manuscript.imports.printed.lines import printed_lines
from ghpress.manuscript.imports.printed.pieces import pieces_of
from ghpress.manuscript.imports.printed.roles import read_roles
from ghpress.manuscript.imports.printed.sections import Section, Sections, sections_of
from ghpress.manuscript.imports.texts import joined, parts
from ghpress.manuscript.story import Block, Head, Issue, Paragraph, Story, Subhead
from ghpress.manuscript.text import Text
from ghpress.remarks import InFile, Remark, error, note, warning


def issue_from_print(source: str, file: str, known: Known) -> Imported:
    """The issue in text extracted from finished pages; what it cannot say is ``known``.

    ``file`` is the name remarks give the text's file. Characters keep their places in it.
    """
    lines, said = printed_lines(source, file)
    if not lines:
        return Imported(None, (error("import-empty", InFile(file)),))
    reading = read_roles(lines)
    sections = sections_of(pieces_of(lines, reading))
    heads = [*sections.stories, *sections.notes[1:]]
    stories = tuple(_story(section, number, file) for number, section in enumerate(heads, start=1))
    editors_note = _note(sections.notes[0], file) if sections.notes else None
    issue = Issue(known.name, "", known.title, known.day, stories, editors_note)
    remarks = (*said, *doubts(lines, reading), *_on_sections(sections, file))
    return Imported(issue, remarks)


def _story(section: Section, number: int, file: str) -> Story:
    """One section as a story; an unheaded one gets a headline that says so."""
    kickers = [piece.text for piece in section.head if piece.role is Role.KICKER]
    lines = [piece.text for piece in section.head if piece.role is Role.HEADLINE]
    lines += [section.title.text] if section.title else []
    headline = [part for line in lines if not _is_deck(line) for part in parts(line)]
    head = Head(
        tuple(headline) or (HEADLINE_WANTED,),
        joined(kickers) if kickers else None,
        tuple(line for line in lines if _is_deck(line)),
    )
    kicker = head.kicker.chars if head.kicker else ""
    name = story_id(number, kicker or "".join(part.chars for part in headline))
    return Story(
        name, head, _blocks(section), f"{name}.md", city=city_in(kicker), place=_place(section, file)
    )


def _note(section: Section, file: str) -> Story:
    """A note as the story that stands first in the issue."""
    assert section.title is not None, "a note is found by its title"
    head = Head((section.title.text,))
    return Story("note", head, _blocks(section), "note.md", place=_place(section, file))


def _is_deck(line: Text) -> bool:
    """Whether a headline's line is its deck (副题), which begins with a dash."""
    return line.chars.startswith(("—", "―"))


def _blocks(section: Section) -> tuple[Block, ...]:
    """The section's copy as blocks."""
    return tuple(
        Subhead(piece.text) if piece.role is Role.SUBHEAD else Paragraph(piece.text)
        for piece in section.body
    )


def _place(section: Section, file: str) -> InFile:
    """Where the section's first piece stands."""
    first = next(iter((*section.body, *section.head)), section.title)
    return first.text.place(0) if first else InFile(file)


def _on_sections(sections: Sections, file: str) -> list[Remark]:
    """Remarks on how bodies, heads and notes were put together."""
    remarks: list[Remark] = []
    if sections.heads_follow:
        remarks.append(note("import-heads-follow", InFile(file), stories=len(sections.stories)))
    for section in sections.stories:
        if not any(piece.role is Role.HEADLINE for piece in section.head):
            remarks.append(
                warning("import-no-headline", _place(section, file), headline=HEADLINE_WANTED.chars)
            )
        if not section.body:
            remarks.append(warning("import-no-copy", _place(section, file)))
    for section in sections.notes:
        remarks.append(note("import-note-first", _place(section, file), paragraphs=len(section.body)))
    for section in sections.loose:
        remarks.append(
            warning("import-note-end-unsure", _place(section, file), paragraphs=len(section.body))
        )
    return remarks

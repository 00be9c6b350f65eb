"""Reads the committed map and shapes of the reference text, and finds where an issue's units start."""

from pathlib import Path

from ghpress.manuscript.story import Paragraph, Subhead
from manuscript.imports.shapes import written

HERE = Path(__file__).parent


def starts_by_eye():
    """Line number → kind, as the hand-checked map has it."""
    return {int(number): kind for number, kind in _rows("reference-paragraph-starts.txt")}


def shapes_by_line():
    """Line number → shape of each printed line."""
    return {int(number): shape for number, shape in _rows("reference-shapes.txt")}


def dummy_text():
    """A text of our own with the reference's shapes on the same lines."""
    shapes = shapes_by_line()
    lines = [""] * max(shapes)
    for number, line in zip(shapes, written(shapes.values()), strict=True):
        lines[number - 1] = line
    return "\n".join(lines) + "\n"


def starts_in(issue):
    """Line number → kind for every unit of an imported issue, from the places its characters keep."""
    starts = {issue.note.head.headline[0].place(0).line: "N"} if issue.note else {}
    for story in issue.stories:
        starts |= {story.head.headline[0].place(0).line: "H"}
        starts |= {story.head.kicker.place(0).line: "K"} if story.head.kicker else {}
    for story in [*issue.stories, *([issue.note] if issue.note else [])]:
        for block in story.blocks:
            assert isinstance(block, Paragraph | Subhead)
            starts[block.text.place(0).line] = "P" if isinstance(block, Paragraph) else "S"
    return dict(sorted(starts.items()))


def _rows(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]

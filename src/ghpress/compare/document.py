"""Turns a comparison into the object ``ghpress compare --json`` prints; docs/compare.md explains it."""

from collections import Counter
from typing import Any

from ghpress.compare.changes import Comparison, FrameChange, LineChange, Spot
from ghpress.compare.sides import Compared
from ghpress.compare.told import nothing_else

FORMAT = 1


def comparison_object(compared: Compared) -> dict[str, Any]:
    """Everything the comparison says, in plain values."""
    found = compared.comparison
    return {
        "format": FORMAT,
        "same": found.is_same() and not found.unexplained(),
        "nothing_else_changed": not found.unexplained(),
        "says": {language: nothing_else(found, language) for language in ("zh", "en")},
        "words": [_words(found, at) for at in range(len(found.words))],
        "styles": [
            {
                "story": each.story,
                "role": each.role,
                "paragraph": each.paragraph,
                "was": each.was,
                "now": each.now,
            }
            for each in found.styles
        ],
        "lines": [_line(each) for each in found.lines],
        "frames": [_frame(each) for each in found.frames],
        "pages": {"new": list(found.pages_new), "gone": list(found.pages_gone)},
        "counts": {
            "same_lines": found.same_lines,
            "same_stories": len(found.same_stories),
            **Counter(each.state for each in found.lines),
        },
        "pixels": _pixels(found),
    }


def _words(found: Comparison, at: int) -> dict[str, Any]:
    each = found.words[at]
    return {
        "story": each.story,
        "role": each.role,
        "page": each.page,
        "was": each.was,
        "now": each.now,
        "before": each.before,
        "after": each.after,
        "start": each.start,
        "first": each.first,
        "source": each.source,
        "is_move": each.is_move,
    }


def _line(change: LineChange) -> dict[str, Any]:
    right, down = change.vector()
    return {
        "story": change.story,
        "role": change.role,
        "state": change.state,
        "page": change.page,
        "text": change.line.text,
        "x_mm": change.line.x,
        "y_mm": change.line.y,
        "was": None
        if change.was is None
        else {"page": change.was_page, "text": change.was.text, "right_mm": right, "down_mm": down},
        "source": change.line.source,
    }


def _frame(change: FrameChange) -> dict[str, Any]:
    frame, was = change.frame, change.was
    return {
        "state": change.state,
        "page": change.page,
        "kind": frame.kind,
        "role": frame.role,
        "story": frame.story,
        "content": frame.content,
        "rect_mm": [frame.x, frame.y, frame.width, frame.height],
        "was": None
        if was is None
        else {
            "page": change.was_page,
            "content": was.content,
            "rect_mm": [was.x, was.y, was.width, was.height],
        },
    }


def _pixels(found: Comparison) -> list[dict[str, Any]] | None:
    if found.pixels is None:
        return None
    return [
        {
            "page": each.page,
            "differing": each.differing,
            "unexplained": [_spot(spot) for spot in each.unexplained],
        }
        for each in found.pixels
    ]


def _spot(spot: Spot) -> dict[str, float]:
    return {"x_mm": spot.x, "y_mm": spot.y, "width_mm": spot.width, "height_mm": spot.height}

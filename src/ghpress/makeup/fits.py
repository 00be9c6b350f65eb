"""Says how each story came to stand on its page, as a newsroom says it: lines, rungs, 超/差N字."""

from dataclasses import dataclass

from ghpress.makeup.columns import SetColumns
from ghpress.makeup.ready import Ready
from ghpress.makeup.shape import Shape
from ghpress.makeup.shapes import chosen, division_of
from ghpress.remarks import OnPage, Remark, error, warning

RUNGS = {
    "line-total": "正文增减行",
    "signature-line": "署名并入末行或另起一行",
    "subhead-white": "小标题增减空",
    "head-white": "题下增减空",
    "headline-narrow": "主题用长体",
    "headline-flat": "主题用扁体",
    "headline-size": "主题换字号",
    "picture-crop": "图片裁高低",
    "overset": "正文未排完",
}
"""The rungs of the ladder in an editor's words."""


@dataclass(frozen=True, slots=True)
class StoryFit:
    """How a story fits: where it stands, how long it is, the rungs that made it fit.

    ``lines`` counts text lines set. ``over_lines`` and ``over_characters`` are what is too much (超)
    or, below 0, what is wanting (差); 0 fits. ``rungs`` are in an editor's words.
    """

    story: str
    page: int
    columns: int
    lines: int
    characters: int
    rungs: tuple[str, ...] = ()
    over_lines: int = 0
    over_characters: int = 0


def story_fit(ready: Ready, shape: Shape, text: SetColumns, page: int, line: int) -> StoryFit:
    """The fit of a story in its chosen shape; ``line`` counts characters to a line of the measure."""
    head, strip = chosen(ready, shape)
    shown = strip.shown(division_of(ready, shape).count, shape.area)
    names = {
        "headline-narrow": head.condense < 1000,
        "headline-flat": head.condense > 1000,
        "headline-size": head.step > 0,
        "head-white": head.white > 0,
        "picture-crop": any(one.is_cropped() for one in shown),
    }
    rungs = (*text.rungs, *(name for name, taken in names.items() if taken))
    return StoryFit(
        story=ready.story.id,
        page=page,
        columns=shape.columns,
        lines=text.lines,
        characters=ready.story.characters(),
        rungs=tuple(RUNGS[rung] for rung in rungs),
        over_lines=shape.over - shape.white,
        over_characters=text.over - shape.white * line,
    )


def fit_remarks(fit: StoryFit, ready: Ready, place: OnPage) -> tuple[Remark, ...]:
    """What is too much or wanting, as remarks with the story's file among the facts."""
    facts = {"story": ready.story.id, "file": ready.story.file}
    if fit.over_lines > 0:
        over = error(
            "story-overset", place, lines=fit.over_lines, characters=fit.over_characters, **facts
        )
        return (over,)
    if fit.over_lines < 0:
        lines, characters = -fit.over_lines, -fit.over_characters
        return (warning("story-short", place, lines=lines, characters=characters, **facts),)
    return ()

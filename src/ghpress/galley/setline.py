"""Sets one line: clusters, spaces and glyphs at exact places."""

from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ghpress.galley.candidates import hanging_marks
from ghpress.galley.classes import among
from ghpress.galley.costs import USUAL_OPENING
from ghpress.galley.decorate import Bodies, decorated, run_in
from ghpress.galley.divide import SOFT_HYPHEN, Hyphen
from ghpress.galley.justify import Bank, Dealt, bank_of, deal
from ghpress.galley.line import Line, Run
from ghpress.galley.measure import Measured
from ghpress.galley.sums import Paragraph
from ghpress.galley.tables.pairs import BLANK_AFTER, BLANK_BEFORE, blank_before
from ghpress.units import Length


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line to be set: clusters [first, end], its room, whether it ends the paragraph."""

    first: int
    end: int
    measure: Length
    is_last: bool = False
    cost: int = 0


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line set, its widest opening in per mille of an em, and how much too wide (or short) it is."""

    line: Line
    opening: int
    rest: Length


@dataclass(frozen=True, slots=True)
class Stick:
    """A paragraph in the composing stick: what every line of it is set from, as plain lists.

    ``opens`` and ``holds`` mark clusters whose blank is before or behind them; ``owners`` are the
    clusters of the glyphs, ``hangs`` the marks that may hang where the paragraph lets them.
    """

    paragraph: Paragraph
    bodies: list[Length]
    bank: Bank
    opens: list[bool]
    holds: list[bool]
    owners: list[int]
    hangs: list[bool]


def stick_of(paragraph: Paragraph) -> Stick:
    """The paragraph ready to be set line by line."""
    measured, count = paragraph.measured, len(paragraph.measured)
    glyphs = pairwise(measured.glyph_from)
    return Stick(
        paragraph,
        measured.bodies.tolist(),
        bank_of(paragraph.spaces),
        among(measured.classes, blank_before(measured.style.setting.punctuation)).tolist(),
        among(measured.classes, BLANK_AFTER).tolist(),
        [cluster for cluster, (start, stop) in enumerate(glyphs) for _ in range(start, stop)],
        hanging_marks(paragraph).tolist() if paragraph.hanging else [False] * count,
    )


def set_line(stick: Stick, stretch: Stretch) -> SetLine:
    """The line, justified unless it is the last or the paragraph is ragged."""
    paragraph = stick.paragraph
    measured, spaces = paragraph.measured, paragraph.spaces
    first, end = stretch.first, stretch.end
    last = max(int(paragraph.sums.ends[end]), first)
    bodies = stick.bodies[first : last + 1]
    lead, trail = int(spaces.leads[first]), int(spaces.trails[last])
    natural = sum(bodies) + sum(stick.bank.natural[first:last]) + lead + trail
    if stick.hangs[last] and natural > stretch.measure and last > first:
        natural -= bodies[-1] + trail
        bodies[-1] = trail = 0
    opens = not (stretch.is_last or paragraph.ragged)
    dealt = deal(stick.bank, first, last, natural - stretch.measure, opens=opens)
    if opens and _stays_short(paragraph, last, dealt):
        opens, dealt = False, deal(stick.bank, first, last, natural - stretch.measure, opens=False)
    body_xs = _body_xs(bodies, dealt, lead)
    width = body_xs[-1] + bodies[-1] + trail
    xs = [*_cluster_xs(stick, first, body_xs, dealt), *[width] * (end - last)]
    line = Line(
        runs=_runs(stick, first, body_xs),
        text=_text(measured, first, end),
        starts=_counted_from(measured.starts[first : end + 1]),
        xs=tuple(xs),
        advances=tuple(after - x for x, after in zip(xs, [*xs[1:], width], strict=True)),
        width=width,
        measure=stretch.measure,
        first=measured.starts[first],
        is_last=stretch.is_last,
        is_hyphenated=not stretch.is_last and last in paragraph.hyphens,
        is_justified=opens and dealt.rest == 0,
        adjustments=dealt.adjustments,
        cost=stretch.cost,
    )
    if line.is_hyphenated:
        line = _hyphenated(measured, line, paragraph.hyphens[last])
    return SetLine(
        decorated(measured, line, Bodies(first, tuple(body_xs), tuple(bodies))),
        _opening(dealt, measured),
        dealt.rest,
    )


def may_be_short(paragraph: Paragraph, last: int) -> bool:
    """Whether a line that ends with this cluster, inside an address, need not be full."""
    return paragraph.shorts is not None and bool(paragraph.shorts[last])


def _stays_short(paragraph: Paragraph, last: int, dealt: Dealt) -> bool:
    """Whether a line is better left short inside its address than opened as it was."""
    too_loose = dealt.rest < 0 or _opening(dealt, paragraph.measured) > USUAL_OPENING
    return too_loose and may_be_short(paragraph, last)


def _hyphenated(measured: Measured, line: Line, hyphen: Hyphen) -> Line:
    """The line with its hyphen: printed, but no part of its text."""
    here = (len(line.starts) + len(line.notes),)
    run = run_in(measured.fonts[hyphen.font], (hyphen.glyph,), (line.width - hyphen.width,), here)
    return replace(line, runs=(*line.runs, run), notes=(*line.notes, SOFT_HYPHEN))


def _body_xs(bodies: list[Length], dealt: Dealt, lead: Length) -> list[Length]:
    """Where each body begins."""
    xs, x = [], lead
    for body, space in zip(bodies, (*dealt.spaces, 0), strict=True):
        xs.append(x)
        x += body + space
    return xs


def _cluster_xs(stick: Stick, first: int, body_xs: list[Length], dealt: Dealt) -> list[Length]:
    """Where each cluster begins: an opening mark before its body, with the blank that is its own."""
    xs = [0, *body_xs[1:]]
    opens = stick.opens[first : first + len(xs)]
    if True not in opens:
        return xs
    for index in range(1, len(xs)):
        if not opens[index]:
            continue
        natural = stick.bank.natural[first + index - 1]
        measured = stick.paragraph.measured
        part = 2 if measured.classes[first + index] in BLANK_BEFORE else 4
        others = max(0, natural - int(measured.ems[first + index]) // part)
        if stick.holds[first + index - 1] and not others:
            others = natural
        own = natural - others
        xs[index] -= min(max(dealt.spaces[index - 1] - others, 0), own)
    return xs


def _counted_from(starts: tuple[int, ...]) -> tuple[int, ...]:
    """Starts counted from the first of them."""
    return tuple([start - starts[0] for start in starts])


def _text(measured: Measured, first: int, end: int) -> str:
    stop = measured.starts[end + 1] if end + 1 < len(measured) else len(measured.text.chars)
    return measured.text.chars[measured.starts[first] : stop]


def _runs(stick: Stick, first: int, body_xs: list[Length]) -> tuple[Run, ...]:
    """The line's glyphs, gathered into runs of one font, in reading order."""
    measured = stick.paragraph.measured
    start, stop = measured.glyph_from[first], measured.glyph_from[first + len(body_xs)]
    glyphs, fonts = measured.glyphs[start:stop], measured.glyph_fonts[start:stop]
    clusters = tuple([owner - first for owner in stick.owners[start:stop]])
    offsets = measured.glyph_xs[start:stop]
    xs = tuple([body_xs[owner] + x for owner, x in zip(clusters, offsets, strict=True)])
    runs, begins = [], 0
    for font, group in groupby(fonts):
        ends = begins + len(list(group))
        here = slice(begins, ends)
        runs.append(run_in(measured.fonts[font], glyphs[here], xs[here], clusters[here]))
        begins = ends
    return tuple(runs)


def _opening(dealt: Dealt, measured: Measured) -> int:
    """How far the evenly opened gaps opened, in per mille of an em."""
    for done in dealt.adjustments:
        if done.kind == "gap":
            return done.amount * 1000 // (done.places * measured.style.size)
    return 0

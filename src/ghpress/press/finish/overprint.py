"""Sets what overprints: black text and thin black rules; all else knocks out what lies beneath.

Cut out of a tint, small black type shows paper at its edges as soon as the web moves; white printed
over is gone (GWG2022 R0007 to R0013). Mode 1 lets the inks that black does not use stand.
"""

from collections.abc import Iterator
from dataclasses import field
from math import hypot, sqrt

import pikepdf
from pikepdf import Dictionary, Name

from ghpress.press.finish.grounds import Grounds
from ghpress.press.finish.walk import BLACK, UNMOVED, Extent, Mark, Matrix, Overprint, State, Walk, times
from ghpress.press.finish.within import entries
from ghpress.values import dataclass

THIN_PT = 2.0
"""Rules thinner than this overprint (GWG2022 R0010, R0012)."""

LARGE_PT = 12.0
"""Black text from this size on knocks out of a picture, which would show through its broad strokes;
smaller text must overprint (GWG2022 R0009, R0011)."""

_NAMES: dict[Overprint, str] = {
    (False, False): "/Knock",
    (True, False): "/OverFill",
    (False, True): "/OverStroke",
    (True, True): "/Over",
}


def set_overprint(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Put the states into the page's content and that of its forms and patterns.

    On a picture of more than 200 % black knocks out; large text does so on any picture, and on a tint
    that would make more ink with it than newsprint takes.
    """
    job = _Job(pdf)
    page.contents_coalesce()
    job.rewrite(page.obj.Contents, page.resources, UNMOVED)
    for resources in job.met:
        for _, pattern in resources.get("/Pattern", Dictionary()).items():
            if isinstance(pattern, pikepdf.Stream) and job.is_new(pattern):
                job.rewrite(pattern, pattern.Resources, _matrix_of(pattern))


@dataclass(slots=True)
class _Job:
    """One page's work: streams done, resources met, states made, what lies on the page so far."""

    pdf: pikepdf.Pdf
    done: set[tuple[int, int]] = field(default_factory=set)
    met: list[pikepdf.Object] = field(default_factory=list)
    states: dict[Overprint, pikepdf.Object] = field(default_factory=dict)
    grounds: Grounds = field(default_factory=Grounds)

    def is_new(self, stream: pikepdf.Object) -> bool:
        """Whether a stream has not been worked on; from now on it has."""
        is_new = stream.objgen not in self.done
        self.done.add(stream.objgen)
        return is_new

    def rewrite(self, stream: pikepdf.Object, resources: pikepdf.Object, ctm: Matrix) -> None:
        """A stream with the states put in before what needs them."""
        self.met.append(resources)
        content = stream.read_bytes()
        pieces: list[bytes] = []
        at = 0
        used: set[Overprint] = set()
        walk = Walk(State(ctm=ctm))
        for mark in walk.through(content, self._is_clear):
            now = walk.state.overprints
            wanted = self._wanted(mark, now)
            if wanted != now:
                pieces += [content[at : mark.start], f"{_NAMES[wanted]} gs\n".encode()]
                at = mark.start
                used.add(wanted)
                walk.overprint(wanted)
            if mark.kind == "object":
                self._drawn(mark, resources)
            elif mark.state.fill_space == b"/Pattern" and mark.kind == "path":
                self._papered(mark, resources)
            self.grounds.take(mark)
        if used:
            stream.write(b"".join((*pieces, content[at:])))
            self._name(used, resources)

    def _wanted(self, mark: Mark, now: Overprint) -> Overprint:
        """What fills and strokes should do for a mark; what it does not paint follows or stays."""
        state = mark.state
        if mark.kind == "object":
            return False, False
        if mark.kind == "shading":
            return _follow(False, None, now)
        if mark.kind == "text":
            return _follow(state.fill == BLACK and self._text_may(mark), None, now)
        return _follow(*self._path(mark), now)

    def _path(self, mark: Mark) -> tuple[bool | None, bool | None]:
        """The same for a path: a rule is all thin; a drawing with thin pieces is none."""
        state = mark.state
        is_rule = mark.fills and state.fill == BLACK and all(map(_is_thin, mark.parts()))
        is_line = mark.strokes and state.stroke == BLACK and _width(state) < THIN_PT
        may = (is_rule or is_line) and not self._is_on_dark_picture(mark)
        return is_rule and may if mark.fills else None, is_line and may if mark.strokes else None

    def _is_on_dark_picture(self, mark: Mark) -> bool:
        """Whether any piece of a path is on a picture too dark for black."""
        grounds = self.grounds
        return grounds.has_pictures and any(map(grounds.is_dark_picture_under, mark.parts()))

    def _is_clear(self, mark: Mark) -> bool:
        """Whether text does the same wherever it stands: it is not black, or nothing lies beneath it."""
        return mark.state.fill != BLACK or not (
            self.grounds.laid if _is_large(mark) else self.grounds.has_pictures
        )

    def _text_may(self, mark: Mark) -> bool:
        """Whether black text may be printed over what lies beneath it."""
        if self._is_clear(mark):
            return True
        (extent,) = mark.parts()
        if _is_large(mark):
            return not self.grounds.is_heavy_under(extent)
        return not self.grounds.is_dark_picture_under(extent)

    def _drawn(self, mark: Mark, resources: pikepdf.Object) -> None:
        """What an object lays on the page: a form is gone through where it is first drawn."""
        drawn = resources.get("/XObject", Dictionary()).get(f"/{mark.name}")
        if drawn is None:
            return  # an advert, which comes in later and is not ours to change
        if drawn.get("/Subtype") == Name.Image:
            (placed,) = mark.parts()
            self.grounds.take_picture(placed, drawn)
        elif self.is_new(drawn):
            ctm = times(_matrix_of(drawn), mark.state.ctm)
            self.rewrite(drawn, drawn.get("/Resources", resources), ctm)

    def _papered(self, mark: Mark, resources: pikepdf.Object) -> None:
        """What a pattern lays on the page: its pictures, which may be anywhere where it is filled in."""
        pattern = resources.get("/Pattern", Dictionary()).get(f"/{mark.state.pattern}", Dictionary())
        for picture in _pictures(pattern.get("/Resources", Dictionary())):
            for part in mark.parts():
                self.grounds.take_picture(part, picture)

    def _name(self, used: set[Overprint], resources: pikepdf.Object) -> None:
        """Put the states used among the resources; one object of each serves the whole page."""
        if "/ExtGState" not in resources:
            resources.ExtGState = Dictionary()
        for overprints in sorted(used):
            if overprints not in self.states:
                fill, stroke = overprints
                facts = Dictionary(Type=Name.ExtGState, OP=stroke, op=fill, OPM=1)
                self.states[overprints] = self.pdf.make_indirect(facts)
            resources.ExtGState[_NAMES[overprints]] = self.states[overprints]


def _pictures(resources: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The pictures among resources, and within the forms among them."""
    for drawn in entries(resources, "/XObject"):
        if drawn.get("/Subtype") == Name.Image:
            yield drawn
        else:
            yield from _pictures(drawn.get("/Resources", Dictionary()))


def _follow(fills: bool | None, strokes: bool | None, now: Overprint) -> Overprint:
    """The state that suits both and changes least: None for what the mark does not paint."""
    if fills in (None, now[0]) and strokes in (None, now[1]):
        return now
    fill = bool(strokes) if fills is None else fills
    stroke = bool(fills) if strokes is None else strokes
    return fill, stroke


def _is_large(text: Mark) -> bool:
    """Whether text has broad strokes."""
    return text.state.size * _scale(text.state.ctm) >= LARGE_PT


def _is_thin(extent: Extent) -> bool:
    """Whether a filled piece is no thicker than a rule."""
    return min(extent[2] - extent[0], extent[3] - extent[1]) < THIN_PT


def _width(state: State) -> float:
    """How thick a line is drawn, where it is drawn thinnest."""
    a, b, c, d, _, _ = state.ctm
    return state.line_width * min(hypot(a, b), hypot(c, d))


def _scale(ctm: Matrix) -> float:
    """How much larger things are drawn than they are written."""
    a, b, c, d, _, _ = ctm
    return sqrt(abs(a * d - b * c))


def _matrix_of(stream: pikepdf.Object) -> Matrix:
    """The matrix of a form or a pattern."""
    a, b, c, d, e, f = (float(part) for part in stream.get("/Matrix", UNMOVED))
    return a, b, c, d, e, f

"""Turns a page into its content: operators followed into forms, patterns, glyphs, annotations."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from ghpress.preflight.content.inlaid import inline_picture, placed_picture
from ghpress.preflight.content.lines import Lines
from ghpress.preflight.content.matrix import (
    IDENTITY,
    Bounds,
    Matrix,
    framed,
    height_scale,
    matrix,
    times,
    width_scale,
    within,
)
from ghpress.preflight.content.operators import (
    INLINE,
    PATH,
    Operands,
    Written,
    operands_of,
    read_operators,
)
from ghpress.preflight.content.outline import Outline
from ghpress.preflight.content.paints import Content, Kind, Manner, Paint
from ghpress.preflight.content.resources import Resources, Settings, Shown
from ghpress.preflight.content.state import Pen, State
from ghpress.preflight.content.tints import DEVICE, Space, Tint, colorants, space_of, tint
from ghpress.preflight.content.writing import TEXT, Writing

DEEPEST = 16
"""Forms within forms that are followed; a file that nests deeper most likely contains itself."""

FILLING = frozenset({"f", "F", "f*", "b", "b*", "B", "B*"})
STROKING = frozenset({"s", "S", "b", "b*", "B", "B*"})
SHAPING: dict[str, Callable[[Outline, Any, Matrix], None]] = {PATH: Outline.run, "re": Outline.rectangle}
PAINTING = FILLING | STROKING | {"n"}
QUIET = frozenset({"i", "j", "J", "M", "d", "BMC", "EMC", "BDC", "MP", "DP", "BX", "EX", "d0", "d1"})
"""Operators that change nothing we look at, or are seen to elsewhere."""


def read_content(page: pikepdf.Page, skips: Callable[[str], bool] = lambda name: False) -> Content:
    """All the page paints; ``skips`` says which forms are left out, by name (adverts of a build)."""
    content = Content()
    walker = Walker(content, skips)
    if "/Group" in page.obj:
        content.groups.append(page.obj.Group)
    walker.follow(page.obj, State(walker.resources(page.obj.get("/Resources", page.resources))))
    for note in page.obj.get("/Annots", ()):
        walker.annotation(note)
    walker.lines.lay()
    return content


class Walker:
    """Follows content streams, one within the other, and keeps what they paint."""

    def __init__(self, content: Content, skips: Callable[[str], bool]) -> None:
        self.content = content
        self.skips = skips
        self.depth = 0
        self.base: Matrix = IDENTITY
        self.followed: set[tuple[int, int]] = set()
        self._shelf: dict[tuple[int, int], Shown] = {}
        self._resources: dict[tuple[int, int], Resources] = {}
        self._set: set[Settings] = set()
        self._used: set[Space] = set()
        self._manners: dict[tuple[Kind, Tint, float, bool, int, float], Manner] = {}
        self.lines = Lines(self)

    def resources(self, source: Object) -> Resources:
        """A resource dictionary, read once where it is an object of its own."""
        if not source.is_indirect:
            return Resources(source, self._shelf)
        if source.objgen not in self._resources:
            self._resources[source.objgen] = Resources(source, self._shelf)
        return self._resources[source.objgen]

    def follow(self, stream: Object, state: State) -> None:
        """The operators of one stream."""
        if self.depth > DEEPEST:
            return
        self.depth += 1
        kept: list[State] = []
        outline, writing = Outline(), Writing(self)
        for name, written in read_operators(stream):
            if text := TEXT.get(name):
                text(writing, written, state)
            elif name == "q":
                kept.append(state.kept())
            elif name == "Q":
                state = kept.pop() if kept else state
            elif name in COLOURING:
                self._colour(name, written, state)
            elif name in SHAPING:
                SHAPING[name](outline, written, state.ctm)
            elif name in PAINTING:
                self._paint_path(name, outline, state)
                outline = Outline()
            elif name not in QUIET:
                self._other(name, written, state, outline)
        self.depth -= 1

    def form(self, form: Object, state: State) -> None:
        """A form painted: its matrix, its box, its own resources."""
        inner = state.kept()
        inner.ctm = times(matrix(form.get("/Matrix", IDENTITY)), state.ctm)
        if "/BBox" in form:
            inner.clip = within(_extent(form, state.ctm), state.clip)
        if "/Resources" in form:
            inner.resources = self.resources(form.Resources)
        self.content.forms.append(form)
        if "/Group" in form:
            self.content.groups.append(form.Group)
        self.follow(form, inner)

    def annotation(self, note: Object) -> None:
        """What an annotation looks like, at its place."""
        look = note.get("/AP", Dictionary()).get("/N")
        if look is not None and not isinstance(look, Stream):
            look = look.get(str(note.get("/AS", "/Off")))
        if look is None or not isinstance(look, Stream):
            return
        left, bottom = float(note.Rect[0]), float(note.Rect[1])
        self.form(look, State(self.resources(Dictionary()), (1, 0, 0, 1, left, bottom)))

    def glyphs(self, shown: Shown, state: State) -> None:
        """The drawings of a Type 3 font, each followed once (ISO 32000-1 9.6.5)."""
        if shown.is_drawn:
            return
        shown.is_drawn = True
        font = shown.font
        for drawing in font.get("/CharProcs", Dictionary()).values():
            inner = state.kept()
            if "/Resources" in font:
                inner.resources = self.resources(font.Resources)
            inner.ctm = times(matrix(font.FontMatrix), state.ctm)
            self.follow(drawing, inner)

    def add(self, kind: Kind, pen: Pen, bounds: Bounds, size: float, state: State) -> None:
        """Keeps what a pen painted, cut to the clip in force; a pattern has been followed already."""
        if pen.tint is None:
            return
        how = self.manner(kind, pen, size, state)
        self.content.paints.append(Paint(how, within(bounds, state.clip), bounds))
        self.use(pen)

    def manner(self, kind: Kind, pen: Pen, size: float, state: State) -> Manner:
        """How a pen paints in a state; the same for all that is painted alike."""
        assert pen.tint is not None, "what a pattern colours has been followed"
        key = kind, pen.tint, size, pen.overprints, state.mode, pen.alpha
        if key not in self._manners:
            self._manners[key] = Manner(*key)
        return self._manners[key]

    def use(self, pen: Pen) -> None:
        """Takes note of the space a pen paints in."""
        if pen.space not in self._used:
            self._used.add(pen.space)
            self.content.spaces.append(pen.space.source)

    def _paint_path(self, name: str, outline: Outline, state: State) -> None:
        """A path filled, stroked or both, and then it may clip."""
        if not outline.is_drawn:
            return
        if name in FILLING:
            self._fill(outline, state.fill, state)
        if name in STROKING:
            width = state.line_width * min(width_scale(state.ctm), height_scale(state.ctm))
            left, bottom, right, top = outline.bounds
            box = (left - width / 2, bottom - width / 2, right + width / 2, top + width / 2)
            self.add("line", state.stroke, box, width, state)
        if outline.clips:
            state.clip = within(outline.bounds, state.clip)

    def _fill(self, outline: Outline, pen: Pen, state: State) -> None:
        """Each line by itself; a path that has other pieces as well is a drawing, and one area."""
        if outline.rest:
            self.add("area", pen, outline.bounds, 0.0, state)
            return
        for bounds, thickness in outline.lines:
            self.add("line", pen, bounds, thickness, state)

    def _other(self, name: str, written: Written, state: State, outline: Outline) -> None:
        """Everything but paths, text and colour."""
        operands = operands_of(written)
        match name:
            case "W" | "W*":
                outline.clips = True
            case "cm":
                state.ctm = times(matrix(operands), state.ctm)
            case "w":
                state.line_width = float(operands[0])
            case "gs":
                self._set_state(operands[0], state)
            case "Do":
                self._xobject(operands[0], state)
            case "sh":
                self._shade(state.resources.get("/Shading", operands[0]), state, state.fill)
            case "ri":
                self.content.intents.add(operands[0].strip("/"))
            case _ if name == INLINE:
                paint = inline_picture(operands[0], state)
                self.content.spaces.append(paint.tint.colour.space)
                self.content.paints.append(paint)
            case _:
                self.content.strange.append(name)

    def _colour(self, name: str, written: Written, state: State) -> None:
        """A colour operator."""
        operands = operands_of(written)
        if name[0].isupper():
            state.stroke = self._inked(name.lower(), operands, state, state.stroke)
        else:
            state.fill = self._inked(name, operands, state, state.fill)

    def _inked(self, name: str, operands: Operands, state: State, pen: Pen) -> Pen:
        """A pen with another colour."""
        if name in SHORTHAND:
            return pen.inked(SHORTHAND[name], _plain(name, operands))
        if name == "cs":
            space = state.resources.space(operands[0])
            return pen.inked(space, tint(space, space.initial))
        if operands and isinstance(operands[-1], str):
            self._pattern(state.resources.get("/Pattern", operands[-1]), state, pen)
            return pen.inked(pen.space, None)
        return pen.inked(pen.space, tint(pen.space, tuple(round(part, 4) for part in operands)))

    def _pattern(self, pattern: Object, state: State, pen: Pen) -> None:
        """A tiling paints as a form does, in the page's space; a shading has its own colours."""
        if "/Shading" in pattern:
            self._shade(pattern.Shading, state, pen)
        elif pattern.objgen not in self.followed or not pattern.is_indirect:
            self.followed.add(pattern.objgen)
            self.form(pattern, State(self.resources(Dictionary()), self.base))

    def _shade(self, shading: Object, state: State, pen: Pen) -> None:
        """A shading over whatever the clip leaves."""
        self.content.shadings.append(shading)
        space = space_of(shading.ColorSpace)
        bounds = state.clip or (0.0, 0.0, 0.0, 0.0)
        self.add("shading", pen.inked(space, tint(space)), bounds, 0.0, state)

    def _xobject(self, name: str, state: State) -> None:
        """A form or a picture."""
        found = state.resources.get("/XObject", name)
        if self.skips(name):
            self.content.skipped.append(within(_extent(found, state.ctm), state.clip))
            return
        if found.get("/Subtype") == Name.Form:
            self.form(found, state)
            return
        if found.get("/Subtype") == Name.PS:
            self.content.strange.append("PS")
            return
        if "/ColorSpace" in found:
            self.content.spaces.append(found.ColorSpace)
        self.content.paints.append(placed_picture(found, state))

    def _set_state(self, name: str, state: State) -> None:
        """An extended graphics state."""
        asked = state.resources.settings(name)
        if asked not in self._set:
            self._set.add(asked)
            self.content.states.append(asked.source)
            if asked.group is not None:
                self.content.groups.append(asked.group)
        state.fill = _told(state.fill, asked.fill_overprints, asked.fill_alpha)
        state.stroke = _told(state.stroke, asked.stroke_overprints, asked.stroke_alpha)
        state.mode = state.mode if asked.mode is None else asked.mode
        state.line_width = state.line_width if asked.line_width is None else asked.line_width


def _extent(form: Object, ctm: Matrix) -> Bounds:
    """What a form stays within on the page; nothing where it has no box."""
    left, bottom, right, top = (float(edge) for edge in form.get("/BBox", (0, 0, 0, 0)))
    return framed(times(matrix(form.get("/Matrix", IDENTITY)), ctm), (left, bottom, right, top))


SHORTHAND = {"g": DEVICE["DeviceGray"], "rg": DEVICE["DeviceRGB"], "k": DEVICE["DeviceCMYK"]}
COLOURING = frozenset({"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"})


@lru_cache(maxsize=1024)
def _plain(name: str, parts: tuple[float, ...]) -> Tint:
    """A colour of a space that has an operator of its own."""
    return tint(SHORTHAND[name], tuple(round(part, 4) for part in parts))


def _told(pen: Pen, overprints: bool | None, alpha: float | None) -> Pen:
    """A pen as a state tells it to be."""
    if overprints is None and alpha is None:
        return pen
    over = pen.overprints if overprints is None else overprints
    return Pen(pen.space, pen.tint, over, pen.alpha if alpha is None else alpha)


def spots(content: Content) -> set[str]:
    """The names of spot inks the content paints with."""
    names = {ink for tint in content.tints() for ink, _ in tint.plates or ()}
    names |= {ink for space in content.spaces for ink in colorants(space)}
    return names - {"Cyan", "Magenta", "Yellow", "Black", "All", "None"}

"""Turns a page into its content: operators followed into forms, patterns, glyphs, annotations."""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import replace

import pikepdf
from pikepdf import Dictionary, Name, Object

from ghpress.preflight.content.inlaid import inline_picture, placed_picture
from ghpress.preflight.content.matrix import IDENTITY, Matrix, framed, matrix, times, within
from ghpress.preflight.content.outline import Outline
from ghpress.preflight.content.paints import Content, Paint
from ghpress.preflight.content.state import Pen, State
from ghpress.preflight.content.tints import colorants, initial, kind_of, tint
from ghpress.preflight.content.writing import TEXT, Writing

DEEPEST = 16
"""Forms within forms that are followed; a file that nests deeper most likely contains itself."""

PAINTING = {"f", "F", "f*", "S", "s", "b", "b*", "B", "B*", "n"}
SHAPING = {"m", "l", "c", "v", "y", "h", "re"}
QUIET = {"i", "j", "J", "M", "d", "BMC", "EMC", "BDC", "MP", "DP", "BX", "EX", "d0", "d1"}
"""Operators that change nothing we look at, or are seen to elsewhere."""


def read_content(page: pikepdf.Page, skips: Callable[[str], bool] = lambda name: False) -> Content:
    """All the page paints; ``skips`` says which forms are left out, by name (adverts of a build)."""
    content = Content()
    walker = Walker(content, skips)
    if "/Group" in page.obj:
        content.groups.append(page.obj.Group)
    walker.follow(page.obj, State(page.obj.get("/Resources", page.resources)))
    for note in page.obj.get("/Annots", ()):
        walker.annotation(note)
    return content


class Walker:
    """Follows content streams, one within the other, and keeps what they paint."""

    def __init__(self, content: Content, skips: Callable[[str], bool]) -> None:
        self.content = content
        self.skips = skips
        self.depth = 0
        self.base: Matrix = IDENTITY
        self.followed: set[tuple[int, int]] = set()

    def follow(self, stream: Object, state: State) -> None:
        """The operators of one stream."""
        if self.depth > DEEPEST:
            return
        self.depth += 1
        kept: list[State] = []
        outline, writing = Outline(), Writing(self)
        for instruction in pikepdf.parse_content_stream(stream):
            name, operands = str(instruction.operator), list(instruction.operands)
            if name == "q":
                kept.append(copy(state))
            elif name == "Q":
                state = kept.pop() if kept else state
            elif name in SHAPING:
                outline.shape(name, operands, state.ctm)
            elif name in PAINTING:
                self._paint_path(name, outline, state)
                outline = Outline()
            elif name in TEXT:
                writing.take(name, operands, state)
            else:
                self._other(name, operands, state, outline)
        self.depth -= 1

    def form(self, form: Object, state: State) -> None:
        """A form painted: its matrix, its box, its own resources."""
        inner = copy(state)
        inner.ctm = times(matrix(form.get("/Matrix", IDENTITY)), state.ctm)
        if "/BBox" in form:
            box = [float(edge) for edge in form.BBox]
            inner.clip = within(framed(inner.ctm, (box[0], box[1], box[2], box[3])), state.clip)
        inner.resources = form.get("/Resources", state.resources)
        self.content.forms.append(form)
        if "/Group" in form:
            self.content.groups.append(form.Group)
        self.follow(form, inner)

    def annotation(self, note: Object) -> None:
        """What an annotation looks like, at its place."""
        look = note.get("/AP", Dictionary()).get("/N")
        if look is not None and not hasattr(look, "read_bytes"):
            look = look.get(str(note.get("/AS", "/Off")))
        if look is None or not hasattr(look, "read_bytes"):
            return
        left, bottom = float(note.Rect[0]), float(note.Rect[1])
        self.form(look, State(look.get("/Resources", Dictionary()), (1, 0, 0, 1, left, bottom)))

    def glyphs(self, font: Object, state: State) -> None:
        """The drawings of a Type 3 font, each followed once (ISO 32000-1 9.6.5)."""
        if font.objgen in self.followed:
            return
        self.followed.add(font.objgen)
        for drawing in font.get("/CharProcs", Dictionary()).values():
            inner = copy(state)
            inner.resources = font.get("/Resources", state.resources)
            inner.ctm = times(matrix(font.FontMatrix), state.ctm)
            self.follow(drawing, inner)

    def add(self, paint: Paint, state: State) -> None:
        """Keeps a paint, cut to the clip in force."""
        self.content.paints.append(replace(paint, bounds=within(paint.bounds, state.clip)))

    def pen_of(self, state: State, *, strokes: bool = False) -> Pen:
        """What fills or strokes."""
        return state.stroke if strokes else state.fill

    def _paint_path(self, name: str, outline: Outline, state: State) -> None:
        """A path filled, stroked or both, and then it may clip."""
        if name in ("f", "F", "f*", "b", "b*", "B", "B*"):
            for paint in outline.filled(state):
                self.add(paint, state)
        if name in ("s", "S", "b", "b*", "B", "B*"):
            for paint in outline.stroked(state):
                self.add(paint, state)
        if outline.clips and outline.points:
            state.clip = within(outline.bounds, state.clip)

    def _other(self, name: str, operands: list[Object], state: State, outline: Outline) -> None:
        """Everything but paths and text."""
        match name:
            case "W" | "W*":
                outline.clips = True
            case "cm":
                state.ctm = times(matrix(operands), state.ctm)
            case "w":
                state.line_width = float(operands[0])
            case "gs":
                self._set_state(state.resources.ExtGState[str(operands[0])], state)
            case "Do":
                self._xobject(str(operands[0]), state)
            case "INLINE IMAGE":
                paint = inline_picture(operands[0], state)
                self.content.spaces.append(Name("/" + paint.tint.colour.space.replace(" ", "_")))
                self.add(paint, state)
            case "sh":
                self._shade(state.resources.Shading[str(operands[0])], state, state.fill)
            case "ri":
                self.content.intents.add(str(operands[0]).strip("/"))
            case _:
                self._colour(name, operands, state)

    def _colour(self, name: str, operands: list[Object], state: State) -> None:
        """A colour operator, or one that means nothing here."""
        if name not in COLOURING:
            if name not in QUIET:
                self.content.strange.append(name)
            return
        if state.is_uncoloured:
            return
        pen = self.pen_of(state, strokes=name[0].isupper())
        pen = self._inked(name, operands, state, pen)
        if name[0].isupper():
            state.stroke = pen
        else:
            state.fill = pen

    def _inked(self, name: str, operands: list[Object], state: State, pen: Pen) -> Pen:
        """A pen with another colour."""
        low = name.lower()
        if low in DEVICE:
            return replace(pen, space=DEVICE[low], tint=tint(DEVICE[low], _numbers(operands)))
        if low == "cs":
            space = _space(str(operands[0]), state.resources)
            return replace(pen, space=space, tint=tint(space, initial(space)))
        if operands and isinstance(operands[-1], Name):
            self._pattern(state.resources.Pattern[str(operands[-1])], state, pen)
            return replace(pen, tint=None)
        return replace(pen, tint=tint(pen.space, _numbers(operands)))

    def _pattern(self, pattern: Object, state: State, pen: Pen) -> None:
        """A tiling paints as a form does, in the page's space; a shading has its own colours."""
        if "/Shading" in pattern:
            self._shade(pattern.Shading, state, pen)
        elif pattern.objgen not in self.followed or not pattern.is_indirect:
            self.followed.add(pattern.objgen)
            self.form(pattern, State(pattern.get("/Resources", Dictionary()), self.base))

    def _shade(self, shading: Object, state: State, pen: Pen) -> None:
        """A shading over whatever the clip leaves."""
        self.content.shadings.append(shading)
        space = shading.ColorSpace
        self.content.spaces.append(space)
        bounds = state.clip or (0.0, 0.0, 0.0, 0.0)
        paint = Paint("shading", tint(space, ()), bounds, 0.0, pen.overprints, state.mode, pen.alpha)
        self.content.paints.append(paint)

    def _xobject(self, name: str, state: State) -> None:
        """A form or a picture."""
        found = state.resources.XObject[name]
        if found.get("/Subtype") == Name.Form:
            if not self.skips(name):
                self.form(found, state)
            return
        if found.get("/Subtype") == Name.PS:
            self.content.strange.append("PS")
            return
        if "/ColorSpace" in found:
            self.content.spaces.append(found.ColorSpace)
        self.add(placed_picture(found, state), state)

    def _set_state(self, asked: Object, state: State) -> None:
        """An extended graphics state (ISO 32000-1 table 58)."""
        self.content.states.append(asked)
        fill, stroke = state.fill, state.stroke
        if "/OP" in asked:
            stroke = replace(stroke, overprints=bool(asked.OP))
            fill = replace(fill, overprints=bool(asked.get("/op", asked.OP)))
        elif "/op" in asked:
            fill = replace(fill, overprints=bool(asked.get("/op")))
        state.fill = replace(fill, alpha=float(asked.get("/ca", fill.alpha)))
        state.stroke = replace(stroke, alpha=float(asked.get("/CA", stroke.alpha)))
        state.mode = int(asked.get("/OPM", state.mode))
        state.line_width = float(asked.get("/LW", state.line_width))
        mask = asked.get("/SMask")
        if mask is not None and hasattr(mask, "get") and "/G" in mask and "/Group" in mask.G:
            self.content.groups.append(mask.G.Group)


DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
COLOURING = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}


def _numbers(operands: Iterable[Object]) -> tuple[float, ...]:
    return tuple(round(float(part), 4) for part in operands)


def _space(name: str, resources: Object) -> Object | str:
    """A colour space by the name an operator gives it; a pattern's underlying space where it has one."""
    spaces = resources.get("/ColorSpace", Dictionary())
    found = spaces[name] if name in spaces else name.strip("/")
    if kind_of(found) == "Pattern" and not isinstance(found, str | Name) and len(found) > 1:
        return found[1]
    return str(found).strip("/") if isinstance(found, Name) else found


def spots(content: Content) -> set[str]:
    """The names of spot inks the content paints with."""
    names = {ink for paint in content.paints for ink, _ in paint.tint.plates or ()}
    names |= {ink for space in content.spaces for ink in colorants(space)}
    return names - {"Cyan", "Magenta", "Yellow", "Black", "All", "None"}

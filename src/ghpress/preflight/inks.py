"""Turns a page's operators into the colours it paints with and the glyph codes it shows.

Read with pikepdf from the operators themselves: what a resource dictionary offers and nothing
paints with is no fault. Forms and patterns are followed where they are used.
"""

import re
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field
from types import MappingProxyType

import pikepdf
from pikepdf import Array, Dictionary, Name, Object


@dataclass(frozen=True, slots=True, order=True)
class Colour:
    """A colour as the file states it: the space's name, then its parts (none for pictures).

    An ICC space is called ``ICCBased 4`` by its components, a spot ``Separation NAME``.
    """

    space: str
    parts: tuple[float, ...] = ()


ADVERT = r"/Advert[0-9]+"
"""The names of forms that hold the pages of adverts."""

INITIAL = Colour("DeviceGray", (0.0,))
"""The colour before any operator sets one (ISO 32000-1 8.4.1, table 52)."""


@dataclass(slots=True)
class Painting:
    """What has been painted: colours, spaces that groups blend in, and the codes each font showed.

    A blend space is empty where the group leaves it to the page. ``adverts`` counts those placed.
    """

    colours: set[Colour] = field(default_factory=set)
    blends: set[str] = field(default_factory=set)
    codes: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    fonts: dict[tuple[int, int], Object] = field(default_factory=dict)
    adverts: int = 0


@dataclass(slots=True)
class _State:
    """The graphics state as far as it matters here, and the resources names are looked up in."""

    resources: Object
    found: Painting
    fill: Colour = INITIAL
    stroke: Colour = INITIAL
    font: Object | None = None


def read_painting(page: pikepdf.Page) -> Painting:
    """Everything the page paints, forms and patterns included."""
    found = Painting()
    if "/Group" in page.obj:
        found.blends.add(_blend_space(page.obj.Group))
    _walk(page.obj, _State(page.resources, found))
    return found


def _walk(content: Object, state: _State) -> None:
    """Follow the operators of a page, form or pattern; ``q`` keeps the state, ``Q`` restores it."""
    kept: list[_State] = []
    for instruction in pikepdf.parse_content_stream(content):
        operator = str(instruction.operator)
        if operator == "q":
            kept.append(copy(state))
        elif operator == "Q":
            state = kept.pop() if kept else state
        elif isinstance(instruction, pikepdf.ContentStreamInlineImage):
            _inline_image(state, instruction)
        elif operator in _MEANINGS:
            _MEANINGS[operator](state, operator, list(instruction.operands))


def _device_colour(state: _State, operator: str, operands: list[Object]) -> None:
    """A device colour, space and parts at once."""
    space = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}[operator.lower()]
    _set(state, operator, Colour(space, _numbers(operands)))


def _colour_space(state: _State, operator: str, operands: list[Object]) -> None:
    """A colour space; the colour follows."""
    _set(state, operator, Colour(_space_called(str(operands[0]), state.resources)))


def _colour(state: _State, operator: str, operands: list[Object]) -> None:
    """A colour in the space in force, or a pattern."""
    if operands and isinstance(operands[-1], Name):
        _pattern(state, state.resources.Pattern[str(operands[-1])])
        return
    before = state.fill if operator.islower() else state.stroke
    _set(state, operator, Colour(before.space, _numbers(operands)))


def _pattern(state: _State, pattern: Object) -> None:
    """A tiling paints as a form does; a shading has a colour space."""
    if "/Shading" in pattern:
        state.found.colours.add(Colour(describe(pattern.Shading.ColorSpace)))
    else:
        _walk(pattern, _inner(state, pattern))


def _set(state: _State, operator: str, colour: Colour) -> None:
    """Lower case operators fill, upper case ones stroke (ISO 32000-1 table 74)."""
    if operator[0].islower():
        state.fill = colour
    else:
        state.stroke = colour


def _fill(state: _State, operator: str, operands: list[Object]) -> None:
    """A path is filled."""
    state.found.colours.add(state.fill)


def _stroke(state: _State, operator: str, operands: list[Object]) -> None:
    """A path is stroked."""
    state.found.colours.add(state.stroke)


def _both(state: _State, operator: str, operands: list[Object]) -> None:
    """A path is filled and stroked."""
    state.found.colours.update((state.fill, state.stroke))


def _shading(state: _State, operator: str, operands: list[Object]) -> None:
    """A shading is painted."""
    shading = state.resources.Shading[str(operands[0])]
    state.found.colours.add(Colour(describe(shading.ColorSpace)))


def _xobject(state: _State, operator: str, operands: list[Object]) -> None:
    """A form is followed, a stencil takes the fill colour, a picture has a space of its own.

    An advert is not followed: what is in it is said of its own file (``adverts.py``).
    """
    if re.fullmatch(ADVERT, str(operands[0])):
        state.found.adverts += 1
        return
    xobject = state.resources.XObject[str(operands[0])]
    if xobject.get("/Subtype") == Name.Form:
        if "/Group" in xobject:
            state.found.blends.add(_blend_space(xobject.Group))
        _walk(xobject, _inner(state, xobject))
    elif xobject.get("/ImageMask"):
        state.found.colours.add(state.fill)
    else:
        state.found.colours.add(Colour(describe(xobject.get("/ColorSpace", Name.JPXDecode))))


def _blend_space(group: Object) -> str:
    """The space a transparent group blends in."""
    return describe(group.CS) if "/CS" in group else ""


def _inner(state: _State, owner: Object) -> _State:
    """The state a form begins with: what is in force, and its own resources."""
    inner = copy(state)
    inner.resources = owner.get("/Resources", state.resources)
    return inner


def _inline_image(state: _State, instruction: pikepdf.ContentStreamInlineImage) -> None:
    """A picture written into the content."""
    space = instruction.iimage.colorspace
    state.found.colours.add(Colour(str(space).strip("/")) if space else state.fill)


def _select_font(state: _State, operator: str, operands: list[Object]) -> None:
    """The font of the text to come."""
    state.font = state.resources.Font[str(operands[0])]


def _show(state: _State, operator: str, operands: list[Object]) -> None:
    """Text paints in the fill colour; its strings are codes of the font."""
    state.found.colours.add(state.fill)
    assert state.font is not None, "text is shown in a font (ISO 32000-1 9.3.1)"
    key = state.font.objgen
    state.found.fonts[key] = state.font
    codes = state.found.codes.setdefault(key, set())
    shown = operands[-1]
    for part in shown if isinstance(shown, Array) else [shown]:
        if isinstance(part, pikepdf.String):
            codes.update(_codes(bytes(part), state.font))


def _codes(string: bytes, font: Object) -> list[int]:
    """Two bytes a code in a composite font of ours, one in a simple font."""
    if font.get("/Subtype") != Name.Type0:
        return list(string)
    return [int.from_bytes(string[at : at + 2], "big") for at in range(0, len(string), 2)]


def _numbers(operands: list[Object]) -> tuple[float, ...]:
    """Operands as numbers, without float dust."""
    return tuple(round(float(part), 4) for part in operands)


def _space_called(name: str, resources: Object) -> str:
    """A colour space by the name an operator gives it."""
    spaces = resources.get("/ColorSpace", Dictionary())
    return describe(spaces[name]) if name in spaces else name.strip("/")


def describe(space: Object) -> str:
    """A colour space in words; what an indexed or spot colour stands on is named with it."""
    if isinstance(space, Name):
        return str(space).strip("/")
    kind = str(space[0]).strip("/")
    match kind:
        case "ICCBased":
            return f"ICCBased {space[1].N}"
        case "Indexed" | "Pattern":
            return describe(space[1]) if len(space) > 1 else kind
        case "Separation":
            return f"Separation {str(space[1]).strip('/')} on {describe(space[2])}"
        case "DeviceN":
            return f"DeviceN on {describe(space[2])}"
    return kind


_Meaning = Callable[[_State, str, list[Object]], None]

_MEANINGS: Mapping[str, _Meaning] = MappingProxyType(
    {
        **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), _device_colour),
        **dict.fromkeys(("cs", "CS"), _colour_space),
        **dict.fromkeys(("sc", "SC", "scn", "SCN"), _colour),
        **dict.fromkeys(("f", "F", "f*"), _fill),
        **dict.fromkeys(("s", "S"), _stroke),
        **dict.fromkeys(("b", "b*", "B", "B*"), _both),
        **dict.fromkeys(("Tj", "TJ", "'", '"'), _show),
        "Tf": _select_font,
        "Do": _xobject,
        "sh": _shading,
    }
)
"""What an operator means here; all others move, clip or shape and paint nothing."""

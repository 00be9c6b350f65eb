"""Turns an SVG into the same with inks for colours: names of inks, and colours written out.

For plates a colour written out is separated, with a warning. A gradient's stops must be named inks:
each becomes a number that the engine carries through, and for that ``finish/stripping`` puts the ink.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache
from io import BytesIO

from PIL import Image

from ghpress.layout.colours import screen_parts
from ghpress.layout.css import TINTS, colour
from ghpress.layout.layout import Ink
from ghpress.makeup.page import PictureFrame
from ghpress.press.darkroom import Darkroom
from ghpress.press.forme import Ready
from ghpress.press.photographs import whole
from ghpress.remarks import InFile, Remark, error, warning
from ghpress.stock.inks import CMYK, tint
from ghpress.stock.separation import colour_in_inks
from ghpress.values import dataclass

KEPT = 64
"""Drawings kept as they were made ready: whoever corrects a page prints it again and again."""

_VARIABLE = re.compile(r"var\(\s*--ink-([a-z0-9-]+?)\s*\)")
_LITERAL = re.compile(
    r"(?P<before>(?<![a-z-])(?P<key>fill|stroke|stop-color|flood-color|color)\s*[:=]\s*[\"']?\s*)"
    r"(?P<colour>#[0-9a-fA-F]{3,8}|rgba?\([^)]*\)|hsla?\([^)]*\)|[a-z]+)(?P<after>\()?"
)
_STOP = re.compile(r"(?P<before>stop-color\s*[:=]\s*[\"']?\s*)var\(\s*--ink-(?P<ink>[a-z0-9-]+?)\s*\)")
_NO_COLOUR = frozenset({"none", "currentcolor", "inherit", "transparent", "var", "url", "device"})
_GRADIENT = re.compile(r"<(linear|radial)Gradient\b[^>]*>(.*?)</\1Gradient>", re.DOTALL)
_INLAID = re.compile(r"data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=\s]+)")
_REPEATS = re.compile(r"spreadMethod\s*=\s*[\"'](?:repeat|reflect)[\"']")
_SEE_THROUGH = re.compile(r"stop-opacity\s*[:=]\s*[\"']?\s*(?!1(?:\.0*)?(?![0-9.])|100%)([0-9.]+%?)")


def draw(content: bytes, frame: PictureFrame, room: Darkroom) -> tuple[Ready | None, tuple[Remark, ...]]:
    """The drawing ready for its frame; ValueError where it is not UTF-8."""
    facts = (frame.rect.width, frame.rect.height, frame.picture, room.profile, room.plates, room.inks)
    return _drawn(_Wanted(content, repr(facts), frame, room))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A drawing, and in ``facts`` all else that what becomes of it follows from."""

    content: bytes
    facts: str
    frame: PictureFrame = field(compare=False)
    room: Darkroom = field(compare=False)


@lru_cache(maxsize=KEPT)
def _drawn(wanted: _Wanted) -> tuple[Ready, tuple[Remark, ...]]:
    content, frame, room = wanted.content, wanted.frame, wanted.room
    text = content.decode("utf-8-sig")
    remarks = tuple(
        remark
        for number, line in enumerate(text.splitlines(), 1)
        for remark in _amiss(line, InFile(frame.picture.file, number), room)
    )
    stops: dict[int, CMYK] = {}
    if room.for_plates():
        remarks = (*remarks, *_lone_stops(text, frame.picture.file))
        text, said = _inlaid(text, frame, room)
        remarks = (*remarks, *said)
        text = _STOP.sub(lambda found: _numbered(found, room, stops), text)
        text = _LITERAL.sub(lambda found: _separated(found, room), text)
    inked = _VARIABLE.sub(lambda found: _css_colour(found[1], room), text)
    return Ready(inked.encode(), "image/svg+xml", stops=stops), remarks


def _amiss(line: str, place: InFile, room: Darkroom) -> Iterator[Remark]:
    """What cannot be printed as it is, in a line of a drawing."""
    for found in _LITERAL.finditer(line):
        if found["colour"].lower() not in _NO_COLOUR:
            is_stop = found["key"] == "stop-color" and room.for_plates()
            say, code = (error, "gradient-colour") if is_stop else (warning, "picture-colour-literal")
            yield say(code, place, colour=found["colour"])
    for name in _VARIABLE.findall(line):
        if _ink(name, room) is None:
            yield error("picture-ink-unknown", place, ink=name, inks="、".join(sorted(room.inks)))
    if room.for_plates():
        yield from _uneven(line, place, room)


def _uneven(line: str, place: InFile, room: Darkroom) -> Iterator[Remark]:
    """Gradients that would not come out alike everywhere."""
    if _REPEATS.search(line):
        yield error("gradient-repeats", place)
    for found in _SEE_THROUGH.finditer(line):
        yield error("gradient-see-through", place, opacity=found[1])
    for found in _STOP.finditer(line):
        known = _ink(found["ink"], room)
        if known and known[0].spot:
            yield error("gradient-in-spot", place, ink=known[0].name)


def _lone_stops(text: str, file: str) -> Iterator[Remark]:
    """Gradients of a single stop, which the engine paints flat in the stop's number."""
    for found in _GRADIENT.finditer(text):
        if len(re.findall(r"<stop\b", found[2])) == 1:
            yield error("gradient-of-one", InFile(file, text.count("\n", 0, found.start()) + 1))


def _inlaid(text: str, frame: PictureFrame, room: Darkroom) -> tuple[str, tuple[Remark, ...]]:
    """The drawing with the photographs embedded in it in the plates' inks."""
    remarks: list[Remark] = []

    def inked(found: re.Match[str]) -> str:
        with Image.open(BytesIO(b64decode(found[1]))) as opened:
            made, said = whole(opened, frame, room)
        remarks.extend(said)
        return f"data:{made.media_type};base64,{b64encode(made.content).decode()}"

    return _INLAID.sub(inked, text), tuple(remarks)


def _ink(name: str, room: Darkroom) -> tuple[Ink, int] | None:
    """The ink and tint a name means: ``red``, ``red-20``."""
    if name in room.inks:
        return room.inks[name], 100
    stem, _, share = name.rpartition("-")
    if stem in room.inks and share.isdigit() and int(share) in TINTS:
        return room.inks[stem], int(share)
    return None


def _css_colour(name: str, room: Darkroom) -> str:
    """The colour of a named ink for this profile; an unknown name is an error already."""
    known = _ink(name, room)
    return colour(known[0], room.profile, known[1]) if known else "none"


def _numbered(found: re.Match[str], room: Darkroom, stops: dict[int, CMYK]) -> str:
    """A gradient's stop with a number for its ink, written as the colour of that number."""
    known = _ink(found["ink"], room)
    if known is None:
        return found[0]
    names = [(name, share) for name in sorted(room.inks) for share in (100, *TINTS)]
    number = names.index((known[0].name, known[1])) + 1
    stops[number] = tint(known[0].cmyk, known[1])
    return f"{found['before']}#{number:06x}"


def _separated(found: re.Match[str], room: Darkroom) -> str:
    """A colour written out, as parts of the plates' inks; stops and words that are no colour stay."""
    if found["colour"].lower() in _NO_COLOUR or found["key"] == "stop-color" or found["after"]:
        return found[0]
    seen = screen_parts(found["colour"])
    if seen is None:
        return found[0]
    inked = colour_in_inks(seen[0], room.plates.profile, room.plates.in_colour())
    opacity = f" / {seen[1]:.4g}" if seen[1] < 1 else ""
    return found["before"] + f"device-cmyk({' '.join(f'{part:.4g}' for part in inked)}{opacity})"

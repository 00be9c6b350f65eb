"""Turns an SVG into its size, or into remarks: nothing in it may run, reach out or swell.

What must never reach a parser (DOCTYPE, entities) is looked for in the bytes first.
"""

import re
from dataclasses import field
from fractions import Fraction
from hashlib import sha256
from xml.parsers import expat

from ghpress.remarks import Place, Remark, error
from ghpress.stock.swelling import drawn_size
from ghpress.values import dataclass

MOST_BYTES = 20_000_000
MOST_ELEMENTS = 200_000
"""Elements drawn, every use of a symbol counted. Beyond this a drawing takes minutes to paint and
should come as a photograph."""
MOST_LEVELS = 100
"""Nesting beyond this overruns the engine's recursion."""

SVG = "http://www.w3.org/2000/svg"
DEFAULT_SIZE = (300, 150)
"""CSS pixels of an SVG without size or viewBox (CSS 2.2, 10.3.2)."""

_RUNS = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "handler", "set", "audio", "video"}
)
_GRADIENTS = frozenset(("linearGradient", "radialGradient"))
_UNITS = {
    **{"": Fraction(1), "px": Fraction(1), "pt": Fraction(4, 3), "pc": Fraction(16)},
    **{"in": Fraction(96), "mm": Fraction(960, 254), "cm": Fraction(9600, 254)},
}
_LENGTH = re.compile(r"\s*([0-9]{1,7}(?:\.[0-9]{1,6})?)\s*(px|pt|pc|in|mm|cm)?\s*")
_NUMBER = re.compile(r"-?[0-9]{1,7}(?:\.[0-9]{1,6})?")
_DECLARATION = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_ENCODING = re.compile(r"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)", re.IGNORECASE)
_REACHES = re.compile(r"url\(\s*[\"']?\s*(?!#)([^)\"']*)", re.IGNORECASE)
_IMPORTS = re.compile(r"@import|expression\s*\(|image(?:-set)?\s*\(|\\", re.IGNORECASE)
_POINTS = re.compile(r"url\(\s*[\"']?\s*#([^)\"'\s]+)", re.IGNORECASE)
_INLINE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=\s]+")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sound SVG's own size in CSS pixels."""

    width: int
    height: int


def read_drawing(data: bytes, file: str, place: Place) -> tuple[Drawing | None, tuple[Remark, ...]]:
    """The drawing's size, or None and the error that refuses it."""
    try:
        return _size_of(data), ()
    except _Refused as refused:
        return None, (error(refused.code, place, file=file, **refused.facts),)


class _Refused(Exception):
    """Why a drawing is not taken: a code and its facts."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


_KNOWN: dict[bytes, Drawing] = {}
"""Sound drawings by their digests: an issue that is tried again and again reads each once."""

MOST_KNOWN = 4000


def _size_of(data: bytes) -> Drawing:
    digest = sha256(data).digest()
    if digest not in _KNOWN:
        drawing = _read(data)
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[digest] = drawing
    return _KNOWN[digest]


def _read(data: bytes) -> Drawing:
    if len(data) > MOST_BYTES:
        raise _Refused("picture-too-big", most=MOST_BYTES // 1_000_000)
    text = _text(data)
    if _DECLARATION.search(text):
        raise _Refused("drawing-declares")
    seen = _Seen()
    _parse(text, seen)
    if seen.root is None:
        raise _Refused("drawing-no-svg")
    drawn = drawn_size(seen.sizes, seen.points, MOST_ELEMENTS)
    if drawn is None:
        raise _Refused("drawing-too-much", most=MOST_ELEMENTS)
    return _size(seen.root)


def _text(data: bytes) -> str:
    """UTF-8 only: another encoding could hide from the search what the parser then sees."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _Refused("drawing-encoding") from None
    said = _ENCODING.search(text)
    if "\0" in text or (said and said[1].lower() not in ("utf-8", "utf8", "us-ascii", "ascii")):
        raise _Refused("drawing-encoding")
    return text


@dataclass(slots=True)
class _Seen:
    """What the parser has met: the root's attributes, elements under each id, what points to what."""

    root: dict[str, str] | None = None
    open: list[str] = field(default_factory=list)
    count: int = 0
    in_style: int = 0
    sizes: dict[str, int] = field(default_factory=lambda: {"": 0})
    points: dict[str, list[str]] = field(default_factory=lambda: {"": []})

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins: refuse it, or note it under every id that is open."""
        space, _, local = name.rpartition("}")
        if self.root is None and not self.open:
            if (space, local) != (SVG, "svg"):
                raise _Refused("drawing-no-svg")
            self.root = attributes
        self.count += 1
        self.open.append(attributes.get("id", ""))
        if len(self.open) > MOST_LEVELS or self.count > MOST_ELEMENTS:
            raise _Refused("drawing-too-much", most=MOST_ELEMENTS)
        if local in _GRADIENTS:
            self.open[-1] = ""  # used ten thousand times, a gradient is still one
        if local.lower() in _RUNS or local.lower().startswith("animate"):
            raise _Refused("drawing-runs", what=f"<{local}>")
        self.in_style += local.lower() == "style"
        targets = [target for pair in attributes.items() for target in _check_attribute(*pair)]
        for holder in {"", *self.open}:
            self.sizes[holder] = self.sizes.get(holder, 0) + 1
            self.points.setdefault(holder, []).extend(targets)

    def end(self, name: str) -> None:
        """An element ends."""
        self.open.pop()
        self.in_style -= name.rpartition("}")[2].lower() == "style"

    def words(self, text: str) -> None:
        """Text between tags, looked at inside a style sheet only."""
        if self.in_style:
            _check_style(text)

    def instruction(self, target: str, _: str) -> None:
        """A processing instruction (xml-stylesheet and its like)."""
        raise _Refused("drawing-reaches-out", what=f"<?{target}?>")


def _parse(text: str, seen: _Seen) -> None:
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = seen.start
    parser.EndElementHandler = seen.end
    parser.CharacterDataHandler = seen.words
    parser.ProcessingInstructionHandler = seen.instruction
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as trouble:
        raise _Refused("picture-broken", why=trouble) from trouble


def _check_attribute(name: str, value: str) -> list[str]:
    """Refuse an attribute that runs or reaches out; the ids it points to."""
    key = name.rpartition("}")[2].lower()
    if key.startswith("on"):
        raise _Refused("drawing-runs", what=key)
    if key == "base":
        raise _Refused("drawing-reaches-out", what="xml:base")
    if key in ("href", "src"):
        if value.startswith("#"):
            return [value[1:]]
        if not _INLINE.fullmatch(value.strip()):
            raise _Refused("drawing-reaches-out", what=value[:60])
        return []
    if "(" in value or "\\" in value or key == "style":
        _check_style(value)
    return _POINTS.findall(value)


def _check_style(style: str) -> None:
    reaching = _REACHES.search(style) or _IMPORTS.search(style)
    if reaching:
        raise _Refused("drawing-reaches-out", what=reaching[0][:60])


def _size(root: dict[str, str]) -> Drawing:
    """Width and height as stated, else the viewBox's, else CSS's default."""
    width, height = _length(root.get("width")), _length(root.get("height"))
    if width and height:
        return Drawing(width, height)
    box = [Fraction(part) for part in _NUMBER.findall(root.get("viewBox", ""))]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        scale = Fraction(width) / box[2] if width else Fraction(height or box[3]) / box[3]
        return Drawing(max(1, round(box[2] * scale)), max(1, round(box[3] * scale)))
    return Drawing(width or DEFAULT_SIZE[0], height or DEFAULT_SIZE[1])


def _length(written: str | None) -> int | None:
    """A length in CSS pixels; None for none, for a percentage, for what is no length."""
    found = _LENGTH.fullmatch(written or "")
    return max(1, round(Fraction(found[1]) * _UNITS[found[2] or ""])) if found else None

"""Turns a drawing (SVG) into a replaced element whose operators are made once and kept.

The engine reads every path of a drawing anew each time a page is painted, which takes longer than all
else on a page of drawings. What it writes depends on the drawing and its size alone, as long as the
drawing is of shapes in plain colours: it is kept by both, and written again as it is.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pydyf
from weasyprint.images import SVGImage

from ghpress.cache import Store, content_key
from ghpress.press.engine.overheard import overheard
from ghpress.press.forme import Ready
from ghpress.values import dataclass

_OF_MORE_THAN_SHAPES = re.compile(
    rb"<(?:[a-z]+:)?(?:text|image|use|style|linearGradient|radialGradient|pattern|mask|filter|marker|"
    rb"foreignObject)\b|opacity|url\(|<!(?!--)|<\?xml-"
)
"""What may need more than operators (fonts, groups, patterns), or something from elsewhere."""

_PARTS = ("ExtGState", "XObject", "Pattern", "Shading")
"""The kinds of resources a stream of the engine adds to; it writes colour spaces for the whole file."""


@dataclass(frozen=True, slots=True)
class _Made:
    """The operators of a drawing, and the states of opacity they name: ``a1`` is ``ca`` 1."""

    operators: bytes
    states: Mapping[str, Mapping[str, float]]


@dataclass(slots=True)
class Drawing:
    """A drawing as the engine sees it: an image that writes what it wrote before."""

    content: bytes
    image: Any
    kept: Path | None

    def get_intrinsic_size(self, resolution: float, font_size: float) -> Any:  # noqa: ANN401
        """Width and height in CSS pixels, and their ratio; None for what the drawing does not say."""
        return self.image.get_intrinsic_size(resolution, font_size)

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:  # noqa: ANN401
        """Write the drawing at this size."""
        made = self._made(stream, width, height, style)
        if made is None:
            self.image.draw(stream, width, height, style)
            return
        states = stream._resources["ExtGState"]
        for name, facts in made.states.items():
            states.setdefault(name, pydyf.Dictionary(dict(facts)))
        stream.push_state()
        stream.stream.append(made.operators)
        stream.pop_state()

    def _made(self, stream: Any, width: float, height: float, style: Any) -> _Made | None:  # noqa: ANN401
        """What was kept of the drawing at this size, or is made now; None where it cannot be kept."""
        store = Store(self.kept) if self.kept is not None else None
        key = content_key((_shop(), repr((width, height)).encode(), self.content))
        found = store.take(key) if store else None
        if found is not None:
            return _Made(found["operators"], json.loads(found["states"]))
        made = self._drawn(stream, width, height, style)
        if store and made is not None:
            states = json.dumps(made.states).encode()
            store.keep(key, {"operators": made.operators, "states": states})
        return made

    def _drawn(self, stream: Any, width: float, height: float, style: Any) -> _Made | None:  # noqa: ANN401
        """The drawing in a stream of its own, if all it needs besides is states of opacity."""
        own = pydyf.Dictionary({part: pydyf.Dictionary() for part in _PARTS})
        own["ColorSpace"] = stream._resources["ColorSpace"]
        apart = stream.clone(resources=own)
        with overheard() as said:
            self.image.draw(apart, width, height, style)
        states = {name: dict(facts) for name, facts in own["ExtGState"].items()}
        is_plain = all(
            key in ("ca", "CA") and isinstance(value, int | float)
            for facts in states.values()
            for key, value in facts.items()
        )
        if said or not is_plain or any(own[part] for part in _PARTS[1:]):
            return None
        return _Made(b"\n".join(map(as_bytes, apart.stream)), states)


def drawings(pictures: Mapping[str, Ready], kept: Path | None) -> dict[str, Drawing]:
    """Those of some pictures that are drawings of shapes alone, by their addresses.

    What is not, or cannot be read, is left to the engine, which says what is wrong with it.
    """
    found = {}
    for address, ready in pictures.items():
        if ready.media_type == "image/svg+xml" and not _OF_MORE_THAN_SHAPES.search(ready.content):
            try:
                tree = ElementTree.fromstring(ready.content)
            except ElementTree.ParseError:
                continue
            found[address] = Drawing(ready.content, SVGImage(tree, address, None, None), kept)
    return found


def as_bytes(item: object) -> bytes:
    """An operator of the engine's as it stands in the file."""
    return item if isinstance(item, bytes) else str(item).encode("ascii")


@cache
def _shop() -> bytes:
    """What writes the operators: a change of it is a change of them until proved not."""
    versions = repr([(name, version(name)) for name in ("weasyprint", "pydyf")]).encode()
    return content_key((versions, Path(__file__).read_bytes())).encode()

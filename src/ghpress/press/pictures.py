"""Turns a picture file into what its frame prints: cropped, at useful resolution, in the plates' inks.

Photographs go to ``photographs``, line art of one bit to ``lineart``, SVG to ``drawings``.
"""

import json
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from ghpress.cache import Store, content_key
from ghpress.makeup.page import PictureFrame
from ghpress.press.darkroom import Darkroom
from ghpress.press.drawings import draw
from ghpress.press.forme import LineArt, Ready
from ghpress.press.lineart import is_line_art, line_art
from ghpress.press.photographs import photograph
from ghpress.press.resolution import few_pixels
from ghpress.remarks import Place, Remark, error, packed, unpacked
from ghpress.stock import separation

MadeReady = tuple[Ready | None, tuple[Remark, ...]]


def make_ready(file: Path, frame: PictureFrame, room: Darkroom) -> MadeReady:
    """The picture ready for its frame, or None and an error that says what is wrong with the file."""
    place = frame.picture.place
    try:
        content = file.read_bytes()
        if file.suffix.lower() == ".svg":
            return draw(content, frame, room)
        return _from_store(content, frame, room)
    except (OSError, UnidentifiedImageError, ValueError, Image.DecompressionBombError) as trouble:
        return None, (error("picture-broken", place, file=frame.picture.file, why=trouble),)


def _from_store(content: bytes, frame: PictureFrame, room: Darkroom) -> MadeReady:
    """The picture as it was made before of the same bytes for the same frame, or made now."""
    if room.kept is None:
        return _made(content, frame, room)
    store = Store(room.kept)
    key = _key(content, frame, room)
    found = store.take(key)
    if found is not None:
        return _unpacked(found, frame)
    ready, remarks = _made(content, frame, room)
    if ready is not None:
        store.keep(key, _packed(ready, remarks))
    return ready, remarks


def _made(content: bytes, frame: PictureFrame, room: Darkroom) -> MadeReady:
    """The picture made ready, and what there is to say of it."""
    with Image.open(BytesIO(content)) as opened:
        if is_line_art(opened) and room.for_plates():
            return line_art(opened, frame)
        said = few_pixels(opened, frame)
        ready, remarks = photograph(opened, frame, room)
    return ready, (*said, *remarks)


def _key(content: bytes, frame: PictureFrame, room: Darkroom) -> str:
    """The key of what these bytes give in this frame."""
    focus = frame.picture.focus
    facts = (frame.rect.width, frame.rect.height, focus, room.profile, room.plates)
    return content_key((_shop(), repr(facts).encode(), content))


@cache
def _shop() -> bytes:
    """The code pictures are made with: a change of it is a change of the picture until proved not."""
    here = Path(__file__).parent
    names = ("pictures.py", "photographs.py", "lineart.py", "resolution.py")
    sources = [*(here / name for name in names), Path(separation.__file__)]
    return content_key(file.read_bytes() for file in sources).encode()


def _packed(ready: Ready, remarks: tuple[Remark, ...]) -> dict[str, bytes]:
    """A ready picture as a cache entry; its remarks with the place left to the frame that asks."""
    said = json.dumps([packed(remark) for remark in remarks]).encode()
    parts = {"content": ready.content, "type": ready.media_type.encode(), "remarks": said}
    if ready.line_art is not None:
        art = ready.line_art
        parts |= {"art": art.content, "size": json.dumps([art.width, art.height]).encode()}
    return parts


def _unpacked(parts: dict[str, bytes], frame: PictureFrame) -> MadeReady:
    """The ready picture of a cache entry, its remarks at the place it is called for now."""
    ready = Ready(parts["content"], parts["type"].decode())
    if "art" in parts:
        width, height = json.loads(parts["size"])
        ready = replace(ready, line_art=LineArt(width, height, parts["art"]))
    said = (unpacked(remark) for remark in json.loads(parts["remarks"]))
    place, file = frame.picture.place, frame.picture.file
    return ready, tuple(_here(remark, place, file) for remark in said)


def _here(remark: Remark, place: Place, file: str) -> Remark:
    """A remark of the same bytes in another place or file, said of this one."""
    facts = ((name, file if name == "file" else fact) for name, fact in remark.facts)
    return replace(remark, place=place, facts=tuple(facts))

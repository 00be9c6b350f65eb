"""Turns the pictures that stand in a layout's own folders (ornaments, grounds) into the plates' inks."""

from pathlib import Path

from PIL import Image

from ghpress.makeup.page import PictureFrame, Rect
from ghpress.manuscript.story import Picture
from ghpress.press.darkroom import Darkroom
from ghpress.press.drawings import draw
from ghpress.press.forme import Ready
from ghpress.press.photographs import whole
from ghpress.remarks import InFile, Remark, error
from ghpress.stock.pictures import probe

KINDS = (".svg", ".png", ".jpg", ".jpeg")


def assets(
    css: str, folders: tuple[str, ...], room: Darkroom
) -> tuple[dict[str, Ready], tuple[Remark, ...]]:
    """The pictures of some folders that style sheets name, ready by their addresses.

    Pixels are kept as they are: how large a style sheet shows them is the engine's to know.
    """
    ready: dict[str, Ready] = {}
    remarks: list[Remark] = []
    written = css.lower()
    if not any(kind in written for kind in KINDS):
        return {}, ()  # most sheets name none: their folders are not looked through for every page
    for folder in folders:
        for file in sorted(Path(folder).rglob("*")):
            if file.suffix.lower() in KINDS and file.name in css:
                made, said = _made(file, room)
                remarks.extend(said)
                if made is not None:
                    ready[file.as_uri()] = made
    return ready, tuple(remarks)


def _made(file: Path, room: Darkroom) -> tuple[Ready | None, tuple[Remark, ...]]:
    """One picture in the plates' inks, or the error that refuses it."""
    place = InFile(str(file))
    sound, remarks = probe(file, place)
    if sound is None:
        return None, remarks
    frame = PictureFrame(file.name, "picture", Rect(0, 0, 0, 0), Picture(str(file), place=place))
    try:
        if file.suffix.lower() == ".svg":
            return draw(file.read_bytes(), frame, room)
        with Image.open(file) as opened:
            return whole(opened, frame, room)
    except (OSError, ValueError) as trouble:
        return None, (error("picture-broken", place, file=file.name, why=trouble),)

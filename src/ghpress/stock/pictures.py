"""Turns a picture file into what is known of it, or into remarks that say why it is refused.

A photograph is decoded to the last row, so that a truncated file is found here and not on the plate.
What is not checked: whether it is the right picture, and whether its profile is honest.
"""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from ghpress.remarks import Place, Remark, error
from ghpress.rim import lies_within
from ghpress.stock.drawings import Drawing, read_drawing
from ghpress.values import dataclass

if TYPE_CHECKING:  # loaded with the first photograph
    from PIL import Image

MOST_PIXELS = 100_000_000
"""Pixels of the largest photograph taken: a broadsheet page at 200 ppi is 13 million."""

MOST_BYTES = 400_000_000
"""Of a file; an uncompressed TIFF of 100 million CMYK pixels."""

FORMATS: dict[str, tuple[str, ...]] = {
    "JPEG": (".jpg", ".jpeg", ".jpe"),
    "PNG": (".png",),
    "TIFF": (".tif", ".tiff"),
    "WEBP": (".webp",),
}
"""What is taken, by Pillow's name, with the endings of its files."""

MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "LAB", "YCbCr", "I;16", "I;16B"})

Kind: TypeAlias = Literal["raster", "svg"]


@dataclass(frozen=True, slots=True)
class PictureInfo:
    """A picture as found: size in pixels as it is to be looked at (EXIF turns applied).

    An SVG's size is its own, in CSS pixels of 1/96 inch. ``dpi`` is what the file claims, or None.
    """

    kind: Kind
    format: str
    width: int
    height: int
    mode: str = ""
    dpi: tuple[float, float] | None = None


SIGNATURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"RIFF")
"""How PNG, JPEG, TIFF (either byte order) and WebP begin: a file that begins so and goes on otherwise
is a damaged picture, not some other kind of file."""

Probed: TypeAlias = tuple[PictureInfo | None, tuple[Remark, ...]]


def probe(path: Path, place: Place, folder: Path | None = None) -> Probed:
    """What is known of a picture file, or None and the errors that refuse it.

    Args:
        path: the file.
        place: where the picture is called for.
        folder: the issue's folder; a path out of it, links followed, is refused.
    """
    refusal = _refusal(path, place, folder)
    if refusal is not None:
        return None, (refusal,)
    if path.suffix.lower() == ".svg":
        return _drawing(path, place)
    return _photograph(path, place)


def _refusal(path: Path, place: Place, folder: Path | None) -> Remark | None:
    """What is wrong with the file before it is opened."""
    if folder is not None and not lies_within(path, folder):
        return error("picture-outside", place, file=path.name)
    if not path.is_file():
        return error("picture-missing", place, file=path.name)
    if path.stat().st_size > MOST_BYTES:
        return error("picture-too-big", place, file=path.name, most=MOST_BYTES // 1_000_000)
    return None


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Pillow refuses truncated files here, even where the engine's import has told it not to."""
    from PIL import ImageFile

    former, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = former


def _photograph(path: Path, place: Place) -> Probed:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings(), _whole_files_only():
            # Pillow warns of large and of odd files: size is our own rule, the odd ones decode.
            warnings.simplefilter("ignore")
            with Image.open(path, formats=tuple(FORMATS)) as picture:
                refusal = _unfit(picture, path, place)
                if refusal is not None:
                    return None, (refusal,)
                picture.load()
                return _info(picture), ()
    except Image.DecompressionBombError as bomb:
        return None, (_too_large(path, place, int(re.sub(r"\D*(\d+).*", r"\1", str(bomb)))),)
    except UnidentifiedImageError:
        if path.read_bytes()[:4].startswith(SIGNATURES):
            return None, (error("picture-broken", place, file=path.name, why="cannot identify image"),)
        kinds = "、".join(FORMATS)
        return None, (error("picture-unknown-kind", place, file=path.name, kinds=kinds),)
    except Exception as trouble:  # a decoder may raise anything on a damaged file
        why = str(trouble) or type(trouble).__name__
        return None, (error("picture-broken", place, file=path.name, why=why),)


def _unfit(picture: "Image.Image", path: Path, place: Place) -> Remark | None:
    """What is wrong with a photograph by its head, before a pixel is decoded."""
    pixels = picture.width * picture.height
    if pixels > MOST_PIXELS:
        return _too_large(path, place, pixels)
    if picture.mode not in MODES:
        return error("picture-mode", place, file=path.name, mode=picture.mode)
    if path.suffix.lower() not in FORMATS[picture.format or ""]:
        return error("picture-misnamed", place, file=path.name, kind=picture.format)
    return None


def _too_large(path: Path, place: Place, pixels: int) -> Remark:
    million = 1_000_000
    facts = {"pixels": round(pixels / million), "most": MOST_PIXELS // million}
    return error("picture-too-large", place, file=path.name, **facts)


def _info(picture: "Image.Image") -> PictureInfo:
    width, height = picture.size
    if picture.getexif().get(_ORIENTATION, 1) in _TURNED:
        width, height = height, width
    dpi = picture.info.get("dpi")
    claimed = (float(dpi[0]), float(dpi[1])) if dpi and min(dpi) > 1 else None
    return PictureInfo("raster", picture.format or "", width, height, picture.mode, claimed)


_ORIENTATION = 0x0112
_TURNED = frozenset({5, 6, 7, 8})
"""EXIF orientations that lay the picture on its side."""


def _drawing(path: Path, place: Place) -> Probed:
    drawing, remarks = read_drawing(path.read_bytes(), path.name, place)
    if not isinstance(drawing, Drawing):
        return None, remarks
    return PictureInfo("svg", "SVG", drawing.width, drawing.height), remarks

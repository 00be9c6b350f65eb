"""Turns a page's preview into a small picture of it, as reports show one."""

import io

from PIL import Image

WIDTH = 420
"""Pixels, as near as whole ones go: headlines can be read, 30 pages stay under 2 MB."""


def thumbnail(picture: Image.Image) -> bytes:
    """A JPEG of about the width of thumbnails; every pixel the mean of a square of the picture's."""
    shown = picture if picture.mode == "L" else picture.convert("RGB")
    small = shown.reduce(max(1, round(picture.width / WIDTH)))
    written = io.BytesIO()
    small.save(written, "JPEG", quality=80)
    return written.getvalue()


def resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A picture in another size: by whole pixels as near as they go, then with care."""
    factor = max(1, min(picture.width // max(1, size[0]), picture.height // max(1, size[1])))
    return picture.reduce(factor).resize(size, Image.Resampling.LANCZOS)

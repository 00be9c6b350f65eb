"""Turns a page file into what inspection's own readers say of it: the first opinion."""

import io
import re

import pikepdf

from ghpress.preflight.content.walk import read_content
from ghpress.preflight.inks import ADVERT
from ghpress.preflight.reader import read_glyphs
from ghpress.preflight.structure import Structure, structure_of


def text_in_order(page_file: bytes, page: int = 0) -> str:
    """What the page says, in the order of its content, with no line ends or spaces added."""
    return "".join(glyph.text for glyph in read_glyphs(page_file, page))


def read_structure(page_file: bytes, page: int = 0) -> Structure:
    """The structure of a page, its adverts left out."""
    with pikepdf.open(io.BytesIO(page_file)) as pdf:
        opened = pdf.pages[page]
        return structure_of(opened, read_content(opened, lambda name: bool(re.fullmatch(ADVERT, name))))

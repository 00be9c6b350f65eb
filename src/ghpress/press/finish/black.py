"""Turns grey written as RGB into black ink, in a content stream.

The engine writes ``0 0 0 rg`` for whatever no rule of the layout has coloured. Printed through a
profile that black would become four inks; our black is K alone. Other RGB colours are left as they
are: turning them into ink needs a profile, and inspection names them.
"""

import re

import pikepdf
from pikepdf import Operator

_MAY_HOLD_RGB = re.compile(rb"\b(rg|RG)\b")
"""Never misses an operator; may hit a string, which costs no more than a closer look."""

_BLACK_INK = {"rg": "k", "RG": "K"}


def grey_to_black_ink(content: pikepdf.Object) -> None:
    """Rewrite a stream whose RGB operators are grey; others are not touched."""
    written = content.read_bytes()
    if not ((b"rg" in written or b"RG" in written) and _MAY_HOLD_RGB.search(written)):
        return
    before = pikepdf.parse_content_stream(content)
    after = [_in_ink(instruction) for instruction in before]
    content.write(pikepdf.unparse_content_stream(after))


def _in_ink(
    instruction: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage,
) -> pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage:
    """``r r r rg`` as ``0 0 0 1−r k``; any other instruction as it is."""
    operator = _BLACK_INK.get(str(instruction.operator))
    if operator is None:
        return instruction
    red, green, blue = (float(part) for part in instruction.operands)
    if not red == green == blue:
        return instruction
    return pikepdf.ContentStreamInstruction([0, 0, 0, round(1 - red, 4)], Operator(operator))

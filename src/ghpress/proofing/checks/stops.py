"""Finds stops that are wanting, and marks that GB/T 15834-2011 has no use for where they stand."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ghpress.manuscript.text import Text
from ghpress.proofing.finding import Finding, hint, warn
from ghpress.proofing.parts import HAN
from ghpress.proofing.sheet import Handbook, Sheet

_QUOTED = r"“[^“”]{1,30}”"
_TITLE = r"《[^《》]{1,40}》"
_SERIES = re.compile(rf"(?:{_QUOTED}(?:、{_QUOTED})+)|(?:{_TITLE}(?:、{_TITLE})+)")
_BETWEEN = re.compile("(?<=[”》])、(?=[“《])")
_ENDS_SERIES = re.compile("[，。；：！？）…等的]|$")
"""What may follow a series and no more: in “甲”、“乙”活动 the 活动 may go with 乙 alone."""

_AND_SO_ON = re.compile(f"(?<={HAN})等等?(?=……)|(?<=……)等等?(?=[，。；])")
_ENDS_IN_HAN = re.compile(f"{HAN}$")
_ENDS_OPEN = re.compile("[，、：；]$")
_SENTENCES = re.compile("[。！？]")
LEAST = 20
"""Characters a paragraph has at the least for its missing stop to be a slip and not a short line."""


def stops(sheet: Sheet, _: Handbook) -> Iterator[Finding]:
    """Stops wanting at a paragraph's end, 等 beside ……, 、 between titles or quotations."""
    for said in sheet.said:
        if said.role == "body":
            yield from _paragraph_end(said.text)
        if said.role in ("body", "head"):
            yield from _and_so_on(said.text)
            yield from _between_quoted(said.text)


def _paragraph_end(text: Text) -> Iterator[Finding]:
    """A paragraph of sentences that ends without a stop, or with a comma."""
    chars, last = text.chars, len(text.chars) - 1
    if len(chars) < LEAST or not _SENTENCES.search(chars):
        return
    if _ENDS_IN_HAN.search(chars):
        yield replace(warn("stop-wanting", text, last, last + 1), fix=f"{chars[last]}。")
    elif _ENDS_OPEN.search(chars) and chars[last] != "：":  # a colon may lead to a list
        yield replace(warn("stop-wanting", text, last, last + 1), fix="。")


def _and_so_on(text: Text) -> Iterator[Finding]:
    """An ellipsis says 等 already (4.11.3.3)."""
    for found in _AND_SO_ON.finditer(text.chars):
        yield warn("ellipsis-and-so-on", text, found.start(), found.end())


def _between_quoted(text: Text) -> Iterator[Finding]:
    """Quotations or titles side by side take no 、 between them (4.5.3.5); in a mixed series they do."""
    chars = text.chars
    for series in _SERIES.finditer(chars):
        if chars[: series.start()].endswith("、") or not _ENDS_SERIES.match(chars, series.end()):
            continue
        for mark in _BETWEEN.finditer(chars, series.start(), series.end()):
            found = hint("pause-between-quoted", text, mark.start(), mark.end())
            yield replace(found, fix="", is_sure=True)

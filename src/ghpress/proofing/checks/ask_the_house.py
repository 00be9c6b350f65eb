"""Finds the words that the house does not print (avoid.yaml)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ghpress.manuscript.avoided import Avoided
from ghpress.proofing.finding import Finding, warn
from ghpress.proofing.sheet import Handbook, Sheet


def words_avoided(sheet: Sheet, handbook: Handbook) -> Iterator[Finding]:
    """Every place of every such word, unless it stands in a longer one that may be printed."""
    for avoided in handbook.avoided:
        pattern = re.compile(re.escape(avoided.word))
        for said in sheet.said:
            for found in pattern.finditer(said.text.chars):
                if not _is_excepted(said.text.chars, found, avoided):
                    facts = {"why": avoided.why or "本报不用"}
                    finding = warn("word-avoided", said.text, found.start(), found.end(), **facts)
                    yield replace(finding, fix=avoided.use or None, is_sure=bool(avoided.use))


def _is_excepted(chars: str, found: re.Match[str], avoided: Avoided) -> bool:
    return any(
        chars.startswith(longer, found.start() - at)
        for longer in avoided.but
        for at in [longer.find(avoided.word)]
        if 0 <= at <= found.start()
    )

"""Finds sentences that stand twice, in one story or in two."""

import re
from collections.abc import Iterator

from ghpress.manuscript.characters import is_han
from ghpress.proofing.finding import Finding, hint, warn
from ghpress.proofing.parts import Sentence, sentences
from ghpress.proofing.sheet import Sheet

LEAST = 15
"""Han characters a sentence must have: shorter ones are said again in good style."""

_BLANKS = re.compile(r"[\s“”‘’]")


def sentences_twice(sheets: tuple[Sheet, ...]) -> Iterator[Finding]:
    """Every sentence that has been there before; its ``first`` is where."""
    first: dict[str, tuple[str, Sentence]] = {}
    for sheet in sheets:
        for said in sheet.said:
            for sentence in sentences(said.text) if said.role == "body" else ():
                key = _BLANKS.sub("", sentence.chars())
                if sum(map(is_han, key)) < LEAST:
                    continue
                story, former = first.setdefault(key, (sheet.story, sentence))
                if former is not sentence:
                    where = str(former.text.place(former.start))
                    make = warn if story == sheet.story else hint
                    yield make(
                        "sentence-twice", sentence.text, sentence.start, sentence.stop, first=where
                    )

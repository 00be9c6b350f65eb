"""Turns a proof into all there is to say of it, text checks and inspection of its files among it.

A proof is on the screen first. Then a process of its own reads the copy as a proofreader would, and
inspects the page files that it has not inspected yet; a newer proof is not kept waiting.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from ghpress.desk.proof import Proof
from ghpress.manuscript.story import Issue, Story
from ghpress.marking.passages import Spot, passage_at, passages_of, spot
from ghpress.proofing.checks.slips import SLIPS
from ghpress.proofing.finding import Finding, remark_of
from ghpress.remarks import InFile, OnPage, Remark
from ghpress.report.spoken import remark_object
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found when a proof was looked over.

    ``proof`` is the number of the proof whose copy was read, 0 before any was; ``inspected`` holds the
    remarks on page files by their SHA-256.
    """

    proof: int = 0
    issue: Issue | None = None
    findings: tuple[Finding, ...] = ()
    inspected: Mapping[str, tuple[Remark, ...]] = field(default_factory=dict)

    def finding(self, name: str) -> Finding | None:
        """The find of this name."""
        return next((one for one in self.findings if name_of(one) == name), None)


def name_of(finding: Finding) -> str:
    """What the page in the browser calls a find: the same for the same find at the same place."""
    place = finding.place()
    told = (finding.code, finding.story, str(place), finding.found())
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def looked_object(looked: Looked, proof: Proof, said: tuple[Remark, ...]) -> dict[str, Any]:
    """All there is to say of a proof, each with the words or the place on a page that it is about."""
    places = _Places(proof)
    findings = [_finding(one, places) for one in looked.findings]
    remarks = [_remark(one, places) for one in _remarks(looked, proof, said)]
    waiting = sum(page.sha256 not in looked.inspected for page in proof.pages)
    is_read = looked.proof == proof.number
    return {"findings": findings, "remarks": remarks, "waiting": waiting, "read": is_read}


def _remarks(looked: Looked, proof: Proof, said: tuple[Remark, ...]) -> Iterator[Remark]:
    """What make-up, press and inspection say; slips only until they come as finds."""
    told = [*said, *proof.remarks]
    for page in proof.pages:
        told += looked.inspected.get(page.sha256, ())
    for remark in dict.fromkeys(told):
        if not (looked.proof and remark.code in SLIPS):
            yield remark


def _finding(finding: Finding, places: "_Places") -> dict[str, Any]:
    where = places.of(finding.place(), finding.stop - finding.start)
    return {
        **remark_object(remark_of(finding)),
        "id": name_of(finding),
        "found": finding.found(),
        "fix": finding.fix if finding.is_sure else None,
        **places.shown(where),
    }


def _remark(remark: Remark, places: "_Places") -> dict[str, Any]:
    where = None
    if isinstance(remark.place, InFile):
        where = places.of(remark.place, 1)
    on = remark.place.page if isinstance(remark.place, OnPage) else 0
    shown = places.shown(where)
    return {**remark_object(remark), **shown, "on": shown["on"] or on}


class _Places:
    """Where the copy's places stand on the pages of a proof."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self._lines: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
        for page in proof.pages:
            for line in page.sheet.lines:
                if line.passage >= 0:
                    at = (line.first, line.first + len(line.text), page.sheet.number)
                    self._lines.setdefault((line.story, line.passage), []).append(at)

    def of(self, place: InFile, count: int) -> Spot | None:
        """The spot of so many characters from a place on; None for what is no story's."""
        story = self.proof.stories.get(place.file)
        if story is None or not place.line:
            return None
        return _spot(story, place, count)

    def shown(self, where: Spot | None) -> dict[str, Any]:
        """A spot and the page it stands on, 0 if it is on none."""
        if where is None:
            return {"where": None, "on": 0}
        lines = self._lines.get((where.story, where.passage), [])
        on = next((page for first, stop, page in lines if first <= where.start < stop), 0)
        told = {name: getattr(where, name) for name in ("story", "passage", "start", "stop")}
        return {"where": told, "on": on}


def _spot(story: Story, place: InFile, count: int) -> Spot | None:
    texts = passages_of(story)
    found = passage_at(texts, place)
    if found is None:
        return None
    number, start = found
    return spot(story, number, start, min(start + max(count, 1), len(texts[number].chars)))

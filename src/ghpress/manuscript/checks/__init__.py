"""The proofreader's checks on an issue's texts: what is probably not meant, with its fix.

Text is never changed; a remark names the place, what stands there and what should.
"""

import re
from functools import lru_cache

from ghpress.manuscript.checks.check import look_for
from ghpress.manuscript.checks.pairs import look_for_pairs
from ghpress.manuscript.checks.table import CHECKS, ODD
from ghpress.manuscript.story import Issue
from ghpress.manuscript.walk import Said, texts_of
from ghpress.remarks import Remark

TEXTS_KEPT = 4096
"""Texts remembered with the remarks on them."""


def proofread(issue: Issue) -> tuple[Remark, ...]:
    """Every proofreader's remark on an issue, in reading order."""
    remarks: list[Remark] = []
    for said in texts_of(issue):
        remarks.extend(_proofread(said))
    return tuple(remarks)


@lru_cache(maxsize=TEXTS_KEPT)
def _proofread(said: Said) -> tuple[Remark, ...]:
    """Every remark on a text; remembered, for most texts come again when an issue is read anew."""
    is_odd = re.search(ODD, said.text.chars) is not None
    found = [remark for check in CHECKS for remark in look_for(check, said)] if is_odd else []
    found += look_for_pairs(said.text)
    return tuple(sorted(found, key=lambda remark: remark.place))

"""Every text check there is, one a file: each looks a proof sheet over and yields findings."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ghpress.proofing.checks.ask_the_house import words_avoided
from ghpress.proofing.checks.brackets import brackets
from ghpress.proofing.checks.counts import counts
from ghpress.proofing.checks.dates import dates
from ghpress.proofing.checks.figures import figures
from ghpress.proofing.checks.foreign_forms import foreign_forms
from ghpress.proofing.checks.names import names
from ghpress.proofing.checks.repeats import repeats
from ghpress.proofing.checks.sentence_twice import sentences_twice
from ghpress.proofing.checks.shares import shares
from ghpress.proofing.checks.slips import slips
from ghpress.proofing.checks.stops import stops
from ghpress.proofing.checks.sums import sums
from ghpress.proofing.checks.titles import titles
from ghpress.proofing.checks.two_ways import numbers_two_ways, signs_two_ways
from ghpress.proofing.checks.wrong_words import wrong_words
from ghpress.proofing.finding import Finding
from ghpress.proofing.sheet import Handbook, Sheet

Check: TypeAlias = Callable[[Sheet, Handbook], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    slips,
    stops,
    brackets,
    figures,
    numbers_two_ways,
    repeats,
    foreign_forms,
    wrong_words,
    names,
    titles,
    dates,
    counts,
    sums,
    shares,
    words_avoided,
)
"""What looks at one story at a time."""

OF_ISSUE: tuple[Callable[[tuple[Sheet, ...]], Iterator[Finding]], ...] = (
    sentences_twice,
    signs_two_ways,
)
"""What looks at all stories together."""

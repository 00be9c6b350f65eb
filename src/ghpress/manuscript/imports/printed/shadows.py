"""Turns a heading printed twice for its shadow (立体字, 阴影字) back into one.

Page extraction reads the type and its shadow one after the other, run by run:
``晨报晨报：：`` for ``晨报：``.
"""

LEAST_RUN = 3
"""A doubled run of this many characters is no accident; 高高兴兴 has runs of one."""

LONGEST = 160
"""Longer lines are copy: no heading has eighty characters."""

LEAST_RUNS = 5
"""So many doubled single characters on end are no accident either."""


def kept(chars: str) -> tuple[int, ...]:
    """Indexes of the characters that stay once the shadow is taken away; all if there is none."""
    runs = _doubled_runs(chars) if len(chars) <= LONGEST else ()
    if not runs or (max(runs) < LEAST_RUN and len(runs) < LEAST_RUNS):
        return tuple(range(len(chars)))
    indexes: list[int] = []
    at = 0
    for run in runs:
        indexes += range(at, at + run)
        at += 2 * run
    return tuple(indexes)


def _doubled_runs(chars: str) -> tuple[int, ...]:
    """Lengths of the runs, each printed twice, that make up the whole line; empty if none do."""
    best: list[tuple[int, ...] | None] = [None] * (len(chars) + 1)
    best[len(chars)] = ()
    for at in range(len(chars) - 2, -1, -2):
        for run in range((len(chars) - at) // 2, 0, -1):
            rest = best[at + 2 * run]
            if rest is None or chars[at : at + run] != chars[at + run : at + 2 * run]:
                continue
            known = best[at]
            if known is None or len(rest) + 1 < len(known):
                best[at] = (run, *rest)
    return best[0] or ()

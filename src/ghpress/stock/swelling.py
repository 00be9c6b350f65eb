"""Turns what an SVG's parts point to into how much is drawn in the end, or finds that it never ends.

Ten symbols that each use the next one ten times draw ten thousand million elements from 2 kB.
"""

from collections.abc import Mapping, Sequence


def drawn_size(sizes: Mapping[str, int], points: Mapping[str, Sequence[str]], most: int) -> int | None:
    """Elements drawn under the root, the id ``""``; None above ``most`` or where a part contains itself.

    Args:
        sizes: id → elements written under it, itself counted.
        points: id → the ids used under it, one entry a use.
        most: where to stop counting.
    """
    drawn: dict[str, int] = {}
    waiting = [""]
    under_way: set[str] = set()
    while waiting:
        part = waiting[-1]
        used = [target for target in points.get(part, ()) if target in sizes]
        undone = [target for target in dict.fromkeys(used) if target not in drawn]
        if not undone:
            drawn[part] = sizes[part] + sum(drawn[target] for target in used)
            if drawn[part] > most:
                return None
            under_way.discard(part)
            waiting.pop()
        elif part in under_way:
            return None  # it was waiting for these already: the part contains itself
        else:
            under_way.add(part)
            waiting.extend(undone)
    return drawn[""]

"""The rounds a proof goes through, each with the colour its marks are made in.

毛校 is read in the composing room, 一校 to 三校 by proofreaders, 通读 by the editor in charge, 清样 is
what is signed (《图书质量保障体系》 三校一读; newspapers skip rounds, so any later one may follow).
"""

from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Round:
    """A round: its stable code, what it is called, the colour of its marks (CSS)."""

    code: str
    name: str
    english: str
    colour: str


ROUNDS = (
    Round("rough", "毛校", "rough proof", "#8a5a00"),
    Round("first", "一校", "first proof", "#c4161c"),
    Round("second", "二校", "second proof", "#1f4fbf"),
    Round("third", "三校", "third proof", "#0b7a3b"),
    Round("read", "通读", "reading", "#7a2a9a"),
    Round("final", "清样", "final proof", "#222222"),
)
"""In order. The colours keep 4.5:1 against white paper and differ for the colour-blind in lightness."""

CODES = tuple(each.code for each in ROUNDS)


def round_of(code: str) -> Round:
    """The round of this code.

    Raises:
        KeyError: there is none.
    """
    for each in ROUNDS:
        if each.code == code:
            return each
    raise KeyError(code)

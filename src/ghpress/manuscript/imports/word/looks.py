"""Turns how a Word paragraph looks into what it may be, for files made without styles.

Many newsrooms type copy in one style: a headline is what stands centred and large, a subhead a short
bold line.
"""

from collections import Counter
from collections.abc import Sequence

from docx.oxml.ns import qn

from ghpress.manuscript.imports.marks import Ending, ending
from ghpress.manuscript.imports.word.runs import Element, Runs
from ghpress.manuscript.imports.word.styles import WordRole
from ghpress.values import dataclass

_LONGEST_HEADLINE = 45
_LONGEST_SUBHEAD = 30
"""Characters; longer lines are copy whatever they look like."""

_LARGER = 1.2
"""Times the size of most paragraphs from which on a size is a headline's (三号 over 四号 is 1.14)."""

_DASHES = ("—", "―")


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; ``size`` in half points, 0 where its style says."""

    centred: bool = False
    bold: bool = False
    size: int = 0
    new_page: bool = False


NO_LOOK = Look()


def look_of(element: Element, runs: Runs, new_page: bool) -> Look:
    """How a ``w:p`` element with these runs looks."""
    aligned = element.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    printed = [char for char in runs.chars if not char.char.isspace()]
    sizes = [size.get(qn("w:val"), "") for size in element.iter(qn("w:sz"))]
    return Look(
        centred=aligned is not None and aligned.get(qn("w:val")) == "center",
        bold=bool(printed) and all(("strong", "") in char.styles for char in printed),
        size=max((int(size) for size in sizes if size.isdigit()), default=0),
        new_page=new_page,
    )


def guessed_roles(lines: Sequence[tuple[str, Look]]) -> tuple[WordRole, ...]:
    """The role each line's look suggests; the first line and every page's are looked at more kindly."""
    usual = _usual_size([look.size for _, look in lines])
    roles: list[WordRole] = []
    for at, (chars, look) in enumerate(lines):
        before = roles[-1] if roles else None
        roles.append(_role(chars, look, usual, at == 0 or look.new_page, before))
    return tuple(roles)


def _usual_size(sizes: Sequence[int]) -> int:
    """The size most lines have."""
    return Counter(sizes).most_common(1)[0][0] if sizes else 0


def _role(chars: str, look: Look, usual: int, at_top: bool, before: WordRole | None) -> WordRole:
    """The role of one line that follows another."""
    headless = ending(chars) in (Ending.STOP, Ending.PAUSE, Ending.SEMICOLON, Ending.COLON)
    if headless or len(chars) > _LONGEST_HEADLINE:
        return WordRole.BODY
    under_head = before in (WordRole.HEADLINE, WordRole.DECK)
    if look.centred and under_head and chars.startswith(_DASHES):
        return WordRole.DECK
    large = usual > 0 and look.size >= usual * _LARGER
    if (look.centred and (look.bold or large or at_top)) or (at_top and (look.bold or large)):
        return WordRole.HEADLINE
    if look.bold and len(chars) <= _LONGEST_SUBHEAD:
        return WordRole.SUBHEAD
    return WordRole.BODY

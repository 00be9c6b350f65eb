"""What a text check has found: the characters, where they were written, what should stand there."""

from ghpress.manuscript.checks.check import near, shown
from ghpress.manuscript.text import Text
from ghpress.manuscript.walk import Role
from ghpress.remarks import InFile, Level, Remark
from ghpress.values import dataclass

ASK = "（请查对原稿）"
"""Said in place of a fix where nobody can know what was meant."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A find in a text: characters [start, stop), and what should stand there (None: ask the author).

    A fix ``is_sure`` where no reader of Chinese would choose another; only such are applied.
    """

    level: Level
    code: str
    text: Text
    start: int
    stop: int
    fix: str | None = None
    is_sure: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    story: str = ""
    """The id of the story it stands in; empty for the issue's own words."""
    role: Role = "body"
    """What kind of words it stands in."""

    def found(self) -> str:
        """The characters found."""
        return self.text.chars[self.start : self.stop]

    def place(self) -> InFile:
        """Where the first of them was written."""
        return self.text.place(self.start)


def warn(code: str, text: Text, start: int, stop: int, **facts: str) -> Finding:
    """A find somebody should read before printing."""
    return Finding(Level.WARNING, code, text, start, stop, facts=tuple(facts.items()))


def hint(code: str, text: Text, start: int, stop: int, **facts: str) -> Finding:
    """A find that is a matter of house style, or may be meant."""
    return Finding(Level.NOTE, code, text, start, stop, facts=tuple(facts.items()))


def remark_of(finding: Finding) -> Remark:
    """The find as a remark: what was found, its fix and its neighbours are among the facts."""
    fix = ASK if finding.fix is None else shown(finding.fix) if finding.fix else "（删去）"
    facts = (
        ("found", shown(finding.found())),
        ("fix", fix),
        ("near", near(finding.text.chars, finding.start, finding.stop)),
        *finding.facts,
    )
    return Remark(finding.level, finding.code, finding.place(), facts)

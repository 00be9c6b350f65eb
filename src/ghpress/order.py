"""The order: what to build, for what use, and where to."""

from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.ticket import Profile
from ghpress.values import dataclass

if TYPE_CHECKING:  # an order is written before anything heavy is loaded
    from concurrent.futures import Executor

    from ghpress.conditions import Marks


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build and where to. ``layout`` None takes the issue's own; ``pages`` None builds all.

    ``alternative`` is the arrangement made up: 0 the best, 1 the next that differs visibly.
    """

    issue: Path
    layout: str | None = None
    profile: Profile = "press"
    pages: tuple[int, ...] | None = None
    into: Path = Path("output")
    use_cache: bool = True
    preflight: bool = True
    previews: bool = True
    """Whether pages are pictured, for screens and proofreaders, or page files and reports made alone."""
    workers: int = 1
    alternative: int = 0
    marks: "Marks | None" = None
    """Printer's marks; None takes the house's."""
    versions: tuple[tuple[int, str], ...] = ()
    """The version letters of pages by number; those not named have the ticket's."""
    round: str = ""
    """The round a proof is of (毛校 一校 …), as its stamp says it."""
    executor: "Executor | None" = None
    """What paints the pages, of any machines; None for worker processes of our own."""

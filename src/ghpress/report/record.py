"""What a build has to report: the pages made, how each story fits, what there was to remark."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from ghpress.makeup.page import Page
from ghpress.preflight.form import FormCheck
from ghpress.remarks import Remark
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class StoryFit:
    """How a story came to stand on its pages.

    ``rungs`` are the departures make-up took to fit it, in words for an editor. ``over_lines`` and
    ``over_characters`` are what is too much (超) or, below 0, what is wanting (差); 0 fits.
    """

    story: str
    headline: str
    file: str
    characters: int
    lines: int
    rungs: tuple[str, ...] = ()
    over_lines: int = 0
    over_characters: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the two reports say. ``folder`` is where the build stands: all paths are within it.

    ``page_files``, ``previews`` and ``thumbnails`` (JPEG) go with ``pages``, one a page, in order; any
    may be missing.
    No running times and no cache hits: the report of the same input is the same bytes.
    """

    issue: str
    title: str
    layout: str
    profile: str
    version: str
    when: datetime
    folder: Path
    pages: tuple[Page, ...]
    page_files: tuple[Path, ...]
    previews: tuple[Path, ...]
    fits: tuple[StoryFit, ...]
    remarks: tuple[Remark, ...]
    tools: tuple[tuple[str, str], ...]
    thumbnails: tuple[bytes, ...] = ()
    form: FormCheck | None = None
    """What the form came to; None where pages are wanting, whose words nobody has seen."""

    def places(self) -> dict[str, list[int]]:
        """The pages each story stands on, by its id."""
        places: dict[str, list[int]] = {}
        for page in self.pages:
            for story in dict.fromkeys(page.stories):
                places.setdefault(story, []).append(page.number)
        return places


class HasFit(Protocol):
    """Whatever tells how much is too much or wanting."""

    @property
    def over_lines(self) -> int:
        """Lines too many, or below 0 wanting."""

    @property
    def over_characters(self) -> int:
        """Characters too many, or below 0 wanting."""


def fit_in_words(fit: HasFit) -> str:
    """The fit as a newsroom says it: 超12字, 差20字, 正好."""
    if fit.over_characters > 0 or fit.over_lines > 0:
        return f"超{fit.over_characters}字（{fit.over_lines}行）"
    if fit.over_characters < 0 or fit.over_lines < 0:
        return f"差{-fit.over_characters}字（{-fit.over_lines}行）"
    return "正好"

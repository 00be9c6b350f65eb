"""The proof sheet: all texts of one story as a proofreader has them before him, and his handbook."""

from datetime import date

from ghpress.manuscript.avoided import Avoided
from ghpress.manuscript.story import Issue
from ghpress.manuscript.terms import Titled
from ghpress.manuscript.walk import Said, texts_of_issue, texts_of_story
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Handbook:
    """What a proofreader must know beside the copy.

    ``today`` is the issue's date; ``names`` are names and set terms as terms.yaml has them,
    ``titles`` people with their titles, ``avoided`` the words the house does not print.
    """

    today: date
    names: tuple[str, ...] = ()
    titles: tuple[Titled, ...] = ()
    avoided: tuple[Avoided, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The texts of one story in reading order; ``story`` is empty for the issue's own words."""

    story: str
    said: tuple[Said, ...]


def handbook_of(issue: Issue, avoided: tuple[Avoided, ...] = ()) -> Handbook:
    """The handbook for an issue."""
    return Handbook(issue.date, issue.people + issue.terms, issue.titles, avoided)


def sheets_of(issue: Issue) -> tuple[Sheet, ...]:
    """The issue's own words, then every story, the note and the fillers among them."""
    stories = (*((issue.note,) if issue.note else ()), *issue.stories, *issue.fillers)
    own = Sheet("", tuple(texts_of_issue(issue)))
    return (own, *(Sheet(story.id, tuple(texts_of_story(story))) for story in stories))

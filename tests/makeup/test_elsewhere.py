"""Page numbers decided for one layout are not asked of another."""

from dataclasses import replace
from pathlib import Path

from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.makeup.elsewhere import for_layout
from ghpress.manuscript.read import read_issue
from ghpress.manuscript.story import Columns, Issue
from ghpress.wording import in_words

DEMO = Path(__file__).resolve().parents[2] / "content/jilin-centenary"


def demo() -> Issue:
    issue, _ = read_issue(DEMO)
    assert issue is not None and issue.pages == 4
    return issue


def layout(name: str, parents: tuple[str, ...] = ()) -> Layout:
    broadsheet, _ = read_layout("broadsheet")
    assert broadsheet is not None
    return replace(broadsheet, name=name, parents=parents)


def test_an_issues_own_layout_and_those_built_on_it_keep_its_pages_and_pins() -> None:
    issue = demo()
    for own in (layout("broadsheet"), layout("spring", ("/shop/layouts/broadsheet",))):
        assert for_layout(issue, own) == (issue, ())


def test_in_another_layout_pages_are_as_many_as_needed_and_a_note_says_so() -> None:
    issue = demo()
    freed, remarks = for_layout(issue, layout("tabloid", ("/shop/layouts/common",)))
    assert freed.pages is None
    assert {story.page for story in freed.stories} == {None}
    assert [story.id for story in freed.stories] == [story.id for story in issue.stories]
    assert [remark.code for remark in remarks] == ["pages-elsewhere"]
    assert "tabloid" in in_words(remarks[0], "zh").says


def test_columns_a_story_asks_for_are_those_of_its_issues_own_layout() -> None:
    issue = demo()
    first, *others = issue.stories
    asked = replace(issue, stories=(replace(first, columns=Columns(5, 3)), *others))
    assert for_layout(asked, layout("broadsheet")) == (asked, ())
    freed, remarks = for_layout(asked, layout("tabloid"))
    assert freed.stories[0].columns is None
    assert [remark.code for remark in remarks] == ["columns-elsewhere", "pages-elsewhere"]


def test_an_issue_that_asks_for_no_page_is_left_as_it_is() -> None:
    issue = demo()
    issue = replace(
        issue, pages=None, stories=tuple(replace(story, page=None) for story in issue.stories)
    )
    assert for_layout(issue, layout("tabloid")) == (issue, ())

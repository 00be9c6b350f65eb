"""No paragraph of the shipped issues ends in a lone character, whatever the measure; else it is said."""

import pytest

from ghpress.galley.plain import compose
from ghpress.manuscript.read import read_issue
from ghpress.manuscript.story import Paragraph
from reader.editions import ROOT

MEASURES = (8, 11, 13, 15, 20, 28)


@pytest.fixture(scope="module", params=["jilin-centenary", "spring-trial"])
def words(request):
    issue, _ = read_issue(ROOT / "content" / request.param)
    blocks = [block for story in (issue.note, *issue.stories) for block in story.blocks]
    return "\n".join(block.text.chars for block in blocks if isinstance(block, Paragraph))


def lone(paragraph):
    """Whether the last line of several has one character and its marks; 6% is two."""
    last = paragraph.lines[-1].text
    return len(paragraph.lines) > 1 and sum(char.isalnum() or char in "%％" for char in last) < 2


@pytest.mark.parametrize("measure", MEASURES)
def test_no_paragraph_of_the_shipped_issues_ends_in_a_lone_character(words, measure, shelf):
    paragraphs = compose(words, measure, shelf)
    assert len(paragraphs) > 30
    assert [paragraph.lines[-1].text for paragraph in paragraphs if lone(paragraph)] == []


@pytest.mark.parametrize("measure", MEASURES)
def test_where_a_lone_character_cannot_be_helped_it_is_said(measure, shelf):
    two_lines_of_han = "天" * measure + "地。"
    solid = compose(two_lines_of_han, measure, shelf)[0]
    said = {remark.code for remark in solid.remarks}
    assert lone(solid) == ("last-alone" in said)
    assert lone(solid) or len(solid.lines) == 2

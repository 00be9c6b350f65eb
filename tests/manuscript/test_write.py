from hypothesis import given, settings

from ghpress.manuscript.fields import STORY
from ghpress.manuscript.inline import read_inline
from ghpress.manuscript.markup import markup
from ghpress.manuscript.stories import read_story
from ghpress.manuscript.story import Story
from ghpress.manuscript.text import Anchor, Text
from ghpress.manuscript.write import story_markdown
from ghpress.remarks import Level
from manuscript.bare import bare
from manuscript.stories import stories, texts


def read_back(story: Story):
    found = read_story(story_markdown(story), story.file, STORY)
    assert [str(remark) for remark in found.remarks if remark.level is Level.ERROR] == []
    return found.story


@given(texts())
@settings(max_examples=400, deadline=None)
def test_inline_markup_reads_back_as_the_same_text(text):
    written = markup(text)
    found = read_inline(Text(written, anchors=(Anchor(0, 1, 1),)))
    assert bare(found.text) == text
    assert found.remarks == ()


@given(stories)
@settings(max_examples=120, deadline=None)
def test_a_story_reads_back_as_it_was_written(story):
    assert bare(read_back(story)) == bare(story)

"""Pages of a long issue lie packed: whoever looks at one sees the same page."""

import pickle
from collections import deque

import pytest

from ghpress.makeup import makeup, memory
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.page import TextFrame, laid_by
from ghpress.makeup.verify import verify
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import house, issue, story


@pytest.fixture(scope="module")
def made(shelf: Shelf) -> MadeUp:
    return make_up(issue(story("甲", 300), story("乙", 200)), layout(60), shelf, house())


def test_a_page_laid_by_is_the_same_page(made: MadeUp) -> None:
    (page,) = made.pages
    packed = laid_by(page)
    assert packed == page
    assert page == packed
    assert hash(packed) == hash(page)
    blocks = [frame.block for frame in page.frames if isinstance(frame, TextFrame)]
    again = [frame.block for frame in packed.frames if isinstance(frame, TextFrame)]
    assert len(blocks) > 4
    assert [block.lines for block in again] == [block.lines for block in blocks]
    assert [block.text() for block in again] == [block.text() for block in blocks]
    assert [block.count() for block in again] == [len(block.lines) for block in blocks]


def test_another_page_is_another_when_laid_by(made: MadeUp, shelf: Shelf) -> None:
    other = make_up(issue(story("甲", 300), story("乙", 240)), layout(60), shelf, house())
    assert laid_by(other.pages[0]) != laid_by(made.pages[0])


def test_a_page_laid_by_travels_as_it_lies(made: MadeUp) -> None:
    packed = laid_by(made.pages[0])
    sent = pickle.loads(pickle.dumps(packed))
    assert sent == packed
    kinds = {type(frame.block).__name__ for frame in sent.frames if isinstance(frame, TextFrame)}
    assert kinds == {"AtRest"}


def test_a_long_issue_is_made_up_of_pages_laid_by(
    made: MadeUp, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(makeup, "LAID_BY", 1)
    long = make_up(issue(story("甲", 300), story("乙", 200)), layout(60), shelf, house())
    assert {type(f.block).__name__ for f in long.pages[0].frames if isinstance(f, TextFrame)} == {
        "AtRest"
    }
    assert (long.pages, long.remarks) == (made.pages, made.remarks)
    assert verify(long.pages, layout(60)) == verify(made.pages, layout(60))


def test_a_long_issues_stories_lie_packed_and_are_set_alike(
    made: MadeUp, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_KNOWN", deque(maxlen=memory.REMEMBERED))
    monkeypatch.setattr(memory, "LAID_BY", 1)
    long = make_up(issue(story("甲", 300), story("乙", 200)), layout(60), shelf, house())
    assert (long.pages, long.remarks, long.cost) == (made.pages, made.remarks, made.cost)
    _, stories = memory.last_made() or (None, ())
    assert [ready.prepared.paragraphs.are_packed() for ready in stories] == [True, True]
    texts = ["".join(one.measured.text.chars for one in ready.prepared.paragraphs) for ready in stories]
    assert texts == ["".join(piece.text.chars for piece in ready.prepared.copy) for ready in stories]


def test_a_long_issues_stories_are_let_go_and_others_are_not(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_KNOWN", deque(maxlen=memory.REMEMBERED))
    monkeypatch.setattr(memory, "LAID_BY", 2)
    make_up(issue(story("甲", 300)), layout(60), shelf, house())
    make_up(issue(story("甲", 300), story("乙", 200)), layout(70), shelf, house())
    memory.forget_long()
    _, stories = memory.last_made() or (None, ())
    assert [ready.story.id for ready in stories] == ["甲"]

"""Stories known are not made ready again; what is made up from them is the same to the last frame."""

import pytest

from ghpress.makeup import memory
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.makeup import make_up
from ghpress.makeup.memory import made_ready
from ghpress.makeup.ready import Materials
from ghpress.manuscript.story import Paragraph, Picture
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import house, issue, replaced, story, words

LAYOUT = layout(60)


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_KNOWN", type(memory._KNOWN)(maxlen=memory.REMEMBERED))


def stories() -> tuple:
    pictured = story("丙", 600)
    picture = Picture("a.jpg", caption=plain("图说在此。"))
    return (
        story("甲", 900, rank=1),
        story("乙", 700),
        replaced(pictured, blocks=(picture, *pictured.blocks)),
    )


def materials(shelf: Shelf, size: tuple[int, int] = (1500, 1000)) -> Materials:
    return Materials(LAYOUT, shelf, LADDER, {"a.jpg": size})


def corrected(one: object) -> object:
    return replaced(one, blocks=(*one.blocks, Paragraph(plain(words(40)))))


def test_a_story_that_comes_again_is_the_one_made_ready(shelf: Shelf) -> None:
    first, second, third = stories()
    once = made_ready((first, second, third), materials(shelf))
    again = made_ready((first, corrected(second), third), materials(shelf))
    assert again[0] is once[0] and again[2] is once[2]
    assert again[1] is not once[1]


def test_a_story_moved_is_ready_at_its_new_place(shelf: Shelf) -> None:
    first, second, third = stories()
    made_ready((first, second, third), materials(shelf))
    moved = made_ready((second, first), materials(shelf))
    assert [ready.number for ready in moved] == [0, 1]
    assert [ready.story.id for ready in moved] == ["乙", "甲"]


def test_a_picture_of_another_size_is_another_story(shelf: Shelf) -> None:
    once = made_ready(stories(), materials(shelf))
    again = made_ready(stories(), materials(shelf, (1000, 1500)))
    assert again[0] is once[0]
    assert again[2] is not once[2]


def test_another_layout_forgets_nothing_but_uses_nothing(shelf: Shelf) -> None:
    once = made_ready(stories(), materials(shelf))
    other = Materials(layout(61), shelf, LADDER, {"a.jpg": (1500, 1000)})
    assert not {id(one) for one in once} & {id(one) for one in made_ready(stories(), other)}
    assert made_ready(stories(), materials(shelf))[0] is once[0]


def test_pages_made_up_from_known_stories_are_those_made_up_anew(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = stories()
    sizes = {"a.jpg": (1500, 1000)}
    make_up(issue(first, second, third), LAYOUT, shelf, house(), sizes)
    make_up(issue(third, first, second), LAYOUT, shelf, house(), sizes)
    changed = issue(first, corrected(second), third)
    known = make_up(changed, LAYOUT, shelf, house(), sizes)
    memory._KNOWN.clear()
    assert make_up(changed, LAYOUT, shelf, house(), sizes) == known

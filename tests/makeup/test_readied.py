"""Stories made ready in another process are found, the same to the last frame; others are not."""

import os
import pickle
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from faces.build import made_up_shelf
from ghpress import readied
from ghpress.build import opened, picture_sizes
from ghpress.cache import Store, is_ours
from ghpress.galley import wordcut
from ghpress.jobbook import Book
from ghpress.layout.layout import Layout
from ghpress.makeup import heads, memory, note, shapes, solved
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.manuscript.accepted import Accepted
from ghpress.manuscript.story import Issue, Paragraph
from ghpress.manuscript.text import plain
from ghpress.order import BuildRequest
from ghpress.readied import MOST_STORIES, kept_ready, put_off
from ghpress.remarks import Halt
from ghpress.stock import shelf as shelves
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import house, issue, replaced, story, words

CONTENT = Path(__file__).resolve().parents[2] / "content"
LAYOUT = layout(60)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A shelf of these tests' own: no other has sent for faces that do not lie on it."""
    return made_up_shelf(Path(tmp_path_factory.mktemp("own-shelf")))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where ready stories are kept, nothing being there yet."""
    monkeypatch.setenv("GHPRESS_CACHE", str(tmp_path))
    return tmp_path / "stories"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the stories made ready, as it goes on."""
    names: list[str] = []
    real = memory.make_all_ready

    def telling(stories, materials):
        names.extend(one.id for _, one in stories)
        return real(stories, materials)

    monkeypatch.setattr(memory, "make_all_ready", telling)
    return names


def anew() -> None:
    """Nothing is remembered, as in a new process."""
    memory._KNOWN.clear()
    solved._GROWN.clear()
    note._KNOWN.clear()
    wordcut._CUT.clear()
    heads._SET.clear()


def three() -> Issue:
    return issue(story("甲", 900, rank=1), story("乙", 700), story("丙", 600))


def made_up(of: Issue, shelf: Shelf, within: Layout = LAYOUT, *, use_cache: bool = True) -> MadeUp:
    """Made up as a new process does it."""
    anew()
    with kept_ready(shelf, len(of.stories), use_cache=use_cache, whose=(of.id,)):
        return make_up(of, within, shelf, house())


def test_stories_are_kept_after_the_answer_where_that_is_asked(
    shelf: Shelf, folder: Path, made: list[str]
) -> None:
    with put_off() as waiting:
        first = made_up(three(), shelf)
    assert not list(folder.iterdir())
    for left in waiting:
        left()
    made.clear()
    assert made_up(three(), shelf) == first
    assert not made


@pytest.mark.parametrize("name", ["jilin-centenary", "spring-trial"])
def test_pages_of_kept_stories_are_those_made_from_nothing(
    name: str, folder: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "_OPEN", type(shelves._OPEN)(maxlen=2))
    book = Book(lambda *_: None)
    shop = opened(BuildRequest(CONTENT / name), book)
    sizes, every = picture_sizes(shop.issue, book), []
    for use_cache in (False, True, True):
        anew()
        made.clear()
        with kept_ready(shop.shelf, len(shop.issue.stories), use_cache=use_cache, whose=(name,)):
            every.append(make_up(shop.issue, shop.layout, shop.shelf, shop.house, sizes))
    nothing, cold, warm = every
    assert not made, "the third time all of them are kept"
    assert nothing.pages == cold.pages == warm.pages
    assert nothing == cold == warm
    assert repr(nothing) == repr(warm)
    assert sum(file.stat().st_size for file in folder.iterdir()) < 14_000_000


def grown_of(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How much of tables is still to be grown each time: 1 at first where nothing of them was kept."""
    shares: list[float] = []
    real = solved.grow

    def telling(tables, bench):
        shares.append(float(tables.stale.mean()))
        return real(tables, bench)

    monkeypatch.setattr(solved, "grow", telling)
    return shares


def test_of_tables_only_those_with_the_edited_story_are_grown(
    folder: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = [story(name, 300 + 45 * at, rank=1 + (at > 0)) for at, name in enumerate("甲乙丙丁戊己庚")]
    of = issue(*stories)
    shares = grown_of(monkeypatch)
    made_up(of, shelf)
    assert shares[0] == 1.0
    shares.clear()
    same = made_up(of, shelf)
    assert shares == []
    edited = replaced(stories[5], blocks=(*stories[5].blocks, Paragraph(plain(words(40)))))
    changed = replace(of, stories=(*stories[:5], edited, stories[6]))
    kept = made_up(changed, shelf)
    assert 0 < shares[0] < 1
    assert kept == made_up(changed, shelf, use_cache=False)
    assert same == made_up(of, shelf, use_cache=False)


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps((1, 2)), pickle.dumps(None)])
def test_tables_that_are_none_are_grown_anew(
    content: bytes, folder: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = three()
    once = made_up(of, shelf)
    store = Store(folder, own_only=True)
    for file in folder.glob("*.entry"):
        if store.take(file.stem).keys() == {"tables"}:
            store.keep(file.stem, {"tables": content})
    shares = grown_of(monkeypatch)
    assert made_up(of, shelf) == once
    assert shares
    shares.clear()
    assert made_up(of, shelf) == once
    assert shares == []


def test_only_the_story_that_was_edited_is_made_ready(
    folder: Path, shelf: Shelf, made: list[str]
) -> None:
    of = three()
    made_up(of, shelf)
    first, second, third = of.stories
    edited = replaced(second, blocks=(*second.blocks, Paragraph(plain(words(40)))))
    changed = replace(of, stories=(first, edited, third))
    made.clear()
    kept = made_up(changed, shelf)
    assert made == ["乙"]
    assert kept == made_up(changed, shelf, use_cache=False)


def _styled(of: Issue, within: Layout) -> tuple[Issue, Layout]:
    body = replace(within.styles["body"], tracking=Fraction(1, 100))
    return of, replace(within, styles={**within.styles, "body": body})


def _termed(of: Issue, within: Layout) -> tuple[Issue, Layout]:
    return replace(of, terms=("主题在这里",)), within


def _deeper(of: Issue, within: Layout) -> tuple[Issue, Layout]:
    return of, layout(61)


def _accepted(of: Issue, within: Layout) -> tuple[Issue, Layout]:
    first = replaced(of.stories[0], accepted=(Accepted("春天", (2,), (2000,)),))
    return replace(of, stories=(first,)), within


@pytest.mark.parametrize("change", [_styled, _termed, _deeper, _accepted])
def test_another_style_term_grid_or_history_is_another_story(
    change: Callable[[Issue, Layout], tuple[Issue, Layout]], folder: Path, shelf: Shelf, made: list[str]
) -> None:
    made_up(three(), shelf)
    of, within = change(three(), LAYOUT)
    made.clear()
    made_up(of, shelf, within)
    assert made == [one.id for one in of.stories]


def test_other_faces_or_another_ghpress_make_all_stories_anew(
    folder: Path, shelf: Shelf, made: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up(three(), shelf)
    other = made_up_shelf(tmp_path / "other")
    composites = {role: other.composite(role) for role in other.roles}
    role = next(iter(composites))
    composites[role] = replace(composites[role], han=replace(composites[role].han, face="0" * 64))
    monkeypatch.setattr(Shelf, "made_of", property(lambda self: (composites, sorted(self.keys()))))
    made.clear()
    made_up(three(), shelf)
    assert len(made) == 3
    monkeypatch.setattr(readied, "_shop", lambda: b"another")
    made.clear()
    made_up(three(), shelf)
    assert len(made) == 3


def test_a_torn_or_foreign_entry_is_a_story_not_kept(
    folder: Path, shelf: Shelf, made: list[str]
) -> None:
    nothing = made_up(three(), shelf)
    for damaged in (lambda whole: whole[:-100], lambda _: b"", lambda _: b'{"parts": 1}\n'):
        for file in folder.glob("*.entry"):
            file.write_bytes(damaged(file.read_bytes()))
        made.clear()
        assert made_up(three(), shelf) == nothing
        assert len(made) == 3
    store = readied.Store(folder)
    for pickled in (b"\x80\x05K\x01.", b"\x80\x05cghpress.gone\nReady\n.", b"no pickle", b""):
        for file in folder.glob("*.entry"):
            store.keep(file.stem, {"ready": pickled, "words": pickled})
        made.clear()
        assert made_up(three(), shelf) == nothing
        assert len(made) == 3


def test_a_damaged_entry_is_kept_anew(folder: Path, shelf: Shelf, made: list[str]) -> None:
    made_up(three(), shelf)
    for file in folder.glob("*.entry"):
        file.write_bytes(b"torn")
    made_up(three(), shelf)
    made.clear()
    made_up(three(), shelf)
    assert not made


def test_a_folder_others_may_write_to_is_neither_read_nor_written(
    folder: Path, shelf: Shelf, made: list[str]
) -> None:
    made_up(three(), shelf)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    for mode in (0o770, 0o777):
        folder.chmod(mode)
        made.clear()
        made_up(three(), shelf)
        assert len(made) == 3


def test_a_folder_of_another_user_or_a_link_is_not_read(
    folder: Path, shelf: Shelf, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up(three(), shelf)
    real = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: real + 1)
    made.clear()
    made_up(three(), shelf)
    assert len(made) == 3
    monkeypatch.undo()
    monkeypatch.setenv("GHPRESS_CACHE", str(folder.parent))
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"))
    assert not is_ours(folder)


def test_an_entry_another_user_could_have_written_is_not_read(
    folder: Path, shelf: Shelf, made: list[str]
) -> None:
    made_up(three(), shelf)
    for file in folder.glob("*.entry"):
        file.chmod(0o660)
    made.clear()
    made_up(three(), shelf)
    assert len(made) == 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_a_story_that_moved_is_found_and_kept_at_its_new_place(
    folder: Path, shelf: Shelf, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up(three(), shelf)
    of = three()
    moved = replace(of, stories=(of.stories[0], of.stories[2], of.stories[1]))
    made.clear()
    shaped: list[str] = []
    real = shapes._shapes
    monkeypatch.setattr(
        shapes, "_shapes", lambda ready, *more: shaped.append(ready.story.id) or real(ready, *more)
    )
    kept = made_up(moved, shelf)
    assert set(shaped) == {"乙", "丙"}
    shaped.clear()
    assert made_up(moved, shelf) == kept
    assert not shaped and not made
    assert kept == made_up(moved, shelf, use_cache=False)


def test_without_the_cache_nothing_is_kept(folder: Path, shelf: Shelf, made: list[str]) -> None:
    made_up(three(), shelf, use_cache=False)
    assert not folder.exists()


def test_of_a_long_issue_nothing_is_kept(folder: Path, shelf: Shelf) -> None:
    with kept_ready(shelf, MOST_STORIES + 1, whose=("long",)):
        make_up(three(), LAYOUT, shelf, house())
    assert not folder.exists()


def test_a_full_disk_costs_time_and_nothing_else(
    folder: Path, shelf: Shelf, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ghpress.cache.tempfile.mkstemp", full)
    nothing = made_up(three(), shelf, use_cache=False)
    assert made_up(three(), shelf) == nothing
    assert not list(folder.iterdir())


def test_stories_of_an_issue_that_is_halted_are_kept_for_the_next_attempt(
    folder: Path, shelf: Shelf, made: list[str]
) -> None:
    anew()
    with pytest.raises(Halt), kept_ready(shelf, 3):
        make_up(three(), LAYOUT, shelf, house())
        raise Halt(())
    made.clear()
    made_up(three(), shelf)
    assert not made


def test_a_story_for_which_a_face_was_sent_is_not_kept(
    folder: Path, tmp_path: Path, made: list[str]
) -> None:
    sending = made_up_shelf(tmp_path / "sending")
    sending._wholes["a"] = sending.face(sending.keys()[0])
    made_up(three(), sending)
    assert sending.has_sent_for
    made.clear()
    made_up(three(), sending)
    assert len(made) == 3


def test_words_of_heads_are_not_cut_again(
    folder: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = made_up(three(), shelf)
    monkeypatch.setitem(sys.modules, "rjieba", None)  # importing it fails
    assert made_up(three(), shelf) == nothing
    with pytest.raises(ImportError):
        made_up(three(), shelf, use_cache=False)

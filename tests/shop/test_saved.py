"""When files were saved, as the desk and ``build --watch`` see it."""

from pathlib import Path

from ghpress.saved import saved


def test_a_file_saved_anew_added_or_taken_away_is_seen_however_deep(tmp_path: Path) -> None:
    deep = tmp_path / "stories" / "city"
    deep.mkdir(parents=True)
    story = deep / "one.md"
    story.write_text("一")
    first = saved([tmp_path])
    assert saved([tmp_path]) == first

    story.write_text("一二")
    second = saved([tmp_path])
    assert second != first

    (deep / "two.md").write_text("")
    third = saved([tmp_path])
    assert third.keys() - second.keys() == {(deep / "two.md").as_posix()}

    (deep / "two.md").unlink()
    assert saved([tmp_path]) == second


def test_what_begins_with_a_point_is_nothing_to_us(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("一")
    before = saved([tmp_path])
    (tmp_path / ".one.md.swp").write_text("an editor's own")
    (tmp_path / ".ghpress").mkdir()
    (tmp_path / ".ghpress" / "desk.jsonl").write_text("{}")
    assert saved([tmp_path]) == before


def test_a_file_alone_may_be_watched_before_it_is_there(tmp_path: Path) -> None:
    house = tmp_path / "house.yaml"
    assert saved([house]) == {}
    house.write_text("name: 报")
    assert list(saved([house])) == [house.as_posix()]

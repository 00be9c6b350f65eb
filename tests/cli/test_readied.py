"""A second command finds the stories ready that the first made ready, and says and prints the same."""

import os
from pathlib import Path

from cli.command import ghpress, here
from cli.issues import FERRY, small_issue


def own_cache(tmp_path: Path) -> dict[str, str]:
    """A cache of this test's own, but for the faces, which take long to prepare."""
    cache, shared = tmp_path / "cache", Path(os.environ["GHPRESS_CACHE"]) / "faces"
    shared.mkdir(parents=True, exist_ok=True)
    cache.mkdir()
    (cache / "faces").symlink_to(shared)
    return {"GHPRESS_CACHE": str(cache)}


def kept(tmp_path: Path) -> set[str]:
    """The names of the entries kept of stories."""
    return {file.name for file in (tmp_path / "cache/stories").glob("*.entry")}


def test_another_process_finds_stories_ready_and_keeps_only_the_one_edited(tmp_path: Path) -> None:
    env, issue = own_cache(tmp_path), small_issue(tmp_path / "content/river")
    once = ghpress("fit", issue, "--json", at=tmp_path, env=env)
    first = kept(tmp_path)
    again = ghpress("fit", issue, "--json", at=tmp_path, env=env)
    assert once.returncode == again.returncode == 0, once.stderr + again.stderr
    assert once.stdout == again.stdout
    assert kept(tmp_path) == first and len(first) >= 2
    (issue / "ferry.md").write_text(FERRY + "\n撑船的老人说，灯亮着，心里就踏实。\n", encoding="utf-8")
    edited = ghpress("fit", issue, "--json", at=tmp_path, env=env)
    assert edited.stdout != once.stdout
    assert len(kept(tmp_path) - first) in (1, 2), "the story; and words, where its head has new ones"
    bare = ghpress("fit", issue, "--json", at=tmp_path, env={"GHPRESS_CACHE": str(_bare(tmp_path))})
    assert bare.stdout == edited.stdout


def _bare(tmp_path: Path) -> Path:
    """A cache with nothing but the faces."""
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare/faces").symlink_to(Path(os.environ["GHPRESS_CACHE"]) / "faces")
    return tmp_path / "bare"


def test_pages_of_an_edited_issue_are_those_built_from_nothing(tmp_path: Path) -> None:
    env, issue = own_cache(tmp_path), small_issue(tmp_path / "content/river")
    words = ("build", issue, "--no-previews", "--no-preflight", "-o")
    ghpress(*words, tmp_path / "edited", at=tmp_path, env=env)
    (issue / "ferry.md").write_text(FERRY + "\n撑船的老人说，灯亮着，心里就踏实。\n", encoding="utf-8")
    edited = ghpress(*words, tmp_path / "edited", at=tmp_path, env=env)
    bare = here(*words, tmp_path / "bare-output", "--no-cache", at=tmp_path, env=env)
    assert edited.returncode == bare.returncode, edited.stdout + bare.stdout
    folders = [tmp_path / name / "river/broadsheet" for name in ("edited", "bare-output")]
    names = [sorted(file.name for file in each.rglob("*.pdf")) for each in folders]
    assert names[0] == names[1] and names[0]
    for name in ("issue.pdf", "pages.json", *(f"pages/{one}" for one in names[0] if one != "issue.pdf")):
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes(), name


def test_pages_built_without_the_cache_are_the_same_and_keep_no_story(tmp_path: Path) -> None:
    env, issue = own_cache(tmp_path), small_issue(tmp_path / "content/river")
    words = ("build", issue, "--no-previews", "-o")
    bare = here(*words, tmp_path / "bare-output", "--no-cache", at=tmp_path, env=env)
    assert not (tmp_path / "cache/stories").exists()
    here(*words, tmp_path / "cold", at=tmp_path, env=env)
    assert kept(tmp_path)
    warm = ghpress(*words, tmp_path / "warm", at=tmp_path, env=env)
    assert bare.returncode == warm.returncode, bare.stdout + warm.stdout
    files = [sorted(each.rglob("*.pdf")) for each in (tmp_path / "bare-output", tmp_path / "warm")]
    assert files[0] and [file.name for file in files[0]] == [file.name for file in files[1]]
    assert [file.read_bytes() for file in files[0]] == [file.read_bytes() for file in files[1]]

"""A build is not done again where nothing has changed, and always where something has."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ghpress import looks, unchanged
from ghpress.order import BuildRequest
from ghpress.remarks import InFile, warning
from ghpress.unchanged import Outcome, before, carried_out, is_corrected, remember

LONG_AGO = 1_700_000_000


@dataclass
class Shop:
    """An issue, what it was built with and what was built of it."""

    root: Path

    @property
    def request(self) -> BuildRequest:
        return BuildRequest(self.root / "content/river", into=self.root / "output")

    @property
    def outcome(self) -> Outcome:
        folder = self.root / "output/river/broadsheet"
        said = (warning("house-missing", InFile("house.yaml")),)
        return Outcome(folder, folder / "issue.pdf", (folder / "pages/01.pdf",), 1, said)

    @property
    def watched(self) -> tuple[Path, ...]:
        return self.root / "layouts", self.root / "fonts", self.root / "profile.icc"

    def file(self, name: str, content: str = "") -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    def built(self) -> None:
        """A build that takes no time and always writes the same."""
        was = before(self.request)
        assert was is not None
        self.put_out()
        remember(was, self.outcome, self.watched)

    def put_out(self) -> None:
        for name in ("issue.pdf", "pages/01.pdf", "report.json"):
            self.file(f"output/river/broadsheet/{name}", f"what {name} says")

    def all_long_ago(self) -> None:
        for path in self.root.rglob("*"):
            os.utime(path, (LONG_AGO, LONG_AGO))


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    shop = Shop(tmp_path / "shop")
    shop.file("content/river/issue.yaml", "title: 河上")
    shop.file("content/river/lock.md", "老船闸")
    shop.file("content/house.yaml", "name: 试排报")
    shop.file("layouts/broadsheet/layout.css", "p {}")
    code = shop.file("ghpress/build.py", "print(1)").parent
    monkeypatch.setattr(unchanged, "OWN", code)
    monkeypatch.setenv("GHPRESS_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    shop.all_long_ago()
    return shop


def test_the_same_is_said_again_where_nothing_has_changed(shop: Shop) -> None:
    assert carried_out(shop.request) is None
    shop.built()
    assert carried_out(shop.request) == shop.outcome
    assert carried_out(shop.request) == shop.outcome


def test_old_files_are_known_by_their_times_alone(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.put_out()
    shop.all_long_ago()
    was = before(shop.request)
    assert was is not None
    remember(was, shop.outcome, shop.watched)
    monkeypatch.setattr(looks, "_hash", lambda file: pytest.fail(f"{file} was read"))
    assert carried_out(shop.request) == shop.outcome


def test_young_files_are_known_by_their_times_from_then_on(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.built()
    later = looks.stamp_of(shop.root) + 10 * looks.YOUNG
    monkeypatch.setattr(unchanged, "stamp_of", lambda folder: later)
    assert carried_out(shop.request) == shop.outcome
    monkeypatch.setattr(looks, "_hash", lambda file: pytest.fail(f"{file} was read"))
    assert carried_out(shop.request) == shop.outcome


def test_a_touched_file_is_no_change(shop: Shop) -> None:
    shop.built()
    (shop.root / "content/river/lock.md").touch()
    assert carried_out(shop.request) == shop.outcome


COPY = "content/river/lock.md"


@pytest.mark.parametrize(
    "name",
    [
        COPY,
        "content/house.yaml",
        "layouts/broadsheet/layout.css",
        "ghpress/build.py",
        "output/river/broadsheet/issue.pdf",
        "output/river/broadsheet/pages/01.pdf",
    ],
)
def test_an_edit_is_a_change_though_the_size_is_the_same(shop: Shop, name: str) -> None:
    shop.built()
    file = shop.root / name
    file.write_text(file.read_text(encoding="utf-8")[::-1], encoding="utf-8")
    assert carried_out(shop.request) is None


@pytest.mark.parametrize("name", [COPY, "output/river/broadsheet/issue.pdf"])
def test_an_edit_within_one_tick_of_the_clock_is_a_change(shop: Shop, name: str) -> None:
    shop.file(COPY, "老船闸")  # as young as the output
    shop.built()
    file = shop.root / name
    written = file.stat().st_mtime_ns
    file.write_text(file.read_text(encoding="utf-8")[::-1], encoding="utf-8")
    os.utime(file, ns=(written, written))
    assert carried_out(shop.request) is None


@pytest.mark.parametrize(
    "name",
    [
        "content/river/ferry.md",
        "content/river/house.yaml",
        "layouts/tabloid/layout.yaml",
        "fonts/faces.yaml",
        "profile.icc",
        "output/river/broadsheet/note.txt",
    ],
)
def test_a_new_file_is_a_change(shop: Shop, name: str) -> None:
    shop.built()
    shop.file(name)
    assert carried_out(shop.request) is None


@pytest.mark.parametrize("name", [COPY, "content/house.yaml", "output/river/broadsheet/report.json"])
def test_a_file_that_has_gone_is_a_change(shop: Shop, name: str) -> None:
    shop.built()
    (shop.root / name).unlink()
    assert carried_out(shop.request) is None


def test_another_order_is_another_build(shop: Shop) -> None:
    shop.built()
    request = shop.request
    for other in (
        replace(request, preflight=False),
        replace(request, previews=False),
        replace(request, profile="proof"),
        replace(request, pages=(1,)),
        replace(request, layout="tabloid"),
        replace(request, into=shop.root / "elsewhere"),
    ):
        assert carried_out(other) is None
    assert carried_out(replace(request, workers=7)) == shop.outcome


def test_another_time_or_version_is_another_build(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.built()
    with monkeypatch.context() as then:
        then.setenv("SOURCE_DATE_EPOCH", "1000000000")
        assert carried_out(shop.request) is None
    with monkeypatch.context() as then:
        then.setattr(unchanged, "FORMAT", unchanged.FORMAT + 1)
        assert carried_out(shop.request) is None
    installed = shop.root / "lib/site-packages"
    (installed / "pikepdf-99.dist-info").mkdir(parents=True)
    with monkeypatch.context() as then:
        then.syspath_prepend(installed)
        assert carried_out(shop.request) is None
    assert carried_out(shop.request) == shop.outcome


def test_copy_changed_while_it_was_built_leaves_no_record(shop: Shop) -> None:
    was = before(shop.request)
    assert was is not None
    shop.file(COPY, "闸船老")
    shop.put_out()
    remember(was, shop.outcome, shop.watched)
    assert carried_out(shop.request) is None


def test_a_layout_saved_just_before_leaves_no_record(shop: Shop) -> None:
    # Nobody looked at it before it was read: it may have been saved once more in the meantime.
    shop.file("layouts/broadsheet/layout.css", "q {}")
    shop.built()
    assert carried_out(shop.request) is None


def test_output_within_the_copy_is_not_copy(shop: Shop) -> None:
    inside = Shop(shop.root)
    request = replace(shop.request, into=shop.root / "content/river/output")
    folder = request.into / "river/broadsheet"
    outcome = replace(shop.outcome, folder=folder, issue_pdf=None, page_files=())
    for text in ("former", "as it is now"):
        was = before(request)
        assert was is not None
        inside.file("content/river/output/river/broadsheet/report.json", text)
        remember(was, outcome, shop.watched)
    assert carried_out(request) == outcome


def test_a_damaged_record_is_none(shop: Shop, tmp_path: Path) -> None:
    shop.built()
    (record,) = (tmp_path / "cache/builds").glob("*.json")
    record.write_bytes(record.read_bytes()[:-40])
    assert carried_out(shop.request) is None


def test_without_a_cache_nothing_is_remembered_and_nothing_fails(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("GHPRESS_CACHE", str(tmp_path / "file/cache"))
    assert before(shop.request) is None
    assert carried_out(shop.request) is None


def test_words_of_copy_changed_are_a_correction(shop: Shop) -> None:
    assert not is_corrected(shop.request)
    shop.built()
    shop.file("content/river/lock.md", "新船闸，更大")
    shop.file("content/river/ferry.md", "渡口添了灯")
    shop.file("output/river/broadsheet/issue.pdf", "not what was written")
    assert carried_out(shop.request) is None
    assert is_corrected(shop.request)
    assert not is_corrected(replace(shop.request, profile="proof"))


@pytest.mark.parametrize(
    "name",
    [
        "content/river/issue.yaml",
        "content/house.yaml",
        "layouts/broadsheet/layout.css",
    ],
)
def test_anything_else_changed_is_more_than_a_correction(shop: Shop, name: str) -> None:
    shop.built()
    shop.file("content/river/lock.md", "新船闸，更大")
    shop.file(name, "something else altogether")
    assert not is_corrected(shop.request)

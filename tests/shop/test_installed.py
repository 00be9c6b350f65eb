"""What is installed is told as the library tells it, only sooner."""

from importlib import metadata
from pathlib import Path

import pytest

from ghpress import installed as installed_module
from ghpress.installed import code, installed, version


@pytest.mark.parametrize(
    "package", ["numpy", "Pillow", "pikepdf", "fonttools", "markdown-it-py", "ghpress"]
)
def test_the_version_is_the_one_the_library_tells(package: str) -> None:
    assert version(package) == metadata.version(package)


def test_a_package_that_is_not_there_is_said() -> None:
    with pytest.raises(metadata.PackageNotFoundError):
        version("no-such-package-anywhere")


def test_every_package_of_the_folders_is_named() -> None:
    assert any(name.startswith("numpy-") for name in installed())


def test_code_is_told_apart_and_the_same_each_time() -> None:
    every = [code("press"), code("layout"), code("readied.py"), code("press", "layout")]
    assert len(set(every)) == len(every)
    assert every[3] == every[0] + every[1]


def test_a_file_changed_added_or_renamed_is_other_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "room/inner"
    room.mkdir(parents=True)
    (room / "one.py").write_text("1", encoding="utf-8")
    monkeypatch.setattr(installed_module, "_OWN", tmp_path)

    def told() -> bytes:
        installed_module._code_of.cache_clear()
        return code("room")

    seen = [told()]
    (room / "note.md").write_text("nothing", encoding="utf-8")
    assert told() == seen[0]
    (room / "one.py").write_text("2", encoding="utf-8")
    seen.append(told())
    (room / "two.yaml").write_text("2", encoding="utf-8")
    seen.append(told())
    (room / "two.yaml").rename(room / "three.yaml")
    seen.append(told())
    installed_module._code_of.cache_clear()
    assert len(set(seen)) == 4

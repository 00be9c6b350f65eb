"""What is installed is told as the library tells it, only sooner."""

from importlib import metadata

import pytest

from ghpress.installed import installed, version


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

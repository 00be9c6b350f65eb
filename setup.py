"""Copies the shipped layouts into the package when a wheel is built; all else is in pyproject.toml.

``layouts/`` stands at the top of the tree, where designers look for it, so the build has to carry it.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent


class BuildWithLayouts(build_py):
    """Builds the package, then lays the layouts beside its modules."""

    def run(self) -> None:
        """Runs the usual build; an editable install finds the layouts in the checkout."""
        super().run()
        if not self.editable_mode:
            packed = Path(self.build_lib) / "ghpress" / "layouts"
            shutil.rmtree(packed, ignore_errors=True)
            shutil.copytree(HERE / "layouts", packed)


setup(cmdclass={"build_py": BuildWithLayouts})

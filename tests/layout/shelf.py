"""Builds layouts on a shelf of the test's own: the shipped broadsheet with some lines changed."""

from pathlib import Path

from ghpress.remarks import InFile, Remark
from ghpress.wording import in_words

CHILD = "extends: broadsheet\n"


def lay(shelf: Path, name: str, yaml: str = CHILD, **files: str) -> Path:
    """A layout's folder with this layout.yaml; ``files`` by name, with _ for the dot (layout_css)."""
    folder = shelf / name
    (folder / "partials").mkdir(parents=True)
    (folder / "layout.yaml").write_text(yaml, encoding="utf-8")
    for file, text in files.items():
        (folder / ".".join(file.rsplit("_", 1))).write_text(text, encoding="utf-8")
    return folder


def codes(remarks: tuple[Remark, ...]) -> list[str]:
    """The codes, in order; each remark can be put into words in both languages."""
    for remark in remarks:
        assert in_words(remark, "zh").says and in_words(remark, "en").help
    return [remark.code for remark in remarks]


def said(remarks: tuple[Remark, ...]) -> list[str]:
    """Each remark as ``line code``."""
    return [f"{_line(remark)} {code}" for remark, code in zip(remarks, codes(remarks), strict=True)]


def _line(remark: Remark) -> int:
    assert isinstance(remark.place, InFile), f"{remark.code} has no place in a file"
    return remark.place.line

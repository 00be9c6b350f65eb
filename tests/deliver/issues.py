"""Builds for the tests of what leaves the shop: a small issue, quick to make up and paint."""

from pathlib import Path

from cli.issues import small_issue
from ghpress.build import BuildRequest

HOUSE = """\
name: 松辽工报
cn: CN 00-0000
authority: 松辽工报社
sponsor: 松辽工报社
publisher: 松辽工报社
address: 松辽市建设街1号
contact: 热线 000-00000000
printer: 松辽工报印务中心
printer_address: 松辽市建设街2号
distribution: 自办发行
price: 赠阅
"""


def request_of(folder: Path, house: str = HOUSE, **files: str) -> BuildRequest:
    """The request to build a small issue that stands in this folder's ``content``."""
    issue = small_issue(folder / "content" / "river", **files)
    (folder / "content" / "house.yaml").write_text(house, encoding="utf-8")
    return BuildRequest(issue, into=folder / "output")


def quietly(_step: str, _done: int, _of: int) -> None:
    """Nobody is told how far it is."""

"""Turns an issue into a parcel for the printer: ``ghpress deliver``."""

import os
from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.exits import Exit
from ghpress.cli.parser import Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner
    from ghpress.deliver.deliver import Delivered
    from ghpress.wording import Language

SAYS = Said(
    "送版：版面文件改好名字，连同清单打成一包",
    "deliver: page files under their names, packed with their papers",
)
_PAGES = Said(
    "只送这些版，没有变动也再送（缺省送有变动的版）",
    "these pages, changed or not (default: those not as they were last sent)",
)
_ZIP = Said("打成一个 zip，不是文件夹", "one zip archive, not a folder")
_PROFILE = Said("版面文件的用途：press、press-x1a", "what the files are for: press or press-x1a")
PROFILES = ("press", "press-x1a")


def arguments(parser: Parser) -> None:
    """Adds what to deliver, and how it is packed."""
    choices.takes_issue(parser)
    choices.takes_layout(parser)
    parser.option("--profile", choices=PROFILES, default="press", says=_PROFILE)
    parser.option("--pages", type=choices.page_numbers, metavar="N,N", says=_PAGES)
    choices.takes_marks(parser)
    parser.option("--zip", action="store_true", says=_ZIP)
    choices.takes_into(parser)
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Delivers; pages with errors stay behind and make the exit code that of remarks."""
    from ghpress.build import BuildRequest
    from ghpress.cli.progress import clear_line, progress_on_terminal
    from ghpress.cli.voice import conclude, exit_for, speak_json
    from ghpress.deliver.deliver import DeliverRequest, deliver_issue

    build = BuildRequest(
        issue=given.issue,
        layout=given.layout,
        profile=given.profile,
        pages=given.pages,
        into=given.into,
        workers=os.cpu_count() or 1,
        marks=given.marks,
    )
    made = deliver_issue(DeliverRequest(build, given.zip), progress_on_terminal(manner.language))
    clear_line()
    if manner.as_json:
        speak_json(made.remarks, {"delivered": _object(made)})
        return exit_for(made.remarks)
    return conclude(made.remarks, manner, *_last_lines(made, manner.language))


def _object(made: "Delivered") -> dict[str, object]:
    """The delivery for a program."""
    return {
        "parcel": str(made.parcel) if made.parcel else None,
        "delivery": made.number if made.parcel else None,
        "sent": [asdict(page) for page in made.sent],
        "rest": [asdict(one) for one in made.rest],
    }


def _last_lines(made: "Delivered", language: "Language") -> tuple[str, ...]:
    """Each page that went out, and where the parcel is."""
    is_chinese = language == "zh"
    lines = []
    for page in made.sent:
        if is_chinese:
            former = f"，替下 {page.former}" if page.former else ""
            lines.append(f"第 {page.called()} 版　{page.file}　{page.inks.said()}{former}")
        else:
            former = f", replaces {page.former}" if page.former else ""
            lines.append(f"page {page.called()}  {page.file}  {page.inks.said()}{former}")
    if made.parcel is not None:
        where = f"第 {made.number} 次送版：{made.parcel}"
        lines.append(where if is_chinese else f"delivery {made.number}: {made.parcel}")
    return tuple(lines)

"""Turns stories into galley proofs, one column on A4: ``ghpress galley``."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.building import round_name
from ghpress.cli.exits import Exit
from ghpress.cli.parser import ANY_FILE, Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner

SAYS = Said(
    "打小样：每篇排成一栏，有行号、字数，两边留白批改",
    "galley proofs: each story in one column, lines numbered, room for marks on both sides",
)
_STORY = Said(
    "只打这一篇（可给多次，缺省每篇都打）", "this story only; may be given again (default: every story)"
)
_ROUND = Said(
    "校次：毛校、一校、二校、三校、通读、清样（默认毛校）",
    "the round: rough, first, second, third, read or final (default: rough)",
)
_FILE = Said("写到哪个文件（默认 galley.pdf）", "the file to write (default: galley.pdf)")


def arguments(parser: Parser) -> None:
    """Adds the issue and which of its stories."""
    choices.takes_issue(parser)
    parser.option("--story", action="append", default=[], metavar="ID", says=_STORY)
    parser.option("--round", type=round_name, metavar="ROUND", says=_ROUND)
    choices.takes_layout(parser)
    parser.option(
        "-o",
        "--file",
        type=Path,
        default=Path("galley.pdf"),
        metavar="FILE",
        says=_FILE,
        completes=ANY_FILE,
    )
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Sets the stories and writes the file."""
    from ghpress.cli.voice import conclude, exit_for, speak_json
    from ghpress.deliver.galleys import GalleyRequest, print_galleys
    from ghpress.marking.rounds import ROUNDS

    request = GalleyRequest(
        issue=given.issue,
        file=given.file,
        when=datetime.now(UTC).astimezone(),
        stories=tuple(given.story),
        layout=given.layout,
        round=given.round or ROUNDS[0].name,
    )
    made = print_galleys(request)
    if manner.as_json:
        counts = [
            {"story": slip.story.id, "characters": slip.characters, "lines": slip.counted()}
            for slip in made.slips
        ]
        speak_json(made.remarks, {"galley": {"file": str(given.file), "stories": counts}})
        return exit_for(made.remarks)
    is_chinese = manner.language == "zh"
    rows = [
        f"{slip.story.id}  {slip.characters} 字  {slip.counted()} 行"
        if is_chinese
        else f"{slip.story.id}  {slip.characters} characters  {slip.counted()} lines"
        for slip in made.slips
    ]
    last = f"小样：{given.file}" if is_chinese else f"Galley proofs: {given.file}"
    return conclude(made.remarks, manner, *rows, last)

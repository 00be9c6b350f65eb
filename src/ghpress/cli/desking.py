"""Turns an issue into pages on a desk in the browser: ``ghpress desk``."""

import secrets
from argparse import Namespace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.exits import Exit
from ghpress.cli.parser import Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner

SAYS = Said(
    "校样台：在浏览器里看版、批改、核红、签付印",
    "the desk: read pages in the browser, mark, correct and sign them",
)
_PORT = Said("用哪个端口（默认 0：空着的随便一个）", "the port (default 0: any that is free)")
_HOST = Said(
    "在哪个地址上（默认 127.0.0.1，只有本机看得见）",
    "the address to serve on (default 127.0.0.1, which only this machine sees)",
)
_EDITOR = Said(
    "“打开稿件”用的链接，{path} {line} {column} 会换成位置",
    "the link that opens the copy; {path} {line} {column} are filled in",
)
EDITOR = "vscode://file{path}:{line}:{column}"


def arguments(parser: Parser) -> None:
    """Adds the issue, the layout and where the desk is served."""
    choices.takes_issue(parser)
    choices.takes_layout(parser)
    parser.option("--port", type=choices.port, default=0, metavar="N", says=_PORT)
    parser.option("--host", default="127.0.0.1", metavar="ADDRESS", says=_HOST)
    parser.option("--editor", default=EDITOR, metavar="LINK", says=_EDITOR)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Serves the desk until Ctrl-C."""
    from ghpress.build import BuildRequest
    from ghpress.desk.serve import files_of, serve
    from ghpress.desk.session import Manner as DeskManner
    from ghpress.desk.session import Session
    from ghpress.manuscript.read import ISSUE_FILE, read_issue

    if not (given.issue / ISSUE_FILE).is_file():
        from ghpress.remarks import Halt

        raise Halt(read_issue(given.issue)[1])
    request = BuildRequest(issue=given.issue, layout=given.layout)
    session = Session(request, lambda: datetime.now(UTC), DeskManner(manner.language, given.editor))

    def ready(link: str) -> None:
        chinese = f"校样台开在 {link}\n按 Ctrl-C 收工。"
        print(
            chinese if manner.language == "zh" else f"The desk is at {link}\nCtrl-C ends it.", flush=True
        )

    try:
        address, watched = (given.host, given.port), files_of(given.issue)
        serve(session, address, secrets.token_urlsafe(16), watched, ready)
    except OSError as fault:
        from ghpress.remarks import Halt, InFile, error

        place = InFile(f"{given.host}:{given.port}")
        raise Halt((error("desk-address", place, why=fault.strerror or str(fault)),)) from fault
    return Exit.GOOD

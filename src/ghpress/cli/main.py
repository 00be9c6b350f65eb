"""Turns a command line into a verb's run and its exit code: ``ghpress VERB …``."""

import atexit
import gc
import importlib
import os
import signal
import sys
import threading
from argparse import Namespace
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, NoReturn, Protocol, cast

from ghpress.cli.exits import Exit
from ghpress.cli.parser import Parser, Said
from ghpress.values import keep_compiled

if TYPE_CHECKING:  # kept out of `ghpress --help`, which must answer at once
    from ghpress.cli.voice import Manner
    from ghpress.wording import Language

VERBS = {
    "build": "building",
    "fit": "fitting",
    "check": "checking",
    "compare": "comparing",
    "desk": "desking",
    "marks": "marking",
    "galley": "galleying",
    "tile": "tiling",
    "impose": "imposing",
    "deliver": "delivering",
    "import": "importing",
    "new": "starting",
    "layouts": "layouts",
    "fonts": "fonts",
    "compose": "composing",
    "completion": "completion",
}
"""Each verb and the module of this folder that does it (``import`` cannot name a module)."""

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "1")
"""numpy would start threads for large matrices, of which there are none: 0.06 processor s a process."""

_SHOP = Said(
    "ghpress：把内容与版式排成可直接制版的中文报纸特刊。",
    "ghpress: Chinese newspaper special issues, from content and a layout to pages a printer can plate.",
)
_VERB = Said("命令", "verbs")
_LANGUAGE = Said(
    "说中文（zh，默认）或英文（en）；也可用 GHPRESS_LANG 设定",
    "speak Chinese (zh, the default) or English (en); GHPRESS_LANG sets it too",
)
_VERSION = Said("显示版本后退出", "show the version and exit")
_AFTER = Said(
    "“ghpress 命令 --help”看一条命令的用法。"
    "退出码：0 成功，1 有错误级的问题，2 命令行有误，3 机器或程序的故障。",
    "'ghpress VERB --help' tells about a verb. "
    "Exit codes: 0 good, 1 remarks of level error, 2 usage, 3 the machine's fault.",
)


class Verb(Protocol):
    """What a verb's module has to offer."""

    SAYS: Said

    def arguments(self, parser: Parser) -> None:
        """Adds the verb's arguments."""

    def run(self, given: Namespace, manner: "Manner") -> Exit:
        """Does it."""


def run() -> NoReturn:
    """The ``ghpress`` command."""
    signal.signal(signal.SIGTERM, _terminated)
    os.environ.setdefault(*ONE_THREAD)
    try:
        code = main(sys.argv[1:])
    finally:
        keep_compiled()
        gc.freeze()  # nothing is looked through for garbage that ends with the process
    _leave(code)


def _leave(code: int) -> NoReturn:
    """Ends the process without taking apart all it holds, which takes 0.03 s.

    What others have asked to be done at its end is done; other threads, and trouble with what is still
    to be written, are left to Python.
    """
    if threading.active_count() == 1:
        atexit._run_exitfuncs()
        with suppress(OSError, ValueError, AttributeError):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    sys.exit(code)


def main(argv: list[str]) -> int:
    """Runs one command line and returns its exit code; usage errors leave by SystemExit(2)."""
    language = language_of(argv)
    given = shop_parser(language, verb_of(argv)).parse_args(argv)
    from ghpress.cli.faults import guarded
    from ghpress.cli.voice import Manner

    manner = Manner(language, as_json=getattr(given, "json", False))
    return int(guarded(lambda: verb(given.verb).run(given, manner), manner))


def language_of(argv: list[str]) -> "Language":
    """The language asked for, found before the parser is built because it speaks it already."""
    for index, word in enumerate(argv):
        if word == "--":
            break
        if word.startswith("--lang="):
            return _language(word.removeprefix("--lang="))
        if word == "--lang" and index + 1 < len(argv):
            return _language(argv[index + 1])
    return _language(os.environ.get("GHPRESS_LANG", "zh"))


def verb_of(argv: list[str]) -> str:
    """The verb asked for; empty where the command line begins with none, for help or as a mistake."""
    words = iter(argv)
    for word in words:
        if word == "--lang":
            next(words, None)
        elif not word.startswith("--lang="):
            return word if word in VERBS else ""
    return ""


def _language(name: str) -> "Language":
    return "en" if name.lower().startswith("en") else "zh"


def shop_parser(language: "Language", only: str = "") -> Parser:
    """The parser of the whole command, a sub-parser for every verb or for the one asked for."""
    shop = Parser(
        language=language,
        prog="ghpress",
        description=_SHOP.in_(language),
        epilog=_AFTER.in_(language),
    )
    shop.option("--version", action="version", version=_version(), says=_VERSION)
    shop.option("--lang", choices=("zh", "en"), says=_LANGUAGE)
    verbs = shop.add_subparsers(
        title=_VERB.in_(language), dest="verb", metavar="VERB", required=True, prog="ghpress"
    )
    for name in (only,) if only else VERBS:
        says = verb(name).SAYS.in_(language)
        parser = verbs.add_parser(name, help=says, description=says, language=language)
        verb(name).arguments(parser)
        parser.option("--lang", choices=("zh", "en"), says=_LANGUAGE)
    return shop


def verb(name: str) -> Verb:
    """The module of a verb."""
    return cast("Verb", importlib.import_module(f"ghpress.cli.{VERBS[name]}"))


def _version() -> str:
    from ghpress import __version__

    return f"ghpress {__version__}"


def _terminated(_signal: int, _frame: FrameType | None) -> NoReturn:
    # As an exception, so that files written beside are removed on the way out.
    raise SystemExit(int(Exit.TERMINATED))

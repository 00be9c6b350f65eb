"""Turns the parser into a completion script for bash or zsh."""

from argparse import Namespace

from ghpress.cli.exits import Exit
from ghpress.cli.parser import Parser, Said
from ghpress.cli.voice import Manner

SAYS = Said("写出 bash 或 zsh 的补全脚本", "write a completion script for bash or zsh")
_SHELL = Said(
    "为哪种 shell 写；把输出存到它找补全的地方（见 README）",
    "the shell; save the output where it looks for completions (see README)",
)


def arguments(parser: Parser) -> None:
    """Adds the shell's name."""
    parser.positional("shell", choices=("bash", "zsh"), says=_SHELL)


def run(given: Namespace, manner: Manner) -> Exit:
    """Prints the script."""
    import shtab

    from ghpress.cli.main import shop_parser

    print(shtab.complete(shop_parser(manner.language), given.shell))
    return Exit.GOOD

"""Turns argparse into a parser that speaks Chinese or English and wraps wide characters well."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from ghpress.cli.columns import wrap
from ghpress.cli.exits import Exit
from ghpress.values import dataclass

if TYPE_CHECKING:  # YAML, which wording reads, would double the time --help takes
    from ghpress.wording import Language

ISSUE_FOLDER = {"bash": "_shtab_compgen_dirs", "zsh": "_files -/"}
ANY_FILE = {"bash": "_shtab_compgen_files", "zsh": "_files"}
Completes: TypeAlias = dict[str, str] | None
"""What shtab completes an argument with; written out here so that only ``completion`` imports it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the command line in both languages."""

    zh: str
    en: str

    def in_(self, language: "Language") -> str:
        """The sentence in this language."""
        return self.zh if language == "zh" else self.en


_USAGE = Said("用法：", "usage: ")
_ARGUMENTS = Said("对象", "arguments")
_OPTIONS = Said("选项", "options")
_HELP = Said("显示这份说明后退出", "show this help and exit")
_SEE = Said("“{prog} --help”列出全部用法。", "'{prog} --help' lists what there is.")
_WRONG = Said("命令行有误：{message}", "the command line is wrong: {message}")

# argparse words its errors in English only; these are its sentences (Python 3.11 to 3.14).
_ERRORS = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"参数 \1 不能取 \2；可取：\3"),
    (r"argument (.+?): expected one argument", r"参数 \1 后面要有一个值"),
    (r"argument (.+?): expected at least one argument", r"参数 \1 后面至少要有一个值"),
    (r"argument (.+?): not allowed with argument (.+)", r"参数 \1 与 \2 不能同时使用"),
    (r"argument (.+?): ignored explicit argument (.+)", r"参数 \1 不带值，却给了 \2"),
    (r"one of the arguments (.+) is required", r"下列参数须给一个：\1"),
    (r"argument (.+?): (.+) is not like (.+)", r"参数 \1 的值 \2 写法不对，应像 \3"),
    (r"argument (.+?): (.+)", r"参数 \1：\2"),
)


class Formatter(argparse.HelpFormatter):
    """Help whose lines are wrapped by terminal columns, not by characters."""

    def __init__(self, prog: str, language: "Language" = "zh") -> None:
        super().__init__(prog, max_help_position=30, width=min(self.terminal(), 100))
        self.language = language

    @staticmethod
    def terminal() -> int:
        """The terminal's width, 80 in a pipe."""
        import shutil

        return shutil.get_terminal_size().columns - 2

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The usage line, headed in the reader's language."""
        super().add_usage(usage, actions, groups, prefix or _USAGE.in_(self.language))

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = (line for part in text.splitlines() for line in wrap(part, width - len(indent)))
        return "\n".join(indent + line for line in lines)


class Parser(argparse.ArgumentParser):
    """A parser of one verb; ``positional`` and ``option`` add to its two titled groups."""

    def __init__(self, *, language: "Language" = "zh", **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: Formatter(prog, language),
            **settings,
        )
        self.language = language
        self._arguments = self.add_argument_group(_ARGUMENTS.in_(language))
        self._choices = self.add_argument_group(_OPTIONS.in_(language))
        self.option("-h", "--help", action="help", says=_HELP)

    def positional(
        self,
        name: str,
        *,
        says: Said,
        completes: Completes = None,
        **how: Any,  # noqa: ANN401
    ) -> None:
        """An argument without a dash."""
        action = self._arguments.add_argument(name, help=says.in_(self.language), **how)
        _complete(action, completes)

    def option(
        self,
        *names: str,
        says: Said,
        completes: Completes = None,
        among: argparse._MutuallyExclusiveGroup | None = None,
        **how: Any,  # noqa: ANN401
    ) -> None:
        """An argument with a dash; of those ``among`` one group only one may be given."""
        owner = among or self._choices
        action = owner.add_argument(*names, help=says.in_(self.language), **how)
        _complete(action, completes)

    def rivals(self) -> argparse._MutuallyExclusiveGroup:
        """A group of options of which only one may be given."""
        return self._choices.add_mutually_exclusive_group()

    def error(self, message: str) -> NoReturn:
        """Says what is wrong in the reader's language and leaves with the usage code."""
        self.print_usage(sys.stderr)
        said = message if self.language == "en" else in_chinese(message)
        lines = (
            _WRONG.in_(self.language).format(message=said),
            _SEE.in_(self.language).format(prog=self.prog),
        )
        self.exit(int(Exit.USAGE), "\n".join(lines) + "\n")


def in_chinese(message: str) -> str:
    """An error of argparse in Chinese; one it words in a new way stays as it is."""
    for pattern, words in _ERRORS:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return match.expand(words)
    return message


def _complete(action: argparse.Action, completes: Completes) -> None:
    if completes:
        action.complete = completes  # type: ignore[attr-defined] # the hook shtab documents

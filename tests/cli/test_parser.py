"""The command line speaks the reader's language and says what is wrong with it."""

import pytest

from cli.command import ghpress, here
from ghpress.cli.exits import Exit
from ghpress.cli.main import VERBS, language_of
from ghpress.cli.parser import in_chinese


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_in_both_languages(verb: str) -> None:
    chinese, english = here(verb, "--help"), here(verb, "--help", "--lang", "en")
    assert (chinese.returncode, english.returncode) == (0, 0)
    assert chinese.stdout.startswith(f"用法：ghpress {verb}")
    assert english.stdout.startswith(f"usage: ghpress {verb}")
    assert any("\u4e00" <= char <= "\u9fff" for char in chinese.stdout.split("\n\n", 1)[1])
    assert not any("\u4e00" <= char <= "\u9fff" for char in english.stdout)


def test_the_command_lists_every_verb() -> None:
    help_text = here("--help").stdout
    assert [verb for verb in VERBS if f"\n    {verb} " not in help_text] == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "命令行有误：缺少参数：VERB"),
        (["bild"], "命令行有误：参数 VERB 不能取 'bild'；可取："),
        (["layouts", "--nosuch"], "命令行有误：不认识的参数：--nosuch"),
        (["completion"], "命令行有误：缺少参数：shell"),
        (["completion", "ksh"], "命令行有误：参数 shell 不能取 'ksh'；可取："),
        (["--lang"], "命令行有误：参数 --lang 后面要有一个值"),
    ],
)
def test_a_wrong_command_line_is_explained_in_chinese(words: list[str], says: str) -> None:
    found = here(*words)
    assert found.returncode == Exit.USAGE
    assert says in found.stderr
    assert found.stdout == ""


def test_usage_errors_follow_the_language_asked_for() -> None:
    found = ghpress("layouts", "--nosuch", "--lang=en")
    assert "the command line is wrong: unrecognized arguments: --nosuch" in found.stderr


def test_an_error_argparse_words_anew_is_passed_on_as_it_is() -> None:
    assert in_chinese("something argparse never said before") == "something argparse never said before"


@pytest.mark.parametrize(
    ("words", "env", "language"),
    [
        (["check", "x"], "", "zh"),
        (["check", "x"], "en_GB.UTF-8", "en"),
        (["--lang", "en", "check"], "", "en"),
        (["check", "--lang=zh"], "en", "zh"),
        (["compose", "--", "--lang=en"], "", "zh"),
    ],
)
def test_the_language_is_the_flags_then_the_environments(
    words: list[str], env: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GHPRESS_LANG", env)
    assert language_of(words) == language


def test_the_version_is_said() -> None:
    assert ghpress("--version").stdout.startswith("ghpress 0.")

"""Turns what Jinja2 says of a template into Chinese that a designer reads.

The sayings are those of Jinja2 3.1.6 (lexer, parser, runtime), looked up on 2026-11-23. What is not in
the table is said in general words: the line is named anyhow, the English remark has the saying itself.
"""

import re
from typing import Final

_SAYINGS: Final[tuple[tuple[str, str], ...]] = (
    (
        r"Unexpected end of template\..*block that needs to be closed is '(?P<tag>[^']*)'.*",
        "{tag} 没有收尾，要有 {{% end{tag} %}}",
    ),
    (
        r"Encountered unknown tag '(?P<tag>end[^']*)'.*needs to be closed is '(?P<open>[^']*)'.*",
        "{tag} 收错了，先要收尾的是 {open}",
    ),
    (r"Encountered unknown tag '(?P<tag>end[^']*|else|elif)'.*", "{tag} 前面没有它所收的开头"),
    (r"Encountered unknown tag '(?P<tag>[^']*)'.*", "没有 {tag} 这种标签"),
    (r"unexpected end of template, expected '(?P<wanted>[^']*)'\.", "模板没有写完，这里少一个 {wanted}"),
    (r"expected token '(?P<wanted>[^']*)', got '(?P<found>[^']*)'", "这里应当是 {wanted}，却是 {found}"),
    (
        r"unexpected '(?P<found>[^']*)', expected '(?P<wanted>[^']*)'",
        "这里应当是 {wanted}，却是 {found}",
    ),
    (r"Expected an expression, got '(?P<found>[^']*)'", "这里应当写要印的名目，却是 {found}"),
    (r"unexpected (?:char )?'(?P<found>[^']*)'.*", "多出一个 {found}，或前面少了它的另一半"),
    (r"Missing end of (?P<what>comment tag|raw directive)", "{what} 没有收尾"),
    (r"No (?P<what>filter|test) named '(?P<name>[^']*)'.*", "没有叫 {name} 的{what}"),
    (r"tag name expected", "{{% 之后要写标签名"),
    (r"'(?P<name>[\w.]+)' is undefined", "没有 {name} 这个名目"),
    (r"access to attribute '(?P<name>[^']*)' of .* is unsafe\.", "模板里不能用 {name}"),
    (r"'(?P<of>[\w. ]+)' has no attribute '(?P<name>[^']*)'", "里面没有 {name} 这一项"),
)

_TERMS: Final = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "end of template": "模板的末尾",
    "comment tag": "注释 {# #}",
    "raw directive": "{% raw %}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "filter": "过滤器",
    "test": "判断",
    "name": "名目",
    "string": "引号里的字",
    "integer": "数目",
}


def in_chinese(message: str) -> str:
    """What Jinja2 says, in Chinese; in general words if it is none of its known sayings."""
    for saying, words in _SAYINGS:
        if found := re.fullmatch(saying, message, re.DOTALL):
            return words.format(
                **{name: _TERMS.get(term, term) for name, term in found.groupdict().items()}
            )
    return "从这里起读不懂"

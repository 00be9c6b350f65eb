"""What libyaml's complaints mean, in words an editor understands.

Keys are the beginnings of ``problem`` texts in libyaml 0.2.5 (scanner.c, parser.c).
"""

FAULTS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "这里多了一个冒号，或这一行的缩进与上一行对不齐；值里有“: ”时，整个值要加引号",
        "a colon too many here, or the indent does not match the line above; quote a value holding ': '",
    ),
    (
        "could not find expected ':'",
        "这一行的键后面缺少半角冒号加空格",
        "a key on this line lacks its colon and space",
    ),
    (
        "found unexpected end of stream",
        "引号只有前一半，没有后一半",
        "a quotation mark was opened and never closed",
    ),
    (
        "found unexpected document indicator",
        "引号只有前一半，没有后一半",
        "a quotation mark was opened and never closed",
    ),
    (
        "found character that cannot start any token",
        "值不能以这个符号开头，请给整个值加引号",
        "a value cannot begin with this mark; put the whole value in quotes",
    ),
    (
        "did not find expected ',' or",
        "方括号或花括号没有收住，或两项之间缺半角逗号",
        "a bracket was not closed, or a comma is missing between two items",
    ),
    (
        "did not find expected '-' indicator",
        "列表里混进了不是列表的行，或缩进对不齐",
        "a line that is no list item stands among the items, or the indent is off",
    ),
    (
        "did not find expected key",
        "缩进对不齐，或上一行的引号、括号没有收住",
        "the indent is off, or a quote or bracket above was not closed",
    ),
    (
        "did not find expected node content",
        "括号里少了内容，或括号没有收住",
        "something is missing inside the brackets, or they were not closed",
    ),
    (
        "did not find expected alphabetic",
        "值不能以 * 或 & 开头，请给整个值加引号",
        "a value cannot begin with * or &; put the whole value in quotes",
    ),
    (
        "found unknown escape character",
        "双引号里的反斜杠后面写错了；请改用单引号",
        "the backslash in double quotes is wrong; use single quotes instead",
    ),
    (
        "block sequence entries are not allowed",
        "列表的“- ”不能写在这里，请另起一行并缩进",
        "a list item cannot stand here; begin a new, indented line",
    ),
    (
        "did not find expected <document start>",
        "文件开头多了或少了东西：不是“键: 值”的形式",
        "the file does not have the form 'key: value'",
    ),
)
TAB = (
    "行首用了制表符（Tab）；缩进只能用空格",
    "a tab stands at the line's beginning; indent with spaces only",
)
WIDE_COLON = (
    "用了全角冒号“：”；键后面要用半角冒号加一个空格",
    "a full-width colon was used; a key needs a half-width colon and a space",
)
OTHERWISE = ("写法不合 YAML 的规则", "this is not written as YAML requires")

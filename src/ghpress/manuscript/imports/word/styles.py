"""Tables of Word styles and what paragraphs in them are, and the lookup through a style's ancestors.

Names as Word 2019, WPS 12 and LibreOffice 7 write them in Chinese and English (July 2026), and those
Chinese newsrooms give their own styles.
"""

from enum import Enum


class WordRole(Enum):
    """What a paragraph in a Word file is."""

    HEADLINE = "headline"
    DECK = "deck"
    KICKER = "kicker"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    DATELINE = "dateline"
    NOTE = "note"
    QUOTE = "quote"
    CAPTION = "caption"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    BODY = "body"
    CONTENTS = "contents"


_NAMES: dict[WordRole, str] = {
    WordRole.HEADLINE: "title heading1 标题 标题1 主题 主标题 大标题 正题",
    WordRole.DECK: "subtitle 副标题 副题 子题",
    WordRole.KICKER: "引题 肩题 眉题",
    WordRole.SUBHEAD: (
        "heading2 heading3 heading4 heading5 heading6 标题2 标题3 标题4 标题5 标题6 小标题 插题 分题"
    ),
    WordRole.BYLINE: "author signature byline 署名 作者 记者 签名",
    WordRole.DATELINE: "dateline 电头",
    WordRole.NOTE: "编者按 按语",
    WordRole.QUOTE: "quote intensequote blocktext 引用 明显引用 引文 文本块",
    WordRole.CAPTION: "caption 题注 图说 图片说明",
    WordRole.BULLETS: "listbullet listbullet2 列表项目符号 列表项目符号2",
    WordRole.NUMBERS: "listnumber listnumber2 列表编号 列表编号2",
    WordRole.BODY: (
        "normal bodytext bodytextindent bodytextfirstindent firstparagraph normalindent normal(web) "
        "nospacing plaintext compact listparagraph 列出段落 列表段落 正文 正文文本 正文首行缩进 "
        "正文缩进 正文文本缩进 普通(网站) 无间隔 纯文本"
    ),
    WordRole.CONTENTS: "toc1 toc2 toc3 tocheading 目录1 目录2 目录3 toc标题",
}

_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}


def role_of_style(names: tuple[str, ...]) -> tuple[WordRole, bool]:
    """The role of a style with its ancestors, nearest first, and whether the style itself is known.

    A style of the newsroom's own that is based on a known one (but body) counts as that one.
    """
    roles = [_ROLES.get(_bare(name)) for name in names]
    if not roles or roles[0] is not None:
        return (roles[0] if roles and roles[0] else WordRole.BODY), True
    inherited = next((role for role in roles if role is not None), WordRole.BODY)
    return inherited, inherited is not WordRole.BODY


def is_title_style(names: tuple[str, ...]) -> bool:
    """Whether a style is Word's Title, which also stands over a whole document."""
    return bool(names) and _bare(names[0]) in ("title", "标题")


def _bare(name: str) -> str:
    """A style's name as the table writes it."""
    return name.lower().replace(" ", "").replace("（", "(").replace("）", ")")


IN_LISTS = frozenset((WordRole.BODY, WordRole.BULLETS, WordRole.NUMBERS))
"""Roles a numbered paragraph may have without its number being part of its words."""

TELLING = frozenset(WordRole) - {WordRole.BODY, WordRole.BULLETS, WordRole.NUMBERS, WordRole.CONTENTS}
"""Roles that show somebody used styles; where none occurs, bold and centred lines must tell."""

"""Copy of our own for tests of whole stories: no fact in it is anyone's."""

from collections.abc import Mapping
from fractions import Fraction

from galley.setting import EM, PITCH
from ghpress.galley.pieces import Copy, copy_of_blocks
from ghpress.layout.styles import Align, Setting, TextStyle
from ghpress.manuscript.story import Paragraph, Subhead
from ghpress.manuscript.text import plain

PARAGRAPHS = (
    "四月的清晨，车间里的灯还没有全亮，老班长已经站在机床旁。他把昨天的图纸又看了一遍，用铅笔在边上记下三个"
    "数字：0.02毫米、35%、180分钟。“差一点都不行。”他说，“零件装到车上，人就坐在上面。”",
    "这一年，厂里办起了12个“师徒课堂”，每周二、周四晚上开课，来听课的多是刚进厂的年轻人。课堂不讲大道理，只讲"
    "手上的活：怎样听声音，怎样看铁屑的颜色，怎样在图纸之外多想一步。",
    "到年底，课堂已经讲了96次，写下笔记近20万字，有7人考上了高级工。问起秘诀，年轻人笑着说：“哪有什么秘诀？"
    "师傅怎么做，我们就怎么做——多做一遍罢了！”",
    "夜班的人换下来，天已经亮了。食堂的豆浆冒着热气，窗外的杨树刚刚发芽……新的一天，就这样开始了。",
)
SUBHEADS = ("灯下的图纸", "周二和周四的晚上")


def styles() -> Mapping[str, TextStyle]:
    """A broadsheet's text styles, set in the made-up face."""
    body = _style("body", "song", "justify", 2)
    return {
        "body": body,
        "subhead": _style("subhead", "hei", "centre", 0, (2, 1, 3)),
        "list": _style("list", "song", "justify", 0),
        "quote": _style("quote", "kai", "justify", 2),
        "credit": _style("credit", "kai", "right", 0),
        "byline": _style("byline", "kai", "right", 0, (1, 2)),
    }


def _style(name: str, face: str, align: Align, indent: int, slots: tuple[int, ...] = (1,)) -> TextStyle:
    setting = Setting(align=align, indent=Fraction(indent))
    return TextStyle(name, face, EM, PITCH, setting=setting, slots=slots)


def copy() -> Copy:
    """Two sections of two paragraphs, each under its subhead."""
    one, two, three, four = (Paragraph(plain(text)) for text in PARAGRAPHS)
    first, second = (Subhead(plain(text)) for text in SUBHEADS)
    return copy_of_blocks((first, one, two, second, three, four)).copy

"""Examples of headlines: broken by meaning, narrowed before they shrink, trimmed, spaced, vertical."""

from fractions import Fraction

from tools.specimens.sample import Chapter, Head, Rule, Upright

from ghpress.units import pt

_ROOM = pt(188)
_LONG = "新就业形态劳动者有了自己的歇脚地"
_QUOTED = "“师徒课堂”的第96次开讲"

MEANING = Chapter(
    "meaning",
    "标题按意思断",
    "标题断行不看字数看意思：词不断，“的”不在行首，“和”“与”不在行末，几句的标题一句一行。",
    (
        Rule(
            "不断词，不断专名",
            "先按词典分词，再看 `terms.yaml` 里的专名，再求两行长短相称。",
            "行业习惯（clreq 7.1.3 只讲标题的字号和位置）",
            "`terms.yaml`；版式里的 `fit: ranks: headlines`",
            (
                Head(
                    "wrong",
                    "手工断行：排满一行就断",
                    (_LONG,),
                    _ROOM,
                    lines=("新就业形态劳动", "者有了自己的歇", "脚地"),
                    look=("劳动者", "歇脚地"),
                ),
                Head(
                    "right",
                    "按意思断，长短相称",
                    (_LONG,),
                    _ROOM,
                    terms=("新就业形态劳动者",),
                    style={"condense": 850},
                    look=("劳动者", "歇脚地"),
                ),
            ),
        ),
        Rule(
            "几句的标题，一句一行",
            "编辑写成几句的标题，断在句间；排在一行里，句间空一字，不打空格。",
            "行业习惯",
            "稿件的 `headline` 写成几行",
            (
                Head(
                    "wrong",
                    "手工断行：句子拆开",
                    ("把手艺留在车间", "把故事讲给后生"),
                    _ROOM,
                    (pt(22),),
                    lines=("把手艺留在车间把", "故事讲给后生"),
                    look=("‹把›故", "‹故›事"),
                ),
                Head("right", "一句一行", ("把手艺留在车间", "把故事讲给后生"), _ROOM, (pt(22),)),
            ),
        ),
    ),
)

WIDTHS = Chapter(
    "widths",
    "长体，视觉边线，短题加空",
    "标题差一点放不下，先压成长体，再换小一号的字；边线看的是笔画，不是字框。",
    (
        Rule(
            "先压长体，再换字号",
            "每个字压窄一点（至多两成，由样式定），比缩一号、留一截空好；压三个百分点，没有人看得出。",
            "行业习惯",
            "`condense: 850`（最窄压到千分之八百五）、`expand`（扁体）",
            (
                Head(
                    "wrong",
                    "不许压（condense: 1000）：小一号，右边空一截",
                    ("七尺讲台到三尺机台",),
                    _ROOM,
                    (pt(22), pt(18)),
                ),
                Head(
                    "right",
                    "压到 95%（condense: 850）：排满",
                    ("七尺讲台到三尺机台",),
                    _ROOM,
                    (pt(22), pt(18)),
                    {"condense": 850},
                ),
            ),
        ),
        Rule(
            "左边对齐看笔画，居中看字身",
            "引号、括号在行首行末，空白伸到栏外，笔画对着栏边；居中的标题不算两头的空白。",
            "clreq 6.3.2，推及标题",
            "`align`",
            (
                Head(
                    "wrong",
                    "手工断行，引号占一字（plain）",
                    (_QUOTED,),
                    _ROOM,
                    (pt(24),),
                    setting={"punctuation": "plain"},
                    lines=("“师徒课堂”的", "第96次开讲"),
                    look=("“",),
                ),
                Head("right", "引号的笔画对着栏边", (_QUOTED,), _ROOM, (pt(24),), look=("“",)),
                Head(
                    "wrong",
                    "居中，引号的空算在里面",
                    ("“灯”，亮着！",),
                    _ROOM,
                    (pt(24),),
                    setting={"punctuation": "plain", "align": "centre"},
                    lines=("“灯”，亮着！",),
                    look=("“灯”，亮着！",),
                ),
                Head(
                    "right",
                    "居中，只看字身",
                    ("“灯”，亮着！",),
                    _ROOM,
                    (pt(24),),
                    setting={"align": "centre"},
                    look=("“灯”，亮着！",),
                ),
            ),
        ),
        Rule(
            "两三个字的短题，加空是位置",
            "两字空两字，三字空一字，四字空半字；空是位置，不是空格，复制出来还是“导读”。",
            "clreq 6.3.1（疏排）；行业习惯",
            "`spaced: [2, 1, 1/2]`、`tracking`",
            (
                Head("wrong", "不加空", ("导读",), _ROOM, (pt(24),)),
                Head(
                    "right",
                    "空两字（spaced: [2, 1, 1/2]）",
                    ("导读",),
                    _ROOM,
                    (pt(24),),
                    {"spaced": (Fraction(2), Fraction(1), Fraction(1, 2))},
                ),
            ),
        ),
    ),
)

VERTICAL = Chapter(
    "vertical",
    "竖排的标题",
    "竖排换竖排的字形：标点移到右上，引号换成直角的，数字并排站进一个字的位置。",
    (
        Rule(
            "标点、引号、破折号换竖排的样子",
            "逗号、句号在右上角，双引号换『』、单引号换「」，破折号、括号转向；冒号、分号、问号、叹号占一字。",
            "clreq 2.1.2、6.3.2.1；GB/T 15834 5.2",
            "版式里竖排的块",
            (
                Upright(
                    "wrong",
                    "手工摆放：横排的字形竖着放",
                    ("他说：“灯，亮着——”",),
                    pt(245),
                    stacked=True,
                    look=("：“", "，", "——”"),
                ),
                Upright(
                    "right", "竖排的字形", ("他说：“灯，亮着——”",), pt(245), look=("：“", "，", "——”")
                ),
            ),
        ),
        Rule(
            "两三位数并排，长的转过来",
            "两三位数、3.0、5G、A+ 并排占一字，太宽就压窄，不压矮；"
            "四位以上的数和单词顺时针转九十度；四个字母以内的大写缩写一个一个直立。",
            "clreq 2.1.2（纵中横）",
            "版式里竖排的块",
            (
                Upright(
                    "wrong",
                    "手工摆放：一个一个竖着放",
                    ("第12届", "2026年", "用AI的"),
                    pt(150),
                    stacked=True,
                    look=("12", "2026"),
                ),
                Upright(
                    "right",
                    "并排、转向、直立",
                    ("第12届", "2026年", "用AI的"),
                    pt(150),
                    look=("12", "2026"),
                ),
            ),
        ),
    ),
)

HEADS = (MEANING, WIDTHS, VERTICAL)

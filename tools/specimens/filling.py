"""Examples of how lines are made full: the Han-Latin gap, pressing, opening, the paragraph's end."""

from fractions import Fraction

from tools.specimens.sample import Chapter, Passage, Rule

_FIRM = {"least_blank": Fraction(1, 2), "firm_stops": True}
_ROOM = "老书记说，这间屋（阅览室）不锁门，谁来都行。"
_GROWTH = "去年全市GDP增长5.2%，是5年来最快。"
_NIGHT = "灯亮了一整夜，天快亮时，最后一台车下了线。"
_AI = "班组用AI质检，3秒看完1件，比去年快了40%。"
_TYPED = "班组用 AI 质检，3 秒看完 1 件，比去年快了 40%。"

GAP = Chapter(
    "gap",
    "汉字与西文之间",
    "汉字与字母、数字之间空四分之一字，是版面上的位置，不是打进去的空格。",
    (
        Rule(
            "汉字与字母、数字之间空四分之一字",
            "四分之一字，行紧时最少压到八分之一，行松时最多拉到二分之一（可由报社改窄）；挨着标点不空，行首行末不空。",
            "clreq 6.3.3；UTR #59",
            "`autospace: 1/4`、`autospace-least`、`autospace-most`",
            (
                Passage(
                    "wrong",
                    "不空（autospace: 0）",
                    _AI,
                    Fraction(10),
                    {"autospace": Fraction(0)},
                    look=("AI", "‹3›秒", "完‹1›件", "40%"),
                ),
                Passage(
                    "right",
                    "空四分之一字（autospace: 1/4）",
                    _AI,
                    Fraction(10),
                    look=("AI", "‹3›秒", "完‹1›件", "40%"),
                ),
            ),
        ),
        Rule(
            "打了空格也一样",
            "稿里汉字与西文之间打的空格换成同一个空，不再加宽；标点旁边打的空格不印。",
            "clreq 6.3.3；CSS Text 4 text-autospace: replace",
            "`autospace`",
            (
                Passage("right", "稿里没打空格", _AI, Fraction(10)),
                Passage("right", "稿里打了空格，排出来一样", _TYPED, Fraction(10)),
            ),
        ),
    ),
)

PUSH = Chapter(
    "push",
    "先挤进，后推出",
    "一行排不下，先把标点的空白挤一挤，把字挤进来；挤不进，才推一个字到下行，把这一行匀开。",
    (
        Rule(
            "先挤进",
            "括号、引号的空先让，再是顿号、逗号、分号、冒号，再是汉字与西文之间，"
            "句号、问号、叹号最后让（可以不让）；汉字之间从不挤。",
            "clreq 6.2.2；挤压的次序见 6.2.2.3",
            "`push-in-first`（挤不下才拉；不写时两样里改动小的先用）；`least-blank`、`firm-stops`（这里设成不许挤）",
            (
                Passage(
                    "wrong",
                    "不许挤（least-blank: 1/2，firm-stops）",
                    _ROOM,
                    Fraction(7),
                    _FIRM,
                ),
                Passage(
                    "right",
                    "逗号让出半字，“行。”挤进来，少一行",
                    _ROOM,
                    Fraction(7),
                    look=("锁门‹，›",),
                ),
                Passage(
                    "wrong",
                    "不许挤：推出，多一行",
                    _ROOM,
                    Fraction(10),
                    _FIRM,
                ),
                Passage(
                    "right",
                    "左括号、逗号、右括号让出空来",
                    _ROOM,
                    Fraction(10),
                    look=("说‹，›", "屋‹（›", "室‹）›"),
                ),
            ),
        ),
    ),
)

EXPANSION = Chapter(
    "expansion",
    "一行不满，怎样拉开",
    "先拉西文词间和汉字与西文之间，到了限度，再把其余的字距匀开。数字、字母之间从不拉。",
    (
        Rule(
            "数字、单词里面不拉开",
            "拉开的只是词间、中西文之间、汉字之间；GDP 还是 GDP，5.2% 还是 5.2%。",
            "clreq 6.2.2.4（拉伸的次序）",
            "没有键，总是如此",
            (
                Passage(
                    "wrong",
                    "手工摆放：处处拉开一样多",
                    _GROWTH,
                    Fraction(10),
                    {"align": "left"},
                    lines=("去年全市GDP增长", "5.2%，是5年来最快。"),
                    evenly=True,
                    look=("GDP",),
                ),
                Passage("right", "字母之间不动", _GROWTH, Fraction(10), look=("GDP",)),
            ),
        ),
        Rule(
            "中西文之间先拉，拉到半字为止",
            "先由中西文之间出，最多拉到二分之一字（报社可以定得窄些，特刊定三分之一），不够的再由其余的字距匀摊。",
            "clreq 6.2.2.4（拉伸的次序第 2 步）",
            "`autospace-most`；字距该拉多宽为止：`most-opening`",
            (
                Passage(
                    "style",
                    "不许拉（autospace-most: 1/4）：全由汉字之间出",
                    _GROWTH,
                    Fraction(10),
                    {"autospace_most": Fraction(1, 4)},
                    look=("市‹GDP›增",),
                ),
                Passage(
                    "style",
                    "最多半字（autospace-most: 1/2，默认）",
                    _GROWTH,
                    Fraction(10),
                    look=("市‹GDP›增",),
                ),
            ),
        ),
    ),
)

LAST = Chapter(
    "last",
    "段末不留孤字",
    "一段的末行只剩一个字，连同它的标点，叫孤字。",
    (
        Rule(
            "末行至少两个字",
            "全段一起断行：前面的行挤一挤，把孤字收上来；挤不下就从前面匀一个字下去。实在没有办法才留着，并且提醒。",
            "clreq 7.1.2",
            "没有键，总是如此；提醒的代码是 `last-alone`",
            (
                Passage(
                    "wrong",
                    "手工断行：一行一行断，断到哪里算哪里",
                    _NIGHT,
                    Fraction(10),
                    lines=("灯亮了一整夜，天快亮", "时，最后一台车下了", "线。"),
                    look=("线。",),
                ),
                Passage(
                    "right",
                    "逗号让出半字，收上来",
                    _NIGHT,
                    Fraction(10),
                    look=("线。",),
                ),
            ),
        ),
    ),
)

FILLING = (GAP, PUSH, EXPANSION, LAST)

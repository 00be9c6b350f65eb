"""The form of what a layout lets make-up do (``fit``): widths, headline sizes, white, rungs."""

from fractions import Fraction

from ghpress.forms import (
    Choice,
    Either,
    Field,
    Form,
    ListOf,
    MapOf,
    Measure,
    Number,
    Truth,
    Whole,
    Words,
)
from ghpress.layout.layout import FitRules, JumpRules, Rungs

LEGS = r"[1-9][0-9]?/[1-9][0-9]?"
"""Basic columns and columns of text: 5/3."""

_FIT = FitRules({}, {})
_RUNGS = Rungs()
_JUMPS = JumpRules()

HEADLINE = Form(
    "headline",
    "一个主题字号",
    (
        Field("size", Measure(), "字号", "字号", required=True, example="小初"),
        Field("leading", Measure(), "多行标题的行距", "行距", required=True, example="42pt"),
    ),
)

RANK = Form(
    "rank",
    "一级稿件怎样排",
    (
        Field(
            "columns",
            ListOf(Either((Whole(1, 24), Words(LEGS))), least=1, lone=True),
            "可占几个基本栏，先写的先试；破栏写成 5/3：占 5 个基本栏，文字排 3 栏（长栏写 2/1），"
            "除不尽的字匀到栏空里",
            "栏数",
            required=True,
            example="[3, 5/3, 2]",
        ),
        Field("headlines", ListOf(HEADLINE, least=1), "主题可用的字号，从大到小", "题号", required=True),
        Field(
            "larger",
            ListOf(HEADLINE),
            "稿件短、版排不满时，主题还可放大到的字号，从小到大；与 headlines 里往下的字号轮流试",
            "放大的题号",
            default=(),
        ),
        Field(
            "vertical",
            Choice(("right", "left")),
            "主题也可以竖排（竖题），立在稿件的右边或左边；不写就只排横题",
            "竖题",
        ),
    ),
)

_LINES = ListOf(Whole(0, 40), least=1, lone=True)

RUNGS = Form(
    "rungs",
    "为了让一篇稿件排得下，最多做到哪一步",
    (
        Field(
            "loosest",
            Number(Fraction(1, 16), 1),
            "正文字间最多拉开多少（字宽）",
            "最松",
            default=_RUNGS.loosest,
            example="1/4",
        ),
        Field(
            "crop",
            Number(0, Fraction(1, 2)),
            "图片的高或宽最多裁去多少",
            "裁图",
            default=_RUNGS.crop,
            example="15%",
        ),
        Field(
            "drop-deck",
            Truth(),
            "排不下时副题可以不排；只许个别稿件这样做的，写在稿件里（deck-optional）",
            "舍副题",
            default=_RUNGS.drop_deck,
        ),
        Field(
            "harsh",
            Whole(0, 10000),
            "一篇稿件动用的各步，价钱合计到多少就提醒（硬凑）；价钱见 docs/makeup.md",
            "硬凑",
            default=_RUNGS.harsh,
        ),
    ),
)

JUMPS = Form(
    "jumps",
    "转版：一篇稿件这一版排不下，余下的转到后面的版",
    (
        Field(
            "allowed",
            Choice(("off", "first", "any")),
            "off 只转编辑要转的，first 只有排稿件的第一版可以转，any 各版都可以",
            "许转",
            default=_JUMPS.allowed,
        ),
        Field("most", Whole(0, 20), "一版最多转几篇", "最多", default=_JUMPS.most),
        Field(
            "least-characters",
            Whole(20, 2000),
            "转版的稿件，这一版、那一版各至少排多少字",
            "最少",
            default=_JUMPS.least_characters,
        ),
        Field(
            "most-pages",
            Whole(2, 64),
            "一篇稿件最多连着排在几个版上，再长就不排了",
            "最多版",
            default=_JUMPS.most_pages,
        ),
        Field(
            "run-on",
            Truth(),
            "接排：排不下的一律接着排在下一版，余下的空由下一篇接上，像杂志那样；不看 allowed、most",
            "接排",
            default=_JUMPS.run_on,
        ),
    ),
)

FIT = Form(
    "fit",
    "为了排满一版可以动什么",
    (
        Field("ranks", MapOf(RANK, "[1-9]"), "稿件级别：1 头条，2 一般，3 短稿", "级别", required=True),
        Field("head-white", _LINES, "标题上下空几行，先写的先试", "题空", default=_FIT.head_white),
        Field("row-gap", _LINES, "上下两排稿件之间空几行，先写的先试", "排空", default=_FIT.row_gap),
        Field("least-depth", Whole(1, 100), "正文至少排几行深", "最浅", default=_FIT.least_depth),
        Field("rungs", RUNGS, RUNGS.doc, "让稿件排得下"),
        Field("jumps", JUMPS, JUMPS.doc, "转版"),
    ),
)

"""The form of layout.yaml: every key, what it takes, what it is for.

The reader, the JSON Schema and the manual's reference all work from it.
"""

from dataclasses import replace
from fractions import Fraction
from typing import Any, get_args

from ghpress.folios import FOLIOS
from ghpress.forms import (
    Choice,
    Field,
    Form,
    Kind,
    ListOf,
    MapOf,
    Measure,
    Number,
    Truth,
    Whole,
    Words,
    root_schema,
)
from ghpress.layout.fitform import FIT
from ghpress.layout.layout import BoxRules, GuideRules, NoteRules
from ghpress.layout.naming import NAME as NAME
from ghpress.layout.planform import EAR, PLAN, room_inside
from ghpress.layout.styles import Align, Hyphenation, Punctuation, Setting, Strictness

SCHEMA_ADDRESS = "https://ghpress.invalid/schema/layout.schema.json"

_SETTING = Setting()
_NOTE = NoteRules()
_BOX = BoxRules()
_GUIDE = GuideRules()

SHEET = Form(
    "sheet",
    "纸张",
    (
        Field("width", Measure(), "成品（裁切后）的宽", "成品宽", required=True, example="390mm"),
        Field("height", Measure(), "成品的高", "成品高", required=True, example="540mm"),
        Field("bleed", Measure(), "四边出血", "出血", default=0, example="3mm"),
    ),
)

GRID = Form(
    "grid",
    "版心网格，按字、按行数",
    (
        Field("columns", Whole(1, 24), "基本栏数", "栏数", required=True, example="6"),
        Field("characters", Whole(4, 60), "每栏字数", "栏宽字数", required=True, example="15"),
        Field("gutter", Whole(0, 6), "栏间空几个字", "栏空", default=1, example="1"),
        Field("size", Measure(), "网格的字号，与正文相同", "字号", required=True, example="五号"),
        Field("leading", Measure(), "行距（一行到下一行）", "行距", required=True, example="14pt"),
        Field("lines", Whole(4, 400), "版心行数", "行数", required=True, example="100"),
        Field("left", Measure(), "版心左边到纸边；不写则左右居中", "左边距", example="19mm"),
        Field("top", Measure(), "版心上边到纸边；不写则上下居中", "上边距", example="24mm"),
    ),
)

INK = Form(
    "ink",
    "一种油墨",
    (
        Field(
            "cmyk",
            ListOf(Number(0, 100), least=4, most=4),
            "青、品红、黄、黑各百分之几",
            "四色",
            required=True,
            example="[0, 100, 100, 5]",
        ),
        Field(
            "spot",
            Words(),
            "作专色印时的色名：印刷文件里单独一块版，四色只供没有这块版时用",
            "专色",
            default="",
        ),
    ),
)

STYLE = Form(
    "style",
    "一种文字样式",
    (
        Field(
            "face",
            Words(NAME),
            "写用途名（song、hei、kai 等），对应的字体文件见 fonts/faces.yaml",
            "字体",
            required=True,
            example="song",
        ),
        Field("size", Measure(), "字号", "字号", required=True, example="五号"),
        Field("leading", Measure(), "行距", "行距", required=True, example="14pt"),
        Field("ink", Words(NAME), "油墨名", "油墨", default="black"),
        Field(
            "align", Choice(get_args(Align)), "两端齐、左齐、居中、右齐", "对齐", default=_SETTING.align
        ),
        Field("indent", Number(0, 20), "段首空几个字", "缩进", default=_SETTING.indent, example="2"),
        Field(
            "strictness",
            Choice(get_args(Strictness)),
            "避头尾的严格程度",
            "避头尾",
            default=_SETTING.strictness,
        ),
        Field(
            "punctuation",
            Choice(get_args(Punctuation)),
            "全角式、开明式、半角式、全身、居中（港台繁体）",
            "标点",
            default=_SETTING.punctuation,
        ),
        Field(
            "autospace", Number(0, 1), "中西文之间的空，以字宽计", "中西间隔", default=_SETTING.autospace
        ),
        Field(
            "autospace-most",
            Number(0, 1),
            "两端对齐时中西文之间的空最多拉到多少（字宽）",
            "中西间隔上限",
            default=_SETTING.autospace_most,
            example="1/3",
        ),
        Field(
            "autospace-least",
            Number(0, 1),
            "两端对齐时中西文之间的空最少压到多少（字宽）",
            "中西间隔下限",
            default=_SETTING.autospace_least,
            example="1/4",
        ),
        Field("hanging", Truth(), "行末标点是否悬出", "标点悬挂", default=_SETTING.hanging),
        Field(
            "most-opening",
            Number(0, 1),
            "两端对齐时字间最多拉开多少（字宽）才算过分",
            "最大字距",
            default=_SETTING.most_opening,
        ),
        Field(
            "firm-stops",
            Truth(),
            "行内的句号、问号、叹号是否一律不挤",
            "句号不挤",
            default=_SETTING.firm_stops,
        ),
        Field(
            "least-blank",
            Number(0, Fraction(1, 2)),
            "行内的括号、引号和、，；：最多挤到还留多少空（字宽）",
            "标点最少留空",
            default=_SETTING.least_blank,
            example="1/8",
        ),
        Field(
            "push-in-first",
            Truth(),
            "先挤标点，挤不下才拉开字间；不写时两样里改动小的先用",
            "先挤后拉",
            default=_SETTING.push_in_first,
        ),
        Field(
            "hyphenation",
            Choice(get_args(Hyphenation)),
            "西文单词按哪种英语断词：美、英，或一律不断",
            "西文断词",
            default=_SETTING.hyphenation,
        ),
        Field("strong-face", Words(NAME), "文中黑体强调用的字体", "强调字体", default="hei"),
        Field(
            "slots",
            ListOf(Whole(1, 40), least=1, lone=True),
            "这块字可占几个正文行，先写的先试",
            "占行",
            default=(1,),
        ),
        Field("condense", Whole(500, 1000), "放不下时最窄压到千分之几", "长体", default=1000),
        Field("expand", Whole(1000, 1250), "太短时最宽拉到千分之几", "扁体", default=1000),
        Field(
            "spaced",
            ListOf(Number(0, 4), least=1, lone=True, most=3),
            "两个字、三个字、四个字的题，字间各空几个字宽：[2, 1, 1/2]；不写不空",
            "短题字距",
            default=(),
        ),
        Field(
            "tracking",
            Number(0, 4),
            "字与字之间另加的空（字宽），只用于标题",
            "字距",
            default=Fraction(0),
        ),
    ),
)

NOTE = Form(
    "note",
    "编者按的框",
    (
        Field(
            "columns",
            ListOf(Whole(1, 8), least=1, lone=True),
            "框内分几栏，先写的先试",
            "栏数",
            default=_NOTE.columns,
        ),
        Field("gutter", Whole(0, 12), "框内栏间空几个网格字", "栏空", default=_NOTE.gutter),
        *room_inside(_NOTE),
    ),
)

BOX = Form(
    "box",
    "稿件里的框（链接、短评）",
    (
        Field(
            "columns",
            ListOf(Whole(1, 8), least=1, lone=True),
            "框内可分几栏，由拼版选",
            "栏数",
            default=_BOX.columns,
        ),
        Field("gutter", Whole(0, 12), "框内栏间空几个网格字", "栏空", default=_BOX.gutter),
        *room_inside(_BOX),
    ),
)

GUIDE = Form(
    "guide",
    "导读的框",
    (
        Field("columns", Whole(1, 8), "框内分几栏", "栏数", default=_GUIDE.columns),
        Field("gutter", Whole(0, 12), "框内栏间空几个网格字", "栏空", default=_GUIDE.gutter),
        *room_inside(_GUIDE),
    ),
)

CONTENTS = Form(
    "contents",
    "目录的框",
    (
        *GUIDE.fields,
        Field(
            "larger",
            ListOf(Whole(101, 300), lone=True),
            "稿件少、地方有余时，目录的字可放大到百分之几；先试最大的，排得下就用",
            "放大",
            default=_GUIDE.larger,
            example="[175, 150, 125]",
        ),
    ),
)

LAYOUT = Form(
    "layout",
    "ghpress 版式：layouts/NAME/layout.yaml",
    (
        Field("extends", Words(NAME), "以哪个版式为底，只写不同的地方", "继承", default=""),
        Field("title", Words(), "列表里给人看的", "名称", default=""),
        Field(
            "abstract",
            Truth(),
            "只作别的版式的底子，自己不列出来，也排不了报；不传给以它为底的版式",
            "只作底子",
            default=False,
        ),
        Field("sheet", SHEET, SHEET.doc, "纸张", required=True),
        Field("grid", GRID, GRID.doc, "网格", required=True),
        Field("inks", MapOf(INK, NAME), "印刷用的颜色，CSS 里写 var(--ink-名)", "油墨", required=True),
        Field("styles", MapOf(STYLE, NAME), "文字样式", "样式", required=True),
        Field("rules", MapOf(Measure(), NAME), "各种线的粗细，按线的名", "线", default={}),
        Field("note", NOTE, NOTE.doc, "编者按"),
        Field("box", BOX, BOX.doc, "框"),
        Field("guide", GUIDE, GUIDE.doc, "导读"),
        Field("ear", EAR, EAR.doc, "报眼"),
        Field("folios", FOLIOS, FOLIOS.doc, "版次"),
        Field("contents", CONTENTS, CONTENTS.doc, "目录"),
        Field("pages", ListOf(PLAN, least=1), "各类版面", "版面", required=True),
        Field("fit", FIT, FIT.doc, "拼版", required=True),
    ),
)


def layout_schema() -> dict[str, Any]:
    """The JSON Schema of layout.yaml.

    A layout that extends another may leave out anything but what stands in lists, which replace
    those it inherits; one that does not is held to the keys it needs, unless it is only for others to
    extend; what is inside them is left to the reader.
    """
    needed = [field.key for field in LAYOUT.fields if field.required]
    loose = root_schema(_inheriting(LAYOUT), SCHEMA_ADDRESS)
    free = [{"required": ["extends"]}, {"required": ["abstract"]}]
    return {**loose, "anyOf": [*free, {"required": needed}]}


def _inheriting(form: Form) -> Form:
    """The form with no key required, as a layout may fill it that extends another."""
    fields = (replace(field, required=False, kind=_loose(field.kind)) for field in form.fields)
    return replace(form, fields=tuple(fields))


def _loose(kind: Kind) -> Kind:
    """A kind whose mappings may lack what they inherit."""
    match kind:
        case Form():
            return _inheriting(kind)
        case MapOf(inner):
            return replace(kind, kind=_loose(inner))
        case _:
            return kind

"""The form of one kind of page in layout.yaml: its furniture, and the bands of a poster."""

from ghpress.forms import Choice, Field, Form, ListOf, Truth, Whole, Words
from ghpress.layout.layout import BoxRules, EarRules, Fold, Furniture, GuideRules, NoteRules
from ghpress.layout.naming import NAME

_EAR = EarRules()
_FOLD = Fold()
_PIECE = Furniture("", "top")


def room_inside(rules: NoteRules | BoxRules | GuideRules | EarRules) -> tuple[Field, ...]:
    """The keys for the white inside a box, which by default is that of these rules."""
    return (
        Field("inset", Whole(0, 12), "框内左右各空几个网格字", "左右空", default=rules.inset),
        Field("over", Whole(0, 12), "框内上面空几行", "上空", default=rules.over),
        Field("under", Whole(0, 12), "框内下面空几行", "下空", default=rules.under),
    )


FURNITURE = Form(
    "furniture",
    "版面上固定的一块：报头、报眼、报眉、导读、版末",
    (
        Field(
            "role",
            Words(NAME),
            "模板名：partials/ 下同名的 .html",
            "模板",
            required=True,
            example="masthead",
        ),
        Field(
            "at",
            Choice(("top", "bottom", "margin")),
            "top 版心上部，bottom 版心下部，margin 版心之上的天头",
            "位置",
            required=True,
        ),
        Field(
            "depths",
            ListOf(Whole(0, 200), least=1, lone=True),
            "占几行，先写的先试；导读、报眼不写就按内容",
            "行数",
            default=_PIECE.depths,
        ),
        Field(
            "block",
            Choice(("words", "ear", "guide")),
            "words 报头、报眉一类，由模板印；ear 报眼（issue.yaml 的 ear）；guide 导读",
            "内容",
            default=_PIECE.block,
        ),
        Field(
            "beside",
            Words(NAME),
            "与哪一块并排，立在它右边，写那一块的 role；没有内容可排时，那一块占满",
            "并排",
            default=_PIECE.beside,
            example="masthead",
        ),
        Field("columns", Whole(1, 24), "并排时占几个基本栏", "栏数", example="2"),
        Field(
            "weight",
            Whole(1, 40),
            "行数每退一步，抵别的块退几步：写大了，别的块不够用时才退",
            "轻重",
            default=_PIECE.weight,
        ),
    ),
)

EAR = Form(
    "ear",
    "报眼的框",
    (
        *room_inside(_EAR),
        Field("below", Whole(0, 12), "框下面空几行，才到别的东西", "框下空", default=_EAR.below),
    ),
)

PART = Form(
    "part",
    "头版一层里的一块",
    (
        Field(
            "block",
            Choice(("picture", "note", "guide", "contents")),
            "picture 主图，note 编者按，guide 导读，contents 目录",
            "内容",
            required=True,
        ),
        Field("columns", Whole(1, 24), "占几个基本栏；不写则占剩下的", "栏数", example="4"),
        Field("bleed", Truth(), "只用于主图：挨着纸边的一面出血", "出血", default=False),
    ),
)

FOLD = Form(
    "fold",
    "通版的折缝，按网格的字",
    (
        Field("gutter", Whole(0, 24), "折缝两边的栏之间空几个字", "栏空", default=_FOLD.gutter),
        Field("safe", Whole(0, 12), "折缝当中几个字宽的地方不印字", "让开", default=_FOLD.safe),
    ),
)

PLAN = Form(
    "page",
    "一类版面",
    (
        Field(
            "pages",
            Words(r"first|other|cover|contents|[1-9][0-9]*(-[1-9][0-9]*)?"),
            "first 头版，other 其余各版，cover 有头版主图时的头版，contents 封面之后的目录版，"
            "或版号；2-3 是通版：两版印在一张上，栏数加倍，中间是折缝",
            "版",
            required=True,
        ),
        Field("template", Words(r"[\w./-]+\.html"), "整版的模板", "模板", default="page.html"),
        Field("takes-note", Truth(), "编者按放在这一版", "放编者按", default=False),
        Field("furniture", ListOf(FURNITURE), "这类版面上固定的各块", "版头版末", default=()),
        Field("fold", FOLD, FOLD.doc, "折缝"),
        Field(
            "bands",
            ListOf(ListOf(PART, least=1)),
            "报头以下从上到下各层，每层从左到右各块；放主图的一层占满剩下的行。有层的版不排稿件",
            "层",
            default=(),
            example="[[{block: picture}], [{block: note, columns: 4}, {block: guide}]]",
        ),
    ),
)

"""The forms of the files an editor writes: issue, story, note, terms, and the chart in a story."""

from dataclasses import replace
from fractions import Fraction

from ghpress.forms import (
    Choice,
    Day,
    Either,
    Field,
    Form,
    ListOf,
    MapOf,
    Measure,
    Number,
    Prose,
    Truth,
    Whole,
    Words,
)
from ghpress.manuscript.slots import COLUMNS, LISTED, SHEETS

_ID = r"[^\s/\\:*?\"<>|]+"
_SHARE = Number(0, 1)
_PARTS = ListOf(Prose(), least=1, lone=True)

PICTURE = Form(
    "picture",
    "一张图片的说明。",
    (
        Field(
            "file",
            Words(),
            "文件，从专题的文件夹写起",
            "图片",
            required=True,
            example="pictures/大门.jpg",
        ),
        Field("caption", Prose(), "印在图片下面的话", "图说", example="新建成的驿站。"),
        Field("credit", Prose(), "出处或摄制者，印在图说之后", "来源", example="本报资料图"),
        Field(
            "alt", Words(may_be_empty=True), "供看不见图的读者（网页版）的一句话", "代替文字", default=""
        ),
        Field(
            "focus",
            ListOf(_SHARE, least=2, most=2),
            "裁切时要保住的一点，从左、从上量起",
            "焦点",
            default=(Fraction(1, 2), Fraction(1, 2)),
            example="[50%, 30%]",
        ),
        Field(
            "columns",
            Number(Fraction(1, 4), 12),
            "占几栏；不是整栏的（1.5）立在稿件右上角，正文绕着它排；不写由排版决定",
            "栏数",
            example="2",
        ),
    ),
)

STORY = Form(
    "story",
    "一篇稿件开头两行 --- 之间的各项。",
    (
        Field("id", Words(_ID), "不写就用文件名", "代号", example="yizhan"),
        Field("kicker", Prose(), "排在主题之上", "引题", example="家门口的服务站"),
        Field(
            "headline",
            _PARTS,
            "分成几截的写成列表，每截一项，截内不断开",
            "主题",
            required=True,
            example="[把服务送到身边, 让职工少跑一里]",
        ),
        Field(
            "deck",
            _PARTS,
            "排在主题之下，可以有几行",
            "副题",
            default=(),
            example="全市新建驿站一百二十处",
        ),
        Field("byline", Prose(), "作者或编辑部门，印在文前或文后", "署名", example="本报编辑部"),
        Field("dateline", Prose(), "印在正文之前", "电头", example="本报讯"),
        Field("city", Words(may_be_empty=True), "所属地市或单位，供排序、检索", "地市", default=""),
        Field("rank", Whole(1, 3), "1 头条，2 一般，3 短稿", "轻重", default=2, example="2"),
        Field(
            "alternatives",
            ListOf(_PARTS),
            "排不下时可换用；每个写法同主题",
            "备用主题",
            default=(),
            example="[[服务送到身边], [少跑一里路]]",
        ),
        Field(
            "columns",
            Words(COLUMNS),
            "占几个基本栏；破栏写成 5/3（占 5 个基本栏，文字排 3 栏），长栏写 2/1；不写由排版决定",
            "栏数",
            example="5/3",
        ),
        Field(
            "vertical",
            Choice(("right", "left")),
            "主题竖排（竖题），立在稿件的右边或左边；不写就排在上面",
            "竖题",
            example="right",
        ),
        Field("deck-optional", Truth(), "排不下时副题可以不排", "副题可舍", default=False),
        Field(
            "jump",
            Either((Truth(), Whole(1, 400))),
            "转版：true 可以转到后面的版，写版次就转到那一版，false 不许转；不写照版式的规定",
            "转版",
            example="4",
        ),
        Field("slug", _PARTS, "转到别的版后用的短题；不写就用主题的第一截", "转版题", default=()),
        Field("pictures", ListOf(PICTURE), "正文里没有放的，排在篇首", "图片", default=()),
    ),
)

NOTE = replace(
    STORY,
    name="note",
    doc="编者按开头两行 --- 之间的各项；没有标题的可以整个省去。",
    fields=tuple(
        replace(field, required=False, default=field.default or ()) if field.key == "headline" else field
        for field in STORY.fields
    ),
)

GUIDE_ENTRY = Form(
    "guide-entry",
    "导读里的一条；稿件的版次由排版填上。",
    (
        Field(
            "story",
            Prose(),
            "稿件的文件名或代号；不写就要写 page，导读别的内容",
            "稿件",
            example="01-changchun.md",
        ),
        Field("words", Prose(), "引人翻页的一句", "导读语", required=True, example="路边亮着的灯"),
        Field("name", Prose(), "印在导读语之前；不写就用稿件的地市、引题或主题", "篇名", example="长春"),
        Field("page", Whole(1, 400), "不写稿件时，指到第几版", "版次", example="4"),
    ),
)

SECTION = Form(
    "section",
    "一个版，或连着几个版：版名、叠、署名。",
    (
        Field("name", Words(), "印在报眉", "版名", default="", example="城市"),
        Field(
            "letter", Words(r"[A-Z]"), "从这一版起另起一叠，版号从 1 数起", "叠", default="", example="B"
        ),
        Field(
            "credits",
            MapOf(Words()),
            "这几版自己的署名，名目可以自定；不写就用 house.yaml 的",
            "署名",
            default={},
            example="{责编: 本报编辑部, 电话: 000-00000000}",
        ),
    ),
)

EAR = Form(
    "ear",
    "报眼：报头旁边的一小块。",
    (
        Field("head", Prose(), "小标题，可以不写", "题", example="今日天气"),
        Field("words", _PARTS, "一段一项", "文字", required=True, example="[晴，3℃到15℃, 西南风三级]"),
    ),
)

ADVERT_SIZE = Form(
    "advert-size",
    "订的版面：几栏、几行，或宽、高多少；另外那一对不写。",
    (
        Field("columns", Whole(1, 24), "占几个基本栏", "栏数", example="3"),
        Field("lines", Whole(1, 400), "占几行", "行数", example="40"),
        Field("width", Measure(), "成品的宽", "宽", example="172mm"),
        Field("height", Measure(), "成品的高", "高", example="120mm"),
    ),
)

ADVERT = Form(
    "advert",
    "一则广告；版面先留给它。",
    (
        Field(
            "file",
            Words(),
            "一页的 PDF（PDF/X），或 PNG、TIFF、JPEG，从专题的文件夹写起；文件还没到也可以先写",
            "文件",
            required=True,
            example="adverts/beiling.pdf",
        ),
        Field(
            "size",
            ADVERT_SIZE,
            "订的版面：columns 几栏、lines 几行，或 width、height 多少",
            "大小",
            required=True,
            example="{columns: 3, lines: 40}",
        ),
        Field(
            "page",
            Either((Whole(1, 400), Choice(("auto",)))),
            "排在第几版；auto 由排版决定",
            "版次",
            default="auto",
            example="4",
        ),
        Field(
            "position",
            Choice(("foot", "top", "corner", "outer", "ear")),
            "foot 版末，top 版首，corner 外下角，outer 外侧，ear 报眼",
            "位置",
            default="foot",
        ),
        Field("name", Words(), "谁的广告，不印", "名称", default="", example="北岭书店"),
        Field("booking", Words(), "订单号，不印", "单号", default="", example="GG-0016"),
    ),
)

ISSUE = Form(
    "issue",
    "一期专题（issue.yaml）。",
    (
        Field(
            "title", Prose(), "专题的名称，印在报头与报眉", "名称", required=True, example="春天的工地"
        ),
        Field("date", Day(), "出版的日子", "日期", required=True, example="2025-05-01"),
        Field("number", Words(), "本年第几期", "期号", default="", example="第12期"),
        Field("total", Words(), "创刊以来第几期", "总期号", default="", example="总第3456期"),
        Field("layout", Words(_ID), "版式的名称，即 layouts 里的文件夹", "版式", default="broadsheet"),
        Field(
            "pages",
            Either((Whole(1, 400), Choice(("auto",)), SHEETS)),
            "印几个版；auto 由排版决定，写成 {auto: 4} 则是 4 的倍数",
            "版数",
            default="auto",
            example="4",
        ),
        Field(
            "lock",
            ListOf(Whole(1, 400), lone=True),
            "锁住哪几版：照上次 ghpress fit --accept 收下的样子排，别的版怎么改也不动",
            "锁版",
            default=(),
            example="[2, 3]",
        ),
        Field(
            "stories",
            ListOf(Either((Prose(), LISTED)), least=1),
            "稿件的次序，写文件名或代号，要固定在某一版的写成 {file: 文件名, page: 版次}；"
            "不写就按文件名排列全部稿件",
            "稿件",
            example="[01-changchun.md, 02-jilin.md]",
        ),
        Field("note", Words(), "编者按的文件", "编者按", example="note.md"),
        Field(
            "cover",
            PICTURE,
            "头版主图；有了它，头版只排报头、主图、编者按、导读，不排稿件",
            "头版主图",
            example="{file: pictures/front.svg}",
        ),
        Field("guide", ListOf(GUIDE_ENTRY), "导读，排在版式留给它的地方", "导读", default=()),
        Field("ear", EAR, "报眼：报头旁边的一小块，版式留有地方才排", "报眼"),
        Field(
            "sections",
            MapOf(Either((Words(), SECTION)), r"[1-9][0-9]{0,2}(-[1-9][0-9]{0,2})?"),
            "各版的版名、署名，按版号写：一个版或连着几个版（2-3）",
            "各版",
            default={},
            example="{2: 要闻, 3-4: {name: 城市, credits: {责编: 本报编辑部}}}",
        ),
        Field("adverts", ListOf(ADVERT), "广告，版面先留给它们", "广告", default=()),
        Field(
            "fillers",
            ListOf(Either((Prose(), ADVERT))),
            "补白：短稿的文件，或本报自己的广告（写法同 adverts，不写 page），版面有空才用，"
            "哪样补得好用哪样；不在 stories、adverts 里",
            "补白",
            default=(),
            example="[fillers/xiaozhishi.md, {file: adverts/own.pdf, size: {columns: 2, lines: 20}}]",
        ),
        Field("people", ListOf(Words()), "专题里的人名，不得拆在两行", "人名", default=()),
        Field("section", Words(may_be_empty=True), "印在报眉", "版名", default="", example="特刊"),
        Field(
            "furniture",
            MapOf(Prose(may_be_empty=True), r"[a-z][a-z0-9-]*"),
            "报头、报眉上本期专用的字句；版式说明里列有可用的名目",
            "报头用语",
            default={},
            example="{sponsor: 特刊编委会}",
        ),
    ),
)

DATUM = Form(
    "datum",
    "图表里的一个数。",
    (
        Field("label", Prose(), "印在图上的名称", "名目", required=True, example="长春"),
        Field(
            "value",
            Number(0),
            "不带单位的数，不能是负数；只有地图上的一点可以不写，只标位置",
            "数值",
            example="128.5",
        ),
        Field(
            "unit", Words(may_be_empty=True), "这一项自己的单位；不写就用图表的", "单位", example="处"
        ),
        Field(
            "at",
            ListOf(_SHARE, least=2, most=2),
            "地图上的位置，从左、从上量起",
            "位置",
            example="[40%, 25%]",
        ),
        Field("said", Words(), "不照数值印的，印成什么；图形仍按数值画", "印作", example="130余"),
    ),
)

TIMELINE_ENTRY = Form(
    "timeline-entry",
    "大事记：正文里以 ```timeline 开头、以 ``` 结尾的一段，是一个列表，每项一件事。",
    (
        Field("when", Prose(), "时间，照印", "时间", required=True, example="1948年12月"),
        Field(
            "what", Prose(), "一件事，一段话", "事情", required=True, example="第一座工人俱乐部开门。"
        ),
        Field("where", Prose(), "印在时间之后", "地点", example="吉林"),
    ),
)

CHART = Form(
    "chart",
    "图表：正文里以 ```chart 开头、以 ``` 结尾的一段。",
    (
        Field(
            "kind",
            Choice(("bars", "symbols", "map")),
            "bars 条形，symbols 符号，map 地图",
            "样式",
            default="bars",
        ),
        Field("title", Prose(), "印在图表上面", "标题", example="各市驿站数"),
        Field("unit", Words(may_be_empty=True), "各项共用的单位", "单位", default="", example="处"),
        Field(
            "data",
            ListOf(DATUM, least=1),
            "各项数据",
            "数据",
            required=True,
            example="[{label: 长春, value: 12}]",
        ),
        Field("source", Prose(), "数据的出处", "出处", example="市总工会统计"),
        Field("columns", Whole(1, 12), "占几栏；不写由排版决定", "栏数", example="2"),
        Field(
            "frame",
            Number(Fraction(1, 3), 3),
            "地图图框的宽与高之比，按实际地图",
            "图框",
            default=Fraction(4, 3),
            example="4/3",
        ),
        Field(
            "ground",
            Words(),
            "垫在地图圆点下面的画，宽高之比同 frame，从专题的文件夹写起",
            "底图",
            example="pictures/ground.svg",
        ),
    ),
)

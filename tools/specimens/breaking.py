"""Examples of where a line may end: marks, pieces that are one, words, what may hang."""

from fractions import Fraction

from tools.specimens.sample import Chapter, Passage, Rule

_MORNING = "清早六点，车间的灯亮了。老班长说：“差一点都不行！”"
_MUSEUM = "厂史馆今天开放（免票），人人可看。"
_LOCKERS = "更衣柜今年换成新的，按班/组分开放，一人一把新钥匙。"
_SNOW = "他想了想，没有说下去……窗外的雪还在下。"
_WISH = "几代人的心愿——把厂史馆建起来——终于了了。"
_DASHES = "三代人守着一座炉——炉火没有熄过。"
_PARTS = "检验员报数，全厂合格率99.8%，误差只有0.02毫米。"
_NOTE = "用的是老师傅的办法^①^，一量就准。"
_SWEAT = "炉火映着他的脸，汗珠落在地上，没有人说话。"
_WORDS = "展区里写着Vocational Education几个字，很多人拍照。"
_ADDRESS = "全文见https://www.example.org/news/2024/05/report.html，欢迎转载。"

PROHIBITIONS = Chapter(
    "prohibitions",
    "避头尾",
    "哪些标点不在行首、哪些不在行末。分五级，一级比一级严："
    "none、basic、gb、gb+ellipsis、strict，默认 gb。",
    (
        Rule(
            "点号、右引号、右括号不在行首，左引号、左括号不在行末",
            "逗号、句号、顿号、冒号、问号、叹号、右引号、右括号、连接号、间隔号不在行首，左引号、左括号不在行末。",
            "clreq 6.1.1（基本处理）；GB/T 15834 5.1.1、5.1.3",
            "`strictness: basic`",
            (
                Passage(
                    "wrong",
                    "不管避头尾（strictness: none）",
                    _MORNING,
                    Fraction(8),
                    {"strictness": "none"},
                    look=("老班长说‹：›",),
                ),
                Passage(
                    "right",
                    "基本（strictness: basic）：句号让出半字",
                    _MORNING,
                    Fraction(8),
                    {"strictness": "basic"},
                    look=("老班长说‹：›",),
                ),
                Passage(
                    "wrong",
                    "不管避头尾（strictness: none）",
                    _MUSEUM,
                    Fraction(8),
                    {"strictness": "none"},
                    look=("‹（›免",),
                ),
                Passage(
                    "right",
                    "基本（strictness: basic）：左括号到下行",
                    _MUSEUM,
                    Fraction(8),
                    {"strictness": "basic"},
                    look=("‹（›免",),
                ),
            ),
        ),
        Rule(
            "分隔号也不在行末",
            "国标：分隔号占半字，既不在行首，也不在行末。",
            "GB/T 15834 5.1.9；clreq 6.1.1（GB 一级）",
            "`strictness: gb`（默认）",
            (
                Passage(
                    "wrong",
                    "基本（strictness: basic）",
                    _LOCKERS,
                    Fraction(12),
                    {"strictness": "basic"},
                    look=("班‹/›组",),
                ),
                Passage(
                    "right",
                    "国标（strictness: gb）",
                    _LOCKERS,
                    Fraction(12),
                    {"strictness": "gb"},
                    look=("班‹/›组",),
                ),
            ),
        ),
        Rule(
            "省略号不在行首",
            "国标不管，讲究的出版物管。行长只有十来字的报纸，管了容易松，所以另成一级。",
            "clreq 6.1.1（严格处理）的一半",
            "`strictness: gb+ellipsis`",
            (
                Passage(
                    "style",
                    "国标（strictness: gb）",
                    _SNOW,
                    Fraction(11),
                    look=("……",),
                ),
                Passage(
                    "style",
                    "省略号不在行首（gb+ellipsis）",
                    _SNOW,
                    Fraction(11),
                    {"strictness": "gb+ellipsis"},
                    look=("……",),
                ),
            ),
        ),
        Rule(
            "破折号也不在行首",
            "最严的一级：破折号、省略号都不在行首。",
            "clreq 6.1.1（严格处理）",
            "`strictness: strict`",
            (
                Passage(
                    "style",
                    "国标（strictness: gb）",
                    _WISH,
                    Fraction(6),
                    look=("‹——›把", "‹——›终"),
                ),
                Passage(
                    "style",
                    "严格（strictness: strict）",
                    _WISH,
                    Fraction(6),
                    {"strictness": "strict"},
                    look=("‹——›把", "‹——›终"),
                ),
            ),
        ),
    ),
)

UNITS = Chapter(
    "units",
    "不可分开的",
    "有些字连起来才是一个东西，哪一级避头尾都不拆。没有选项可关，错的一边是手工断的行。",
    (
        Rule(
            "破折号、省略号不从当中断开",
            "两个字的位置是一条线，不能一半在行末、一半在行首。",
            "GB/T 15834 5.1.4、5.1.5；clreq 6.1.2",
            "没有键，总是如此",
            (
                Passage(
                    "wrong",
                    "手工断行",
                    _DASHES,
                    Fraction(9),
                    lines=("三代人守着一座炉—", "—炉火没有熄过。"),
                    look=("——",),
                ),
                Passage("right", "整条移到下行", _DASHES, Fraction(9), look=("——",)),
            ),
        ),
        Rule(
            "数字连同小数点、百分号不拆",
            "数字、小数点、千分号、正负号、货币号、百分号、度数是一个数，不在当中断行，也不拉开。",
            "clreq 6.1.2；UAX #14 LB25",
            "没有键，总是如此",
            (
                Passage(
                    "wrong",
                    "手工断行",
                    _PARTS,
                    Fraction(13),
                    lines=("检验员报数，全厂合格率99.", "8%，误差只有0.02毫米。"),
                    look=("99.8%",),
                ),
                Passage("right", "整个数在一行", _PARTS, Fraction(13), look=("99.8%",)),
            ),
        ),
        Rule(
            "注码跟着它注的字",
            "上角的注码不到行首。",
            "clreq 6.1.2",
            "没有键，总是如此",
            (
                Passage(
                    "wrong",
                    "手工断行",
                    _NOTE,
                    Fraction(9),
                    lines=("用的是老师傅的办法", "①，一量就准。"),
                    look=("①",),
                ),
                Passage("right", "注码带着字一起走", _NOTE, Fraction(9), look=("①",)),
            ),
        ),
    ),
)

HANGING = Chapter(
    "hanging",
    "标点悬挂",
    "大陆的报纸一般不用，默认关着。",
    (
        Rule(
            "行末的逗号、句号可以悬在版口外",
            "开了以后，行里放不下的一个逗号、顿号或句号悬在行外，行里不为它挤、不为它松。"
            "两个标点相连不悬，破折号、省略号不悬。",
            "clreq 6.1.3",
            "`hanging: true`",
            (
                Passage(
                    "style",
                    "不悬（hanging: false）：逗号的空挤掉",
                    _SWEAT,
                    Fraction(10),
                    look=("地上‹，›", "说话‹。›"),
                ),
                Passage(
                    "style",
                    "悬（hanging: true）：句号在版口外，逗号不必挤",
                    _SWEAT,
                    Fraction(10),
                    {"hanging": True},
                    look=("地上‹，›", "说话‹。›"),
                ),
            ),
        ),
    ),
)

HYPHENATION = Chapter(
    "hyphenation",
    "西文断词",
    "栏窄，西文词长，不断词，前一行就松得难看，或者词从任意处断开。",
    (
        Rule(
            "长词按音节断开，加连字符",
            "用 TeX 的英语断词表，词首至少留两个字母、词尾至少三个；"
            "短词、全大写的缩写不断，专名不轻易断；连着断的不过两行。",
            "clreq 6.1.4（西文换行）；断词表出自 TeX 的 hyph-utf8",
            "`hyphenation: en_US`、`en_GB`、`none`",
            (
                Passage(
                    "wrong",
                    "不断词（hyphenation: none）",
                    _WORDS,
                    Fraction(13),
                    {"hyphenation": "none"},
                    look=("Vocational Education",),
                ),
                Passage(
                    "right",
                    "断词（hyphenation: en_US）",
                    _WORDS,
                    Fraction(13),
                    look=("Vocational Education",),
                ),
            ),
        ),
        Rule(
            "网址在它自己的标点后断，不加连字符",
            "网址不能添字，也不拉开字母；断后短了的行，宁可短着。",
            "行业习惯（clreq 6.1.4 只说西文词）",
            "没有键，总是如此",
            (
                Passage(
                    "wrong",
                    "手工断行，拉满",
                    _ADDRESS,
                    Fraction(12),
                    {"align": "left"},
                    lines=(
                        "全文见https://www.exam",
                        "ple.org/news/2024/05/re",
                        "port.html，欢迎转载。",
                    ),
                    evenly=True,
                    look=("https://www.example.org/news/2024/05/report.html",),
                ),
                Passage(
                    "right",
                    "在句点、斜线之后断",
                    _ADDRESS,
                    Fraction(12),
                    look=("https://www.example.org/news/2024/05/report.html",),
                ),
            ),
        ),
    ),
)

BREAKING = (PROHIBITIONS, UNITS, HANGING, HYPHENATION)

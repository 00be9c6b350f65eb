"""Turns house.yaml into the House: what a newspaper title says of itself on every issue.

The nearest folder upward that holds house.yaml is the shop's root; layouts and fonts are found
from there.
"""

from pathlib import Path

from ghpress.conditions import PRESS, UNASKED, PressConditions, conditions_of
from ghpress.filenames import DELIVER, USUAL_RULE, NameRule, name_rule_of
from ghpress.folios import FOLIOS, UNSAID, Folios, folios_of
from ghpress.forms import Field, Form, MapOf, Record, Whole, Words, fill
from ghpress.located import Entries, read_yaml
from ghpress.remarks import InFile, Level, Remark, warning, worst
from ghpress.rim import read_text
from ghpress.values import dataclass

HOUSE_FILE = "house.yaml"
EDITORS = "本报编辑部"
_CN = r"(?i:CN) ?[0-9]{2}-[0-9]{4}(?:/[0-9A-Z-]+)?"

HOUSE = Form(
    "house",
    "一家报纸的固定内容（house.yaml），各期专题通用。",
    (
        Field("name", Words(), "报纸的名称，印在报头", "报名", required=True, example="关东工报"),
        Field("cn", Words(_CN), "国内统一连续出版物号", "刊号", default="", example="CN 00-0000"),
        Field("authority", Words(), "主管单位的全称", "主管", default=""),
        Field("sponsor", Words(), "主办单位的全称", "主办", default=""),
        Field("publisher", Words(), "出版单位的全称", "出版", default=""),
        Field("address", Words(), "报社的地址", "社址", default=""),
        Field("postcode", Words(r"[0-9]{6}"), "六位数字", "邮编", default="", example="130000"),
        Field("contact", Words(), "联系电话、电子邮箱", "联系方式", default=""),
        Field("website", Words(), "报纸的网站", "网址", default=""),
        Field("printer", Words(), "印刷厂的全称", "印刷", default=""),
        Field("printer_address", Words(), "印刷厂的地址", "印刷地址", default=""),
        Field("distribution", Words(), "发行方式、邮发代号", "发行", default=""),
        Field("price", Words(), "每份或全年的价钱", "定价", default="", example="每份1.50元"),
        Field(
            "credits",
            MapOf(Words()),
            "版面上的署名，名目可以自定；不写就都是本报编辑部",
            "署名",
            default={"责编": EDITORS, "版式": EDITORS, "校对": EDITORS},
            example="{责编: 本报编辑部}",
        ),
        Field("press", PRESS, PRESS.doc, "印刷条件", example="{profile: newsprint-220}"),
        Field("deliver", DELIVER, DELIVER.doc, "送版", example="{code: SLGB}"),
        Field("folios", FOLIOS, "本报的版次怎样印；不写就照版式", "版次", example='{full: "第{一}版"}'),
        Field(
            "sheet_pages",
            Whole(1, 64),
            "一张印几个版：issue.yaml 的 pages 由排版决定时，版数取它的倍数",
            "整张",
            default=1,
            example="4",
        ),
        Field(
            "layouts",
            Words(),
            "版式所在的文件夹，从本文件写起",
            "版式夹",
            default="../layouts",
            example="../layouts",
        ),
        Field(
            "fonts",
            Words(),
            "字体所在的文件夹，从本文件写起",
            "字体夹",
            default="../fonts",
            example="../fonts",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Credit:
    """A line of the credits (责编 版式 校对): what was done, and by whom."""

    role: str
    by: str


@dataclass(frozen=True, slots=True)
class House:
    """The house style of a newspaper title.

    ``root`` is the shop's root, absolute; ``cn`` the 国内统一连续出版物号; ``authority``, ``sponsor``
    and ``publisher`` are 主管, 主办 and 出版. Words left out are empty, as are patterns of ``folios``
    that are left to the layout. Issues that leave their pages to make-up have so many times
    ``sheet_pages``.
    """

    root: Path
    layouts: Path
    fonts: Path
    name: str = ""
    cn: str = ""
    authority: str = ""
    sponsor: str = ""
    publisher: str = ""
    address: str = ""
    postcode: str = ""
    contact: str = ""
    website: str = ""
    printer: str = ""
    printer_address: str = ""
    distribution: str = ""
    price: str = ""
    credits: tuple[Credit, ...] = ()
    folios: Folios = UNSAID
    press: PressConditions = UNASKED
    sheet_pages: int = 1
    deliver: NameRule = USUAL_RULE


def shop_root(start: Path) -> Path | None:
    """The nearest folder from ``start`` upward that holds house.yaml."""
    folder = start.resolve()
    return next((each for each in (folder, *folder.parents) if (each / HOUSE_FILE).is_file()), None)


def read_house(start: Path) -> tuple[House, tuple[Remark, ...]]:
    """The house an issue's folder belongs to.

    Where no folder upward has house.yaml, the folder's parent is the root of a nameless shop, which
    is a warning: no masthead can be printed.
    """
    root = shop_root(start)
    if root is None:
        remark = warning("house-missing", InFile(HOUSE_FILE))
        return _house(start.resolve().parent, fill(HOUSE, _NOTHING).record), (remark,)
    file = read_text(root / HOUSE_FILE, root)
    found = read_yaml(file.text or "", HOUSE_FILE)
    filled = fill(HOUSE, found.node or _NOTHING)
    remarks = file.remarks + found.remarks
    return _house(root, filled.record), remarks if worst(
        remarks
    ) is Level.ERROR else remarks + filled.remarks


_NOTHING = Entries((), InFile(HOUSE_FILE))


def _house(root: Path, record: Record | None) -> House:
    assert record is not None, "a mapping always fills a record"
    words = {field.key: record[field.key] or "" for field in HOUSE.fields if field.key not in _OTHERWISE}
    return House(
        root=root,
        layouts=(root / record["layouts"]).resolve(),
        fonts=(root / record["fonts"]).resolve(),
        credits=tuple(Credit(role, by) for role, by in record["credits"].items()),
        folios=folios_of(record["folios"]),
        press=conditions_of(record["press"]),
        deliver=name_rule_of(record["deliver"]),
        sheet_pages=record["sheet_pages"],
        **words,
    )


_OTHERWISE = ("layouts", "fonts", "credits", "folios", "press", "deliver", "sheet_pages")

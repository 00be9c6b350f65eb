"""Turns terms.yaml into names and set terms: not to be split, written one way, with their titles."""

from ghpress.forms import Field, Form, ListOf, Record, Words
from ghpress.values import dataclass

TITLED = Form(
    "titled",
    "一个人和他的职务，校对用。",
    (
        Field("name", Words(), "姓名", "姓名", required=True, example="张三"),
        Field("title", Words(), "职务的全称", "职务", required=True, example="市总工会副主席"),
    ),
)

TERMS = Form(
    "terms",
    "不得拆在两行的词（terms.yaml）；校对也照它查写法。",
    (
        Field(
            "names", ListOf(Words()), "人名、地名、机构名", "名称", default=(), example="[长春市总工会]"
        ),
        Field(
            "terms",
            ListOf(Words()),
            "固定词语、提法、缩写",
            "词语",
            default=(),
            example="[工会驿站, 2.0版]",
        ),
        Field(
            "titles",
            ListOf(TITLED),
            "人的职务，稿件里写得不同的，校对会提醒",
            "职务",
            default=(),
            example="[{name: 张三, title: 市总工会副主席}]",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Titled:
    """A person and his title, as they are to be written."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What terms.yaml holds: ``words`` are names and set terms."""

    words: tuple[str, ...] = ()
    titles: tuple[Titled, ...] = ()


def terms_of(record: Record | None) -> Terms:
    """The record as a value; nothing for none."""
    if record is None:
        return Terms()
    titles = (Titled(each["name"] or "", each["title"] or "") for each in record["titles"])
    return Terms(
        (*record["names"], *record["terms"]),
        tuple(each for each in titles if each.name and each.title),
    )

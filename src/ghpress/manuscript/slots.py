"""Where issue.yaml may put a story on its pages (版位), and the forms that say so."""

from collections.abc import Mapping

from ghpress.forms import Choice, Field, Form, Prose, Whole, Words

COLUMNS = r"[1-9][0-9]?(/[1-9][0-9]?)?"
"""Basic columns, and columns of text where they are others."""

SLOTS: Mapping[str, str] = {
    "top": "top",
    "bottom": "bottom",
    "left": "left",
    "right": "right",
    "top-left": "top-left",
    "top-right": "top-right",
    "bottom-left": "bottom-left",
    "bottom-right": "bottom-right",
    "版首": "top",
    "版脚": "bottom",
    "左": "left",
    "右": "right",
    "左上": "top-left",
    "右上": "top-right",
    "左下": "bottom-left",
    "右下": "bottom-right",
}
"""By the word written, the place meant: which edges of the page the story reaches."""

LISTED = Form(
    "listed",
    "一篇稿件和它的位置。",
    (
        Field("file", Prose(), "稿件的文件名或代号", "稿件", required=True, example="12-shushuo.md"),
        Field("page", Whole(1, 400), "固定排在第几版；不写由排版决定", "版次", example="4"),
        Field(
            "slot",
            Choice(tuple(SLOTS)),
            "固定排在版上哪里，挨着哪边：版首、版脚、左、右、左上、右上、左下、右下",
            "版位",
            example="右上",
        ),
        Field("columns", Words(COLUMNS), "占几栏，写法同稿件里的；这里写的为准", "栏数", example="4"),
        Field("rank", Whole(1, 3), "轻重，同稿件里的；这里写的为准", "轻重", example="1"),
    ),
)

SHEETS = Form(
    "sheets",
    "版数由排版决定，但须凑成整张。",
    (Field("auto", Whole(1, 64), "版数是几的倍数", "倍数", required=True, example="4"),),
)

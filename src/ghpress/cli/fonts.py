"""Turns the shelf of faces into a table: ``ghpress fonts``."""

from argparse import Namespace
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.columns import table
from ghpress.cli.exits import Exit
from ghpress.cli.parser import Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner
    from ghpress.stock.coverage import Coverage
    from ghpress.stock.overview import Row
    from ghpress.wording import Language

SAYS = Said(
    "列出字体：角色、文件、字表覆盖、嵌入许可",
    "list the faces: roles, files, coverage, embedding rights",
)
_HEAD = {
    "zh": ("角色", "排什么", "字体", "文件", "通用规范汉字表", "GB 2312", "嵌入许可"),
    "en": ("role", "sets", "face", "file", "common table", "GB 2312", "embedding"),
}
_FIGURES = frozenset({4, 5})
_SCRIPTS = {
    "zh": {"han": "汉", "latin": "西", "figures": "数"},
    "en": {"han": "Han", "latin": "Latin", "figures": "figures"},
}
_RIGHTS = {
    "zh": {"free": "可嵌入", "edit": "可嵌入编辑", "print": "可嵌入印刷", "forbidden": "不许嵌入"},
    "en": {
        "free": "installable",
        "edit": "editable",
        "print": "print and preview",
        "forbidden": "forbidden",
    },
}
_WHOLE = {"zh": "（须整体）", "en": " (whole)"}


def arguments(parser: Parser) -> None:
    """Adds ``--json``."""
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Prints a row for each face of each role, then what is wrong with them."""
    from ghpress.cache import cache_folder
    from ghpress.cli.places import house_here
    from ghpress.cli.voice import conclude, exit_for, speak_json
    from ghpress.stock.overview import overview
    from ghpress.stock.shelf import open_shelf

    house, remarks = house_here()
    shelf, complaints = open_shelf(house.fonts, cache_folder() / "faces")
    remarks += complaints
    rows = overview(shelf)
    if manner.as_json:
        speak_json(remarks, {"fonts": [_object(row) for row in rows]})
        return exit_for(remarks)
    print(
        "\n".join(
            table(
                [_HEAD[manner.language], *(_cells(row, manner.language) for row in rows)],
                figures=_FIGURES,
            )
        )
    )
    return conclude(remarks, manner) if remarks else Exit.GOOD


def _cells(row: "Row", language: "Language") -> tuple[str, ...]:
    common, gb2312, *_ = row.coverage
    between = "·" if language == "zh" else ", "
    return (
        row.role,
        between.join(_SCRIPTS[language][script] for script in row.scripts),
        f"{row.family} {row.style}",
        row.source,
        _covered(common),
        _covered(gb2312),
        _rights(row.embedding, language),
    )


def _covered(coverage: "Coverage") -> str:
    return f"{coverage.have}/{coverage.total}"


def _rights(embedding: str, language: "Language") -> str:
    word = embedding.removeprefix("whole-")
    return _RIGHTS[language][word] + (_WHOLE[language] if word != embedding else "")


def _object(row: "Row") -> dict[str, object]:
    return {
        "role": row.role,
        "scripts": list(row.scripts),
        "family": row.family,
        "style": row.style,
        "scale": float(row.scale),
        "shift_em": float(row.shift),
        "source": row.source,
        "prepared": row.prepared,
        "bytes": row.bytes,
        "version": row.version,
        "embedding": row.embedding,
        "licence": row.licence,
        "coverage": [
            {"table": each.table, "have": each.have, "total": each.total, "missing": each.missing}
            for each in row.coverage
        ],
    }

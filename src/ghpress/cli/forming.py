"""Turns what an issue's form came to into words and an object: ``ghpress check ISSUE --form``."""

from typing import TYPE_CHECKING

from ghpress.cli.parser import Parser, Said

if TYPE_CHECKING:
    from ghpress.deliver.formcheck import FormChecked
    from ghpress.wording import Language

_FORM = Said(
    "稿件：拼一次版，查出版形式（报头、版序、必登事项、广告标记），按 2020 年规定计差错数",
    "copy: make the pages up and count points of form by the rule of 2020 (masthead, folios, imprint)",
)


def arguments(parser: Parser) -> None:
    """Adds ``--form``."""
    parser.option("--form", action="store_true", says=_FORM)


def form_object(checked: "FormChecked | None") -> dict[str, object]:
    """The points for a program; nothing where the form was not asked for."""
    from ghpress.report.form import form_document

    if checked is None:
        return {}
    return {"form": form_document(checked.check) if checked.check else None}


def form_lines(checked: "FormChecked | None", language: "Language") -> tuple[str, ...]:
    """The points in words."""
    from ghpress.report.form import form_in_words

    if checked is None:
        return ()
    if checked.check is None:
        said = "出版形式：没有查，版还拼不成（先用 fit 看）。"
        return (said if language == "zh" else "form: not checked, the pages cannot be made up yet.",)
    return form_in_words(checked.check, language)

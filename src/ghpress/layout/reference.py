"""Turns the form of layout.yaml into the manual's tables of keys, so that the two cannot disagree."""

from collections.abc import Iterator

from ghpress.forms import Field, Form, Kind, ListOf, MapOf
from ghpress.forms.kinds import in_words
from ghpress.layout.form import LAYOUT

BEGIN = "<!-- 以下各表由 layout.yaml 的表单生成，改表单，不改这里 -->"
END = "<!-- 生成的表到此为止 -->"


def reference() -> str:
    """The tables of every key of layout.yaml, in Markdown, between their two marks."""
    return "\n".join((BEGIN, *_tables(LAYOUT, "layout.yaml"), "", END))


def _tables(form: Form, path: str) -> Iterator[str]:
    """The table of a form, then those of the forms inside it."""
    yield from ("", f"### {path}", "", "| 键 | 是什么 | 写法 | 不写时 |", "|---|---|---|---|")
    for field in form.fields:
        yield _row(field)
    for field in form.fields:
        inner, below = _inside(field.kind, field.key)
        if inner is not None:
            yield from _tables(inner, below if path == "layout.yaml" else f"{path} › {below}")


def _row(field: Field) -> str:
    """One key."""
    said = f"{field.term}：{field.doc}" if field.term and field.term != field.doc else field.doc
    example = f"，如 `{field.example}`" if field.example else ""
    inner, below = _inside(field.kind, field.key)
    written = f"见 {below}" if inner else f"{in_words(field.kind)[0]}{example}"
    return f"| `{field.key}` | {said} | {written} | {_default(field)} |"


def _inside(kind: Kind, key: str) -> tuple[Form | None, str]:
    """The form a kind holds, and how its place is written: ``styles › 名``, ``pages › 各项``."""
    match kind:
        case Form():
            return kind, key
        case MapOf(inner):
            form, _ = _inside(inner, key)
            return form, f"{key} › 名"
        case ListOf(inner):
            form, _ = _inside(inner, key)
            return form, f"{key} › 各项"
        case _:
            return None, key


def _default(field: Field) -> str:
    """What stands where a key is left out."""
    if field.required:
        return "**必写**"
    match field.default:
        case None | "" | ():
            return "—"
        case dict(pairs) if not pairs:
            return "—"
        case bool(truth):
            return "`true`" if truth else "`false`"
        case tuple(items):
            return f"`[{', '.join(str(item) for item in items)}]`"
        case value:
            return f"`{value}`"

"""No text, however odd, makes the lint or the reader fall over; all it gets is remarks."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghpress.layout.csslint import lint_css
from ghpress.layout.read import read_layout
from ghpress.layout.templatelint import Stock, lint_template
from ghpress.remarks import InFile, Remark
from layout.shelf import lay
from layout.test_csslint import CONTEXT

CSS_PIECES = (
    *".a .ornament ::before { } ( ) [ ] ; : , @media @page color background content var( url(".split(),
    *"--ink-red #c00 red rgb( device-cmyk( none 1 % /* */ \" ' \\ !important color( lab( & >".split(),
    *("第", "\x00", "linear-gradient(", " ", "\n"),
)
TEMPLATE_PIECES = (
    *"{{ }} {% %} {# #} - | set('a') lines for in if endif else raw macro include 'a.html' x".split(),
    *". ( ) < > </ p style = \" ' &nbsp; & <!-- --> <![CDATA[ 第 fill='red' <svg>".split(),
    *("\U000f0003", " ", "\n"),
)
YAML_PIECES = (
    *"grid: styles: inks: fit: pages: rules: { } [ ] , 1 0 五号 10pt red cmyk null ~ &a *a !x".split(),
    *"' \" # ranks columns lines -5 1e9".split(),
    *(
        "extends: broadsheet\n",
        " ",
        "\n",
        "  ",
        "- ",
        ": ",
        "\t",
        "title: 试\n",
        "note: {columns: [1]}\n",
    ),
)


def texts(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=30).map("".join)


def all_placed(remarks: tuple[Remark, ...], lines: int) -> bool:
    return all(
        isinstance(remark.place, InFile) and 0 <= remark.place.line <= lines + 1 for remark in remarks
    )


@given(texts(CSS_PIECES))
def test_any_css_gets_remarks_within_its_lines(css: str) -> None:
    assert all_placed(lint_css(css, "a.css", CONTEXT), css.count("\n") + 1)


@given(texts(TEMPLATE_PIECES))
def test_any_template_gets_remarks_within_its_lines(text: str) -> None:
    assert all_placed(lint_template(text, "a.html", Stock(styles=("a",))), text.count("\n") + 1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(texts(YAML_PIECES))
def test_any_layout_file_is_read_or_refused_with_a_remark(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "own"
    if not folder.exists():
        lay(tmp_path, "own")
    (folder / "layout.yaml").write_text(text, encoding="utf-8")
    layout, remarks = read_layout("own", (tmp_path,))
    assert layout is not None or remarks

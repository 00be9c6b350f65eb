"""A layout's mistakes come out of the real command with file and line, and with what to do."""

import re
import subprocess
from pathlib import Path

import pytest

from cli.command import ghpress
from cli.issues import small_issue

STAND = "extends: plain\n"

YAML = {
    "unknown-key": ("grid: {colums: 5}", "key-unknown", "columns"),
    "unknown-style-key": ("styles: {kicker: {colour: black}}", "key-unknown", ""),
    "grid-too-wide": ("grid: {columns: 5}", "type-area-outside", ""),
    "note-columns": ("note: {columns: [8], gutter: 4}", "note-too-narrow", ""),
    "guide-columns": ("guide: {columns: 8, gutter: 4}", "block-too-narrow", "guide"),
    "rank-columns": ("fit: {ranks: {2: {columns: [5, 2]}}}", "rank-too-wide", ""),
    "ink-unknown": ("styles: {kicker: {ink: rde}}", "style-ink-unknown", "red"),
    "bands-too-wide": (
        "pages: [{pages: cover, bands: [[{block: picture}, {block: note, columns: 4}]]},"
        " {pages: first, takes-note: true}, {pages: other}]",
        "band-too-wide",
        "4",
    ),
}

FILES = {
    "style-of-a-frame": (
        "partials/folio.html",
        "\n{{ words.name | set('folo') }}",
        2,
        "template-style-unknown",
    ),
    "style-of-a-row": (
        "partials/folio.html",
        '{% from "partials/rows.html" import row %}\n\n{{ row(words, ["name"], "folo") }}',
        3,
        "template-style-unknown",
    ),
    "template-syntax": ("partials/folio.html", "\n\n{% if words %}\n<p></p>", 3, "template-syntax"),
    "template-words": ("partials/folio.html", "<p>\n第</p>", 2, "template-bare-text"),
    "template-missing": (
        "partials/folio.html",
        "{% include 'partials/crest.html' %}",
        1,
        "layout-template-missing",
    ),
    "css-forbidden": ("layout.css", ".folio {\n  font-size: 60pt;\n}", 2, "css-forbidden"),
    "css-colour": ("layout.css", "\n\n.role-note-ground {\n  background: #c00;\n}", 4, "colour-literal"),
    "css-property": ("layout.css", ".folio {\n  dispaly: flex;\n}", 2, "css-unknown-property"),
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with one layout a mistake."""
    root = tmp_path_factory.mktemp("shop")
    for name, (yaml, _, _) in YAML.items():
        write(root / f"layouts/{name}/layout.yaml", f"{STAND}{yaml}\n")
    for name, (file, text, _, _) in FILES.items():
        write(root / f"layouts/{name}/layout.yaml", STAND)
        write(root / f"layouts/{name}/{file}", text)
    return root


@pytest.fixture(scope="module")
def listed(shop: Path) -> subprocess.CompletedProcess[str]:
    return ghpress("layouts", at=shop)


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def said(listed: subprocess.CompletedProcess[str], code: str, file: str, line: int) -> str:
    """The words of this remark at this place, and the line after it that says what to do."""
    lines = listed.stdout.splitlines()
    at = re.compile(rf"{re.escape(file)}:{line}(:\d+)?: .*\[{code}\]")
    found = [number for number, text in enumerate(lines) if at.match(text)]
    assert found, f"no {code} at {file}:{line} in\n{listed.stdout}"
    return "\n".join(lines[found[0] : found[0] + 2])


@pytest.mark.parametrize("name", YAML)
def test_a_mistake_in_layout_yaml_has_its_line(
    name: str, listed: subprocess.CompletedProcess[str]
) -> None:
    _, code, hint = YAML[name]
    assert hint in said(listed, code, f"layouts/{name}/layout.yaml", 2)
    assert listed.returncode == 1


@pytest.mark.parametrize("name", FILES)
def test_a_mistake_in_template_or_css_has_its_line(
    name: str, listed: subprocess.CompletedProcess[str]
) -> None:
    file, _, line, code = FILES[name]
    assert said(listed, code, f"layouts/{name}/{file}", line)


def test_a_style_that_frames_need_is_missed_where_styles_are_written(tmp_path: Path) -> None:
    yaml = (
        "extends: common\nsheet: {width: 200mm, height: 280mm}\n"
        "styles:\n  body: {face: song, size: 五号, leading: 14pt}\n"
        "grid: {columns: 2, characters: 20, size: 五号, leading: 14pt, lines: 40}\n"
        "pages: [{pages: first}, {pages: other}]\n"
        "fit: {ranks: {1: {columns: 2, headlines: [{size: 20pt, leading: 24pt}]}}}\n"
    )
    write(tmp_path / "layouts/bare/layout.yaml", yaml)
    listed = ghpress("layouts", at=tmp_path)
    assert "headline" in "".join(
        line for line in listed.stdout.splitlines() if "[style-missing]" in line
    )
    assert said(listed, "style-missing", "layouts/bare/layout.yaml", 4)


def test_a_word_that_a_template_has_not_got_stops_the_build_at_its_line(tmp_path: Path) -> None:
    issue = small_issue(tmp_path / "content/river")
    write(tmp_path / "layouts/own/layout.yaml", STAND)
    text = "\n<div>\n{{ words['naem'] | set('folio') }}</div>"
    write(tmp_path / "layouts/own/partials/masthead.html", text)
    write(tmp_path / "content/house.yaml", "name: 河报\nlayouts: ../layouts\n")
    built = ghpress("build", issue, "--layout", "own", at=tmp_path)
    assert built.returncode == 1
    said = built.stdout + built.stderr
    assert re.search(r"own/partials/masthead\.html:3: .*\[template-broken\]", said), said
    assert not (tmp_path / "output").exists()

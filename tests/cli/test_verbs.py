"""The verbs around a build: new, import, fit, layouts, fonts, compose, completion."""

import json
import subprocess
from pathlib import Path

import pytest
import shtab

import ghpress as public
from cli.command import ghpress, here
from cli.issues import ISSUE, LOCK, small_issue
from ghpress.cli import composing
from ghpress.cli.parser import ANY_FILE, ISSUE_FOLDER
from ghpress.layout.styles import AUTOSPACE_LEAST, AUTOSPACE_MOST

TEXT = "春江潮水连海平，海上明月共潮生。\n滟滟随波千万里，何处 spring 无月明！\n"


def composed(*words: str, text: str = TEXT) -> list[dict]:
    found = here("compose", "--json", *words, given=text)
    assert found.returncode == 0, found.stderr
    return [json.loads(line) for line in found.stdout.splitlines()]


def test_compose_prints_an_object_a_paragraph_whose_lines_are_the_source() -> None:
    paragraphs = composed("--measure", "9")
    assert ["".join(line["text"] for line in each["lines"]) for each in paragraphs] == TEXT.splitlines()
    assert [each["measure_em"] for each in paragraphs] == [9, 9]
    for paragraph in paragraphs:
        for line in paragraph["lines"]:
            assert "".join(cluster["text"] for cluster in line["clusters"]) == line["text"]
            last = line["clusters"][-1]
            assert last["x_em"] + last["advance_em"] == pytest.approx(line["width_em"], abs=1e-5)
        assert [line["last"] for line in paragraph["lines"]] == [False] * (
            len(paragraph["lines"]) - 1
        ) + [True]
        assert all(line["width_em"] == pytest.approx(9, abs=1e-5) for line in paragraph["lines"][:-1])


def test_compose_takes_its_options() -> None:
    first = composed("--measure", "9", "--indent", "2")[0]["lines"][0]
    assert first["clusters"][0]["x_em"] == 2
    ragged = composed("--measure", "9.4", "--ragged")[0]["lines"][0]
    assert ragged["width_em"] < 9.4
    close = composed("--measure", "40", "--autospace", "0")[1]["lines"][0]["width_em"]
    wide = composed("--measure", "40", "--autospace", "1/2")[1]["lines"][0]["width_em"]
    assert wide == pytest.approx(close + 1, abs=1e-5)
    plain = composed("--measure", "40", "--punctuation", "plain")[0]["lines"][0]["width_em"]
    half = composed("--measure", "40", "--punctuation", "banjiao")[0]["lines"][0]["width_em"]
    assert half < plain
    kept = composed("--measure", "6", "--keep", "何处", text="滟滟随波千万里何处春江无月明\n")[0]
    assert not any(line["text"].endswith("何") for line in kept["lines"])


@pytest.mark.parametrize(
    ("options", "most"),
    [
        ((), 0.5),
        (("--autospace-most", "1/3"), 0.333333),
        (("--autospace-most", "1/4", "--autospace-least", "1/4"), 0.25),
    ],
)
def test_compose_opens_the_gap_as_far_as_it_is_told(options: tuple[str, ...], most: float) -> None:
    text = "国国5国国" + "123456789" + "国国国国国\n"
    first = composed("--measure", "6", *options, text=text)[0]["lines"][0]["clusters"]
    assert first[2]["x_em"] - first[1]["x_em"] - 1 == pytest.approx(most, abs=1e-5)


def test_compose_presses_no_further_than_it_is_told() -> None:
    text = "国国国，国国国国国国国国\n"
    assert composed("--measure", "7.5", text=text)[0]["lines"][0]["clusters"][3]["advance_em"] == 0.5
    kept = composed("--measure", "7.5", "--least-blank", "1/8", text=text)[0]["lines"][0]["clusters"]
    assert kept[3]["advance_em"] >= 1
    stop = text.replace("，", "。")
    assert composed("--measure", "7.5", text=stop)[0]["lines"][0]["clusters"][3]["advance_em"] == 0.5
    firm = composed("--measure", "7.5", "--firm-stops", text=stop)[0]["lines"][0]["clusters"]
    assert firm[3]["advance_em"] >= 1


def test_composes_own_limits_are_those_of_a_style() -> None:
    assert (composing.AUTOSPACE_LEAST, composing.AUTOSPACE_MOST) == (AUTOSPACE_LEAST, AUTOSPACE_MOST)


def test_compose_without_json_prints_the_lines() -> None:
    found = ghpress("compose", "--measure", "9", "--indent", "1", given=TEXT)
    assert found.stdout.splitlines()[0].startswith("　春江潮水连海平")
    assert "".join(found.stdout.split()) == "".join(TEXT.split())


def test_compose_of_nothing_is_nothing() -> None:
    found = here("compose", given="")
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")


@pytest.mark.parametrize("measure", ["1", "0.3"])
def test_in_a_line_narrower_than_a_character_nothing_is_lost_and_that_is_said(measure: str) -> None:
    text = "长江（后浪）2024年。"
    told = here("compose", "--json", "--measure", measure, given=text + "\n")
    found = json.loads(told.stdout)
    assert "".join(line["text"] for line in found["lines"]) == text
    said = {remark["code"] for remark in found["remarks"]}
    assert said >= ({"piece-split"} if measure == "1" else {"piece-split", "line-overfull"})
    assert told.returncode == ("line-overfull" in said)


@pytest.mark.parametrize(
    "words", [["--measure", "0"], ["--measure", "x"], ["--indent", "-1"], ["--strictness", "very"]]
)
def test_compose_refuses_what_is_no_measure(words: list[str]) -> None:
    found = here("compose", *words, given=TEXT)
    assert found.returncode == 2
    assert f"参数 {words[0]}" in found.stderr


def test_compose_names_a_character_no_face_has() -> None:
    found = here("compose", "--json", given="铜\u0f40钟\n")
    assert found.returncode == 1
    assert json.loads(found.stdout)["remarks"][0]["code"] == "glyph-missing"


def test_python_composes_as_the_command_does() -> None:
    lines = public.compose(TEXT.splitlines()[0], 9)[0].lines
    assert [line.text for line in lines] == [
        line["text"] for line in composed("--measure", "9")[0]["lines"]
    ]


def test_the_first_steps_of_the_readme_lead_to_pages(tmp_path: Path) -> None:
    for words in (
        ["new", "issue", "my-issue"],
        ["check", "content/my-issue"],
        ["fit", "content/my-issue"],
        ["build", "content/my-issue"],
    ):
        found = ghpress(*words, at=tmp_path)
        assert found.returncode == 0, found.stdout + found.stderr
    made = {path.name for path in (tmp_path / "output/my-issue/broadsheet").iterdir()}
    assert {
        "issue.pdf",
        "pages",
        "previews",
        "contact.png",
        "report.html",
        "report.json",
        "pages.json",
    } == made


def test_a_new_issue_checks_clean(tmp_path: Path) -> None:
    begun = here("new", "issue", "清明", at=tmp_path)
    assert begun.returncode == 0, begun.stdout + begun.stderr
    assert "content/清明/issue.yaml" in begun.stdout
    assert here("check", "content/清明", at=tmp_path).stdout.endswith("没有问题。\n")


def test_a_new_issue_is_not_written_over_one_that_is_there(tmp_path: Path) -> None:
    here("new", "issue", "spring", at=tmp_path)
    file = tmp_path / "content/spring/issue.yaml"
    file.write_text("mine", encoding="utf-8")
    again = here("new", "issue", "spring", at=tmp_path)
    assert again.returncode == 1
    assert "[issue-exists]" in again.stdout
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_new_layout_is_listed_and_can_be_tried(tmp_path: Path) -> None:
    assert here("new", "layout", "red-one", at=tmp_path).returncode == 0
    issue = small_issue(tmp_path / "content/river")
    listed = here("layouts", "--json", at=tmp_path)
    names = [layout["name"] for layout in json.loads(listed.stdout)["layouts"]]
    assert {"broadsheet", "red-one"} <= set(names)
    tried = here("fit", issue, "--all-layouts", "--json", at=tmp_path)
    assert tried.returncode == 0, tried.stdout + tried.stderr
    layouts = json.loads(tried.stdout)["layouts"]
    assert [(each["layout"], len(each["stories"])) for each in layouts] == [(name, 2) for name in names]


def test_a_new_layout_may_be_begun_from_any_other(tmp_path: Path) -> None:
    made = here("new", "layout", "red-one", "--from", "tabloid", at=tmp_path)
    assert made.returncode == 0, made.stdout
    listed = json.loads(here("layouts", "--json", at=tmp_path).stdout)["layouts"]
    measures = {each["name"]: (each["width_mm"], each["columns"]) for each in listed}
    assert measures["red-one"] == measures["tabloid"] == (270, 6)
    refused = here("new", "issue", "spring", "--from", "tabloid", at=tmp_path)
    assert refused.returncode == 1
    assert "[issue-from-layout]" in refused.stdout


def test_a_new_thing_with_a_bad_name_is_refused(tmp_path: Path) -> None:
    assert "[issue-name]" in here("new", "issue", "a/b", at=tmp_path).stdout
    assert "[layout-name]" in here("new", "layout", "A B", at=tmp_path).stdout
    assert list(tmp_path.iterdir()) == []


def test_layouts_are_listed_with_their_measures() -> None:
    found = here("layouts", "--lang", "en")
    assert found.returncode == 0
    row = next(line for line in found.stdout.splitlines() if line.startswith("broadsheet"))
    assert "390×540 mm" in row
    assert "6×15×" in row
    assert row.endswith("broadsheet/thumbnail.png")
    shown = json.loads(here("layouts", "--json").stdout)["layouts"]
    assert all(Path(each["thumbnail"]).name == "thumbnail.png" for each in shown)


def test_fonts_show_roles_coverage_and_rights() -> None:
    found = here("fonts", "--json")
    assert found.returncode == 0, found.stdout + found.stderr
    fonts = {font["role"]: font for font in json.loads(found.stdout)["fonts"]}
    assert {"song", "biaosong", "hei", "kai"} <= set(fonts)
    for font in fonts.values():
        tables = {each["table"]: each for each in font["coverage"]}
        assert (tables["通用规范汉字表"]["total"], tables["GB 2312"]["total"]) == (8105, 7445)
        assert font["embedding"] == "free"
    shown = here("fonts").stdout.splitlines()
    assert shown[0].split()[:2] == ["角色", "排什么"]
    assert shown[1].startswith("song ")


def test_fit_says_what_is_too_much_in_characters(tmp_path: Path) -> None:
    good = here("fit", small_issue(tmp_path / "river"))
    assert good.returncode == 0, good.stdout + good.stderr
    assert "正好" in good.stdout or "差" in good.stdout
    long = LOCK + "\n" + ("水面上的雾散尽了，岸边的柳条一天比一天软。" * 20 + "\n\n") * 40
    over = here("fit", small_issue(tmp_path / "long", lock=long, issue=ISSUE + "pages: 1\n"))
    assert over.returncode == 1
    assert "字" in over.stdout


def test_an_unknown_layout_names_the_nearest(tmp_path: Path) -> None:
    found = here("fit", small_issue(tmp_path / "river"), "--layout", "brodsheet")
    assert found.returncode == 1
    assert "[layout-unknown]" in found.stdout
    assert "broadsheet" in found.stdout


def test_markdown_is_imported_into_an_issue_that_checks(tmp_path: Path) -> None:
    (tmp_path / "river.md").write_text(
        "# 老船闸清晨又开启\n\n清晨六点，河面还罩着一层薄雾。\n", encoding="utf-8"
    )
    found = here("import", "river.md", "-o", "content/river", at=tmp_path)
    assert found.returncode == 0, found.stdout + found.stderr
    assert "已写成 content/river：1 篇" in found.stdout
    assert here("check", "content/river", at=tmp_path).returncode == 0


def test_a_folder_that_is_taken_is_not_imported_into(tmp_path: Path) -> None:
    small_issue(tmp_path / "river")
    (tmp_path / "new.md").write_text("# 题\n\n文。\n", encoding="utf-8")
    found = here("import", "new.md", "-o", "river", at=tmp_path)
    assert found.returncode == 1
    assert "[import-folder-taken]" in found.stdout
    assert (tmp_path / "river/issue.yaml").read_text(encoding="utf-8") == ISSUE


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("broken.docx", b"PK\x03\x04 not a package"),
        ("picture.png", b"\x89PNG\r\n"),
        ("bytes.txt", b"\xc3\x28\xff\x00" * 20),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_manuscript_is_refused(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    found = here("import", name, "-o", "new", at=tmp_path)
    assert found.returncode == 1, found.stdout + found.stderr
    assert "错误 [" in found.stdout
    assert not (tmp_path / "new").exists()


def test_completion_scripts_know_every_verb_and_are_good_shell(tmp_path: Path) -> None:
    script = ghpress("completion", "bash").stdout
    for verb in ("build", "fit", "check", "import", "new", "layouts", "fonts", "compose", "completion"):
        assert verb in script
    (tmp_path / "ghpress").write_text(script, encoding="utf-8")
    subprocess.run(["bash", "-n", str(tmp_path / "ghpress")], check=True)
    asked = (
        f"source {tmp_path}/ghpress; COMP_WORDS=(ghpress fi); COMP_CWORD=1; "
        "_shtab_ghpress; echo ${COMPREPLY[@]}"
    )
    answer = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=False)
    assert answer.stdout.split() == ["fit"], answer.stderr
    assert here("completion", "zsh").stdout.startswith("#compdef ghpress")


def test_completion_of_files_is_what_shtab_calls_it() -> None:
    assert ISSUE_FOLDER.items() <= shtab.DIRECTORY.items()
    assert ANY_FILE.items() <= shtab.FILE.items()

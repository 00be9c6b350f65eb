"""The docs are true of the tree: every verb and flag is in both READMEs, every file named is there."""

import re
from pathlib import Path

import pytest

from ghpress.cli.main import VERBS, shop_parser
from shop.source import PACKAGE, ROOT, tracked

READMES = ("README.md", "README.zh-CN.md")


def usage(verb: str) -> set[str]:
    """The options of a verb, as its help prints them."""
    parser = shop_parser("en")
    choices = next(action.choices for action in parser._actions if action.dest == "verb")
    options = {name for action in choices[verb]._actions for name in action.option_strings}
    return options - {"-h", "--help", "--lang"}


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_flag_is_in_the_readme(verb: str, readme: str) -> None:
    rows = [
        line
        for line in (ROOT / readme).read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    own = [row for row in rows if re.search(rf"`{verb}\b", row.split("|")[1])]
    assert own, f"{readme} does not tell of {verb}"
    assert {
        option for option in usage(verb) if f"`{option}" not in " ".join(own).replace("-o", "`-o")
    } == set()


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_no_verb_or_flag_that_is_not_there(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    named = set(re.findall(r"`(--[a-z-]+)", text)) | set(re.findall(r"ghpress \S+ .*?(--[a-z-]+)", text))
    known = {"--help", "--lang"}.union(*(usage(verb) for verb in VERBS))
    assert named - known == set()
    verbs = set(re.findall(r"(?:\.venv/bin/|`)ghpress ([a-z]+)", text))
    assert verbs - set(VERBS) == set()


DOCS = (
    "README.md",
    "README.zh-CN.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "docs/report.md",
    "docs/layouts.md",
    "docs/layout-tour.md",
)


@pytest.mark.parametrize("doc", DOCS)
def test_links_lead_somewhere(doc: str) -> None:
    file = ROOT / doc
    links = re.findall(r"\]\(([^)#]+)\)", file.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (file.parent / link).exists()] == []


@pytest.mark.parametrize("doc", ("ARCHITECTURE.md", "CONTRIBUTING.md"))
def test_files_named_in_the_docs_are_there(doc: str) -> None:
    text = (ROOT / doc).read_text(encoding="utf-8")
    named = set(re.findall(r"[\w./*-]+\.(?:py|toml|md|yaml|txt|json|html)\b", text))
    assert len(named) > 5, "the scan found no files"
    made = {
        "report.json",
        "report.html",
        "layout.yaml",
        "house.yaml",
        "faces.yaml",
        "words/ROOM.yaml",
        "pages.json",
    }
    lost = [name for name in named - made if not _is_there(name)]
    assert lost == []


def _is_there(name: str) -> bool:
    name = name.replace("ROOM", "*")
    return any(list(root.glob(name)) for root in (ROOT, PACKAGE, ROOT / "docs"))


def test_the_architecture_page_is_short_and_names_every_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    rooms = {
        path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()
    }
    modules = {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py", "__main__.py"}
    assert {room for room in rooms if f"{room}/" not in text} == set()
    assert {module for module in modules if module not in text} == set()


def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    explained = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    phony = set((re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE) or [""])[1].split())
    assert targets == explained == phony
    assert {"issue", "test", "check", "golden", "bench", "help", "clean"} <= targets


def test_continuous_integration_runs_the_same_command_as_a_hand() -> None:
    run = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "make test" in run
    assert (ROOT / ".ci/run").stat().st_mode & 0o111


def test_notice_names_every_data_table_that_is_not_ours() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    tables = [path for path in tracked() if path.is_relative_to(PACKAGE) and path.suffix == ".txt"]
    assert tables, "the scan found no tables"
    assert [str(Path(table).relative_to(ROOT)) for table in tables if table.name not in notice] == []
    for font in ("Noto Serif CJK", "Noto Sans CJK", "LXGW WenKai", "SIL Open Font License 1.1"):
        assert font in notice

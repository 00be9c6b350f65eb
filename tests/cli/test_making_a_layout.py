"""The guide on making a layout works when followed to the letter: commands, files, mistake."""

import re
import shlex
from pathlib import Path

import pytest

from cli.command import ghpress
from cli.issues import small_issue
from ghpress.layout.read import read_layout
from ghpress.layout.shelves import available_layouts

GUIDE = Path(__file__).resolve().parents[2] / "docs/making-a-layout.md"
TEXT = GUIDE.read_text(encoding="utf-8")
STEPS = re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]


def blocks(step: str, kind: str) -> list[str]:
    """The step's blocks of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```", step, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop in which the guide was followed, up to its mistake; remarks after each step in a file."""
    root = tmp_path_factory.mktemp("shop")
    small_issue(root / "content/spring-trial")
    begin = shlex.split(blocks(STEPS[0], "sh")[0].splitlines()[0])
    assert begin[0] == "ghpress"
    made = ghpress(*begin[1:], at=root)
    assert made.returncode == 0, made.stdout
    for step in STEPS:
        follow(step, root)
    return root


def follow(step: str, root: Path) -> None:
    """Writes what a step has one write: YAML and CSS at the end of their files, templates as named."""
    folder = root / "layouts/weekly"
    for kind, file in (("yaml", "layout.yaml"), ("css", "layout.css")):
        written = (folder / file).read_text(encoding="utf-8")
        added = "".join(blocks(step, kind))
        (folder / file).write_text(written + added, encoding="utf-8")
    for template in blocks(step, "html"):
        named = re.search(r"`layouts/weekly/(partials/[\w-]+\.html)`", step)
        assert named, "the guide says where a template is kept"
        file = folder / named[1]
        file.parent.mkdir(exist_ok=True)
        file.write_text(template, encoding="utf-8")


def test_the_layout_made_reads_without_a_remark(shop: Path) -> None:
    layout, remarks = read_layout("weekly", (shop / "layouts",))
    assert remarks == ()
    assert layout is not None
    assert (layout.grid.columns, layout.grid.characters, layout.grid.characters_over(5)) == (5, 13, 73)
    assert layout.styles["kicker"].ink == "red"


def test_the_commands_of_the_guide_run(shop: Path) -> None:
    commands = [
        line for step in STEPS[1:] for block in blocks(step, "sh") for line in block.splitlines()
    ]
    assert len(commands) == 2
    for line in commands:
        run = ghpress(*shlex.split(line)[1:], at=shop)
        assert run.returncode == 0, run.stdout + run.stderr
    assert (shop / "output/spring-trial/weekly/contact.png").is_file()


def test_the_mistake_is_said_as_the_guide_says_it(shop: Path) -> None:
    step = next(step for step in STEPS if "css mistake" in step)
    css = shop / "layouts/weekly/layout.css"
    good = css.read_text(encoding="utf-8")
    css.write_text(good + blocks(step, "css mistake")[0], encoding="utf-8")
    listed = ghpress("layouts", at=shop)
    css.write_text(good, encoding="utf-8")
    wanted = re.search(r"就会说：\n\n```\n(.*?)\n```", step, re.DOTALL)
    assert wanted and wanted[1] in listed.stdout, listed.stdout


def test_the_guide_names_every_layout_there_is() -> None:
    named = set(re.findall(r"^\| `([a-z-]+)` \|", TEXT, re.MULTILINE))
    assert named == {name for name, _ in available_layouts()}


def test_the_guide_shows_every_layout() -> None:
    assert (GUIDE.parent / "layouts.png").is_file()

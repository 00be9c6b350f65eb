"""Nothing is loaded that is not used: help loads none of the heavy libraries, a verb only its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.issues import small_issue
from ghpress.cli.main import VERBS

HEAVY = (
    "weasyprint",
    "pydyf",
    "pikepdf",
    "numpy",
    "PIL",
    "docx",
    "rjieba",
    "fontTools",
    "uharfbuzz",
    "pypdfium2",
    "jinja2",
    "shtab",
    "markdown_it",
)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([verb, "--help"] for verb in VERBS)])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded_by(*arguments) & set(HEAVY) == set()


def loaded_by(*arguments: object) -> set[str]:
    """The modules that are loaded after a command line, which must end well."""
    code = (
        "import sys\nfrom ghpress.cli.main import main\n"
        f"try:\n    assert not main({list(map(str, arguments))!r})\n"
        "except SystemExit as end:\n    assert not end.code\n"
        "print('loaded:', *sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(found.stdout.splitlines()[-1].split()[1:])


ROOMS = ("ghpress.press", "ghpress.preflight", "ghpress.makeup", "ghpress.galley", "ghpress.manuscript")


def test_a_build_loads_what_it_uses(tmp_path: Path) -> None:
    # An issue of this test's own: the tests share a cache, and its page must not be in it yet.
    words = ("build", small_issue(tmp_path / "weighed"), "-o", tmp_path / "output", "--workers", "1")
    anew = loaded_by(*words, "--no-previews", "--no-preflight", "--no-cache")
    assert {"weasyprint", "pikepdf", "jinja2"} <= anew
    cold = loaded_by(*words, "--no-previews", "--no-preflight")
    never = {"docx", "shtab", "starlette", "uvicorn", "distributed", "ghpress.desk", "ghpress.marking"}
    unused = {"ghpress.adverts", "ghpress.sealed", "ghpress.press.contact", "ghpress.press.reading.bind"}
    assert cold & (never | unused | {"ghpress.press.afar", "ghpress.press.carried"}) == set()
    # The page is in the cache: nothing is painted. The output is there: what it is made with is.
    cached = loaded_by(*words, "--no-previews", "--no-preflight", "--pages", "1")
    assert cached & {"weasyprint", "pydyf", "ghpress.press.pagefile", *never, *unused} == set()
    # What the engine paints of a page stands where a word of its story is changed.
    story = next((tmp_path / "weighed").glob("*.md"))
    story.write_text(story.read_text(encoding="utf-8").replace("。", "！", 1), encoding="utf-8")
    edited = loaded_by(*words, "--no-previews", "--no-preflight")
    assert {"pydyf", "ghpress.press.pagefile"} <= edited
    assert "weasyprint" not in edited
    for _ in range(2):  # the first time somebody may just have saved a file of ghpress itself
        loaded = loaded_by(*words, "--no-previews", "--no-preflight")
    assert loaded & {*HEAVY, *ROOMS, "yaml", "ghpress.build"} <= {"yaml"}


def test_fitting_paints_nothing(tmp_path: Path) -> None:
    loaded = loaded_by("fit", small_issue(tmp_path / "river"))
    painters = {"weasyprint", "pydyf", "pypdfium2", "docx", "ghpress.output", "ghpress.report.html"}
    assert loaded & painters == set()

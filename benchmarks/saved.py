"""Times how soon an issue that is watched is answered after one of its stories was saved.

    python -m benchmarks.saved [ISSUE] [LAYOUT]

``ghpress fit --watch`` itself is run: every story is changed in turn by a character, and the time is
taken from the saving to the last line of the answer, the noticing of the save with it.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from benchmarks.pairs import ROOT, house_for

ISSUE = ROOT / "content" / "jilin-centenary"

PAUSE = 0.5
"""Seconds an editor goes on reading before the next save; garbage is looked for meanwhile."""


def main(arguments: Sequence[str]) -> None:
    """Print the first answer, and the median and the longest of the later ones."""
    source = Path(arguments[0]) if arguments else ISSUE
    layout = ["--layout", arguments[1]] if len(arguments) > 1 else []
    with TemporaryDirectory() as folder:
        house_for(Path(folder))
        issue = Path(shutil.copytree(source, Path(folder) / source.name))
        environment = {**os.environ, "GHPRESS_CACHE": f"{folder}/cache"}
        command = [sys.executable, "-m", "ghpress", "fit", str(issue), *layout, "--watch", "--json"]
        began = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as watching:
            assert watching.stdout is not None, "its answers are read"
            _read_answer(watching.stdout)
            print(f"first answer  {time.perf_counter() - began:.2f} s, the start of the command with it")
            later = list(_answers(issue, watching.stdout))
            watching.terminate()
    print(f"median        {statistics.median(later):.2f} s")
    print(f"longest       {max(later):.2f} s")


def _answers(issue: Path, answers: IO[str]) -> Iterator[float]:
    """Seconds from each save to the end of its answer."""
    for story in sorted(issue.glob("[0-9]*.md")):
        text = story.read_text(encoding="utf-8")
        at = text.rindex("。")
        time.sleep(PAUSE)
        story.write_text(f"{text[:at]}了{text[at:]}", encoding="utf-8")
        began = time.perf_counter()
        _read_answer(answers)
        yield time.perf_counter() - began


def _read_answer(answers: IO[str]) -> None:
    """Wait for the last line of an answer."""
    for line in answers:
        if line == "}\n":
            return


if __name__ == "__main__":
    main(sys.argv[1:])

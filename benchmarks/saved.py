"""Times how soon an issue that is watched is answered after one of its stories was saved.

    python -m benchmarks.saved [ISSUE] [LAYOUT]

One process, as ``ghpress fit --watch`` runs: every story is changed in turn by a character and the issue
tried again. The time to notice the save, 0.05 s on average, is not in it.
"""

import shutil
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.pairs import ROOT, house_for
from ghpress.build import BuildRequest, try_out

ISSUE = ROOT / "content" / "jilin-centenary"


def main(arguments: Sequence[str]) -> None:
    """Print the first answer, and the median and the longest of the later ones."""
    source = Path(arguments[0]) if arguments else ISSUE
    layout = arguments[1] if len(arguments) > 1 else None
    with TemporaryDirectory() as folder:
        house_for(Path(folder))
        issue = Path(shutil.copytree(source, Path(folder) / source.name))
        first = _answer(issue, layout)
        later = []
        for story in sorted(issue.glob("[0-9]*.md")):
            text = story.read_text(encoding="utf-8")
            at = text.rindex("。")
            story.write_text(f"{text[:at]}了{text[at:]}", encoding="utf-8")
            later.append(_answer(issue, layout))
    print(f"first answer  {first[0]:.2f} s ({first[1]:.2f} s of the processor)")
    for name, chosen in (("median", statistics.median), ("longest", max)):
        wall, work = (chosen(column) for column in zip(*later, strict=True))
        print(f"{name:12}  {wall:.2f} s ({work:.2f} s of the processor)")


def _answer(issue: Path, layout: str | None) -> tuple[float, float]:
    """Seconds, and seconds of the processor, until all is known."""
    began, worked = perf_counter(), process_time()
    try_out(BuildRequest(issue, layout), lambda *_: None)
    return perf_counter() - began, process_time() - worked


if __name__ == "__main__":
    main(sys.argv[1:])

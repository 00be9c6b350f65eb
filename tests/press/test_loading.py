"""Loading the engine: what it seldom calls is loaded when it is called."""

import subprocess
import sys

ASKED = """
import sys
from ghpress.press.engine.loading import load
load()
from weasyprint.pdf import fonts
print("fontTools.subset" in sys.modules, "fontTools.varLib.instancer" in sys.modules)
options = fonts.subset.Options(hinting=False)
from fontTools.subset import Options
print(type(options) is Options, options.hinting)
"""


def test_what_cuts_fonts_in_python_is_loaded_when_the_engine_calls_it() -> None:
    said = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines() == ["False False", "True False"]

"""Turns a PDF file into PDFBox's objections to it as PDF/A-1b: a second validator, for PDF/X-1a files.

Debian: ``libpdfbox2-java``, with the Java runtime and JAXB that veraPDF needs too.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

JAVA_LIBRARIES = Path("/usr/share/java")
OWN = ("preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "commons-io")
JAXB = ("jaxb-api", "jaxb-core", "jaxb-runtime", "javax.activation", "istack-commons-runtime", "txw2")
JARS = [JAVA_LIBRARIES / f"{name}.jar" for name in (*OWN, *JAXB)]

needs_pdfbox = pytest.mark.skipif(
    not (shutil.which("java") and all(jar.is_file() for jar in JARS)),
    reason="needs Java, libjaxb-java and libpdfbox2-java",
)

NO_FAULTS = {"2.1.3": "The S entry of the OutputIntent isn't GTS_PDFA1", "7.1.1": "Trapped"}
"""What it objects to in every dual file, by rule: the output intent of PDF/X, and pdf:Trapped although
it is described as PDF/A-1 asks."""

_OBJECTION = re.compile(r"(\d+(?:\.\d+)+) : (.*)")


def objections(file: Path) -> list[str]:
    """Every objection that is not one to PDF/X itself."""
    java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", ":".join(map(str, JARS))]
    command = [*java, "org.apache.pdfbox.preflight.Validator_A1b", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = _OBJECTION.findall(done.stdout)
    assert found, done.stdout + done.stderr
    return [f"{rule} {words}" for rule, words in found if NO_FAULTS.get(rule, "\0") not in words]

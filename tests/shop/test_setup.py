"""Set-up installs what is missing, says what it may not install, and does nothing twice.

The system is played by scripts that write down how they were called: no test installs anything.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from shop.source import ROOT

PYTHON = """#!/bin/sh
echo "python $*" >> "$CALLS"
case "$*" in
*"-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
*"install"*"-e ."*) : > .venv/bin/ghpress; chmod +x .venv/bin/ghpress ;;
*"import ensurepip"*) exit ${NO_ENSUREPIP:-0} ;;
esac
"""
DPKG_QUERY = """#!/bin/sh
for name in $HAVE; do echo "$name:amd64 installed"; done
echo "removed-thing config-files"
"""
APT_GET = """#!/bin/sh
echo "apt-get $*" >> "$CALLS"
exit ${APT_FAILS:-0}
"""


@dataclass
class Machine:
    """A checkout on a made-up system."""

    folder: Path
    have: tuple[str, ...] = ()
    user: int = 0

    def set_up(self, purpose: str = "run", **env: str) -> subprocess.CompletedProcess[str]:
        self.calls.unlink(missing_ok=True)
        (self.folder / "bin/id").write_text(f"#!/bin/sh\necho {self.user}\n")
        return subprocess.run(
            ["sh", self.folder / "tools/setup.sh", purpose],
            env={
                "PATH": str(self.folder / "bin"),
                "CALLS": str(self.calls),
                "HAVE": " ".join(self.have),
                **env,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def calls(self) -> Path:
        return self.folder / "calls.txt"

    def called(self, name: str) -> list[str]:
        lines = self.calls.read_text().splitlines() if self.calls.exists() else []
        return [line for line in lines if line.startswith(name)]


def packages(purpose: str) -> tuple[str, ...]:
    return tuple((ROOT / f"tools/packages-{purpose}.txt").read_text().split())


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    for name in ("pyproject.toml", "setup.py", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    for name in "sh cat sed grep tr cut dirname mkdir cp chmod sha256sum env sort".split():
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or "")
    scripts = {
        "python3": PYTHON,
        "dpkg-query": DPKG_QUERY,
        "apt-get": APT_GET,
        "id": "#!/bin/sh\necho 0\n",
    }
    for name, text in scripts.items():
        file = tmp_path / "bin" / name
        file.write_text(text)
        file.chmod(0o755)
    return Machine(tmp_path)


def test_a_fresh_machine_gets_packages_and_an_environment(machine: Machine) -> None:
    found = machine.set_up()
    assert found.returncode == 0, found.stderr
    assert machine.called("apt-get") == [
        "apt-get update -q",
        "apt-get install -q -y --no-install-recommends " + " ".join(packages("run")),
    ]
    assert any("-m venv --clear .venv" in call for call in machine.called("python"))
    assert any("-r requirements.txt" in call for call in machine.called("python"))
    assert any("--no-deps -e ." in call for call in machine.called("python"))


def test_only_what_is_missing_is_installed(machine: Machine) -> None:
    machine.have = packages("run")[1:]
    machine.set_up()
    assert machine.called("apt-get")[1].endswith(f"--no-install-recommends {packages('run')[0]}")


def test_a_second_start_installs_nothing(machine: Machine) -> None:
    machine.have = packages("run")
    assert machine.set_up().returncode == 0
    second = machine.set_up()
    assert (second.returncode, second.stderr) == (0, "")
    assert machine.called("apt-get") == []
    assert [call for call in machine.called("python") if "pip" in call or "venv" in call] == []


def test_a_changed_pin_is_installed(machine: Machine) -> None:
    machine.have = packages("run")
    machine.set_up()
    with (machine.folder / "requirements.txt").open("a") as file:
        file.write("another==1.0\n")
    machine.set_up()
    assert any("-r requirements.txt" in call for call in machine.called("python"))


def test_the_tests_want_more_than_the_command(machine: Machine) -> None:
    machine.have = packages("run")
    machine.set_up("test")
    assert machine.called("apt-get")[1].endswith(" ".join(packages("test")))
    assert any(
        "-r requirements.txt -r requirements-dev.txt" in call for call in machine.called("python")
    )


def test_without_rights_it_says_what_to_install_in_both_languages(machine: Machine) -> None:
    machine.user = 1000
    found = machine.set_up()
    assert found.returncode == 3
    assert f"apt-get install --no-install-recommends -y {' '.join(packages('run'))}" in found.stderr
    assert "请让管理员执行" in found.stderr
    assert "Have an administrator run" in found.stderr
    assert not (machine.folder / ".venv").exists()


def test_sudo_that_asks_for_no_password_is_used(machine: Machine) -> None:
    machine.user = 1000
    sudo = machine.folder / "bin/sudo"
    sudo.write_text('#!/bin/sh\nshift\n[ "$1" = true ] || exec "$@"\n')
    sudo.chmod(0o755)
    found = machine.set_up()
    assert found.returncode == 0, found.stderr
    assert len(machine.called("apt-get")) == 2


def test_an_apt_get_that_fails_is_not_passed_over(machine: Machine) -> None:
    found = machine.set_up(APT_FAILS="100")
    assert found.returncode == 3
    assert "apt-get 失败" in found.stderr


def test_the_check_of_system_packages_can_be_waived(machine: Machine) -> None:
    machine.user = 1000
    assert machine.set_up(GHPRESS_SKIP_SYSTEM="1").returncode == 0


def test_debians_python_without_ensurepip_gets_python3_venv(machine: Machine) -> None:
    machine.have = packages("run")
    machine.set_up(NO_ENSUREPIP="1")
    assert machine.called("apt-get")[1].endswith(" python3-venv")


def test_without_python_it_says_so(machine: Machine) -> None:
    (machine.folder / "bin/python3").unlink()
    found = machine.set_up()
    assert found.returncode == 3
    assert "缺 Python 3.11" in found.stderr


def test_an_unknown_purpose_is_a_usage_error(machine: Machine) -> None:
    assert machine.set_up("party").returncode == 2


def test_the_script_is_posix_shell() -> None:
    # dash is Debian's /bin/sh: it refuses what only bash knows.
    shell = shutil.which("dash") or "sh"
    for script in ("tools/setup.sh", "tools/check.sh"):
        found = subprocess.run([shell, "-n", ROOT / script], capture_output=True, text=True, check=False)
        assert found.returncode == 0, found.stderr
        assert os.access(ROOT / script, os.X_OK)

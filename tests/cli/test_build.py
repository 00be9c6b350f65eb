"""``ghpress build`` makes an issue's folder, and leaves it alone when it cannot."""

import json
import os
import pty
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from jsonschema import Draft202012Validator

from cli.command import command, environment, ghpress, heeding
from cli.issues import ISSUE, LOCK, small_issue

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Shop:
    """An issue that was built once, and what came of it."""

    issue: Path
    output: Path
    folder: Path

    def build(self, *words: object, **how: object) -> subprocess.CompletedProcess[str]:
        return ghpress("build", self.issue, "-o", self.output, *words, **how)

    def files(self) -> dict[str, bytes]:
        """Every file below the output, half-written ones too."""
        found = sorted(path for path in self.output.rglob("*") if path.is_file())
        return {str(path.relative_to(self.output)): path.read_bytes() for path in found}

    @contextmanager
    def with_file(self, name: str, content: bytes | None) -> Iterator[None]:
        """The issue with another content of this file for a while; None takes it away."""
        file = self.issue / name
        former = file.read_bytes() if file.exists() else None
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content)
        try:
            yield
        finally:
            if former is None:
                file.unlink(missing_ok=True)
            else:
                file.write_bytes(former)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    folder = tmp_path_factory.mktemp("shop")
    issue = small_issue(folder / "river")
    built = ghpress("build", issue, "-o", folder / "output")
    assert built.returncode == 0, built.stdout + built.stderr
    return Shop(issue, folder / "output", folder / "output/river/broadsheet")


def test_a_build_makes_pages_previews_and_reports(shop: Shop) -> None:
    names = set(shop.files())
    assert {
        f"river/broadsheet/{name}"
        for name in (
            "issue.pdf",
            "pages/01.pdf",
            "previews/01-100.png",
            "contact.png",
            "report.html",
            "report.json",
            "pages.json",
        )
    } <= names
    assert not [name for name in names if ".part" in name]


def test_the_real_report_meets_the_schema(shop: Shop) -> None:
    schema = json.loads((ROOT / "docs/schema/report.schema.json").read_text(encoding="utf-8"))
    report = json.loads((shop.folder / "report.json").read_text(encoding="utf-8"))
    assert [fault.message for fault in Draft202012Validator(schema).iter_errors(report)] == []
    assert [story["id"] for story in report["stories"]] == ["lock", "ferry"]
    page = report["pages"][0]
    assert {"lock", "ferry"} <= {frame["story"] for frame in page["frames"]}
    assert all((shop.folder / page[name]).is_file() for name in ("file", "preview"))


def test_a_second_build_paints_nothing_and_changes_nothing(shop: Shop) -> None:
    before = shop.files()
    found = shop.build("--json")
    said = json.loads(found.stdout)
    assert (said["built"]["pages_rendered"], said["built"]["pages_cached"]) == (0, 1)
    assert shop.files() == before


def test_without_the_cache_the_bytes_are_the_same(shop: Shop) -> None:
    before = shop.files()
    found = shop.build("--no-cache", "--lang", "en")
    assert "1 pages: 1 painted, 0 from the cache" in found.stdout
    assert shop.files() == before


GLYPHLESS = LOCK.replace("铜钟", "铜\u0f40钟")
LONG = "---\nheadline: 长篇\n---\n" + ("春江潮水连海平，海上明月共潮生。" * 25 + "\n\n") * 250
PICTURE = (LOCK + "\n![闸](gate.png)\n").encode()

FAULTS: dict[str, tuple[str, bytes | None, str]] = {
    "broken YAML": ("issue.yaml", b"title: [x\n", "yaml-broken"),
    "an unknown key": ("issue.yaml", ISSUE.replace("stories", "storys").encode(), "key-unknown"),
    "a missing story": ("ferry.md", None, "story-missing"),
    "a missing picture": ("lock.md", PICTURE, "picture-missing"),
    "a character no face has": ("lock.md", GLYPHLESS.encode(), "glyph-missing"),
    "a path out of the folder": (
        "issue.yaml",
        ISSUE.replace("ferry", "../ferry.md").encode(),
        "path-outside",
    ),
    "an empty story": ("ferry.md", "---\nheadline: 渡口\n---\n".encode(), "story-empty"),
    "a story of 100,000 characters": ("lock.md", LONG.encode(), "story-too-long"),
    "two stories of one id": (
        "lock.md",
        LOCK.replace("---\n", "---\nid: ferry\n", 1).encode(),
        "story-id-twice",
    ),
    "bytes of no encoding": ("lock.md", LOCK.encode() + b"\xff\xfe\x00\xc3\x28\n", "encoding-unknown"),
    "a layout nobody has": ("issue.yaml", (ISSUE + "layout: brodsheet\n").encode(), "layout-unknown"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_copy_stops_the_build_and_leaves_the_former_output(
    fault: str, shop: Shop
) -> None:
    name, content, code = FAULTS[fault]
    before = shop.files()
    with shop.with_file(name, content):
        found = shop.build()
    assert found.returncode == 1, found.stdout + found.stderr
    assert f"错误 [{code}]" in found.stderr
    assert shop.files() == before


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("gate.png", b"\x89PNG\r\n\x1a\n" + b"not a picture" * 50, "picture-broken"),
        (
            "gate.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
            "drawing-runs",
        ),
    ],
    ids=["corrupt", "dangerous"],
)
def test_a_corrupt_or_dangerous_picture_is_refused(
    name: str, content: bytes, code: str, shop: Shop
) -> None:
    before = shop.files()
    with (
        shop.with_file(name, content),
        shop.with_file("lock.md", (LOCK + f"\n![闸]({name})\n").encode()),
    ):
        found = shop.build()
    assert found.returncode == 1
    assert f"错误 [{code}]" in found.stderr
    assert shop.files() == before


def test_html_in_the_copy_is_set_as_text(shop: Shop, tmp_path: Path) -> None:
    written = "敲三下<b>铜</b>钟&amp;<script>alert(1)</script>"
    with shop.with_file("lock.md", LOCK.replace("敲三下铜钟", written).encode()):
        found = ghpress("build", shop.issue, "-o", tmp_path)
    assert found.returncode == 0, found.stdout + found.stderr
    document = pypdfium2.PdfDocument(tmp_path / "river/broadsheet/issue.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "敲三下<b>铜</b>钟" in "".join(text.split())
    assert "<script>alert(1)</script>" in "".join(text.split())


def test_gb18030_is_built_with_a_warning(shop: Shop, tmp_path: Path) -> None:
    with shop.with_file("lock.md", LOCK.encode("gb18030")):
        found = ghpress("build", shop.issue, "-o", tmp_path)
    assert found.returncode == 0, found.stdout + found.stderr
    assert "lock.md: 提醒 [encoding-gb18030]" in found.stdout


def test_an_output_that_is_a_file_is_the_machines_fault(shop: Shop, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    found = ghpress("build", shop.issue, "-o", taken)
    assert found.returncode == 3
    assert "[output-unwritable]" in found.stderr
    assert taken.read_text() == "mine"


def test_an_output_nobody_may_write_is_the_machines_fault(shop: Shop, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        closed = Path("/proc")  # root may write everywhere else
    else:
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o555)
    found = ghpress("build", shop.issue, "-o", closed)
    assert found.returncode == 3
    assert "[output-unwritable]" in found.stderr


def small_files_only() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def test_a_disk_that_fills_up_leaves_the_former_output(shop: Shop) -> None:
    # No file may grow beyond 20 kB, as on a disk with that much left; the issue PDF needs more.
    before = shop.files()
    found = shop.build("--no-cache", before=small_files_only)
    assert found.returncode == 3, found.stdout + found.stderr
    assert "output-unwritable" in found.stderr or "disk-full" in found.stderr
    assert shop.files() == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mounted = tmp_path / "disk"
    mounted.mkdir()
    how = ["mount", "-t", "tmpfs", "-o", "size=300k", "ghpress-test", str(mounted)]
    try:
        failed = subprocess.run(how, capture_output=True, check=False).returncode
    except FileNotFoundError:
        failed = 1
    if failed:
        pytest.skip("only root may mount a small disk")
    yield mounted
    subprocess.run(["umount", str(mounted)], check=True)


def test_a_full_disk_is_said_to_be_full_and_keeps_what_it_had(shop: Shop, small_disk: Path) -> None:
    former = small_disk / "river/broadsheet/issue.pdf"
    former.parent.mkdir(parents=True)
    former.write_bytes(b"former")
    found = ghpress("build", shop.issue, "-o", small_disk)
    assert found.returncode == 3, found.stdout + found.stderr
    assert "[disk-full]" in found.stderr
    assert [path.name for path in small_disk.rglob("*") if path.is_file()] == ["issue.pdf"]
    assert former.read_bytes() == b"former"


def start(shop: Shop, *words: object, **how: object) -> subprocess.Popen[bytes]:
    """A build in its own session, so that a signal reaches it and its workers as from a terminal."""
    return subprocess.Popen(
        command("build", shop.issue, "-o", shop.output, *words),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heeding,
        **how,
    )


def is_writing(shop: Shop) -> bool:
    """Whether a build is putting its new folder together."""
    return any(shop.output.glob("*/.broadsheet.*"))


def when(is_so: Callable[[], bool], running: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert running.poll() is None, "the build ended before it was caught in the act"
        assert time.monotonic() < deadline, "the build never began to write"
        time.sleep(0.001)


def test_a_build_killed_while_writing_leaves_the_former_output_whole(shop: Shop) -> None:
    before = shop.files()
    running = start(shop, "--no-cache")
    when(lambda: is_writing(shop), running)
    running.kill()
    running.communicate(timeout=60)
    kept = {name: content for name, content in shop.files().items() if "/." not in name}
    assert kept == before
    # What the killed build left behind goes with the next one.
    assert shop.build().returncode == 0
    assert shop.files() == before


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_told_to_stop_cleans_up_and_says_nothing_ugly(shop: Shop, sign: int, code: int) -> None:
    before = shop.files()
    running = start(shop, "--no-cache")
    when(lambda: is_writing(shop), running)
    running.send_signal(sign)
    _, said = running.communicate(timeout=60)
    # One caught in the interpreter's very last steps ends it by the signal itself: to a shell, the same.
    assert running.returncode in (code, -sign), said.decode()
    assert b"Traceback" not in said
    assert shop.files() == before


def has_workers(running: subprocess.Popen[bytes]) -> bool:
    """Whether the build has begun to start its workers."""
    return len(children(running.pid)) > 1


def children(process: int) -> list[int]:
    """The processes that this one has begun and that run."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(each) for each in listed.read_text().split()] if listed.exists() else []


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_workers_end_with_the_build_and_in_silence(sign: int, code: int, tmp_path: Path) -> None:
    trial = ROOT / "content/spring-trial"
    words = ("build", trial, "-o", tmp_path / "output", "--no-cache", "--workers", "2")
    running = subprocess.Popen(
        command(*words),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heeding,
    )
    when(lambda: has_workers(running), running)
    # Ctrl-C reaches the whole group, `kill` only the command itself.
    (os.killpg if sign == signal.SIGINT else os.kill)(running.pid, sign)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said.decode()) == (code, "已中断。\n" if sign == signal.SIGINT else "")
    assert not (tmp_path / "output/spring-trial").exists() or not any(tmp_path.rglob("*.pdf"))


def test_workers_end_with_a_build_that_is_killed_outright(tmp_path: Path) -> None:
    words = ("build", ROOT / "content/spring-trial", "-o", tmp_path, "--no-cache", "--workers", "2")
    running = subprocess.Popen(
        command(*words), env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    when(lambda: any(map(children, children(running.pid))), running)
    running.kill()
    # The pipes close when the last process that holds them ends.
    running.communicate(timeout=30)


def test_progress_is_shown_on_a_terminal_and_nowhere_else(shop: Shop) -> None:
    assert "绘版" not in shop.build().stderr
    reading, writing = pty.openpty()
    running = subprocess.Popen(
        command("build", shop.issue, "-o", shop.output, "--no-cache"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=writing,
    )
    os.close(writing)
    shown = b""
    while True:
        try:
            piece = os.read(reading, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    running.communicate()
    os.close(reading)
    assert "绘版 1/1" in shown.decode()


def test_the_pages_pass_the_inspection_anyone_can_ask_for(shop: Shop) -> None:
    found = ghpress("check", shop.folder / "issue.pdf")
    assert (found.returncode, found.stdout) == (0, "没有问题。\n")


def test_a_pdf_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(b"not a page")
    found = ghpress("check", "page.pdf", "--json", at=tmp_path)
    assert (found.returncode, json.loads(found.stdout)["remarks"][0]["code"]) == (1, "pdf-unreadable")
    assert "[pdf-missing]" in ghpress("check", "nosuch.pdf", at=tmp_path).stdout

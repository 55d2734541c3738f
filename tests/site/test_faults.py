"""A build that is killed, stopped, refused by the disk or met by another leaves the last good site, whole."""

import errno
import multiprocessing
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbook.commands.cli import main
from handbook.pages import gather_library
from handbook.reading import read_checked
from handbook.site import Paths, SiteError, Task, build_site, list_tasks, staging, switch
from handbook.site.files import Content

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]
TOY = REPOSITORY / "tests" / "toy"
WATCHED = {"open", "os.mkdir", "os.rename", "shutil.copyfile", "shutil.rmtree"}
REMOVALS = {"os.remove", "os.rmdir"}  # they name files by open folders, not by whole paths
MOMENTS = 20
MADE = ("index.md", "van-ban/index.md")
FORK = multiprocessing.get_context("fork")


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """Make the toy's files, ready to be finished."""
    checked = read_checked(TOY)
    paths = Paths(TOY, TOY / "build", TOY / "site")
    tasks = list_tasks(paths, gather_library(checked.catalog, checked.lineage, checked.names))
    return {
        name: content if isinstance(content, str) else b"".join(content).decode()
        for task in tasks.values()
        for name, content in task()
    }


def make_tasks(files: dict[str, str]) -> dict[str, Task]:
    """List a task for each file; of the pages only two are made, which is quicker."""
    made = {name: text for name, text in files.items() if not name.endswith(".md") or name in MADE}
    return {name: (lambda name=name: [(name, made[name])]) if name in made else tuple for name in files}


def build(folder: Path, files: dict[str, str]) -> Path:
    """Build a site from the files."""
    build_site(Paths(TOY, folder / "build", folder / "site"), make_tasks(files))
    return folder / "site"


def read_all(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run_apart(work: Callable[[], object]) -> int | None:
    """Do something in a process of its own; return how it ended."""
    process = FORK.Process(target=work)
    process.start()
    process.join()
    return process.exitcode


def watch(folder: Path, act: Callable[[int, str], None]) -> None:
    """Call a function before every step in a folder on the disk, with the step's number."""
    steps = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        if (event in WATCHED and str(folder) in repr(arguments)) or event in REMOVALS:
            steps += 1
            act(steps, f"{event} {arguments}")

    sys.addaudithook(hook)


def kill_at(step: int, folder: Path, files: dict[str, str]) -> int | None:
    """Build in a process that is killed before a step; return how it ended."""

    def work() -> None:
        watch(folder, lambda number, _: os.kill(os.getpid(), signal.SIGKILL) if number == step else None)
        build(folder, files)

    return run_apart(work)


def list_steps(folder: Path, files: dict[str, str]) -> list[str]:
    """List the steps of a build on the disk."""
    log = folder.with_name("steps.txt")

    def work() -> None:
        stream = os.open(log, os.O_CREAT | os.O_WRONLY)
        watch(folder, lambda _, step: os.write(stream, f"{step!r}\n".encode()) and None)
        build(folder, files)

    assert run_apart(work) == 0
    return log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def sites(files: dict[str, str], tmp_path: Path) -> tuple[Path, dict[str, bytes], dict[str, bytes]]:
    """Build a site, and what the next build of it would be."""
    old = read_all(build(tmp_path / "a", files))
    new = read_all(build(tmp_path / "b", change(files)))
    assert old != new
    return tmp_path, old, new


def change(files: dict[str, str]) -> dict[str, str]:
    return {**files, "van-ban/index.md": files["van-ban/index.md"].replace("Văn bản", "Văn bản mới")}


def test_a_build_killed_at_any_moment_leaves_a_whole_site(
    files: dict[str, str], sites: tuple[Path, dict[str, bytes], dict[str, bytes]]
) -> None:
    folder, old, new = sites
    steps = len(list_steps(folder / "a", files))
    for moment in range(MOMENTS):
        assert kill_at(1 + steps * moment // MOMENTS, folder / "a", change(files)) == -signal.SIGKILL
        assert read_all(folder / "a" / "site") in (old, new), moment
    assert read_all(build(folder / "a", change(files))) == new
    assert [path.name for path in (folder / "a").iterdir()] == ["site"]


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_build_killed_at_the_switch_is_mended_by_the_next(
    files: dict[str, str],
    sites: tuple[Path, dict[str, bytes], dict[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
    *,
    can_exchange: bool,
) -> None:
    folder, old, new = sites
    if not can_exchange:
        monkeypatch.setattr(switch, "_exchange", lambda *_: False)
    site = folder / "a" / "site"
    steps = list_steps(folder / "a", change(files))
    last = max(number for number, step in enumerate(steps, start=1) if ".site-work/new" in step and "open" in step)
    for step in range(last, min(last + 8, len(steps))):
        following = change(files) if read_all(site) == old else files
        assert kill_at(step, folder / "a", following) == -signal.SIGKILL
        assert not can_exchange or site.exists()
        with switch.open_bench(site):
            pass
        assert read_all(site) in (old, new), steps[step]
        assert [path.name for path in (folder / "a").iterdir()] == ["site"]


def test_a_full_disk_keeps_the_old_site(
    files: dict[str, str], sites: tuple[Path, dict[str, bytes], dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, old, _ = sites
    write = staging.write_file
    for full_after in (0, 1, 40):
        left = iter(range(full_after))

        def fail(target: Path, name: str, content: Content, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise OSError(errno.ENOSPC, "No space left on device", str(target / name))
            write(target, name, content)

        monkeypatch.setattr(staging, "write_file", fail)
        with pytest.raises(SiteError, match="hết chỗ trên đĩa; trang cũ vẫn còn nguyên"):
            build(folder / "a", change(files))
        assert read_all(folder / "a" / "site") == old
        assert [path.name for path in (folder / "a").iterdir()] == ["site"]


def test_a_disk_that_fails_at_the_switch_keeps_the_old_site(
    files: dict[str, str], sites: tuple[Path, dict[str, bytes], dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, old, _ = sites
    rename = os.replace

    def fail_at_the_site(source: Path, target: Path) -> None:
        if Path(source).name == "new":
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        rename(source, target)

    monkeypatch.setattr(switch, "_exchange", lambda *_: False)
    monkeypatch.setattr(os, "replace", fail_at_the_site)
    with pytest.raises(SiteError, match="hết chỗ trên đĩa; trang cũ vẫn còn nguyên"):
        build(folder / "a", change(files))
    assert read_all(folder / "a" / "site") == old
    assert [path.name for path in (folder / "a").iterdir()] == ["site"]


def test_a_system_that_refuses_large_files_keeps_the_old_site(
    files: dict[str, str], sites: tuple[Path, dict[str, bytes], dict[str, bytes]]
) -> None:
    folder, old, _ = sites

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        with pytest.raises(SiteError, match="tệp quá lớn"):
            build(folder / "a", change(files))

    assert run_apart(work) == 0
    assert read_all(folder / "a" / "site") == old


def test_a_second_build_of_the_same_site_is_refused_until_the_first_ends(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switch, "_PATIENCE", 0.1)
    ours, theirs = FORK.Pipe()

    def work() -> None:
        with switch.open_bench(tmp_path / "a" / "site"):
            theirs.send("đang dựng")
            theirs.recv()

    process = FORK.Process(target=work)
    process.start()
    ours.recv()
    with pytest.raises(SiteError, match="một lần dựng khác đang chạy"):
        build(tmp_path / "a", files)
    process.kill()
    process.join()
    assert (build(tmp_path / "a", files) / "index.html").is_file()


def test_two_sites_of_one_handbook_may_be_built_at_once(files: dict[str, str], tmp_path: Path) -> None:
    with switch.open_bench(tmp_path / "a" / "khac"):
        assert (build(tmp_path / "a", files) / "index.html").is_file()


def test_who_stops_a_build_is_told_so_and_keeps_the_old_site(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = build(tmp_path / "a", files)
    before = read_all(site)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(staging, "write_file", stop)
    result = CliRunner().invoke(main, ["build", "--root", str(TOY), "--site-dir", str(site)])
    assert (result.exit_code, result.stderr) == (130, "\nĐã dừng giữa chừng; trang cũ (nếu có) giữ nguyên.\n")
    assert read_all(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_records_that_may_only_be_read_are_built_beside_the_site(tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(TOY, root)
    before = read_all(root)
    result = CliRunner().invoke(main, ["build", "--root", str(root), "--site-dir", str(tmp_path / "web" / "site")])
    assert result.exit_code == 0, result.output
    assert read_all(root) == before
    assert [path.name for path in (tmp_path / "web").iterdir()] == ["site"]


def lay_docs(folder: Path) -> Path:
    """Make a handbook with pages of its own: the toy's records and this repository's theme."""
    shutil.copytree(TOY, folder)
    shutil.copytree(REPOSITORY / "docs", folder / "docs")
    shutil.copyfile(REPOSITORY / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def lead_out(docs: Path) -> None:
    (docs / "ngoai.txt").symlink_to("/etc/hostname")


def lead_out_by_a_folder(docs: Path) -> None:
    (docs / "ngoai").symlink_to("../directives", target_is_directory=True)


def lead_nowhere(docs: Path) -> None:
    (docs / "mat.md").symlink_to("khong-co.md")


def lay_a_pipe(docs: Path) -> None:
    os.mkfifo(docs / "ong")


def name_oddly(docs: Path) -> None:
    (docs / "dòng\nmới.txt").write_text("a", encoding="utf-8")


def name_in_no_letters(docs: Path) -> None:
    Path(os.fsdecode(os.fsencode(docs) + b"/\xff\xfe.txt")).write_text("a", encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lead_out, "là liên kết dẫn ra ngoài docs/"),
        (lead_out_by_a_folder, "là liên kết dẫn ra ngoài docs/"),
        (lead_nowhere, "không dẫn tới đâu"),
        (lay_a_pipe, "không phải tệp thường"),
        (name_oddly, "đổi tên tệp"),
        (name_in_no_letters, "đổi tên tệp"),
    ],
)
def test_what_may_not_be_published_is_named(tmp_path: Path, damage: Callable[[Path], None], message: str) -> None:
    root = lay_docs(tmp_path / "root")
    damage(root / "docs")
    result = CliRunner().invoke(main, ["build", "--root", str(root), "--site-dir", str(tmp_path / "site")])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert message in result.stderr
    assert not (tmp_path / "site").exists()


def test_odd_but_possible_names_are_published(tmp_path: Path) -> None:
    root = lay_docs(tmp_path / "root")
    names = ["có dấu cách.txt", "a#b?c%20.txt", "'ngoặc\".txt", "&lt;.txt"]
    for name in names:
        (root / "docs" / name).write_text(name, encoding="utf-8")
    result = CliRunner().invoke(main, ["build", "--root", str(root), "--site-dir", str(tmp_path / "site")])
    assert result.exit_code == 0, result.output
    assert [(tmp_path / "site" / name).read_text(encoding="utf-8") for name in names] == names

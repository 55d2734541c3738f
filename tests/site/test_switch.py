"""The folder beside a site, and the switch: what is no built site is never replaced, what is unfinished is hidden."""

import ctypes
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from handbook.pages.addresses import CATALOG_JSON
from handbook.site import SiteError, switch
from handbook.site.switch import open_bench, refuse_foreign, switch_site

GIT = shutil.which("git") or "git"


def lay(folder: Path, *names: str) -> Path:
    """Make a folder with files that hold their own names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def list_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def list_for_git(folder: Path) -> list[str]:
    """List what git would take in."""
    command = [GIT, "-C", folder, "status", "--porcelain", "--untracked-files=all"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run([GIT, "init", "--quiet", tmp_path], check=True)
    (tmp_path / ".gitignore").write_text("/site/\n/.gitignore\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "names", [("thu.txt",), (".an",), ("a.txt", "b.txt"), ("index.html",), ("data/khac.json",), ("sau/a.txt",)]
)
def test_a_folder_with_anything_but_a_built_site_is_refused(tmp_path: Path, names: tuple[str, ...]) -> None:
    site = lay(tmp_path / "site", *names)
    with pytest.raises(SiteError, match="đang chứa thứ khác, không phải trang đã dựng"):
        refuse_foreign(site)
    assert list_files(site) == sorted(names)


def test_an_empty_folder_within_is_something_else_too(tmp_path: Path) -> None:
    (tmp_path / "site" / "trong").mkdir(parents=True)
    with pytest.raises(SiteError, match="đang chứa thứ khác"):
        refuse_foreign(tmp_path / "site")


def test_a_file_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    lay(tmp_path, "site")
    with pytest.raises(SiteError, match="là một tệp"):
        refuse_foreign(tmp_path / "site")


def test_nothing_an_empty_folder_and_a_built_site_may_be_replaced(tmp_path: Path) -> None:
    refuse_foreign(tmp_path / "site")
    refuse_foreign(lay(tmp_path / "site"))
    refuse_foreign(lay(tmp_path / "site", CATALOG_JSON, "index.html"))


def test_a_folder_named_like_the_catalog_makes_no_site(tmp_path: Path) -> None:
    (lay(tmp_path / "site") / CATALOG_JSON).mkdir(parents=True)
    with pytest.raises(SiteError, match="đang chứa thứ khác"):
        refuse_foreign(tmp_path / "site")


def test_git_takes_in_nothing_of_a_bench_in_use_kept_or_left_by_a_kill(repository: Path) -> None:
    site = lay(repository / "site", CATALOG_JSON)
    with open_bench(site, "last") as bench:
        lay(bench / "new", "index.html")
        lay(bench / "last", "index.html")
        assert list_for_git(repository) == []
    assert [path.name for path in repository.glob(".site-work/last/*")] == ["index.html"]
    assert list_for_git(repository) == []
    with open_bench(site):
        pass
    assert not bench.exists()
    code = "import os, sys; from pathlib import Path; from handbook.site.switch import open_bench\n"
    code += "with open_bench(Path(sys.argv[1])) as bench: (bench / 'new.html').write_text('a'); os._exit(9)"
    run = subprocess.run([sys.executable, "-c", code, repository / "sau" / "khac"], check=False)
    assert run.returncode == 9
    assert list_files(repository / "sau") == [".khac-work/.gitignore", ".khac-work/.lock", ".khac-work/new.html"]
    assert list_for_git(repository) == []


def test_git_takes_in_nothing_while_a_bench_is_taken_away(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def look(call: Callable[..., None]) -> Callable[..., None]:
        def first(*arguments: object, **options: object) -> None:
            told.extend(list_for_git(repository))
            call(*arguments, **options)

        return first

    with open_bench(repository / "site") as bench:
        lay(bench / "new", "index.html")
        lay(bench, "a.txt")
        for name, call in (("rmtree", shutil.rmtree), ("rmdir", os.rmdir), ("unlink", os.unlink)):
            monkeypatch.setattr(shutil if name == "rmtree" else os, name, look(call))
    assert told == []
    assert list_files(repository) and not bench.exists()  # noqa: PT018 - the folder around is still there


def test_what_is_left_of_another_build_is_taken_away_first(tmp_path: Path) -> None:
    work = lay(tmp_path / ".site-work", "new/a.html", "b.txt", "last/c.html")
    (work / "lien-ket").symlink_to(lay(tmp_path / "ngoai", "quy.txt"), target_is_directory=True)
    with open_bench(tmp_path / "site", "last") as bench:
        assert list_files(bench) == [".gitignore", ".lock", "last/c.html"]
    with open_bench(tmp_path / "site") as bench:
        assert list_files(bench) == [".gitignore", ".lock"]
    assert [path.name for path in tmp_path.iterdir()] == ["ngoai"]
    assert list_files(tmp_path / "ngoai") == ["quy.txt"]


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_new_site_takes_the_place_of_the_old_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(switch, "_exchange", lambda *_: False)
    site = lay(tmp_path / "site", "cu.html")
    with open_bench(site) as bench:
        switch_site(bench, lay(bench / "new", "moi.html"), site)
        assert list_files(site) == ["moi.html"]
        assert list_files(bench / "new") == ["cu.html"]
        assert not (bench / "old").exists()


def test_a_first_site_is_put_in_its_place(tmp_path: Path) -> None:
    with open_bench(tmp_path / "web" / "site") as bench:
        switch_site(bench, lay(bench / "new", "moi.html"), tmp_path / "web" / "site")
    assert list_files(tmp_path / "web") == ["site/moi.html"]


def test_an_old_site_set_aside_comes_back_only_where_there_is_none(tmp_path: Path) -> None:
    lay(tmp_path / ".site-work", "old/cu.html")
    with open_bench(tmp_path / "site"):
        assert list_files(tmp_path / "site") == ["cu.html"]
    lay(tmp_path / ".site-work", "old/cu-hon.html")
    with open_bench(tmp_path / "site"):
        assert list_files(tmp_path / "site") == ["cu.html"]


def test_a_system_without_the_one_step_is_told_from_a_fault_of_the_disk(tmp_path: Path) -> None:
    lay(tmp_path / "a")
    with pytest.raises(FileNotFoundError):
        switch._exchange(tmp_path / "a", tmp_path / "khong-co")  # noqa: SLF001 - where the two are told apart
    lay(tmp_path / "b", "b.txt")
    assert switch._exchange(tmp_path / "a", tmp_path / "b")  # noqa: SLF001 - as above
    assert list_files(tmp_path / "a") == ["b.txt"]


def test_sites_named_from_the_current_folder_are_exchanged_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path / "a")
    lay(tmp_path / "b", "b.txt")
    monkeypatch.chdir(tmp_path)
    assert switch._exchange(Path("a"), Path("b"))  # noqa: SLF001 - the one step itself
    assert list_files(tmp_path) == ["a/b.txt"]


def fail_with(code: int) -> SimpleNamespace:
    """Make a library of the system whose exchange fails."""

    def rename(*_: object) -> int:
        ctypes.set_errno(code)
        return -1

    return SimpleNamespace(renameat2=rename)


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM, errno.EXDEV, None])
def test_where_the_system_or_the_disk_has_no_exchange_two_renames_do_it(
    code: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = lay(tmp_path / "site", "cu.html")
    with open_bench(site) as bench:
        fresh = lay(bench / "new", "moi.html")
        monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: fail_with(code) if code else SimpleNamespace())
        switch_site(bench, fresh, site)
        assert (list_files(site), list_files(fresh)) == (["moi.html"], ["cu.html"])


def test_a_fault_of_the_disk_is_raised_with_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: fail_with(errno.EIO))
    with pytest.raises(OSError, match="site") as raised:
        switch_site(tmp_path, lay(tmp_path / "new"), lay(tmp_path / "site"))
    assert raised.value.errno == errno.EIO


class Clock:
    """A clock that only waiting moves on, a quarter of a second each time."""

    PAUSE = 0.25

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put it in the place of the system's."""
        self.time = 0.0
        monkeypatch.setattr(switch, "_PAUSE", self.PAUSE)
        monkeypatch.setattr(switch.time, "monotonic", lambda: self.time)
        monkeypatch.setattr(switch.time, "sleep", self.wait)

    def wait(self, seconds: float) -> None:
        """Move on."""
        self.time += seconds


def list_descriptors() -> set[str]:
    return {path.name for path in Path("/proc/self/fd").iterdir() if path.exists()}


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux lists what a process holds open")
def test_nothing_is_held_open_after_a_build_nor_after_one_that_was_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switch, "_PATIENCE", 0.1)
    before = list_descriptors()
    with open_bench(tmp_path / "site"):
        within = list_descriptors()
        with pytest.raises(SiteError, match="một lần dựng khác đang chạy"), open_bench(tmp_path / "site"):
            pass
        assert list_descriptors() == within
    assert list_descriptors() == before


def test_a_build_waits_for_another_no_longer_than_its_patience(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    with open_bench(tmp_path / "site") as bench:
        lay(bench, "dang-dung.html")
        with pytest.raises(SiteError, match="một lần dựng khác đang chạy"), open_bench(tmp_path / "site"):
            pass
        assert list_files(bench) == [".gitignore", ".lock", "dang-dung.html"]
    assert clock.time == switch._PATIENCE  # noqa: SLF001 - the very thing


def refuse_moves(monkeypatch: pytest.MonkeyPatch, times: int) -> list[Path]:
    """Let moves be refused so many times, as Windows does while somebody reads; return what was refused."""
    refused: list[Path] = []
    move = Path.replace

    def replace(path: Path, place: Path) -> Path:
        if len(refused) < times:
            refused.append(path)
            raise PermissionError(13, "in use", str(path))
        return move(path, place)

    monkeypatch.setattr(Path, "replace", replace)
    return refused


@pytest.mark.parametrize("times", [0, 1, 4])
def test_a_folder_that_is_read_is_moved_when_that_is_over(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, refused = Clock(monkeypatch), refuse_moves(monkeypatch, times)
    switch.move_folder(lay(tmp_path / "mot", "a.html"), tmp_path / "hai")
    assert list_files(tmp_path) == ["hai/a.html"]
    assert (len(refused), clock.time) == (times, times * Clock.PAUSE)


def test_a_folder_that_is_read_on_and_on_stays_where_it_is_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, folder = Clock(monkeypatch), lay(tmp_path / "mot", "a.html")
    refuse_moves(monkeypatch, 99)
    with pytest.raises(PermissionError, match="mot"):
        switch.move_folder(folder, tmp_path / "hai")
    assert list_files(tmp_path) == ["mot/a.html"]
    assert clock.time == switch._PATIENCE  # noqa: SLF001 - the very thing


@pytest.mark.parametrize("times", [0, 1])
def test_a_lock_that_cannot_go_while_it_is_open_goes_once_it_is_closed(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, refused, unlink = tmp_path / ".lock", [], Path.unlink
    handle = os.open(lock, os.O_CREAT | os.O_RDWR)

    def refuse(path: Path) -> None:
        if len(refused) < times:
            refused.append(path)
            raise PermissionError(13, "in use", str(path))
        unlink(path)

    monkeypatch.setattr(Path, "unlink", refuse)
    switch._unlock(lock, handle)  # noqa: SLF001 - where the lock is let go
    assert not lock.exists()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)


def test_the_lock_is_on_the_folder_that_is_there_not_on_one_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, work, taken = switch.lock_descriptor, tmp_path / ".site-work", []

    def take_away(handle: int, *, blocking: bool) -> bool:
        is_ours = lock(handle, blocking=blocking)
        if len(taken) < 2:
            work.rename(tmp_path / f"cu-{len(taken)}")
            if taken:
                work.mkdir()
            taken.append(handle)
        return is_ours

    monkeypatch.setattr(switch, "lock_descriptor", take_away)
    handle = switch._lock_bench(work, tmp_path / "site")  # noqa: SLF001 - where the lock is held
    assert os.path.samestat(os.fstat(handle), (work / ".lock").stat())
    os.close(handle)
    assert len(taken) == 2


def break_between_two_renames(site: Path) -> None:
    with open_bench(site) as bench:
        lay(bench / "new", "moi.html")
        site.rename(bench / "old")
        raise ZeroDivisionError


def test_a_build_that_breaks_leaves_the_old_site_and_no_bench(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        break_between_two_renames(lay(tmp_path / "site", "cu.html"))
    assert list_files(tmp_path) == ["site/cu.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_bench_with_nothing_that_is_kept_is_gone(tmp_path: Path) -> None:
    with open_bench(tmp_path / "site", "last") as bench:
        lay(bench, "khac.html")
    assert list(tmp_path.iterdir()) == []

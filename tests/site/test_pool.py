"""Work shared by processes: all of it is done once, faults come back as they were."""

import multiprocessing
import os
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

import pytest

from handbook.site import SiteError, pool

pytestmark = pytest.mark.slow

MANY = 500


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def elsewhere(act: Callable[[], object]) -> Callable[[], None]:
    """Make a part that does something in other processes, and leaves them the time to do it in this one."""
    here = os.getpid()

    def part() -> None:
        time.sleep(0.01) if os.getpid() == here else act()

    return part


def test_every_part_is_done_once_by_two_processes(tmp_path: Path) -> None:
    def note(number: int) -> None:
        with (tmp_path / str(number)).open("x", encoding="utf-8") as stream:
            stream.write(str(os.getpid()))
        time.sleep(0.001)

    told: list[tuple[int, int]] = []
    pool.do_all([lambda number=number: note(number) for number in range(MANY)], lambda *news: told.append(news))
    assert sorted(int(path.name) for path in tmp_path.iterdir()) == list(range(MANY))
    assert len({path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}) == 2
    assert told[-1] == (MANY, MANY)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def note_process(folder: Path, names: Mapping[str, str]) -> None:
    (folder / names["file"]).write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(0.01)


def test_where_no_process_begins_as_a_copy_of_another_the_parts_are_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "can_fork", lambda: False)
    names = (MappingProxyType({"file": str(number)}) for number in range(MANY))
    pool.do_all([partial(note_process, tmp_path, each) for each in names], lambda *_: None)
    assert sorted(int(path.name) for path in tmp_path.iterdir()) == list(range(MANY))
    assert len({path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}) == 2


def test_a_few_parts_are_done_here() -> None:
    done: list[int] = []
    pool.do_all([lambda number=number: done.append(number) for number in range(3)], lambda *_: None)
    assert done == [0, 1, 2]


@pytest.mark.parametrize("few", [1, MANY])
def test_what_is_own_is_done_here_however_many_parts_there_are(few: int) -> None:
    own: list[int] = []
    pool.do_all([lambda: None] * 20, lambda *_: None, [lambda: own.append(os.getpid())] * 2, few)
    assert own == [os.getpid()] * 2


def test_a_fault_in_what_is_own_ends_the_work() -> None:
    def fail() -> None:
        raise PermissionError(13, "Permission denied", "tep.txt")

    with pytest.raises(PermissionError):
        pool.do_all([lambda: time.sleep(0.01)] * MANY, lambda *_: None, [fail])


def test_a_fault_comes_back_as_it_was_and_ends_the_work() -> None:
    def fail() -> None:
        raise PermissionError(13, "Permission denied", "tep.txt")

    with pytest.raises(PermissionError) as caught:
        pool.do_all([elsewhere(fail)] * MANY, lambda *_: None)
    assert (caught.value.errno, caught.value.filename) == (13, "tep.txt")
    assert "in fail" in "".join(caught.value.__notes__)


def test_a_process_that_dies_is_noticed() -> None:
    with pytest.raises(SiteError, match="hết bộ nhớ"):
        pool.do_all([elsewhere(lambda: os._exit(3))] * MANY, lambda *_: None)


def test_who_stops_the_work_stops_all_processes() -> None:
    def stop(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pool.do_all([lambda: None] * MANY, stop)
    assert multiprocessing.active_children() == []

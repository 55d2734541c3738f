"""What is kept of a handbook's records changes nothing but the time it takes, and nobody else's is ever read."""

import os
import pickle
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from benchmarks.edits import Desk, draw_edit

from handbook import record_cache
from handbook.memo import Memo
from handbook.reading import Checked, check_keeping, read_checked, read_kept
from handbook.record_cache import FOLDER, read_cache, want_cache, write_cache
from handbook.records import loading, read_catalog

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

_CT05 = "directives/05-ct-tum-2016.yml"


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the key of a user lies who has none yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return tmp_path / "home/handbook/record-cache.key"


@pytest.fixture
def kept(lay: Lay) -> Path:
    """Return a copy of the toy of which all is kept."""
    root = lay({})
    check(root)
    check(root)
    return root


def check(root: Path) -> Checked:
    """Check a handbook as the command does, however few files it has."""
    return check_keeping(root, 0)[1]


def show(checked: Checked) -> tuple[object, ...]:
    """Show all that a check gives; what records say of documents is compared by what it says."""
    return checked.catalog, checked.lineage, checked.names, repr(checked.mentions), checked.diagnostics


def find_memo(root: Path) -> Path:
    """Return the file in which a memo is kept."""
    return root / FOLDER / "memo"


@pytest.mark.parametrize("seed", range(3))
def test_random_edits_give_what_they_give_without_it(seed: int, kept: Path, tmp_path: Path) -> None:
    desk = Desk(tmp_path, seed)
    for number in range(8):
        kind, files = draw_edit(desk)
        undo = desk.write(files)
        fresh = show(read_checked(kept))
        assert show(read_kept(kept)) == fresh, kind
        assert show(check(kept)) == fresh, kind
        if number % 2:
            desk.write(undo)


def test_only_who_reads_a_large_handbook_in_full_twice_keeps_it(lay: Lay) -> None:
    root = lay({})
    check_keeping(root)
    assert not (root / FOLDER).exists()
    check(root)
    assert not find_memo(root).exists()
    check(root)
    assert find_memo(root).exists()


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files that were written a moment ago pass for files that nobody is about to touch."""
    monkeypatch.setattr(loading, "_SETTLING", -(10**18))


@pytest.mark.usefixtures("settled")
def test_what_is_kept_is_not_read_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memo = read_cache(kept)
    assert memo is not None
    monkeypatch.setattr(loading, "parse_datafile", None)
    monkeypatch.setattr(Path, "open", None)
    assert read_catalog(kept, memo).diagnostics == ()
    assert memo.news == 0


@pytest.mark.usefixtures("settled")
def test_it_is_written_only_where_much_is_new(kept: Path) -> None:
    before = find_memo(kept).read_bytes()
    path = kept / _CT05
    path.write_text(path.read_text(encoding="utf-8") + "note: Ghi thêm.\n", encoding="utf-8")
    assert show(check(kept)) == show(read_checked(kept))
    assert find_memo(kept).read_bytes() == before
    for each in kept.glob("*/*.yml"):
        each.write_text(f"# đã xem\n{each.read_text(encoding='utf-8')}", encoding="utf-8")
    assert show(check(kept)) == show(read_checked(kept))
    assert find_memo(kept).read_bytes() != before


DAMAGES: Mapping[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut": lambda content: content[: len(content) // 2],
    "cut in its mark": lambda content: content[:20],
    "one bit": lambda content: content[:5000] + bytes([content[5000] ^ 1]) + content[5001:],
    "its mark": lambda content: bytes([content[0] ^ 1]) + content[1:],
    "something else": lambda _: "Sổ tay".encode() * 1000,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_one_that_is_damaged_is_made_again(damage: str, kept: Path) -> None:
    path = find_memo(kept)
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    assert read_cache(kept) is None
    assert show(check(kept)) == show(read_checked(kept))
    assert read_cache(kept) is not None


class Intruder:
    """What does harm when it is read."""

    def __init__(self, trace: Path) -> None:
        """Leave a trace."""
        self._trace = trace

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Do harm."""
        return os.mkdir, (str(self._trace),)


def test_one_that_somebody_else_wrote_is_never_read(kept: Path, key_file: Path, tmp_path: Path) -> None:
    harmful = pickle.dumps(Intruder(tmp_path / "trace"))
    pickle.loads(harmful)  # noqa: S301 - to see that it would do harm
    (tmp_path / "trace").rmdir()
    find_memo(kept).write_bytes(bytes(32) + harmful)
    assert show(read_kept(kept)) == show(read_checked(kept))
    key, foreign = key_file.read_bytes(), bytes(32)
    key_file.write_bytes(foreign)
    find_memo(kept).write_bytes(record_cache._make_mark(foreign, harmful) + harmful)  # noqa: SLF001 - as by a thief
    key_file.write_bytes(key)
    assert show(read_kept(kept)) == show(read_checked(kept))
    assert not (tmp_path / "trace").exists()


def test_another_program_makes_its_own(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in (("a.py", "1"), ("b.yml", "2")):
        (tmp_path / "program" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "program" / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(record_cache, "_PROGRAM", tmp_path / "program")
    for text in ("2", "3"):
        (tmp_path / "program/b.yml").write_text(text, encoding="utf-8")
        record_cache._identify_program.cache_clear()  # noqa: SLF001 - a program changes only between its runs
        assert read_cache(kept) is None
        check(kept)
        assert read_cache(kept) is not None
    record_cache._identify_program.cache_clear()  # noqa: SLF001 - for the tests after this


@pytest.mark.parametrize("fault", ["others may read it", "cut", "not there"])
def test_a_key_that_is_no_good_is_made_again(fault: str, kept: Path, key_file: Path) -> None:
    assert key_file.stat().st_mode & 0o077 == 0
    before = key_file.read_bytes()
    if fault == "cut":
        key_file.write_bytes(before[:9])
    elif fault == "not there":
        key_file.unlink()
    else:
        key_file.chmod(0o644)
    assert read_cache(kept) is None
    check(kept)
    assert read_cache(kept) is not None
    assert key_file.read_bytes() != before


@pytest.mark.parametrize("place", ["build", FOLDER, f"{FOLDER}/memo", "home"])
def test_where_nothing_can_be_kept_nothing_is_told(place: str, lay: Lay, tmp_path: Path) -> None:
    root = lay({})
    if place.endswith("memo"):
        (root / place).mkdir(parents=True)
        want_cache(root)
    else:
        path = tmp_path / place if place == "home" else root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("đây là tệp", encoding="utf-8")
    for _ in range(2):
        assert show(check(root)) == show(read_checked(root))
    assert read_cache(root) is None


def test_what_a_run_left_that_was_stopped_goes_away(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, before = kept / FOLDER, find_memo(kept).read_bytes()
    (folder / "tmp0").write_bytes(before[:100])  # it was killed

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    memo = Memo()
    read_catalog(kept, memo)
    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write_cache(kept, memo)
    assert {path.name for path in folder.iterdir()} == {"memo", "wanted"}
    assert find_memo(kept).read_bytes() == before


def test_two_that_keep_at_once_hurt_nobody(kept: Path) -> None:
    def keep(_: int) -> bool:
        memo = Memo()
        read_catalog(kept, memo)
        write_cache(kept, memo)
        return read_cache(kept) is not None

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(keep, range(12)))
    assert {path.name for path in (kept / FOLDER).iterdir()} == {"memo", "wanted"}

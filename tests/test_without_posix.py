"""Without the modules and calls of POSIX all commands work and make the same; what is missing is said in one line."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.slow

TESTS = Path(__file__).parent
TOY = TESTS / "toy"
ABSENT = TESTS / "absent"  # a folder of modules that take from every process what only POSIX has
NO_LOCK = "Chú ý: máy này không khóa được thư mục; đừng dựng một trang hai lần cùng lúc.\n"
NO_LIMIT = "Chú ý: máy này không giới hạn được bộ nhớ dùng để in; phần quá dài có thể làm máy chậm đi.\n"
PATIENCE = 120  # seconds: far more than it takes


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(TOY, tmp_path / "root")
    return tmp_path / "root"


def hide() -> dict[str, str]:
    """Name what hides POSIX from a process and all that it starts; a lock that is none is no news to it."""
    return {**os.environ, "PYTHONPATH": str(ABSENT), "PYTHONWARNINGS": "ignore:only soft file lock"}


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command where what only POSIX has is not there."""
    command = [sys.executable, "-m", "handbook", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=hide())


def read_all(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def use_windows_line_ends(root: Path) -> None:
    for path in root.rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def test_nothing_of_posix_is_there() -> None:
    code = "import os, sys; assert not {'fork', 'link', 'symlink'} & set(dir(os))\n"
    code += "assert {sys.modules[name] for name in ('fcntl', 'grp', 'pwd', 'resource', 'termios')} == {None}"
    assert subprocess.run([sys.executable, "-c", code], check=False, env=hide()).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("check", "--root", TOY), "Dữ liệu không có lỗi."),
        (("fmt", "--check", "--root", TOY.parents[1]), "0 chưa theo mẫu"),
        (("diff", "--folders", TOY, TOY), "Không thay đổi dữ liệu"),
        (("stats", "--root", TOY), "đoạn"),
        (("new", "directive", "--help"), "Lập một văn bản mới."),
        (("schema", "--check", "--root", TOY.parents[1]), "Lược đồ đang mới."),
    ],
)
def test_what_only_reads_works(arguments: tuple[object, ...], answer: str) -> None:
    told = run(*arguments)
    assert (told.returncode, told.stderr) == (0, "")
    assert answer in told.stdout


def test_a_section_is_printed_without_a_limit_and_that_is_said_once(root: Path) -> None:
    told = run("pdf", "--root", root, "so-lieu")
    assert (told.returncode, told.stderr) == (0, NO_LIMIT)
    assert (root / "build/pdf/so-lieu.pdf").is_file()


@pytest.mark.slow
def test_a_site_is_built_and_packed_the_same_as_elsewhere(root: Path, tmp_path: Path) -> None:
    built = run("build", "--root", root, "--pdf", "--offline")
    assert (built.returncode, built.stderr) == (0, NO_LOCK + NO_LIMIT)
    assert run("offline", "--root", root).returncode == 0
    assert (root / "build/so-tay-chi-thi.zip").is_file()
    command = [sys.executable, "-m", "handbook", "build", "--pdf", "--offline", "--root", root]
    subprocess.run([*command, "--site-dir", tmp_path / "khac"], check=True, capture_output=True)
    assert read_all(root / "site") == read_all(tmp_path / "khac")
    assert not (root / ".site-work").exists()


@pytest.mark.slow
def test_lines_that_end_as_on_windows_make_the_same_pages(root: Path, tmp_path: Path) -> None:
    assert run("build", "--root", root, "--site-dir", tmp_path / "mot").returncode == 0
    use_windows_line_ends(root)
    told = run("check", "--root", root)
    assert (told.returncode, told.stdout) == (0, run("check", "--root", TOY).stdout)
    assert run("build", "--root", root, "--site-dir", tmp_path / "hai").returncode == 0
    one, two = read_all(tmp_path / "mot"), read_all(tmp_path / "hai")
    assert one.keys() == two.keys()
    assert {name for name in one if one[name] != two[name]} <= {name for name in one if name.endswith(".yml")}
    assert "Không thay đổi dữ liệu" in run("diff", "--folders", TOY, root).stdout


@pytest.mark.slow
def test_a_site_far_down_in_folders_is_built(tmp_path: Path) -> None:
    deep = tmp_path / "/".join(["thư mục sâu"] * 20)
    shutil.copytree(TOY, deep)
    assert len(str(deep)) > 200
    told = run("build", "--root", deep)
    assert (told.returncode, told.stderr) == (0, NO_LOCK)
    assert (deep / "site/index.html").is_file()


@pytest.mark.slow
def test_no_two_files_of_a_site_differ_only_in_case_and_none_has_a_name_of_windows(root: Path) -> None:
    assert run("build", "--root", root, "--pdf", "--offline").returncode == 0
    names = [path.relative_to(root).as_posix() for path in root.rglob("*")]
    assert len({name.casefold() for name in names}) == len(names)
    devices = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
    for name in names:
        for part in name.split("/"):
            assert part.partition(".")[0].casefold() not in devices, name
            assert not set(part) & set('<>:"\\|?*'), name
            assert part[-1] not in " .", name


@pytest.mark.slow
def test_a_handbook_is_served_and_an_edit_shown(root: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "handbook", "serve", "--root", root, "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=hide())
    address, record = f"http://127.0.0.1:{port}/van-ban/05-ct-tum-2016.html", root / "directives/05-ct-tum-2016.yml"
    try:
        wait_for(address, "</html>")
        taken = run("serve", "--root", root, "--port", port)
        assert taken.stderr.endswith(f"Lỗi: cổng {port} đang được dùng; chọn cổng khác bằng --port\n")
        text = record.read_text(encoding="utf-8")
        record.write_text(text.replace("\ntitle: ", "\ntitle: Nay sửa ", 1), encoding="utf-8")
        wait_for(address, "Nay sửa ")
    finally:
        process.send_signal(signal.SIGINT)
        output = process.communicate(timeout=PATIENCE)
    assert (process.returncode, "Traceback" in "".join(output)) == (0, False)
    assert output[1].startswith(NO_LOCK)
    assert not (root / ".site-work").exists()


def wait_for(address: str, words: str) -> None:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - this machine
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.1)
    pytest.fail(f"{words} does not come")

"""The site while it is edited: a change is built and shown, a fault keeps what was there, Ctrl-C ends it all."""

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

REPOSITORY = Path(__file__).parents[2]
TOY = REPOSITORY / "tests" / "toy"
PATIENCE = 120  # seconds: far more than it takes


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serving") / "root"
    shutil.copytree(TOY, folder)
    return folder


@pytest.fixture(scope="module")
def address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture(scope="module")
def served(root: Path, address: str) -> Iterator["subprocess.Popen[str]"]:
    """Serve a copy of the toy."""
    command = [sys.executable, "-m", "handbook", "serve", "--root", str(root), "--port", address.rpartition(":")[2]]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    wait(lambda: (root / "site" / "index.html").is_file() and is_open(address))
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


def is_open(address: str) -> bool:
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.socket() as client:
        return client.connect_ex((host, int(port))) == 0


def wait(is_done: Callable[[], bool]) -> None:
    give_up = time.monotonic() + PATIENCE
    while not is_done():
        assert time.monotonic() < give_up
        time.sleep(0.1)


def fetch(address: str) -> str:
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - this machine
        return str(answer.read().decode())


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("served")
def test_a_page_comes_with_one_script_more_and_none_inside(root: Path, address: str) -> None:
    page = fetch(f"{address}/van-ban/")
    added = '<script src="/__reload.js" data-version="1"></script>'
    assert page.replace(added, "") == (root / "site" / "van-ban" / "index.html").read_text(encoding="utf-8")
    assert "location.reload()" in fetch(f"{address}/__reload.js")


@pytest.mark.usefixtures("served")
def test_a_file_comes_as_it_is_and_a_wrong_address_with_its_page(root: Path, address: str) -> None:
    record = "data/handbook.json"
    assert fetch(f"{address}/{record}") == (root / "site" / record).read_text(encoding="utf-8")
    with pytest.raises(HTTPError, match="404") as caught:
        fetch(f"{address}/khong-co.html")
    assert "Không có trang này" in caught.value.read().decode()
    caught.value.close()


def test_an_edit_is_built_and_told_and_a_fault_is_not(
    served: "subprocess.Popen[str]", root: Path, address: str
) -> None:
    record, title = root / "directives" / "05-ct-tum-2016.yml", "\ntitle: "
    change(record, title, f"{title}Nay sửa ")
    assert fetch(f"{address}/__reload?1") == "2"
    assert "Nay sửa " in fetch(f"{address}/van-ban/05-ct-tum-2016.html")
    change(record, title, "\nkhoa-la: a\ntitle: ")
    wait(lambda: "khoa-la" in (served.stdout.readline() if served.stdout else ""))
    assert "Nay sửa " in fetch(f"{address}/van-ban/05-ct-tum-2016.html")
    change(record, "khoa-la: a\ntitle: Nay sửa ", "title: Sửa nữa ")
    assert fetch(f"{address}/__reload?2") == "3"
    assert "Sửa nữa" in fetch(f"{address}/van-ban/05-ct-tum-2016.html")


def test_a_taken_port_is_named(served: "subprocess.Popen[str]", root: Path, address: str) -> None:
    assert served.poll() is None
    port = address.rpartition(":")[2]
    command = [sys.executable, "-m", "handbook", "serve", "--root", str(root), "--port", port]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (2, f"Lỗi: cổng {port} đang được dùng; chọn cổng khác bằng --port\n")


def test_ctrl_c_ends_the_server_too(served: "subprocess.Popen[str]", address: str) -> None:
    served.send_signal(signal.SIGINT)
    assert served.wait(PATIENCE) == 0
    wait(lambda: not is_open(address))

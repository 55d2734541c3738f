"""The site while it is edited: a change is built and shown, a fault keeps what was there, Ctrl-C ends it all."""

import json
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from handbook.site.paths import find_paths
from handbook.site.serving import wait_for_changes

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]
TOY = REPOSITORY / "tests" / "toy"
PATIENCE = 120  # seconds: far more than it takes


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serving") / "root"
    shutil.copytree(TOY, folder)
    return folder


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def served(root: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    """Serve a copy of the toy."""
    command = [sys.executable, "-m", "handbook", "serve", "--root", str(root), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    wait(lambda: (root / "site" / "index.html").is_file() and is_open(port))
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


@pytest.fixture(scope="module")
def address(served: "subprocess.Popen[str]", port: int) -> str:
    """Return where the copy is served: who asks for it has a server that answers."""
    assert served.poll() is None
    return f"http://127.0.0.1:{port}"


def is_open(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


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
    write(path, text.replace(old, new))


def write(path: Path, text: str) -> None:
    """Write a file at one stroke: a slow machine never has half of it."""
    whole = path.parent.parent / "whole"
    whole.write_text(text, encoding="utf-8")
    whole.replace(path)


def read_news(address: str, seen: int | str) -> dict[str, Any]:
    """Ask as a page does; the answer comes when there are others than those seen."""
    news: dict[str, Any] = json.loads(fetch(f"{address}/__news?{seen}"))
    return news


def ask(address: str, request: str) -> bytes:
    """Send raw bytes and read all that comes back."""
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as client:
        client.sendall(request.encode("latin-1"))
        return b"".join(iter(lambda: client.recv(1 << 16), b""))


def test_a_page_comes_with_one_script_more_and_none_inside(root: Path, address: str) -> None:
    page = fetch(f"{address}/van-ban/")
    added = f'<script src="/__news.js" data-edition="{read_news(address, 0)["edition"]}"></script>'
    assert page.replace(added, "") == (root / "site" / "van-ban" / "index.html").read_text(encoding="utf-8")
    assert page.index(added) == page.index("</body>") - len(added)
    for name, words in (("js", "location.reload()"), ("css", ".hb-news {")):
        assert words in fetch(f"{address}/__news.{name}")
    assert fetch(f"{address}/van-ban/index.html") == page


def test_a_file_comes_as_it_is_and_a_wrong_address_with_its_page(root: Path, address: str) -> None:
    record = "data/handbook.json"
    assert fetch(f"{address}/{record}") == (root / "site" / record).read_text(encoding="utf-8")
    for wrong in (
        "khong-co.html",
        "khong-co",
        "assets/",
        "index.html/",
        f"{'a' * 300}.html",
        "a%00b.html",
        "../mkdocs.yml",
    ):
        with pytest.raises(HTTPError, match="404") as caught:
            fetch(f"{address}/{wrong}")
        assert "Không có trang này" in caught.value.read().decode()
        assert caught.value.headers["Cache-Control"] == "no-store"
        caught.value.close()


def test_a_folder_without_its_slash_leads_to_the_address_that_links_depend_on(address: str) -> None:
    with urlopen(f"{address}/van-ban", timeout=PATIENCE) as answer:  # noqa: S310 - this machine
        assert answer.url == f"{address}/van-ban/"


def test_a_browser_that_asks_before_there_are_news_waits_for_them(root: Path, address: str) -> None:
    seen = read_news(address, 0)
    told: list[dict[str, Any]] = []
    waiting = threading.Thread(target=lambda: told.append(read_news(address, seen["number"])))
    waiting.start()
    waiting.join(1)
    assert told == []
    (root / "directives" / "05-ct-tum-2016.yml").touch()
    waiting.join(PATIENCE)
    assert told[0]["number"] == seen["number"] + 1
    assert told[0]["faults"] == []


def test_an_edit_is_built_and_a_fault_is_told_in_the_browser_until_it_is_mended(
    served: "subprocess.Popen[str]", root: Path, address: str
) -> None:
    record, title = root / "directives" / "05-ct-tum-2016.yml", "\ntitle: "
    before = read_news(address, 0)
    change(record, title, f"{title}Nay sửa ")
    made = read_news(address, before["number"])
    assert (made["isNew"], made["faults"], made["more"]) == (True, [], 0)
    assert made["edition"] != before["edition"]
    assert "Nay sửa " in fetch(f"{address}/van-ban/05-ct-tum-2016.html")
    change(record, title, "\nkhoa-la: <b>a</b>\ntitle: ")
    faulty = read_news(address, made["number"])
    assert (faulty["isNew"], faulty["edition"], faulty["more"]) == (False, made["edition"], 0)
    (fault,) = faulty["faults"]
    line = record.read_text(encoding="utf-8").splitlines().index("khoa-la: <b>a</b>") + 1
    assert (fault["kind"], fault["place"]) == ("lỗi", f"directives/05-ct-tum-2016.yml:{line}:1")
    assert "khoa-la" in fault["message"]
    assert fault["hint"]
    assert read_news(address, 0) == faulty
    wait(lambda: "khoa-la" in (served.stdout.readline() if served.stdout else ""))
    assert "Nay sửa " in fetch(f"{address}/van-ban/05-ct-tum-2016.html")
    change(record, "khoa-la: <b>a</b>\ntitle: Nay sửa ", "title: Sửa nữa ")
    mended = read_news(address, faulty["number"])
    assert (mended["isNew"], mended["faults"]) == (True, [])
    assert "Sửa nữa" in fetch(f"{address}/van-ban/05-ct-tum-2016.html")


def test_a_file_that_an_editor_empties_before_writing_it_is_built_once_it_is_written(
    monkeypatch: pytest.MonkeyPatch, lay: Callable[[Mapping[str, str | bytes | None]], Path]
) -> None:
    root = lay({})
    record = root / "directives" / "05-ct-tum-2016.yml"
    whole = record.read_text(encoding="utf-8") + "# Nay sửa\n"
    writes = iter([None, "", whole[:50], whole, None])
    pauses = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        text = next(writes)
        if text is not None:
            record.write_text(text, encoding="utf-8")

    monkeypatch.setattr("handbook.site.serving.time.sleep", pause)
    next(wait_for_changes(find_paths(root)))
    assert record.read_text(encoding="utf-8") == whole
    assert len(pauses) == 5


def test_many_faults_are_counted_and_the_first_shown(root: Path, address: str) -> None:
    record = root / "directives" / "05-ct-tum-2016.yml"
    before, text = read_news(address, 0), record.read_text(encoding="utf-8")
    write(record, "".join(f"khoa-{number}: a\n" for number in range(25)) + text)
    news = read_news(address, before["number"])
    assert (len(news["faults"]), news["more"], news["amounts"]) == (20, 5, "25 lỗi")
    write(record, text)
    assert read_news(address, news["number"])["faults"] == []


def test_a_build_that_fails_is_told_in_the_browser(root: Path, address: str) -> None:
    before = read_news(address, 0)
    work = root / ".site-work"
    shutil.rmtree(work)
    work.write_text("", encoding="utf-8")
    (root / "directives" / "05-ct-tum-2016.yml").touch()
    news = read_news(address, before["number"])
    (fault,) = news["faults"]
    assert fault["message"].startswith("không đọc hoặc ghi được")
    assert (fault["place"], news["isNew"]) == ("", False)
    work.unlink()
    (root / "directives" / "05-ct-tum-2016.yml").touch()
    assert read_news(address, news["number"])["faults"] == []


def test_a_browser_that_goes_away_is_no_news(served: "subprocess.Popen[str]", port: int, address: str) -> None:
    number = read_news(address, 0)["number"]
    for request in ("GET /data/handbook.json HTTP/1.1\r\n\r\n", f"GET /__news?{number} HTTP/1.1\r\n\r\n", "GET /"):
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", port)) as client:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # it is cut off
                client.sendall(request.encode())
                time.sleep(0.05)
    assert b"404" in ask(address, "GET /khong-co HTTP/1.0\r\n\r\n").partition(b"\r\n")[0]
    assert served.poll() is None


@pytest.mark.usefixtures("served")
def test_git_takes_in_nothing_that_serving_made_but_the_site(root: Path) -> None:
    git = [shutil.which("git") or "git", "-C", root]
    subprocess.run([*git, "init", "--quiet"], check=True)
    listed = subprocess.run([*git, "status", "--porcelain"], check=True, capture_output=True, text=True).stdout
    assert {line[3:] for line in listed.splitlines()} - {f"{path.name}/" for path in TOY.iterdir()} == {"site/"}
    shutil.rmtree(root / ".git")


@pytest.mark.usefixtures("address")
def test_a_taken_port_is_named(root: Path, port: int) -> None:
    command = [sys.executable, "-m", "handbook", "serve", "--root", str(root), "--port", str(port)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (2, f"Lỗi: cổng {port} đang được dùng; chọn cổng khác bằng --port\n")


def test_ctrl_c_ends_the_server_too_and_nothing_was_said_in_english(
    served: "subprocess.Popen[str]", root: Path, port: int
) -> None:
    served.send_signal(signal.SIGINT)
    assert served.wait(PATIENCE) == 0
    wait(lambda: not is_open(port))
    assert not (root / ".site-work").exists()
    told = served.stdout.read() if served.stdout else ""
    assert "Đã dựng" in told
    assert "Traceback" not in told
    assert "Error" not in told

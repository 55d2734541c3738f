"""A scratch copy of this repository in which the steps of the workflows run, and a forge that remembers."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
_TOP = frozenset({".git", ".venv", "build", "site", "tests", "benchmarks", ".hypothesis"})


def _leave_out(folder: str, names: list[str]) -> list[str]:
    """Leave out what is built, and at the top what no step of a workflow reads."""
    top = Path(folder) == REPOSITORY
    return [name for name in names if name == "__pycache__" or name.endswith("_cache") or (top and name in _TOP)]


@dataclass
class FakeForge:
    """The few answers of GitHub's interface that a comment needs, and what was asked of it."""

    address: str = ""
    package: bytes = b""
    package_size: int | None = None
    pull: dict[str, Any] = field(default_factory=dict)
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    tokens_seen_elsewhere: list[str] = field(default_factory=list)


class _Answers(BaseHTTPRequestHandler):
    forge: FakeForge

    def do_GET(self) -> None:
        self.forge.asked.append(("GET", self.path))
        tail = self.path.removeprefix("/repos/nha/so-tay/")
        if self.path.startswith("/elsewhere"):
            self.forge.tokens_seen_elsewhere.append(self.headers.get("Authorization", ""))
            self._send(200, self.forge.package)
        elif tail.startswith("actions/runs/"):
            size = len(self.forge.package) if self.forge.package_size is None else self.forge.package_size
            row = {"id": 9, "name": "nhan-xet", "size_in_bytes": size, "expired": False}
            self._tell(200, {"artifacts": [row] if self.forge.package else []})
        elif tail.startswith("actions/artifacts/9/zip"):
            self.send_response(302)
            self.send_header("Location", f"{self.forge.address}/elsewhere/9.zip")
            self.end_headers()
        elif tail.startswith("pulls/"):
            self._tell(200, self.forge.pull)
        elif "/comments" in tail:
            page = int(tail.rpartition("page=")[2])
            self._tell(200, self.forge.comments[(page - 1) * 100 : page * 100])
        else:
            self._tell(404, {})

    def do_POST(self) -> None:
        self._write("POST")

    def do_PATCH(self) -> None:
        self._write("PATCH")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Keep the tests' output quiet."""

    def _write(self, method: str) -> None:
        self.forge.asked.append((method, self.path))
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        if method == "PATCH":
            number = int(self.path.rpartition("/")[2])
            next(each for each in self.forge.comments if each["id"] == number)["body"] = body
        else:
            number = 1000 + len(self.forge.comments)
            self.forge.comments.append({"id": number, "user": {"login": "github-actions[bot]"}, "body": body})
        self._tell(201, {})

    def _tell(self, status: int, content: object) -> None:
        self._send(status, json.dumps(content).encode())

    def _send(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def fake_forge() -> Iterator[FakeForge]:
    """Serve a forge on this machine."""
    forge = FakeForge()
    handler = type("Answers", (_Answers,), {"forge": forge})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    forge.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield forge
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def changed_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy this repository, commit it, then commit a change of meaning on top as a pull request would.

    Its ``.venv`` is this one's programs with nothing left to install, so that the steps touch no network.
    """
    root = tmp_path_factory.mktemp("clone") / "so-tay"
    shutil.copytree(REPOSITORY, root, ignore=_leave_out)
    (root / ".venv").mkdir()
    (root / ".venv/bin").symlink_to(Path(sys.executable).parent)
    for name in ("build.ok", "dev.ok", "browsers.ok"):
        (root / ".venv" / name).touch()
    _git(root, "init", "-q", "-b", "main")
    _commit(root, "trước")
    path = root / "directives/21-kl-tw-2021.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count("\nissued: 2021-10-25\n") == 1
    path.write_text(text.replace("\nissued: 2021-10-25\n", "\nissued: 2021-10-26\n"), encoding="utf-8")
    _commit(root, "sau")
    return root


def _commit(root: Path, subject: str) -> None:
    _git(root, "add", "-A")
    _git(root, "-c", "user.name=Thử", "-c", "user.email=thu@example.invalid", "commit", "-q", "-m", subject)


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)  # noqa: S607 - git as found

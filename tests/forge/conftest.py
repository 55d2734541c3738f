"""A branch that takes requests in, strangers who send them, and a forge that remembers."""

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from branches import Branch, commit, run_git

from handbook.records.catalog import RECORD_FOLDERS

REPOSITORY = Path(__file__).parents[2]
_TOP = frozenset({".git", ".venv", "build", "site", "tests", "benchmarks", ".hypothesis", *RECORD_FOLDERS})


def _leave_out(folder: str, names: list[str]) -> list[str]:
    """Leave out what is built, and at the top what no step of a workflow reads."""
    top = Path(folder) == REPOSITORY
    return [name for name in names if name == "__pycache__" or name.endswith("_cache") or (top and name in _TOP)]


@dataclass
class FakeForge:
    """The few answers of GitHub's interface that a comment needs, and what was asked of it."""

    address: str = ""
    leads_away: bool = False
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
            self._tell(200, self.forge.pull)
        elif tail.startswith("pulls/") and self.forge.leads_away:
            self.send_response(302)
            self.send_header("Location", f"{self.forge.address}/elsewhere")
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
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


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
def made_branch(tmp_path_factory: pytest.TempPathFactory) -> Branch:
    """Copy this repository with the records of the toy handbook, commit it, and clone it as a runner does.

    The steps are the same for few records and for many.
    The clone's ``.venv`` is this one's programs with nothing left to install, so that the steps touch no network.
    """
    top = tmp_path_factory.mktemp("forge")
    origin, root = top / "origin", top / "so-tay"
    shutil.copytree(REPOSITORY, origin, ignore=_leave_out)
    for folder in RECORD_FOLDERS:
        shutil.copytree(REPOSITORY / "tests/toy" / folder, origin / folder)
    run_git(origin, "init", "-q", "-b", "main")
    run_git(origin, "add", "--all")
    commit(origin, "trước")
    run_git(top, "clone", "-q", str(origin), str(root))
    (root / ".venv").mkdir()
    (root / ".venv/bin").symlink_to(Path(sys.executable).parent)
    for name in ("build.ok", "dev.ok", "browsers.ok"):
        (root / ".venv" / name).touch()
    return Branch(root, origin)


@pytest.fixture(scope="session")
def changed_clone(made_branch: Branch) -> Path:
    """Return the runner's clone, for what needs any repository."""
    return made_branch.root

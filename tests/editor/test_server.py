"""The command serves the page to this machine alone and says where; what comes over the wire obeys the same rules."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbook.commands import workplace
from handbook.commands.cli import main
from handbook.messages import say

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/([\w-]+)/")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, str]]:
    """Serve a handbook of nothing; return the port and the token that the command tells."""
    root = tmp_path_factory.mktemp("root")
    for folder in ("directives", "exemplars", "sources", "vocabulary"):
        (root / folder).mkdir()
    command = [sys.executable, "-m", "handbook", "desk", "--root", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout is not None
        found = _ADDRESS.search(server.stdout.readline())
        assert found
        yield int(found[1]), found[2]
        server.terminate()


def _send(port: int, text: str) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(text.encode("latin-1"))
        return b"".join(iter(lambda: connection.recv(65536), b""))


def _ask(served: tuple[int, str], line: str, *headers: str) -> bytes:
    port, token = served
    lines = (line.replace("TOKEN", token), *(each.replace("PORT", str(port)) for each in headers), "Connection: close")
    return _send(port, "\r\n".join(lines) + "\r\n\r\n").split(b"\r\n", 1)[0]


def test_the_address_that_is_told_is_answered(served: tuple[int, str]) -> None:
    assert b"200" in _ask(served, "GET /TOKEN/ HTTP/1.1", "Host: 127.0.0.1:PORT")


@pytest.mark.parametrize(
    ("line", "headers", "status"),
    [
        ("GET /TOKEN/ HTTP/1.1", ["Host: rebound.example:PORT"], b"421"),
        ("GET /TOKEN/ HTTP/1.1", [], b"400"),
        ("GET /TOKEN/ HTTP/1.1", ["Host: 127.0.0.1:PORT", "Host: a.example"], b"4"),
        ("GET http://a.example/TOKEN/ HTTP/1.1", ["Host: 127.0.0.1:PORT"], b"4"),
        ("GET / HTTP/1.1", ["Host: 127.0.0.1:PORT"], b"403"),
        ("OPTIONS * HTTP/1.1", ["Host: 127.0.0.1:PORT"], b"403"),
        ("GET /TOKEN/../../etc/passwd HTTP/1.1", ["Host: 127.0.0.1:PORT"], b"404"),
        ("GET /TOKEN/desk/css/%2e%2e%2fjs%2feditor.js HTTP/1.1", ["Host: 127.0.0.1:PORT"], b"404"),
        ("POST /TOKEN/bai HTTP/1.1", ["Host: 127.0.0.1:PORT", "Content-Length: 0"], b"403"),
        ("POST /TOKEN/bai HTTP/1.1", ["Host: 127.0.0.1:PORT", "Origin: http://a.example", "Content-Length: 0"], b"403"),
        (
            "POST /TOKEN/bai/tep HTTP/1.1",
            ["Host: 127.0.0.1:PORT", "Origin: http://127.0.0.1:PORT", "Content-Length: 99999999999"],
            b"413",
        ),
    ],
)
def test_what_others_send_over_the_wire_is_refused(
    served: tuple[int, str], line: str, headers: list[str], status: bytes
) -> None:
    assert _ask(served, line, *headers).split(b" ")[1].startswith(status)


def test_nobody_else_can_reach_it(served: tuple[int, str]) -> None:
    with socket.socket() as other:
        other.settimeout(5)
        assert other.connect_ex(("127.0.0.2", served[0]))


def test_a_port_that_is_taken_is_told_in_one_line(runner: CliRunner, toy: Path, served: tuple[int, str]) -> None:
    result = runner.invoke(main, ["desk", "--root", str(toy), "--port", str(served[0])])
    assert result.exit_code == 2
    assert say("editor", "port-taken", port=served[0]) in result.stderr


def test_without_the_packages_the_command_says_what_to_install(
    runner: CliRunner, toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workplace, "find_spec", {}.get)
    result = runner.invoke(main, ["desk", "--root", str(toy)])
    assert result.exit_code == 2
    assert say("editor", "no-packages") in result.stderr

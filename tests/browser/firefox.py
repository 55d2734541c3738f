"""Firefox as the distribution ships it, driven over WebDriver BiDi, which it speaks without a driver program.

Playwright brings its own patched Firefox; readers have this one. Only what a search needs is here.
"""

import base64
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

NAMES = ("firefox-esr", "firefox")
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "ArrowDown": "\ue015", "ArrowUp": "\ue013"}
LISTENING = re.compile(r"WebDriver BiDi listening on ws://127\.0\.0\.1:(\d+)")
START_TIME = 60
WAIT = 10
TEXT, CLOSE, PING = 1, 8, 9
SHORT, MEDIUM = 126, 127  # lengths from here on are written in two and in eight bytes


class Socket:
    """A web socket to a program on this machine: text both ways, nothing else."""

    def __init__(self, port: int, path: str) -> None:
        """Shake hands."""
        self.stream = socket.create_connection(("127.0.0.1", port), timeout=START_TIME)
        self.rest = b""
        key = base64.b64encode(os.urandom(16)).decode()
        self.stream.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self.stream.recv(4096)
        head, _, self.rest = answer.partition(b"\r\n\r\n")
        assert b" 101 " in head.splitlines()[0], head

    def send(self, text: str) -> None:
        """Send one message, masked as a client must."""
        data = text.encode()
        if len(data) < SHORT:
            length = struct.pack("!B", 0x80 | len(data))
        elif len(data) < 1 << 16:
            length = struct.pack("!BH", 0x80 | SHORT, len(data))
        else:
            length = struct.pack("!BQ", 0x80 | MEDIUM, len(data))
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))
        self.stream.sendall(struct.pack("!B", 0x80 | TEXT) + length + mask + masked)

    def receive(self) -> str:
        """Wait for one whole message."""
        message = b""
        while True:
            first, second = self._take(2)
            length = second & 0x7F
            if length == SHORT:
                (length,) = struct.unpack("!H", self._take(2))
            elif length == MEDIUM:
                (length,) = struct.unpack("!Q", self._take(8))
            data = self._take(length)
            kind = first & 0x0F
            assert kind != CLOSE, "Firefox closed the connection"
            if kind == PING:
                continue
            message += data
            if first & 0x80:
                return message.decode()

    def _take(self, count: int) -> bytes:
        while len(self.rest) < count:
            more = self.stream.recv(65536)
            assert more, "Firefox went away"
            self.rest += more
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken


class Firefox:
    """One tab."""

    def __init__(self, connection: Socket) -> None:
        """Start a session in the tab that is open."""
        self.connection = connection
        self.count = 0
        self.call("session.new", capabilities={})
        tree = self.call("browsingContext.getTree")
        self.tab = tree["contexts"][0]["context"]

    def call(self, method: str, **parameters: object) -> dict:
        """Send a command and return what it answers."""
        self.count += 1
        self.connection.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.connection.receive())
            if answer.get("id") == self.count:
                assert answer["type"] == "success", answer
                return answer["result"]

    def open(self, address: str) -> Self:
        """Go to a page and wait until it is loaded."""
        self.call("browsingContext.navigate", context=self.tab, url=address, wait="complete")
        return self

    def read(self, expression: str) -> object:
        """Return a plain value from the page."""
        answer = self.call(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": self.tab},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer
        return json.loads(answer["result"].get("value", "null"))

    def type(self, text: str) -> None:
        """Press the keys of a text, letter by letter."""
        self._press(text)

    def press(self, name: str) -> None:
        """Press one key by its name."""
        self._press(KEYS[name])

    def _press(self, keys: str) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.call("input.performActions", context=self.tab, actions=[source])

    def wait_for(self, condition: str) -> None:
        """Wait until a condition holds in the page, also across a change of page."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            if self.read(f"document.readyState === 'complete' && Boolean({condition})"):
                return
            time.sleep(0.05)
        message = f"in vain: {condition}; the page is {self.read('location.href')}"
        raise AssertionError(message)


def find_firefox() -> str | None:
    """Find the distribution's Firefox."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def start_firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """Start a Firefox of its own, without a window, and end it afterwards."""
    profile.mkdir(parents=True, exist_ok=True)
    log = profile / "log.txt"
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0"]
    with log.open("wb") as output, subprocess.Popen([*command, "about:blank"], stderr=output, stdout=output) as process:
        try:
            connection = Socket(_wait_for_port(process, log), "/session")
            with connection.stream:
                yield Firefox(connection)
        finally:
            process.terminate()


def _wait_for_port(process: "subprocess.Popen[bytes]", log: Path) -> int:
    end = time.monotonic() + START_TIME
    while time.monotonic() < end:
        found = LISTENING.search(log.read_text(errors="replace"))
        if found:
            return int(found[1])
        assert process.poll() is None, log.read_text(errors="replace")
        time.sleep(0.1)
    message = f"Firefox did not start: {log.read_text(errors='replace')}"
    raise AssertionError(message)

"""A served folder and a real Chromium, with every request and its compressed size on record."""

import gzip
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright

_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_LEVEL = 6


class Server:
    """Serves one folder on this machine and remembers what was asked for."""

    def __init__(self, folder: Path) -> None:
        """Start serving."""
        self.folder = folder
        self.requests: list[str] = []
        handler = _make_handler(self)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Return the address of the folder."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def weigh(self, *, without: tuple[str, ...] = ()) -> tuple[int, int]:
        """Count the requests so far and the bytes their files take in gzip."""
        names = [name for name in dict.fromkeys(self.requests) if name not in without]
        return len(names), sum(_weigh_file(self.folder / name) for name in names)

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """Serve a folder for as long as it is needed."""
    server = Server(folder)
    try:
        yield server
    finally:
        server.close()


@contextmanager
def launch() -> Iterator[Browser]:
    """Start the machine's Chromium."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@cache
def _weigh_file(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), _LEVEL, mtime=0)) if path.is_file() else 0


def _make_handler(server: Server) -> type[SimpleHTTPRequestHandler]:
    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(server.folder))  # type: ignore[arg-type] # as the server passes them

        def do_GET(self) -> None:
            server.requests.append(unquote(urlsplit(self.path).path).lstrip("/"))
            super().do_GET()

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - named so by the base
            pass

    return Handler

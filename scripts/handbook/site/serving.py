"""The site served on this machine, built again when a file changes, and shown again by the browsers that have it open.

The server is a process of its own, so that the one that builds has no threads and may use other processes. A page gets
one more script, from this server, as a policy against scripts within pages allows.
"""

import errno
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from handbook.catalog import FOLDERS
from handbook.site.paths import Paths, SiteError

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

_PAUSE = 0.1  # seconds between two looks at the files, at least
_SHARE = 4  # a pause is this many times as long as a look: ten thousand files take a while
_WAIT = 20.0  # seconds a browser waits for news before it asks again
_SCRIPT_ADDRESS, _NEWS_ADDRESS = "/__reload.js", "/__reload"
_SCRIPT = f"""const seen = document.currentScript.dataset.version;
const ask = async () => {{
  try {{
    const answer = await fetch(`{_NEWS_ADDRESS}?${{seen}}`);
    if ((await answer.text()) !== seen) return location.reload();
    ask();
  }} catch {{
    setTimeout(ask, 1000);
  }}
}};
ask();
"""


def serve_site(paths: Paths, port: int, rebuild: Callable[[], bool]) -> None:
    """Serve the built site until Ctrl-C; call ``rebuild`` when a record or a file of ``docs/`` changes.

    ``rebuild`` tells whether there is a new site. Raises SiteError where the port is taken.
    """
    context = multiprocessing.get_context("fork")
    version = context.Value("l", 1)
    server = _open_server(paths.site, port, version)
    process = context.Process(target=_serve, args=(server, os.getpid()), daemon=True)
    process.start()
    server.socket.close()
    try:
        for _ in _wait_for_changes(paths):
            if rebuild():
                version.value += 1
    except KeyboardInterrupt:
        return
    finally:
        process.terminate()
        process.join()


def _wait_for_changes(paths: Paths) -> Iterator[None]:
    """Come back after every change of a file, for ever."""
    seen, pause = _look(paths), _PAUSE
    while True:
        time.sleep(pause)
        start = time.monotonic()
        now = _look(paths)
        pause = max(_PAUSE, _SHARE * (time.monotonic() - start))
        if now != seen:
            seen = now
            yield


def _look(paths: Paths) -> Mapping[str, tuple[int, int, int]]:
    """Note the state of every file the site is made from."""
    folders = [*(paths.root / name for name in (*FOLDERS, "vocabulary")), paths.home / "docs"]
    settings = (paths.home / "mkdocs.yml").stat()
    found = {"mkdocs.yml": (settings.st_mtime_ns, settings.st_size, settings.st_ino)}
    for folder in folders:
        found.update(_look_into(str(folder)))
    return found


def _look_into(folder: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _look_into(entry.path)
                else:
                    state = entry.stat(follow_symlinks=False)
                    yield entry.path, (state.st_mtime_ns, state.st_size, state.st_ino)
    except FileNotFoundError:
        return  # taken away while it was looked at


def _open_server(site: Path, port: int, version: "Synchronized[int]") -> ThreadingHTTPServer:
    try:
        return _Server(("127.0.0.1", port), partial(_Handler, version, directory=str(site)))
    except OSError as error:
        reason = "đang được dùng" if error.errno == errno.EADDRINUSE else "không mở được"
        message = f"cổng {port} {reason}; chọn cổng khác bằng --port"
        raise SiteError(message) from error


def _serve(server: "_Server", parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends this process
    server.parent = parent
    server.serve_forever()


class _Server(ThreadingHTTPServer):
    """Ends with the process that opened it."""

    daemon_threads = True
    parent = 0

    def service_actions(self) -> None:
        """Look whether that process still is there."""
        if os.getppid() != self.parent:
            os._exit(0)


class _Handler(SimpleHTTPRequestHandler):
    """Hands out the site's files; pages with the script that shows them again."""

    def __init__(self, version: "Synchronized[int]", *arguments: object, directory: str) -> None:
        self._version = version
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type] # what the server hands over

    def do_GET(self) -> None:
        """Answer with a file, the script, or news of a new site when there is one."""
        address = urlsplit(self.path)
        if address.path == _SCRIPT_ADDRESS:
            self._send(_SCRIPT, "text/javascript")
        elif address.path == _NEWS_ADDRESS:
            self._send(self._wait_for_news(address.query), "text/plain")
        else:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if path.suffix == ".html" and path.is_file():
                self._send_page(path)
            elif path.is_file():
                super().do_GET()
            else:
                self._send_page(Path(self.directory, "404.html"), HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Keep browsers from keeping files that change."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""

    def _wait_for_news(self, seen: str) -> str:
        give_up = time.monotonic() + _WAIT
        while str(self._version.value) == seen and time.monotonic() < give_up:
            time.sleep(0.1)
        return str(self._version.value)

    def _send_page(self, path: Path, status: HTTPStatus = HTTPStatus.OK) -> None:
        script = f'<script src="{_SCRIPT_ADDRESS}" data-version="{self._version.value}"></script>'
        text = path.read_text(encoding="utf-8") if path.is_file() else "<body></body>"
        head, body, tail = text.rpartition("</body>")
        self._send(f"{head}{script}{body}{tail}", "text/html", status)

    def _send(self, text: str, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

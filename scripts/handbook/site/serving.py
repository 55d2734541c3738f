"""The site served on this machine, built again when a file changes, and shown again by the browsers that have it open.

The server is a process of its own, so that the one that builds has no threads and may use other processes. A page gets
one more script, from this server, as a policy against scripts within pages allows.
"""

import errno
import json
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from handbook.diagnostics import Diagnostic, Severity
from handbook.messages import count_severities, name_severity, say
from handbook.records import RECORD_FOLDERS
from handbook.resources import SETTINGS, THEME
from handbook.site.paths import Paths, SiteError
from handbook.site.pool import has_parent, start_process

_PAUSE = 0.1  # seconds between two looks at the files, at least
_REST = 0.05  # seconds without a change until a file counts as written: many editors empty it before they write
_SHARE = 4  # a pause is this many times as long as a look: ten thousand files take a while
_WAIT = 20.0  # seconds a browser waits for news before it asks again
_MOST_SHOWN = 20  # faults a page shows: more are not read there
_NEWS_ADDRESS = "/__news"
_OWN_FILES = {"/__news.js": "text/javascript", "/__news.css": "text/css"}  # beside this module, as ``news.*``


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a look at the files: whether there is a new site, what is wrong with the records or the build."""

    is_new: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    fault: str = ""


def serve_site(paths: Paths, port: int, first: Outcome, rebuild: Callable[[], Outcome]) -> None:
    """Serve the built site until Ctrl-C; call ``rebuild`` when a record or a file of ``docs/`` changes.

    Pages show what it found wrong, as they do what was found at ``first``. Raises SiteError where the port is taken.
    """
    ours, theirs = multiprocessing.Pipe()
    process = start_process(_serve, paths.site, port, theirs)
    edition = 1
    try:
        refused = ours.recv()
        if refused is not None:
            raise SiteError(say("build", "port", port=port, is_used=refused == errno.EADDRINUSE))
        ours.send(_write_news(edition, first))
        for _ in wait_for_changes(paths):
            news = rebuild()
            edition += news.is_new
            ours.send(_write_news(edition, news))
    except KeyboardInterrupt:
        return
    finally:
        process.terminate()
        process.join()


def _write_news(edition: int, news: Outcome) -> dict[str, object]:
    """Write news as a page reads them; all of it is text that a page must not take for markup."""
    faults = (
        [{"kind": name_severity(Severity.ERROR), "place": "", "message": news.fault, "hint": ""}] if news.fault else []
    )
    faults += [
        {
            "kind": name_severity(each.severity),
            "place": f"{each.place.path}:{each.place.line}:{each.place.column}",
            "message": each.message,
            "hint": each.hint,
        }
        for each in news.diagnostics
    ]
    shown = faults[:_MOST_SHOWN]
    severities = [*([Severity.ERROR] if news.fault else []), *(each.severity for each in news.diagnostics)]
    return {
        "edition": f"{os.getpid()}.{edition}",  # another server's editions are others
        "isNew": news.is_new,
        "faults": shown,
        "more": len(faults) - len(shown),
        "amounts": count_severities(severities),
    }


def wait_for_changes(paths: Paths) -> Iterator[None]:
    """Come back after every change of a file, once it is written, for ever."""
    seen, pause = _look(paths), _PAUSE
    while True:
        time.sleep(pause)
        start = time.monotonic()
        now = _look(paths)
        pause = max(_PAUSE, _SHARE * (time.monotonic() - start))
        if now == seen:
            continue
        while now != seen:
            seen = now
            time.sleep(_REST)
            now = _look(paths)
        yield


def _look(paths: Paths) -> Mapping[str, tuple[int, int, int]]:
    """Note the state of every file the site is made from."""
    found = {}
    for path in (SETTINGS, *paths.root.glob("mkdocs.yml")):
        state = path.stat()
        found[str(path)] = (state.st_mtime_ns, state.st_size, state.st_ino)
    for folder in (*(paths.root / name for name in RECORD_FOLDERS), paths.root / "docs", THEME):
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


def _serve(site: Path, port: int, end: Connection) -> None:
    """Serve a site; what is told first is the number of the fault where the port cannot be had, else nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends this process
    try:
        server = _Server(("127.0.0.1", port), partial(_Handler, directory=str(site)))
    except OSError as error:
        end.send(error.errno)
        return
    end.send(None)
    server.tell(end.recv())
    threading.Thread(target=_hear, args=(server, end), daemon=True).start()
    server.serve_forever()


def _hear(server: "_Server", end: Connection) -> None:
    """Pass on what the parent tells until it is gone."""
    try:
        while True:
            server.tell(end.recv())
    except EOFError:
        return


class _Server(ThreadingHTTPServer):
    """Holds the latest news; ends with the process that opened it."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two servers have one port

    def __init__(self, *arguments: object) -> None:
        self._changed = threading.Condition()
        self._number = 0
        self._news: dict[str, object] = {}
        super().__init__(*arguments)  # type: ignore[arg-type] # an address and a handler

    def tell(self, news: dict[str, object]) -> None:
        """Wake every page that waits for news."""
        with self._changed:
            self._number += 1
            self._news = {**news, "number": self._number}
            self._changed.notify_all()

    @property
    def edition(self) -> str:
        """The edition of the site."""
        return str(self._news["edition"])

    def wait_for_news(self, seen: str) -> str:
        """Give the latest news as soon as they are others than those a page has seen, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._number) != seen, _WAIT)
            return json.dumps(self._news, ensure_ascii=False)

    def service_actions(self) -> None:
        """Look whether the process that opened it still is there."""
        if not has_parent():
            os._exit(0)

    def handle_error(self, *arguments: object) -> None:
        """Say nothing of a browser that went away, as they do while a page loads or waits."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(*arguments)  # type: ignore[arg-type] # a request and an address


class _Handler(SimpleHTTPRequestHandler):
    """Hands out the site's files; pages with the script that shows them again."""

    def do_GET(self) -> None:
        """Answer with a file, a page, or the news when there are any."""
        address = urlsplit(self.path)
        if address.path in _OWN_FILES:
            text = files("handbook.site").joinpath(address.path.removeprefix("/__")).read_text(encoding="utf-8")
            self._send(text, _OWN_FILES[address.path])
        elif address.path == _NEWS_ADDRESS:
            self._send(self._server.wait_for_news(address.query), "application/json")
        else:
            path = self.translate_path(self.path)
            if "\0" in path:
                self.send_error(HTTPStatus.NOT_FOUND)
            elif not self._send_page(Path(path, "index.html") if path.endswith("/") else Path(path)):
                super().do_GET()

    def end_headers(self) -> None:
        """Keep browsers from keeping files that change."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""

    @property
    def _server(self) -> _Server:
        return cast("_Server", self.server)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where there is nothing."""
        if code != HTTPStatus.NOT_FOUND or not self._send_page(Path(self.directory, "404.html"), HTTPStatus.NOT_FOUND):
            super().send_error(code, message, explain)

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """Show no folder that has no page."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def _send_page(self, path: Path, status: HTTPStatus = HTTPStatus.OK) -> bool:
        """Send a page with one script more; tell whether there is one."""
        if path.suffix != ".html":
            return False
        try:
            head, body, tail = path.read_text(encoding="utf-8").rpartition("</body>")
        except (OSError, ValueError):
            return False
        script = f'<script src="/__news.js" data-edition="{self._server.edition}"></script>'
        self._send(f"{head}{script}{body}{tail}", "text/html", status)
        return True

    def _send(self, text: str, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

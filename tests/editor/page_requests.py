"""Requests to the editors' page without a server, honest ones and others."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlencode

from handbook.editor import Protection, Workspace, make_application
from handbook.messages import fill, read_area

TOKEN, PORT = "m-a", 8123
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"
_NONE: Mapping[str, str] = MappingProxyType({})


def write_words(name: str, **given: object) -> str:
    """Write words of the screens."""
    return fill(read_area("editor")["screens"][name], given)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page answers."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """Its words."""
        return self.content.decode()


class Visitor:
    """Somebody who sends requests to the page of a handbook, honest ones unless a test says otherwise."""

    def __init__(self, root: Path) -> None:
        """Start the page anew."""
        self.workspace = Workspace(root, TOKEN)
        self._app = Protection(make_application(self.workspace), TOKEN, PORT)

    def get(self, path: str = "", headers: Mapping[str, str] = _NONE) -> Answer:
        """Ask for a screen, by its address behind the token."""
        return self.send("GET", f"/{TOKEN}/{path}", headers)

    def post(
        self,
        path: str,
        fields: Iterable[tuple[str, str]] = (),
        headers: Mapping[str, str] = _NONE,
        body: bytes = b"",
        *,
        chunks: int = 1,
    ) -> Answer:
        """Send a form as the page's own browser does, or any body."""
        form = {"content-type": "application/x-www-form-urlencoded", "origin": ORIGIN}
        body = body or urlencode(list(fields)).encode()
        return self.send("POST", f"/{TOKEN}/{path}", {**form, **headers}, body, chunks=chunks)

    def send(
        self, method: str, target: str, headers: Mapping[str, str] = _NONE, body: bytes = b"", *, chunks: int = 1
    ) -> Answer:
        """Send any request; ``chunks`` is in how many pieces its body comes."""
        path, _, query = target.partition("?")
        given = {"host": HOST, **headers}
        scope = {
            "type": "http",
            "method": method,
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items() if value],
        }
        return asyncio.run(_ask(self._app, scope, body, chunks))


async def _ask(app: Protection, scope: dict[str, Any], body: bytes, chunks: int) -> Answer:
    size = max(1, -(-len(body) // chunks))
    pieces = [body[at : at + size] for at in range(0, len(body), size)] or [b""]
    told: list[Any] = []

    async def receive() -> dict[str, Any]:
        if not pieces:
            await asyncio.Event().wait()  # the browser stays until it has its answer
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def send(message: Any) -> None:  # noqa: ANN401 - as the server's own
        told.append(message)

    await app(scope, receive, send)
    content = b"".join(each.get("body", b"") for each in told)
    return Answer(told[0]["status"], {name.decode(): value.decode() for name, value in told[0]["headers"]}, content)

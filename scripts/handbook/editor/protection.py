"""Who may speak to the editors' page: a browser of this machine that knows the token, and no other page in it."""

import hmac
from collections.abc import Mapping
from types import MappingProxyType

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from handbook.messages import say

MOST_BYTES = 33 << 20  # the largest original and what is posted with it
_SAFE = frozenset({"GET", "HEAD"})
_METHODS = frozenset({*_SAFE, "POST"})
_OWN_SITES = frozenset({"", "same-origin", "none"})
_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "content-security-policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
            "connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'"
        ),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "same-origin",  # without any, a browser does not say which page a form came from
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
    }
)


class Protection:
    """Lets only requests through that this page itself made, and none that is too large."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        """Take the application, the first part of every address, and the port that others must name."""
        self._app = app
        self._token = token
        self._hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it with a sentence."""
        if scope["type"] != "http":
            return
        refusal = self._find_refusal(scope)
        answer = _Answer(send)
        if refusal:
            await refuse(*refusal)(scope, receive, answer.send)
            return
        inner = {**scope, "path": _cut_token(scope["path"]), "raw_path": b"", "root_path": ""}
        await self._app(inner, _Intake(receive).receive, answer.send)

    def _find_refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = _read_headers(scope)
        host, origin = headers.get("host", ""), headers.get("origin", "")
        if host not in self._hosts:
            return 421, say("editor", "refused-host")
        if not hmac.compare_digest(scope["path"].partition("/")[2].partition("/")[0].encode(), self._token.encode()):
            return 403, say("editor", "refused-token")
        if scope["method"] not in _METHODS:
            return 405, say("editor", "refused-method")
        is_own = origin == f"http://{host}" or (not origin and scope["method"] in _SAFE)
        if not is_own or headers.get("sec-fetch-site", "") not in _OWN_SITES:
            return 403, say("editor", "refused-origin")
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length) > MOST_BYTES:
            return 413, say("editor", "refused-too-large")
        return None


class _Intake:
    """What is posted, counted while it comes in, whatever its head said."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._left = MOST_BYTES

    async def receive(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(413)
        return message


class _Answer:
    """What goes out, with what tells the browser to trust nothing else."""

    def __init__(self, send: Send) -> None:
        self._send = send

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            extra = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
            message = {**message, "headers": [*message.get("headers", ()), *extra]}
        await self._send(message)


def _read_headers(scope: Scope) -> Mapping[str, str]:
    """Read the heads of a request; one that is told twice is told as both, so that it equals nothing expected."""
    told: dict[str, str] = {}
    for raw, value in scope["headers"]:
        name, text = raw.decode("latin-1").lower(), value.decode("latin-1")
        told[name] = f"{told[name]}, {text}" if name in told else text
    return told


def _cut_token(path: str) -> str:
    return "/" + path.split("/", 2)[2] if path.count("/") > 1 else "/"


def refuse(status: int, sentence: str) -> Response:
    """Refuse a request with a sentence."""
    return Response(sentence, status, media_type="text/plain; charset=utf-8")

"""A request as the screens see it: what its address names, what it asks and what was filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import parse_qsl

from starlette.requests import Request

from handbook.messages import say

_MOST_FIELDS = 5000
_FORM = "application/x-www-form-urlencoded"
_NOTHING: Mapping[str, str] = MappingProxyType({})


class CallError(Exception):
    """A request that cannot be answered; the message is for editors, ``status`` for programs."""

    def __init__(self, message: str, status: int = 400) -> None:
        """Keep the status beside the message."""
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Call:
    """One request."""

    path: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    query: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    form: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def read(self, name: str) -> str:
        """Return what was filled in last under a name; empty where nothing was."""
        return next((value for key, value in reversed(self.form) if key == name), "")


async def read_call(request: Request) -> Call:
    """Read a request whole; raise CallError where its form is none."""
    body = await request.body()
    is_form = request.headers.get("content-type", "").partition(";")[0] == _FORM
    return Call(
        path=MappingProxyType({name: str(value) for name, value in request.path_params.items()}),
        query=MappingProxyType(dict(request.query_params)),
        form=tuple(_read_form(body)) if is_form else (),
        body=b"" if is_form else body,
    )


def _read_form(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise CallError(say("editor", "form")) from error

"""The screens of the editors' page by their addresses."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from handbook.changesets import ChangesetError, StaleError
from handbook.difference import RevisionError
from handbook.editor import article_screen, change_screen, new_choice_screen, page_preview, record_screen, start_screen
from handbook.editor.calls import Call, CallError, read_call
from handbook.editor.protection import refuse
from handbook.editor.workspace import Workspace
from handbook.messages import say
from handbook.resources import THEME

Screen = Callable[[Workspace, Call], Response]

_FOLDERS: Mapping[str, Path] = MappingProxyType({"desk": Path(__file__).parent / "assets", "assets": THEME / "assets"})
_ASSET_KINDS = frozenset({"css", "fonts", "images", "js"})


class _Address(NamedTuple):
    method: str
    path: str
    screen: Screen


_ADDRESSES = (
    _Address("GET", "/", start_screen.show_start),
    _Address("GET", "/ban-ghi", start_screen.list_found),
    _Address("GET", "/ban-ghi/{table}/{id}", record_screen.choose_change),
    _Address("POST", "/ban-ghi/{table}/{id}", record_screen.begin_edit),
    _Address("GET", "/thay-doi/{change}/ban-ghi/{table}/{id}", record_screen.show_record),
    _Address("POST", "/thay-doi/{change}/ban-ghi/{table}/{id}", record_screen.keep_record),
    _Address("GET", "/thay-doi/{change}/xem/{table}/{id}", page_preview.show_preview),
    _Address("GET", "/thay-doi/{change}/them/{space}", new_choice_screen.show_missing),
    _Address("POST", "/thay-doi/{change}/them/{space}", new_choice_screen.add_missing),
    _Address("POST", "/nhan-tep", start_screen.receive_file),
    _Address("POST", "/bai", start_screen.begin_pasted),
    _Address("POST", "/bai/tep", start_screen.begin_file),
    _Address("GET", "/thay-doi/{change}", change_screen.show_change),
    _Address("POST", "/thay-doi/{change}", change_screen.act_on_change),
    _Address("GET", "/thay-doi/{change}/bai/{source}", article_screen.show_article),
    _Address("POST", "/thay-doi/{change}/bai/{source}", article_screen.decide),
)


def make_application(workspace: Workspace) -> Starlette:
    """Make the application of a workspace; whoever serves it must let nobody else speak to it."""
    routes = [Route(path, _bind(workspace, screen), methods=[method]) for method, path, screen in _ADDRESSES]
    routes += [Route("/{home}/{kind}/{name}", _send_asset, methods=["GET"])]
    failures = {404: _miss, 405: _miss, 413: _overflow, 500: _fail}
    return Starlette(routes=routes, exception_handlers=failures)


def _bind(workspace: Workspace, screen: Screen) -> Callable[[Request], Awaitable[Response]]:
    """Make a screen an endpoint: the work is done beside the server, one request after another."""

    def show(call: Call) -> Response:
        with workspace.lock:
            return screen(workspace, call)

    async def answer(request: Request) -> Response:
        try:
            return await run_in_threadpool(show, await read_call(request))
        except CallError as error:
            return _refuse(workspace, str(error), error.status)
        except StaleError:
            return _refuse(workspace, say("editor", "stale"), 409)
        except ChangesetError as error:
            return _refuse(workspace, str(error), 409)
        except RevisionError:
            return _refuse(workspace, say("editor", "unsent"), 409)

    return answer


def _refuse(workspace: Workspace, reason: str, status: int) -> Response:
    return HTMLResponse(workspace.render("refusal", reason=reason), status)


async def _send_asset(request: Request) -> Response:
    """Send a style, script or font, one of those that lie there: the name is looked up and never made a path."""
    kind, name = request.path_params["kind"], request.path_params["name"]
    folder = _FOLDERS.get(request.path_params["home"])
    if folder is None or kind not in _ASSET_KINDS or name not in {path.name for path in (folder / kind).iterdir()}:
        return await _miss(request)
    return FileResponse(folder / kind / name)


async def _miss(_request: Request, _error: Exception | None = None) -> Response:
    return refuse(404, say("editor", "refused-address"))


async def _overflow(_request: Request, _error: Exception) -> Response:
    return refuse(413, say("editor", "refused-too-large"))


async def _fail(_request: Request, _error: Exception) -> Response:
    return refuse(500, say("editor", "refused-failed"))

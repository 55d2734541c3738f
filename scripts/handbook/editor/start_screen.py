"""The first screen: changes under way, a new article, a record to look for."""

from dataclasses import dataclass
from itertools import islice

from starlette.responses import HTMLResponse, RedirectResponse, Response

from handbook.changesets import Changeset, ChangesetError, add_changeset, list_names, read_changeset, read_packet
from handbook.editor.articles import begin_article, list_articles
from handbook.editor.calls import Call, CallError
from handbook.editor.record_list import search_records
from handbook.editor.workspace import Workspace
from handbook.originals import OriginalError, read_original

_MOST_FOUND = 30
SEE_OTHER = 303


@dataclass(frozen=True, slots=True)
class _Work:
    """A change under way, with the articles in it."""

    changeset: Changeset
    articles: tuple[str, ...]


def show_start(workspace: Workspace, call: Call) -> Response:
    """Show where an editor begins."""
    work = tuple(_list_work(workspace))
    return HTMLResponse(workspace.render("start", query=call.query.get("tim", ""), found=(), work=work))


def list_found(workspace: Workspace, call: Call) -> Response:
    """List the records that fit what was typed."""
    query = call.query.get("tim", "")
    found = tuple(islice(search_records(workspace.read().catalog, query), _MOST_FOUND)) if query.strip() else ()
    return HTMLResponse(workspace.render("found", query=query, found=found))


def begin_pasted(workspace: Workspace, call: Call) -> Response:
    """Begin a change with an article that was pasted."""
    return _begin(workspace, call.read("bai").encode(), "")


def begin_file(workspace: Workspace, call: Call) -> Response:
    """Begin a change with a file, which is the body of the request."""
    return _begin(workspace, call.body, call.query.get("ten", ""))


def receive_file(workspace: Workspace, call: Call) -> Response:
    """Take a change that somebody sent as a file, which is the body of the request."""
    changeset = add_changeset(workspace.root, read_packet(call.body))
    return RedirectResponse(workspace.address("thay-doi", changeset.name), SEE_OTHER)


def _begin(workspace: Workspace, content: bytes, name: str) -> Response:
    try:
        original = read_original(content, name)
    except OriginalError as error:
        raise CallError(str(error)) from error
    change, source = begin_article(workspace.root, workspace.read().catalog, original)
    return RedirectResponse(workspace.address("thay-doi", change, "bai", source), SEE_OTHER)


def _list_work(workspace: Workspace) -> list[_Work]:
    found = []
    for name in list_names(workspace.root):
        try:
            changeset = read_changeset(workspace.root, name)
        except ChangesetError:
            continue
        found.append(_Work(changeset, list_articles(changeset)))
    return found

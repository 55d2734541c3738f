"""The page of a record as readers would get it with a change in it; its links lead nowhere but within it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from markdown import Markdown
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from handbook.changesets import read_changeset
from handbook.editor.calls import Call, CallError
from handbook.editor.workspace import Workspace
from handbook.messages import say
from handbook.pages import find_address, gather_library, outline_pages, page_path, plan_page
from handbook.render import make_environment, render_page
from handbook.settings import find_name

_EXTENSIONS = ("attr_list", "fenced_code", "tables", "toc")  # those of settings.yml
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_LINK = re.compile(r' href="(?!#)[^"]*"')
_STYLE = re.compile(r' style="[^"]*"')
_BODIES: Mapping[str, str] = MappingProxyType({"exemplars": "bodies", "issuers": "bodies"})


def show_preview(workspace: Workspace, call: Call) -> Response:
    """Show the page of a record of a change."""
    changeset = read_changeset(workspace.root, call.path["change"])
    checked = workspace.try_change(changeset)
    table = _BODIES.get(call.path["table"], call.path["table"])
    if call.path["id"] not in getattr(checked.catalog, table, {}):
        raise CallError(say("editor", "no-page"), 404)
    site = find_name(workspace.root)
    library = gather_library(
        checked.catalog, checked.lineage, checked.names, workspace.reader.memo, site, checked.mentions
    )
    path = page_path(find_address(checked.catalog, table, call.path["id"]))
    outline = next((each for each in outline_pages(library) if each.path == path), None)
    if outline is None:
        raise CallError(say("editor", "no-page"), 404)
    page = plan_page(library, outline)
    written = Markdown(extensions=_EXTENSIONS).convert(_FRONT_MATTER.sub("", render_page(make_environment(), page)))
    content = Markup(_STYLE.sub("", _LINK.sub("", written)))  # noqa: S704 - the page's own writer escapes what records say
    back = workspace.address("thay-doi", changeset.name, "ban-ghi", call.path["table"], call.path["id"])
    return HTMLResponse(workspace.render("preview", title=page.title, content=content, back=back))

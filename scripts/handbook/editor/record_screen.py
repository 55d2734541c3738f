"""The screen of a record: a form from its model, kept while it is filled in, with what the check says beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel
from starlette.responses import HTMLResponse, RedirectResponse, Response

from handbook.changesets import (
    Changeset,
    begin_changeset,
    list_names,
    propose_name,
    read_changeset,
    take_record,
)
from handbook.datafile import Tree
from handbook.desk import read_text
from handbook.editor.articles import list_articles
from handbook.editor.calls import Call, CallError
from handbook.editor.field_faults import list_faults, tell_faults
from handbook.editor.fieldsets import FieldBox, FormPlan
from handbook.editor.form_trees import SEPARATOR, build_tree, is_in_order
from handbook.editor.lookups import Lookups, list_boxes, list_lookups
from handbook.editor.record_list import name_record
from handbook.editor.record_texts import OpenRecord, locate_record, open_record, save_record, write_text
from handbook.editor.start_screen import SEE_OTHER
from handbook.editor.workspace import Workspace
from handbook.evidence import find_copied
from handbook.messages import say
from handbook.records import SPACES, Catalog, render_record_file

_WHOLE = {"HX-Retarget": "#ban-ghi", "HX-Reswap": "outerHTML"}
"""What has the form drawn anew, for it holds something else, or numbered otherwise, than before."""
_OWN_WORDS = frozenset({"prose"})


@dataclass(frozen=True, slots=True)
class _Form:
    """All that the screen shows of a record."""

    changeset: Changeset
    table: str
    id: str
    title: str
    kind: str
    seen: str
    boxes: tuple[FieldBox, ...]
    faults: tuple[str, ...]
    copied: tuple[tuple[str, str], ...]
    lookups: Lookups
    article: str
    place: str
    """The passage that the record cites first."""
    prefix: str = ""


def choose_change(workspace: Workspace, call: Call) -> Response:
    """Show a record that was found, and the changes in which it may be edited."""
    table, identifier = call.path["table"], call.path["id"]
    entry = _find_entry(workspace.read().catalog, table, identifier)
    changes = tuple(read_changeset(workspace.root, name) for name in list_names(workspace.root))
    name = name_record(entry) or identifier
    return HTMLResponse(workspace.render("choose", name=name, table=table, id=identifier, changes=changes))


def begin_edit(workspace: Workspace, call: Call) -> Response:
    """Take a record into a change, a new one where none is named, and go on to its form."""
    table, identifier, change = call.path["table"], call.path["id"], call.read("thay-doi")
    catalog = workspace.read().catalog
    entry = _find_entry(catalog, table, identifier)
    if not change:
        title = say("editor", "edit-title", name=name_record(entry) or identifier)
        change = begin_changeset(workspace.root, propose_name(workspace.root, title), title).name
    take_record(workspace.root, change, locate_record(catalog, table, identifier))
    return RedirectResponse(workspace.address("thay-doi", change, "ban-ghi", table, identifier), SEE_OTHER)


def show_record(workspace: Workspace, call: Call) -> Response:
    """Show the form of a record in a change."""
    changeset = read_changeset(workspace.root, call.path["change"])
    record = _open(workspace, changeset, call)
    form = _plan_form(workspace, changeset, call, record)
    return HTMLResponse(workspace.render("record", form=form))


def keep_record(workspace: Workspace, call: Call) -> Response:
    """Keep what a form was filled in with, and tell what the check says of it now."""
    changeset = read_changeset(workspace.root, call.path["change"])
    record = replace(_open(workspace, changeset, call), seen=call.read("thay"))
    model = SPACES[call.path["table"]] if record.file.is_table else record.file.model
    _replace_item(record, build_tree(model, call.form), call.path["id"])
    write_text(record)
    is_joined = save_record(workspace.root, changeset.name, record)
    changeset = read_changeset(workspace.root, changeset.name)
    record = _open(workspace, changeset, call)
    blank = call.read("them")
    form = _plan_form(workspace, changeset, call, record, _read_way(blank))
    if blank or is_joined or not is_in_order(call.form):
        return HTMLResponse(workspace.render("record_form", form=form), headers=_WHOLE)
    return HTMLResponse(workspace.render("record_faults", form=form))


def _find_entry(catalog: Catalog, table: str, identifier: str) -> object:
    entries = getattr(catalog, table) if table in SPACES else {}
    if not isinstance(entries, Mapping) or identifier not in entries:
        raise CallError(say("editor", "refused-address"), 404)
    return entries[identifier].record


def _open(workspace: Workspace, changeset: Changeset, call: Call) -> OpenRecord:
    table, identifier = call.path["table"], call.path["id"]
    if table not in SPACES:
        raise CallError(say("editor", "refused-address"), 404)
    path = locate_record(workspace.read().catalog, table, identifier)
    record = open_record(workspace.root, changeset, path, identifier)
    if record is None:
        raise CallError(say("editor", "record-closed", path=path), 409)
    if not record.seen:
        raise CallError(say("editor", "refused-address"), 404)
    return record


def _replace_item(record: OpenRecord, tree: dict[str, Tree], identifier: str) -> None:
    """Put what was filled in where the record stands in its file; its id stays."""
    held = record.tree
    held.clear()
    held.update({"id": identifier, **{name: value for name, value in tree.items() if name != "id"}})


def _read_way(name: str) -> tuple[str | int, ...]:
    return tuple(int(each) if each.isdigit() else each for each in name.split(SEPARATOR)) if name else ()


def _plan_form(
    workspace: Workspace, changeset: Changeset, call: Call, record: OpenRecord, blank: tuple[str | int, ...] = ()
) -> _Form:
    checked = workspace.try_change(changeset)
    model: type[BaseModel] = SPACES[call.path["table"]] if record.file.is_table else record.file.model
    prefix = next((way for way, item in record.file.items if item is record.tree), ())
    faults = list_faults(checked.diagnostics, record.path, render_record_file(record.file), prefix)
    drawing = FormPlan(checked.catalog, tell_faults(faults), blank)
    boxes = drawing.draw_boxes(model, record.tree)
    articles = list_articles(changeset)
    return _Form(
        changeset,
        call.path["table"],
        call.path["id"],
        _name_tree(record.tree) or call.path["id"],
        SPACES[call.path["table"]].wording.title,
        record.seen,
        boxes,
        drawing.tell_faults(()),
        tuple(_find_copies(workspace.root, changeset, boxes)),
        list_lookups(checked.catalog, changeset.texts, boxes),
        call.query.get("tu", articles[0] if len(articles) == 1 else ""),
        _find_place(record.tree),
    )


def _find_place(tree: Mapping[str, Tree]) -> str:
    """Find the passage that a record cites first."""
    cited = tree.get("cite")
    return str(cited[0]) if isinstance(cited, list) and cited else ""


def _name_tree(tree: Mapping[str, Tree]) -> str:
    fields = ("short_name", "name", "label", "short_title", "title")
    return next((str(tree[each]) for each in fields if tree.get(each)), "")


def _find_copies(root: Path, changeset: Changeset, boxes: tuple[FieldBox, ...]) -> Iterator[tuple[str, str]]:
    """Find words that were taken over from a source whose text is at hand, by the boxes they stand in."""
    cited = {
        line.partition("#")[0] for box in list_boxes(boxes) if box.lookup == "passages" for line in box.value.split()
    }
    texts = [text for source in cited if (text := changeset.texts.get(source) or read_text(root, source))]
    for box in list_boxes(boxes):
        if box.kind in _OWN_WORDS and not box.is_list and box.value and (words := find_copied(box.value, texts)):
            yield box.key, words

"""The screen on which an editor adds what a list to choose from lacks, over the form that waits behind it."""

import json
from dataclasses import dataclass, replace

from starlette.responses import HTMLResponse, Response

from handbook.changesets import ChangedRecord, Changeset, read_changeset
from handbook.datafile import Path as Way
from handbook.diagnostics import Severity
from handbook.editor.calls import Call, CallError
from handbook.editor.field_faults import list_faults, tell_faults
from handbook.editor.fieldsets import Faults, FieldBox
from handbook.editor.lookups import Lookups, list_lookups
from handbook.editor.new_choices import (
    THINGS_TO_ADD,
    draft_choice,
    draw_choice,
    list_homes,
    list_pairs,
)
from handbook.editor.record_texts import OpenRecord, save_record, write_text
from handbook.editor.workspace import Workspace
from handbook.messages import say

_HOME, _SURE = "bang", "van-them"


@dataclass(frozen=True, slots=True)
class _ChoiceForm:
    """All that the screen shows; ``homes`` are the tables to choose from, where there are several."""

    changeset: Changeset
    space: str
    homes: tuple[tuple[str, str], ...]
    home: str
    boxes: tuple[FieldBox, ...]
    faults: tuple[str, ...]
    lookups: Lookups
    is_doubtful: bool
    """Whether nothing but doubts keep it from being added."""
    copied: tuple[tuple[str, str], ...] = ()
    prefix: str = "moi-"


def show_missing(workspace: Workspace, call: Call) -> Response:
    """Show the boxes for what a list lacks."""
    changeset = read_changeset(workspace.root, call.path["change"])
    return _answer(workspace, changeset, call, {}, is_doubtful=False)


def add_missing(workspace: Workspace, call: Call) -> Response:
    """Add what a list lacks to the change, or tell what is wrong with it; the form behind takes it by its id."""
    changeset = read_changeset(workspace.root, call.path["change"])
    catalog = workspace.try_change(changeset).catalog
    choice = draft_choice(
        workspace.root, changeset, catalog, _find_space(call), call.read(_HOME), list_pairs(call.form)
    )
    if choice.faults:
        return _answer(workspace, changeset, call, choice.faults, is_doubtful=False)
    if choice.record:
        faults, is_doubtful = _try(workspace, changeset, choice.record, choice.prefix)
        if faults and not (is_doubtful and call.read(_SURE)):
            return _answer(workspace, changeset, call, faults, is_doubtful=is_doubtful)
        save_record(workspace.root, changeset.name, choice.record)
    told = say("editor", "choice-added" if choice.record else "choice-there", name=choice.name)
    added = {"lookup": _find_space(call), "value": choice.value, "name": choice.name, "told": told}
    return HTMLResponse("", headers={"HX-Trigger-After-Swap": json.dumps({"da-them": added})})


def _find_space(call: Call) -> str:
    space = call.path["space"]
    if space not in THINGS_TO_ADD:
        raise CallError(say("editor", "refused-address"), 404)
    return space


def _try(workspace: Workspace, changeset: Changeset, record: OpenRecord, prefix: Way) -> tuple[Faults, bool]:
    """Check the change with something new in it, before it is written; tell whether there are only doubts."""
    path, text = record.path, write_text(record)
    records = {**changeset.records, path: ChangedRecord(path, text, None)}
    checked = workspace.try_change(replace(changeset, records=records))
    found = list_faults(checked.diagnostics, path, text, prefix)
    is_doubtful = all(each.severity is Severity.WARNING for faults in found.values() for each in faults)
    return tell_faults(found), is_doubtful


def _answer(workspace: Workspace, changeset: Changeset, call: Call, faults: Faults, *, is_doubtful: bool) -> Response:
    space, catalog = _find_space(call), workspace.try_change(changeset).catalog
    boxes = draw_choice(catalog, space, list_pairs(call.form), faults, call.query.get("nguon", ""))
    sources = [box.value for box in boxes if box.lookup == "sources"] or changeset.texts
    form = _ChoiceForm(
        changeset,
        space,
        list_homes(space),
        call.read(_HOME),
        boxes,
        _gather_rest(boxes, faults),
        list_lookups(catalog, sources, boxes),
        is_doubtful,
    )
    return HTMLResponse(workspace.render("new_choice", form=form))


def _gather_rest(boxes: tuple[FieldBox, ...], faults: Faults) -> tuple[str, ...]:
    """Gather what the check says that stands beside no box."""
    shown = {told for box in boxes for told in box.faults}
    return tuple(told for each in faults.values() for told in each if told not in shown)

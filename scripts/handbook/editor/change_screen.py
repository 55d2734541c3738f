"""The screen of a change: its records, what the check says of them, what it means, and what is done with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.responses import HTMLResponse, RedirectResponse, Response

from handbook.changesets import (
    Acceptance,
    Changeset,
    accept_changesets,
    discard_changeset,
    drop_record,
    find_remote,
    merge_texts,
    pack_changeset,
    plan_acceptance,
    read_changeset,
    send_changeset,
    settle_record,
    undo_step,
)
from handbook.diagnostics import Diagnostic
from handbook.difference import render_difference
from handbook.editor.articles import list_articles
from handbook.editor.calls import Call, CallError
from handbook.editor.record_list import name_record
from handbook.editor.start_screen import SEE_OTHER
from handbook.editor.workspace import Workspace
from handbook.messages import say
from handbook.records import TABLE_FILES, Catalog, find_table

_MINE, _THEIRS = "minh", "kia"


@dataclass(frozen=True, slots=True)
class _Row:
    """A record of a change, with what the check says of it."""

    path: str
    table: str
    id: str
    name: str
    action: str
    problems: tuple[Diagnostic, ...]

    @property
    def has_form(self) -> bool:
        """Whether the record can be opened by itself."""
        return self.table not in TABLE_FILES and self.action != "removed"


@dataclass(frozen=True, slots=True)
class _Overview:
    """All that the screen shows of a change; ``others`` are problems of records that are not in it."""

    changeset: Changeset
    acceptance: Acceptance
    rows: tuple[_Row, ...]
    others: tuple[Diagnostic, ...]
    articles: tuple[str, ...]
    has_place: bool
    """Whether there is a place to send the change to."""


def show_change(workspace: Workspace, call: Call) -> Response:
    """Show a change."""
    changeset = read_changeset(workspace.root, call.path["change"])
    acceptance = plan_acceptance(workspace.root, [changeset], workspace.reader)
    rows = tuple(_list_rows(changeset, acceptance))
    others = tuple(each for each in acceptance.problems if each.place.path not in changeset.records)
    overview = _Overview(
        changeset, acceptance, rows, others, list_articles(changeset), bool(find_remote(workspace.root))
    )
    return HTMLResponse(workspace.render("change", overview=overview))


def act_on_change(workspace: Workspace, call: Call) -> Response:
    """Undo a step, leave a record out, settle what somebody else changed, take the change in or throw it away."""
    name, action, path = call.path["change"], call.read("viec"), call.read("tep")
    changeset = read_changeset(workspace.root, name)
    if action == "hoan-tac":  # the screen it was asked for on is shown again
        undo_step(workspace.root, name)
        back = (part for part in call.read("ve").split("/") if part)
        return RedirectResponse(workspace.address("thay-doi", name, *back), SEE_OTHER)
    if action == "bo-ban-ghi":
        drop_record(workspace.root, name, path)
    elif action == "ghep":
        _settle(workspace, changeset, call)
    elif action in {"gui", "lay-tep"}:
        return _send(workspace, changeset, "" if action == "lay-tep" else find_remote(workspace.root))
    elif action == "nhan":
        acceptance = plan_acceptance(workspace.root, [changeset], workspace.reader)
        accept_changesets(workspace.root, acceptance)
        return RedirectResponse(workspace.address(), SEE_OTHER)
    elif action == "bo-thay-doi":
        discard_changeset(workspace.root, name)
        return RedirectResponse(workspace.address(), SEE_OTHER)
    else:
        raise CallError(say("editor", "form"))
    return RedirectResponse(workspace.address("thay-doi", name), SEE_OTHER)


def _send(workspace: Workspace, changeset: Changeset, remote: str) -> Response:
    """Send a change to where the handbook came from; where that is nowhere, hand it out as a file to be sent."""
    acceptance = plan_acceptance(workspace.root, [changeset], workspace.reader)
    if not acceptance.is_possible:
        raise CallError(say("editor", "not-ready"), 409)
    if remote:
        submission = send_changeset(workspace.root, changeset, remote)
        return HTMLResponse(workspace.render("sent", changeset=changeset, address_of_request=submission.address))
    packet = pack_changeset(changeset, render_difference(acceptance.difference, pages=False))
    named = {"content-disposition": f'attachment; filename="{changeset.name}.zip"'}
    return Response(packet, media_type="application/zip", headers=named)


def _settle(workspace: Workspace, changeset: Changeset, call: Call) -> None:
    """Make one text of three by what an editor chose for each thing that both sides changed."""
    acceptance = plan_acceptance(workspace.root, [changeset], workspace.reader)
    found = next((each for each in acceptance.collisions if each.path == call.read("tep")), None)
    if found is None or found.fingerprint != call.read("kia"):
        raise CallError(say("editor", "changed-again"), 409)
    choices = [call.read(f"chon-{at}") for at in range(len(found.merge.disagreements))]
    if any(choice not in {_MINE, _THEIRS} for choice in choices):
        raise CallError(say("editor", "choose-each"))
    yielding = [
        each.trail for each, choice in zip(found.merge.disagreements, choices, strict=True) if choice == _THEIRS
    ]
    merge = merge_texts(found.path, found.base, found.mine, found.theirs, yielding)
    settle_record(workspace.root, changeset.name, found.path, merge.text, found.fingerprint)


def _list_rows(changeset: Changeset, acceptance: Acceptance) -> Iterator[_Row]:
    for path, record in changeset.records.items():
        folder, _, file = path.rpartition("/")
        identifier = file.removesuffix(".yml")
        table = identifier if folder == "vocabulary" else find_table(folder)
        name = _find_name(acceptance.checked.catalog, table, identifier) or identifier
        problems = tuple(each for each in acceptance.problems if each.place.path == path)
        yield _Row(path, table, identifier, name, record.action, problems)


def _find_name(catalog: Catalog, table: str, identifier: str) -> str:
    if table in TABLE_FILES:
        return TABLE_FILES[table].wording.title
    entries = getattr(catalog, table)
    return name_record(entries[identifier].record) if identifier in entries else ""

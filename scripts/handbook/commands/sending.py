"""The commands that send a draft to those who look it over, and take one that was sent: ``submit`` and ``receive``."""

from pathlib import Path

import click

from handbook.changesets import (
    DRAFTS,
    MAX_PACKET,
    Acceptance,
    Changeset,
    ChangesetError,
    add_changeset,
    find_remote,
    list_names,
    pack_changeset,
    plan_acceptance,
    read_changeset,
    read_packet,
    send_changeset,
)
from handbook.commands.accepting import tell_acceptance
from handbook.commands.options import ROOT
from handbook.commands.usage import Command
from handbook.difference import RevisionError, render_difference
from handbook.messages import say


@click.command(cls=Command)
@ROOT
@click.argument("draft", default="")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=None)
@click.pass_context
def submit(context: click.Context, root: Path, draft: str, out: Path | None) -> None:
    """Send a draft to be looked over: where the handbook came from, or as a file."""
    try:
        changeset = _choose(root, draft)
        acceptance = plan_acceptance(root, [changeset])
        tell_acceptance(acceptance)
        if not acceptance.is_possible:
            context.exit(1)
        remote = "" if out else find_remote(root)
        click.echo(_send(root, changeset, remote) if remote else _pack(root, acceptance, out))
    except (ChangesetError, RevisionError) as error:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
        context.exit(1)
    except OSError as error:
        click.echo(say("commands", "unwritable", name=Path(error.filename or root)), err=True)
        context.exit(2)


@click.command(cls=Command)
@ROOT
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def receive(context: click.Context, root: Path, file: Path) -> None:
    """Take a draft that somebody sent as a file beside the others, and tell what it means."""
    try:
        with file.open("rb") as stream:
            packet = read_packet(stream.read(MAX_PACKET + 1))
        changeset = add_changeset(root, packet)
        tell_acceptance(plan_acceptance(root, [changeset]))
    except ChangesetError as error:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
        context.exit(1)
    except OSError as error:
        click.echo(say("commands", "unwritable", name=Path(error.filename or file)), err=True)
        context.exit(2)
    click.echo(say("changesets", "received", name=changeset.name))


def _choose(root: Path, draft: str) -> Changeset:
    """Read the draft that is named, or the only one there is."""
    names = list_names(root)
    if not names:
        raise ChangesetError(say("changesets", "none"))
    if not draft and len(names) > 1:
        raise ChangesetError(say("changesets", "several", names=", ".join(names)))
    changeset = read_changeset(root, draft.removeprefix(f"{DRAFTS}/").rstrip("/") or "".join(names))
    if not changeset.records:
        raise ChangesetError(say("changesets", "empty", name=changeset.name))
    return changeset


def _send(root: Path, changeset: Changeset, remote: str) -> str:
    submission = send_changeset(root, changeset, remote)
    return say("changesets", "sent", name=changeset.title, branch=submission.branch, address=submission.address)


def _pack(root: Path, acceptance: Acceptance, out: Path | None) -> str:
    [changeset] = acceptance.changesets
    path = out or root / DRAFTS / f"{changeset.name}.zip"
    path.write_bytes(pack_changeset(changeset, render_difference(acceptance.difference, pages=False)))
    return say("changesets", "packed", path=path)

"""The command that moves drafts into the handbook: ``accept``."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from handbook.changesets import (
    DRAFTS,
    Acceptance,
    Changeset,
    ChangesetError,
    Collision,
    accept_changesets,
    choose_records,
    list_names,
    plan_acceptance,
    read_changeset,
    settle_record,
)
from handbook.commands.options import ROOT
from handbook.commands.usage import Command
from handbook.difference import render_difference
from handbook.messages import render_text, say

_SIDES = ("mine", "theirs")


@click.command(cls=Command)
@ROOT
@click.argument("drafts", nargs=-1)
@click.option("--dry-run", "only_tell", is_flag=True)
@click.option("--merge", "side", type=click.Choice(_SIDES), default=None)
@click.pass_context
def accept(context: click.Context, root: Path, drafts: Sequence[str], *, only_tell: bool, side: str | None) -> None:
    """Move drafts into the handbook, all of them or none, where it has no errors then."""
    try:
        chosen = tuple(_choose(root, drafts))
        acceptance = plan_acceptance(root, chosen)
        if side and acceptance.collisions and not only_tell:
            _settle(root, acceptance, is_yielding=side == "theirs")
            acceptance = plan_acceptance(root, tuple(_choose(root, drafts)))
        tell_acceptance(acceptance)
        if not acceptance.is_possible:
            click.echo(say("changesets", "refused", collisions=bool(acceptance.collisions)), err=True)
        if only_tell or not (acceptance.is_possible and acceptance.changesets):
            context.exit(0 if acceptance.is_possible else 1)
        changed = accept_changesets(root, acceptance)
    except ChangesetError as error:
        click.echo(say("commands", "error", fault=f"{error}."), err=True)
        context.exit(1)
    except OSError as error:
        click.echo(say("commands", "unwritable", name=Path(error.filename or root)), err=True)
        context.exit(2)
    for path in changed:
        click.echo(say("changesets", "gone" if acceptance.overlay[path] is None else "written", path=path))
    click.echo(say("changesets", "accepted", count=len(changed), drafts=_name(acceptance.changesets)))


def _choose(root: Path, drafts: Sequence[str]) -> Iterator[Changeset]:
    """Read the changesets that are named, whole or by some of their records; all where none is."""
    wanted: dict[str, list[str]] = {name: [] for name in list_names(root)} if not drafts else {}
    whole = set(wanted)
    for each in drafts:
        name, _, path = _find_inside(root, each).partition("/")
        wanted.setdefault(name, []).append(path)
        whole |= set() if path else {name}
    for name, paths in wanted.items():
        changeset = read_changeset(root, name)
        yield changeset if name in whole else choose_records(changeset, paths)


def _find_inside(root: Path, draft: str) -> str:
    """Return a draft's place seen from where drafts are kept, whether it was named so or by its path."""
    try:
        return Path(draft).resolve().relative_to((root / DRAFTS).resolve()).as_posix()
    except ValueError:
        return draft.replace("\\", "/").removeprefix(f"{DRAFTS}/").rstrip("/")


def _settle(root: Path, acceptance: Acceptance, *, is_yielding: bool) -> None:
    """Merge what both sides changed; where they changed the same, one side wins."""
    for collision in acceptance.collisions:
        merge = collision.merge_with(is_yielding=is_yielding)
        settle_record(root, collision.name, collision.path, merge.text, collision.fingerprint)
        click.echo(say("changesets", "merged", path=collision.path))


def tell_acceptance(acceptance: Acceptance) -> None:
    """Tell in words what would be done, and what keeps it from being done."""
    if not acceptance.changesets:
        click.echo(f"{say('changesets', 'none')}.")
        return
    click.echo(render_difference(acceptance.difference, pages=False))
    for changeset in acceptance.changesets:
        for path in changeset.strays:
            click.echo(say("changesets", "stray", path=f"{DRAFTS}/{changeset.name}/{path}"), err=True)
    if acceptance.problems:
        click.echo(render_text(acceptance.problems, acceptance.checked.catalog.lines), err=True)
    for collision in acceptance.collisions:
        click.echo("\n".join(_describe(collision)), err=True)


def _describe(collision: Collision) -> Iterator[str]:
    """Tell of a record that both sides changed what each says where they do not agree."""
    told = collision.merge.disagreements
    yield say("changesets", "collision", path=collision.path, is_mergeable=not told)
    for each in told:
        trail = " › ".join(each.trail)
        yield say("changesets", "disagreement", trail=trail, mine=each.mine, theirs=each.theirs)


def _name(changesets: Sequence[Changeset]) -> str:
    return ", ".join(f"«{each.title}»" for each in changesets)

"""The commands that begin a new record: ``new`` and one for each kind."""

from pathlib import Path

import click

from handbook.commands.options import ROOT
from handbook.commands.usage import Command, CommandGroup
from handbook.desk import (
    QUESTIONS,
    DraftError,
    Question,
    draft_record,
    find_answer,
    list_choices,
    suggest_answer,
    write_draft,
)
from handbook.messages import render_text, say
from handbook.records import Catalog, read_catalog


@click.group(cls=CommandGroup)
def new() -> None:
    """Begin a new record from answers or options."""


def _make_new(kind: str) -> click.Command:
    """Make the command that drafts one kind of record: one option for each question."""
    options = [
        click.Option([f"--{each.field.replace('_', '-')}", each.field], help=each.words) for each in QUESTIONS[kind]
    ]

    @click.pass_context
    def run(context: click.Context, /, root: Path, *, no_ask: bool, **given: str | None) -> None:
        catalog = read_catalog(root).catalog
        answers: dict[str, str] = {}
        try:
            for question in QUESTIONS[kind]:
                answers[question.field] = _answer(catalog, kind, question, answers, (given[question.field], no_ask))
            draft = draft_record(catalog, kind, answers)
            if draft.diagnostics:
                click.echo(render_text(draft.diagnostics, {draft.path: draft.lines}), err=True)
                context.exit(1)
            write_draft(root, draft)
        except DraftError as error:
            click.echo(say("commands", "error", fault=f"{error}."), err=True)
            context.exit(1)
        click.echo(say("commands", "drafted", path=draft.path))

    quiet = click.Option(["--no-ask"], is_flag=True)
    return ROOT(Command(kind, topic=f"new-{kind}", callback=run, params=[*options, quiet]))


def _answer(
    catalog: Catalog, kind: str, question: Question, answers: dict[str, str], given: tuple[str | None, bool]
) -> str:
    """Take an answer from its option, else ask until there is a good one."""
    text, no_ask = given
    suggestion = suggest_answer(catalog, kind, question.field, answers)
    if text is not None or no_ask:
        return find_answer(catalog, kind, question, suggestion if text is None else text, answers)
    for choice in list_choices(catalog, question):
        click.echo(f"  {choice}")
    while True:
        words = question.words if question.required else say("commands", "optional", question=question.words)
        text = click.prompt(words, default=suggestion, show_default=bool(suggestion))
        try:
            return find_answer(catalog, kind, question, text, answers)
        except DraftError as error:
            click.echo(f"  {error}")


for _kind in QUESTIONS:
    new.add_command(_make_new(_kind))

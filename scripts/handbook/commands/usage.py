"""How to use a command, in Vietnamese: its help, and what is said when it is used wrongly.

The library's own words are English; the tests call every command wrongly and look for them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any, NoReturn

import click

from handbook.commands.console import open_console
from handbook.messages import read_area, say

_LONGEST = 200


class Misuse(click.UsageError):
    """A command used wrongly; the message is Vietnamese."""

    def show(self, file: IO[str] | None = None) -> None:
        """Print how the command is used and what was wrong."""
        if self.ctx is not None:
            click.echo(self.ctx.get_usage(), file=file, err=True)
            click.echo(f"{say('usage', 'guide', command=self.ctx.command_path)}\n", file=file, err=True)
        click.echo(say("usage", "fault", fault=f"{self.message}."), file=file, err=True)


class _Formatter(click.HelpFormatter):
    """Lays out help with Vietnamese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _translate(args), _translate("Usage: ") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_translate(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(_translate(first), _translate(second)) for first, second in rows], col_max, col_spacing)


class _Context(click.Context):
    """A command's context, with help in Vietnamese."""

    formatter_class = _Formatter


class Command(click.Command):
    """A command that speaks Vietnamese; what it and its options do is written with the words of editors."""

    context_class = _Context

    def __init__(self, name: str, *, topic: str = "", **more: Any) -> None:  # noqa: ANN401 - as click has it
        """Take the command's help from its words, unless it brings its own; they stand under its name or ``topic``."""
        super().__init__(name, **more)
        self.topic = topic or name
        self.help = read_area("help").get(self.topic, {}).get("help", self.help)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """List the options and arguments, each with its words."""
        params, words = super().get_params(ctx), read_area("help")
        for param in params:
            option = max(param.opts, key=len)
            for attribute, text in {**words["any"], **words.get(self.topic, {})}.get(option, {}).items():
                setattr(param, attribute, text)
        return params

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Read the command's arguments; raise Misuse where they are wrong."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            _refuse(error)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Say the whole first sentence in the list of commands, over as many lines as it takes."""
        return super().get_short_help_str(max(limit, _LONGEST))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; raise Misuse where it, or one of its own, is used wrongly."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            _refuse(error)
        except click.Abort:
            click.echo("\n" + say("usage", "stopped"), err=True)
            ctx.exit(1)


class CommandGroup(Command, click.Group):
    """A group of commands that speaks Vietnamese when it is used wrongly."""

    command_class = Command

    def main(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - as click has it
        """Run the command line, on a console of whatever letters."""
        open_console()
        return super().main(*args, **more)


def _refuse(error: click.UsageError) -> NoReturn:
    """Say what is wrong in Vietnamese; help asked for by giving no arguments is no fault."""
    if isinstance(error, Misuse | click.exceptions.NoArgsIsHelpError):
        raise error
    raise Misuse(_word_fault(error), error.ctx) from None


def _word_fault(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return say("usage", "option", name=error.option_name, near=_find_first(error.possibilities))
        case click.NoSuchCommand():
            return say("usage", "command", name=error.command_name, near=_find_first(error.possibilities))
        case click.MissingParameter():
            return say("usage", "missing", name=_find_name(error))
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            return say("usage", "choices", name=_find_name(error), choices=", ".join(map(str, choices)))
        case click.BadParameter():
            return say("usage", "value", name=_find_name(error), fault=_translate_fault(error.message))
    return _translate_fault(error.message)


def _find_name(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    is_option = error.param.param_type_name == "option"
    return max(error.param.opts, key=len) if is_option else error.param.human_readable_name


def _find_first(possibilities: Sequence[str] | None) -> str:
    return possibilities[0] if possibilities else ""


def _translate_fault(message: str) -> str:
    faults: Mapping[str, str] = read_area("usage")["faults"]
    for pattern, words in faults.items():
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*match.groups())
    return message.rstrip(".")


def _translate(text: str) -> str:
    """Translate what the library prints: whole where the whole has words, else what stands in it."""
    words: Mapping[str, Mapping[str, str]] = read_area("usage")
    for english, ours in words["parts"].items() if text not in words["words"] else ():
        text = text.replace(english, ours)
    return words["words"].get(text, text)

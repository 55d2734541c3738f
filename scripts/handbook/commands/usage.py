"""How to use a command, in Vietnamese: its help, and what is said when it is used wrongly.

The library's own words are English; the tests call every command wrongly and look for them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import IO, Any, NoReturn

import click

from handbook.commands.console import open_console

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "Usage: ": "Cách dùng: ",
        "Options": "Tùy chọn",
        "Commands": "Lệnh",
        "Positional arguments": "Tham số",
        "Show this message and exit.": "In lời hướng dẫn này.",
    }
)
_METAVARS = (
    ("[OPTIONS]", "[TÙY CHỌN]"),
    ("COMMAND [ARGS]", "LỆNH [THAM SỐ]"),
    ("INTEGER RANGE", "SỐ"),
    ("DIRECTORY", "THƯ MỤC"),
    ("FILENAME", "TỆP"),
    ("FILE", "TỆP"),
    ("TEXT", "CHỮ"),
    ("default: ", "mặc định: "),
)
_LONGEST = 200
_FAULTS = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (r"(?:File|Path) '(.*)' does not exist\.", "không có tệp «{0}»"),
        (r"Directory '(.*)' does not exist\.", "không có thư mục «{0}»"),
        (r"\w+ '(.*)' is a file\.", "«{0}» là tệp, không phải thư mục"),
        (r"\w+ '(.*)' is a directory\.", "«{0}» là thư mục, không phải tệp"),
        (r"\w+ '(.*)' is not (?:read|writ|execut)able\.", "máy không cho mở «{0}»"),
        (r"'(.*?)': .*", "không mở được tệp «{0}»"),
        (r"'(.*)' is not a valid .*", "«{0}» không phải số"),
        (r"(\S+) is not in the range (\d+)<=x<=(\d+)\.", "«{0}» không nằm trong khoảng từ {1} tới {2}"),
        (r"(\S+) is not in the range x>=(\d+)\.", "«{0}» nhỏ hơn {1}"),
        (r"Missing command\.", "thiếu tên lệnh"),
        (r"Got unexpected extra arguments? \((.*)\)", "thừa «{0}»"),
        (r"Option '(.*)' requires .*", "sau «{0}» còn thiếu giá trị"),
        (r"Option '(.*)' does not take a value\.", "«{0}» không đi cùng giá trị"),
    )
)


class Misuse(click.UsageError):
    """A command used wrongly; the message is Vietnamese."""

    def show(self, file: IO[str] | None = None) -> None:
        """Print how the command is used and what was wrong."""
        if self.ctx is not None:
            click.echo(self.ctx.get_usage(), file=file, err=True)
            click.echo(f"Xem hướng dẫn: {self.ctx.command_path} --help\n", file=file, err=True)
        click.echo(f"Lỗi: {self.message}.", file=file, err=True)


class _Formatter(click.HelpFormatter):
    """Lays out help with Vietnamese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _translate(args), _WORDS["Usage: "] if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_WORDS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        said = [(_translate(first), _WORDS.get(second, _translate(second))) for first, second in rows]
        super().write_dl(said, col_max, col_spacing)


class _Context(click.Context):
    """A command's context, with help in Vietnamese."""

    formatter_class = _Formatter


class Command(click.Command):
    """A command that speaks Vietnamese when it is used wrongly."""

    context_class = _Context

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
            click.echo("\nĐã dừng giữa chừng.", err=True)
            ctx.exit(1)


class Group(Command, click.Group):
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
            return f"không có tùy chọn «{error.option_name}»{_suggest(error.possibilities)}"
        case click.NoSuchCommand():
            return f"không có lệnh «{error.command_name}»{_suggest(error.possibilities)}"
        case click.MissingParameter():
            return f"thiếu {_name(error)}"
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            return f"{_name(error)} chỉ nhận: {', '.join(map(str, choices))}"
        case click.BadParameter():
            return f"{_name(error)}: {_translate_fault(error.message)}"
    return _translate_fault(error.message)


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return "giá trị"
    name = (
        max(error.param.opts, key=len) if error.param.param_type_name == "option" else error.param.human_readable_name
    )
    return f"«{name}»"


def _suggest(possibilities: Sequence[str] | None) -> str:
    return f"; có phải «{possibilities[0]}» không" if possibilities else ""


def _translate_fault(message: str) -> str:
    for pattern, words in _FAULTS:
        if match := pattern.fullmatch(message):
            return words.format(*match.groups())
    return message.rstrip(".")


def _translate(text: str) -> str:
    for english, words in _METAVARS:
        text = text.replace(english, words)
    return text

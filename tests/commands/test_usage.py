"""Help and wrong use of the commands: no English word of the library reaches an editor."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from handbook.commands.cli import main
from handbook.messages import read_area

_ENGLISH = re.compile(
    r"\b(?:Usage|Options|Commands|Error|Try|Show|exit|help for|Missing|Invalid|value|No such|argument|unexpected|"
    r"default|does not|exist|requires|Aborted|directory|valid|range|COMMAND|ARGS|OPTIONS|TEXT|FILE|DIRECTORY|choose)\b"
)
_MISUSES = {
    "chek": "không có lệnh «chek»; có phải «check» không",
    "check --fom x": "không có tùy chọn «--fom»; có phải «--format» không",
    "check --zzz": "không có tùy chọn «--zzz»",
    "check --format xml": "«--format» chỉ nhận: text, github, json",
    "check --format": "sau «--format» còn thiếu giá trị",
    "check --root khong-co": "«--root»: không có thư mục «khong-co»",
    f"check --root {__file__}": f"«--root»: «{__file__}» là tệp, không phải thư mục",
    "check thừa": "thừa «thừa»",
    "check thừa nữa": "thừa «thừa nữa»",
    "diff": "thiếu «BASE»",
    "diff --folders=1 a": "«--folders» không đi cùng giá trị",
    "fmt khong-co": "không có tệp «khong-co»",
    "fmt .": "«.» là thư mục, không phải tệp",
    "new --zzz": "không có tùy chọn «--zzz»",
    "new directve": "không có lệnh «directve»; có phải «directive» không",
    "serve --port a": "«--port»: «a» không phải số",
    "serve --port 99999": "«--port»: «99999» không nằm trong khoảng từ 1 tới 65535",
    "pdf --list khong-co": "«--list»: không mở được tệp «khong-co»",
}


def _walk(command: click.Command, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield names
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _walk(inner, (*names, name))


@pytest.mark.parametrize("names", list(_walk(main)), ids=" ".join)
def test_help_has_no_english_of_the_library(names: tuple[str, ...], runner: CliRunner) -> None:
    result = runner.invoke(main, [*names, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Cách dùng: ")
    assert not _ENGLISH.findall(result.output)


@pytest.mark.parametrize(("arguments", "message"), _MISUSES.items(), ids=_MISUSES)
def test_wrong_use_is_told_in_vietnamese(arguments: str, message: str, runner: CliRunner) -> None:
    result = runner.invoke(main, arguments.split())
    assert result.exit_code == 2
    assert result.output.endswith(f"{message}.\n")
    assert not _ENGLISH.findall(result.output)


def test_no_command_at_all_shows_the_help(runner: CliRunner) -> None:
    result = runner.invoke(main, [])
    assert result.output == runner.invoke(main, ["--help"]).output


def test_an_answer_that_breaks_off_is_told_so(toy: Path, runner: CliRunner) -> None:
    result = runner.invoke(main, ["new", "source", "--root", str(toy)], input="Bài\n")
    assert result.exit_code == 1
    assert "Đã dừng giữa chừng." in result.output
    assert "Abort" not in result.output


def _find_command(names: tuple[str, ...]) -> click.Command:
    command: click.Command = main
    for name in names:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    return command


def _list_params(command: click.Command) -> Iterator[tuple[str, click.Parameter]]:
    for param in command.get_params(click.Context(command)):
        yield max(param.opts, key=len), param


@pytest.mark.parametrize("names", list(_walk(main)), ids=" ".join)
def test_every_command_and_option_says_what_it_does(names: tuple[str, ...]) -> None:
    command = _find_command(names)
    assert command.help
    assert all(param.help for _, param in _list_params(command) if isinstance(param, click.Option))


def test_no_command_or_option_that_is_gone_has_words() -> None:
    words = dict(read_area("help"))
    options = {option for names in _walk(main) for option, _ in _list_params(_find_command(names))}
    assert words.pop("any").keys() <= options
    for names in _walk(main):
        command = _find_command(names)
        given = words.pop(getattr(command, "topic", ""), {})
        assert given.keys() <= {"help", *(option for option, _ in _list_params(command))}
    assert words == {}
